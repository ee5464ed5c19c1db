/** Errors where `httpErrors` is not: in plain Hono, in other frameworks, in JSON and in the log. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { inspect } from 'node:util'
import { pino } from 'pino'
import { describe, expect, test, vi } from 'vitest'
import {
  BadRequest,
  errorClassOf,
  fromHttpException,
  httpErrors,
  fromUpstream,
  fromValidation,
  InternalServerError,
  MethodNotAllowed,
  NotFound,
  ServiceUnavailable,
  Unauthorized,
  UpgradeRequired,
  type HttpError,
} from '../../src/index.ts'
import { everyError } from '../support/every-error.ts'

const common = {
  'cache-control': 'no-store',
  'content-type': 'application/problem+json',
  'x-content-type-options': 'nosniff',
}

async function inPlainHono(error: unknown): Promise<readonly [number, object, unknown]> {
  const app = new Hono().get('/', () => {
    throw error
  })
  const response = await app.request('/')
  return [response.status, Object.fromEntries(response.headers), await response.json()]
}

describe('error.getResponse()', () => {
  test('Plain Hono responds to a thrown error with its status, fields and problem', async () => {
    expect(await inPlainHono(new NotFound('No book has that id.'))).toEqual([
      404,
      common,
      {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'No book has that id.',
        condition: 'unknown',
      },
    ])
  })

  test.each<[HttpError, Record<string, string>]>([
    [new MethodNotAllowed({ allow: ['GET', 'HEAD'] }), { allow: 'GET, HEAD' }],
    [new ServiceUnavailable({ retryAfter: 30 }), { 'retry-after': '30' }],
    [
      new Unauthorized({ challenges: [{ scheme: 'Bearer', params: { realm: 'api' } }] }),
      { 'www-authenticate': 'Bearer realm="api"' },
    ],
    [
      new UpgradeRequired({ upgrade: ['websocket'] }),
      { upgrade: 'websocket', connection: 'upgrade' },
    ],
    [
      new NotFound({ headers: { 'Cache-Control': 'max-age=60' } }),
      { 'cache-control': 'max-age=60' },
    ],
  ])('Plain Hono sends the fields of %s', async (error, fields) => {
    const [status, headers] = await inPlainHono(error)
    expect(status).toBe(error.status)
    expect(headers).toEqual({ ...common, ...fields })
  })

  test('Each Set-Cookie of an error is a field line', () => {
    const error = new NotFound({ headers: { 'Set-Cookie': ['a=1', 'b=2'] } })
    expect(error.getResponse().headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  })

  test.each(Object.entries(everyError))(
    'The response of %s has the status and the problem of the error',
    async (_name, create) => {
      const error = create()
      const response = error.getResponse()
      expect(response.status).toBe(error.status)
      expect(response.headers.get('content-type')).toBe('application/problem+json')
      expect(await response.json()).toEqual(JSON.parse(JSON.stringify(error)))
    }
  )

  test('Each call returns another Response, so that one error can be thrown twice', async () => {
    const error = new NotFound('x')
    expect(await error.getResponse().text()).toBe(await error.getResponse().text())
  })

  test('The message of a 5xx is not in its response', async () => {
    const text = await new InternalServerError('password=hunter2').getResponse().text()
    expect(text).not.toContain('hunter2')
  })

  const cyclic: Record<string, unknown> = { name: 'loop' }
  cyclic['self'] = cyclic
  const throwing = {
    get bad(): never {
      throw new Error('secret')
    },
    good: 1,
  }
  test.each([
    ['a cycle', cyclic, { name: 'loop' }],
    ['a BigInt', { count: 10n }, { count: '10' }],
    ['a getter that throws', throwing, { good: 1 }],
    ['a member named __proto__', JSON.parse('{"__proto__":{"status":200},"a":1}'), { a: 1 }],
  ])('Extensions with %s do not break the response', async (_what, extensions, expected) => {
    const response = new NotFound({ extensions }).getResponse()
    expect(response.status).toBe(404)
    const { type, title, status, detail, condition, ...rest } = (await response.json()) as Record<
      string,
      unknown
    >
    expect([type, title, status, condition]).toEqual(['about:blank', 'Not Found', 404, 'unknown'])
    expect(detail).toBe(NotFound.definition.explanation)
    expect(rest).toEqual(expected)
  })

  test('A getter of a subclass that throws leaves the problem of the bare status', async () => {
    class Hostile extends NotFound {}
    for (const name of ['detail', 'headers', 'status', 'extensions']) {
      const get = (): never => {
        throw new Error('secret')
      }
      const error = Object.defineProperty(new Hostile('x'), name, { get })
      const response = error.getResponse()
      expect(response.status).toBe(404)
      expect(await response.text()).not.toContain('secret')
    }
  })

  test('A status and fields that were changed afterwards cannot break the response', () => {
    const error = Object.assign(new NotFound(), {
      status: 200,
      headers: { 'content-length': '1', 'x-bad': 'a\r\nb', 'x-good': '1' },
    })
    const response = error.getResponse()
    expect(response.status).toBe(404)
    expect(Object.fromEntries(response.headers)).toEqual({ ...common, 'x-good': '1' })
  })

  test('An error made for one of another library has its public part only', async () => {
    const cause = new Error('connect ECONNREFUSED 10.0.0.7')
    const response = errorClassOf(502).from({ cause }).getResponse()
    expect(response.status).toBe(502)
    expect(await response.text()).not.toContain('10.0.0.7')
  })
})

describe('a wrapped app', () => {
  test.each(['text/html', 'application/problem+xml'])(
    'A wrapped app sends its own format %s, even if keepResponse wants every response',
    async (accept) => {
      const app = httpErrors(new Hono(), { report: false, keepResponse: () => true }).get(
        '/',
        () => {
          throw new NotFound('x')
        }
      )
      const response = await app.request('/', { headers: { accept } })
      expect(response.status).toBe(404)
      expect(response.headers.get('content-type')).toContain(accept)
    }
  )

  test('The error that a second copy of this package made is sent in the format of the app', async () => {
    vi.resetModules()
    const other = await import('../../src/index.ts')
    expect(other.NotFound).not.toBe(NotFound)
    const app = httpErrors(new Hono(), { report: false }).get('/', () => {
      throw new other.NotFound('x')
    })
    const response = await app.request('/', { headers: { accept: 'text/html' } })
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(fromHttpException()(new other.NotFound('x'))).toBeUndefined()
  })

  test('No recognizer takes an error of this package for an exception of Hono', () => {
    const cause = { issues: [{ message: 'Expected a string', path: ['a'] }] }
    const error = new BadRequest({ cause })
    expect(fromHttpException()(error)).toBeUndefined()
    expect(fromValidation()(error)).toBeUndefined()
    expect(fromUpstream({ responses: true })(error)).toBeUndefined()
    expect(fromHttpException()(new HTTPException(404))?.status).toBe(404)
  })
})

describe('JSON and logs', () => {
  test('JSON.stringify of an error is its public problem', () => {
    const error = new InternalServerError('password=hunter2', { cause: new Error('secret') })
    expect(JSON.parse(JSON.stringify({ error }))).toEqual({
      error: {
        type: 'about:blank',
        title: 'Internal Server Error',
        status: 500,
        detail: InternalServerError.definition.explanation,
        condition: 'unknown',
      },
    })
  })

  test('c.json(error) does not contain the message of a 5xx', async () => {
    const app = new Hono().get('/', (c) => c.json(new InternalServerError('hunter2'), 500))
    expect(await (await app.request('/')).json()).toHaveProperty('status', 500)
    expect(await (await app.request('/')).text()).not.toContain('hunter2')
  })

  test('pino writes the status beside the message', () => {
    const lines: string[] = []
    pino({ base: null }, { write: (line) => void lines.push(line) }).error(new NotFound('fish 7'))
    const { err } = JSON.parse(lines.join('')) as { readonly err: Record<string, unknown> }
    expect(err).toEqual({
      type: 'NotFound',
      message: 'fish 7',
      stack: expect.stringContaining('NotFound: fish 7') as string,
      status: 404,
    })
  })

  test('The console shows nothing but the name and the message of a bare error', () => {
    const error = new NotFound('fish 7')
    expect(inspect(error)).toBe('[NotFound: fish 7]')
    expect(Object.keys(error)).toEqual([])
  })
})
