/** The option `cacheControl`: Cache-Control of errors that do not set their own (RFC 9111 §3). */
import { Hono } from 'hono'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import {
  createHttpError,
  getProblem,
  Gone,
  httpErrors,
  NetworkAuthenticationRequired,
  NotFound,
  PreconditionRequired,
  problemJsonFormatter,
  RequestHeaderFieldsTooLarge,
  TooManyRequests,
  type HttpErrorsOptions,
  type Problem,
  type Report,
} from '../../src/index.ts'
import { fails } from '../support/respond-to.ts'

const report = vi.fn<Report>()
beforeEach(() => report.mockReset())

function shop(cacheControl: unknown, options: HttpErrorsOptions = {}): Hono {
  return httpErrors(new Hono(), {
    report,
    cacheControl: cacheControl as string,
    ...options,
  })
    .get('/gone', () => {
      throw new Gone()
    })
    .get('/own', () => {
      throw new NotFound({ headers: { 'Cache-Control': 'max-age=1' } })
    })
    .get('/kept', (c) => {
      throw c.text('kept', 404)
    })
    .get('/kept-own', () => {
      throw new Response('kept', { status: 404, headers: { 'Cache-Control': 'max-age=2' } })
    })
    .get('/status/:status', (c) => {
      throw createHttpError(Number(c.req.param('status')))
    })
}

async function valueOf(app: Hono, path: string): Promise<string | null> {
  return (await app.request(path)).headers.get('cache-control')
}

test('Errors are not stored by default', async () => {
  expect(await valueOf(shop(undefined), '/gone')).toBe('no-store')
  expect(await valueOf(shop(undefined), '/nowhere')).toBe('no-store')
})

test('the option cacheControl with one value is sent with all errors', async () => {
  expect(await valueOf(shop('max-age=5'), '/gone')).toBe('max-age=5')
  expect(await valueOf(shop('max-age=5'), '/status/500')).toBe('max-age=5')
})

describe('the option cacheControl with a map', () => {
  const map = { 404: 'max-age=60', 410: 'max-age=86400', '4xx': 'no-cache', default: 'private' }

  test.each([
    ['/nowhere', 'max-age=60'],
    ['/gone', 'max-age=86400'],
    ['/status/409', 'no-cache'],
    ['/status/503', 'private'],
  ])('the most precise key of cacheControl decides for %s: %s', async (path, value) => {
    expect(await valueOf(shop(map), path)).toBe(value)
  })

  test('a status without a key in cacheControl is not stored', async () => {
    const app = shop({ 404: 'max-age=60', '4xx': undefined })
    expect(await valueOf(app, '/gone')).toBe('no-store')
    expect(await valueOf(app, '/status/500')).toBe('no-store')
  })

  test.each([
    ['a key that is no status', { 200: 'max-age=1' }, /has the key '200'/],
    ['a misspelt class', { '4XX': 'max-age=1' }, /has the key '4XX'/],
    ['a value with a line break', { 404: 'a\r\nSet-Cookie: b=c' }, /'cacheControl\['404'\]'/],
    ['an empty value', { 404: '' }, /'cacheControl\['404'\]'/],
    [
      'a number',
      60,
      /'cacheControl' must be directives such as 'max-age=60', an object of such values or a function; received /,
    ],
    [
      'null',
      null,
      /'cacheControl' must be directives such as 'max-age=60', an object of such values or a function; received /,
    ],
    [
      'an empty text',
      '',
      /'cacheControl' must be directives such as 'max-age=60', an object of such values or a function; received /,
    ],
    [
      'a text with a line break',
      'a\r\nSet-Cookie: b=c',
      /'cacheControl' must be directives such as 'max-age=60', an object of such values or a function; received /,
    ],
  ])('httpErrors throws if cacheControl is %s', (_what, cacheControl, message) => {
    expect(() => shop(cacheControl)).toThrow(message)
  })
})

describe('the option cacheControl with a function', () => {
  test('the function cacheControl receives the problem and the context', async () => {
    const app = shop((problem: Problem, c: { readonly req: { readonly path: string } }) =>
      problem.status === 404 ? `max-age=${c.req.path.length}` : undefined
    )
    expect(await valueOf(app, '/nowhere')).toBe('max-age=8')
    expect(await valueOf(app, '/gone')).toBe('no-store')
    expect(report.mock.calls.map(([error]) => error)).toEqual([expect.any(Gone)])
  })

  test.each<readonly [string, () => unknown, unknown]>([
    ['throws', fails, new Error('hook')],
    ['rejects', () => Promise.reject(new Error('hook')), expect.any(TypeError)],
    ['returns a promise', () => Promise.resolve('max-age=1'), expect.any(TypeError)],
    ['returns what is no directive', () => 'no store', expect.any(TypeError)],
    ['returns no number of seconds', () => 'max-age=1.5', expect.any(TypeError)],
    ['returns a line break', () => 'a\r\nSet-Cookie: b=c', expect.any(TypeError)],
    ['returns an empty text', () => '', expect.any(TypeError)],
    ['returns a number', () => 60, expect.any(TypeError)],
    ['returns null', () => null, expect.any(TypeError)],
  ])(
    'an error is not stored if the function cacheControl %s, which is reported once',
    async (_how, cacheControl, reported) => {
      const response = await shop(cacheControl).request('/gone')
      expect(response.status).toBe(410)
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.get('set-cookie')).toBeNull()
      expect(report.mock.calls.map(([error]) => error)).toEqual([expect.any(Gone), reported])
    }
  )

  test('a function cacheControl that changes the problem changes neither the response nor what is reported', async () => {
    const seen: unknown[] = []
    const app = httpErrors(new Hono(), {
      report: (_error, _c, { problem }) => void seen.push(problem.title),
      formatters: [problemJsonFormatter()],
      cacheControl: (problem) => {
        Object.assign(problem, { status: 200, title: 'changed' })
        return 'max-age=1'
      },
    })
    app.use(async (c, next) => {
      await next()
      seen.push(getProblem(c)?.title)
    })
    app.get('/gone', () => {
      throw new Gone()
    })
    const response = await app.request('/gone')
    expect(response.status).toBe(410)
    expect(await response.json()).toMatchObject({ status: 410, title: 'Gone' })
    expect(seen).toEqual(['Gone', 'Gone'])
  })
})

describe('an error that states its Cache-Control', () => {
  test('An error keeps its own Cache-Control', async () => {
    expect(await valueOf(shop({ 404: 'max-age=60' }), '/own')).toBe('max-age=1')
  })

  test('A thrown Response gets the Cache-Control of its status, unless it has one', async () => {
    expect(await valueOf(shop({ 404: 'max-age=60' }), '/kept')).toBe('max-age=60')
    expect(await valueOf(shop({ 404: 'max-age=60' }), '/kept-own')).toBe('max-age=2')
  })

  // RFC 6585: "Responses with the [428, 429, 431, 511] status code MUST NOT be stored by a cache."
  test.each([
    new PreconditionRequired(),
    new TooManyRequests(),
    new RequestHeaderFieldsTooLarge(),
    new NetworkAuthenticationRequired(),
  ])('an error of $status is never stored', async (error) => {
    for (const cacheControl of [
      'max-age=60',
      { [error.status]: 'max-age=60' },
      () => 'max-age=60',
    ]) {
      const app = shop(cacheControl).get('/', () => {
        throw error
      })
      expect(await valueOf(app, '/')).toBe('no-store')
    }
  })
})
