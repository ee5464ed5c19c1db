/** The error pages of development, and that production never sends them. */
import { Hono } from 'hono'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { developmentFormatters } from '../../src/development/development.ts'
import {
  httpErrors,
  InternalServerError,
  jsonFormatter,
  NotFound,
  problemJsonFormatter,
  toProblem,
  type Formatter,
} from '../../src/index.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

const secrets = {
  Authorization: 'Bearer t0ps3cret',
  Cookie: 'sid=t0ps3cret',
  'Proxy-Authorization': 'Basic t0ps3cret',
  'X-Api-Key': 't0ps3cret',
  'X-Session': 't0ps3cret',
  'X-CSRF': 't0ps3cret',
  'Cf-Access-Jwt-Assertion': 't0ps3cret',
}

async function answer(thrown: unknown, accept: string, formatters?: readonly Formatter[]) {
  const app = httpErrors(new Hono(), {
    formatters: developmentFormatters(formatters),
    report: () => {},
  })
  app.get('/', () => {
    throw thrown
  })
  const headers = { Accept: accept, 'X-Plain': 'visible', ...secrets }
  const response = await app.request('http://localhost/?page=2', { headers })
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    policy: response.headers.get('content-security-policy') ?? '',
    body: await response.text(),
  }
}

describe('developmentFormatters in development', () => {
  const inner = new TypeError('connect refused')
  const outer = new Error('no shelf <script>', { cause: inner })

  test('the development page shows the error, its source, its causes and the request', async () => {
    const { status, type, body } = await answer(outer, 'text/html')
    expect(status).toBe(500)
    expect(type).toBe('text/html; charset=utf-8')
    expect(body).toContain('no shelf &lt;script&gt;')
    expect(body).toContain('development.test.ts')
    expect(body).toContain('connect refused')
    expect(body).toContain('page=2')
    expect(body).toContain('visible')
  })

  test('the development page runs only scripts with its nonce, and contains no credentials', async () => {
    const { policy, body } = await answer(outer, 'text/html')
    const [, nonce = 'none'] = /script-src 'nonce-([^']+)'/.exec(policy) ?? []
    const scripts = body.match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(0)
    expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([])
    expect(body).not.toContain('t0ps3cret')
  })

  test('the development formatters send the usual page for a 4xx', async () => {
    const { status, body } = await answer(new NotFound(), 'text/html')
    expect(status).toBe(404)
    expect(body).toContain('<title>404 Not Found</title>')
  })

  test('the development JSON has a member debug with the stack and the causes', async () => {
    const { body } = await answer(outer, 'application/json')
    const { debug, detail } = JSON.parse(body)
    expect(detail).not.toContain('shelf')
    expect(debug).toMatchObject({
      name: 'Error',
      message: 'no shelf <script>',
      causes: [{ name: 'TypeError', message: 'connect refused' }],
    })
    expect(debug.stack[0]).toMatch(/^at .*development\.test\.ts:\d+:\d+/)
  })

  test('the development JSON of a 4xx has the stack of the error', async () => {
    const app = httpErrors(new Hono(), {
      formatters: developmentFormatters([problemJsonFormatter()]),
    })
    app.get('/', () => {
      throw new NotFound('No book has that id.')
    })
    const { debug } = (await (await app.request('/')).json()) as { debug: { stack: string[] } }
    expect(debug).toMatchObject({ name: 'NotFound', message: 'No book has that id.' })
    expect(debug.stack.join()).toContain('development.test.ts')
  })

  const trap = () => {
    throw new Error('trap')
  }

  test.each([
    ['a string', () => 'a string', { thrown: 'a string' }],
    ['null', () => null, { thrown: 'null' }],
    ['an object', () => ({ code: 7 }), { thrown: '{"code":7}' }],
    [
      'a hostile Proxy',
      () => new Proxy({}, { get: trap, ownKeys: trap }),
      { thrown: '(cannot be shown)' },
    ],
  ])('the development JSON shows a thrown value that is %s', async (_, make, debug) => {
    const { body } = await answer(make(), '*/*', [problemJsonFormatter()])
    expect(JSON.parse(body)).toMatchObject({ status: 500, debug })
    const page = await answer(make(), 'text/html')
    expect(page).toMatchObject({ status: 500, type: 'text/html; charset=utf-8' })
    expect(page.body).toMatch(/^<!doctype html>/i)
  })

  test('a JSON shape of the app can read the member debug', async () => {
    const shape = jsonFormatter(({ status, debug }) => ({ code: status, debug }))
    expect(JSON.parse((await answer(outer, '*/*', [shape])).body)).toMatchObject({
      code: 500,
      debug: { message: 'no shelf <script>' },
    })
  })
})

describe('developmentFormatters in production', () => {
  test('developmentFormatters returns its argument in production, with a warning, and shows no error', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    const warned = vi.spyOn(console, 'error').mockImplementation(() => {})
    const formatters = [problemJsonFormatter()]
    expect(developmentFormatters(formatters)).toBe(formatters)
    expect(warned).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('REFUSED'))
    const { body } = await answer(new Error('secret'), '*/*')
    expect(body).not.toMatch(/secret|debug|development\.test/)
  })

  test('no environment variable switches the development formatters on', async () => {
    for (const name of ['development', 'dev', 'test', 'debug', '']) {
      vi.stubEnv('NODE_ENV', name)
      vi.stubEnv('DEBUG', '*')
      const app = httpErrors(new Hono(), { report: () => {} })
      app.get('/', () => {
        throw new Error('secret')
      })
      expect(await (await app.request('/')).text()).not.toMatch(/secret|debug/)
    }
  })
})

describe('the development formatters by themselves', () => {
  const problem = toProblem(new NotFound())

  test('Without an error, JSON has no debug member', async () => {
    const formatters = developmentFormatters()
    const json = formatters.find(({ type }) => type === 'application/problem+json')
    expect(JSON.parse(String(await json?.format(problem, undefined)))).toEqual(problem)
  })

  test('The page of an error of the app itself shows its message', async () => {
    const { status, body } = await answer(new InternalServerError('no shelf'), 'text/html')
    expect(status).toBe(500)
    expect(body).toContain('no shelf')
  })

  test('A thrown object that JSON leaves out is shown as undefined', async () => {
    const thrown = { toJSON: () => undefined }
    const { body } = await answer(thrown, 'application/problem+json')
    expect(JSON.parse(body).debug).toEqual({ thrown: 'undefined' })
  })
})
