/** What the default log and `report` get of the errors of Hono's own middleware, over real sockets. */
import { createAdaptorServer } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type MiddlewareHandler } from 'hono'
import { basicAuth } from 'hono/basic-auth'
import { bearerAuth } from 'hono/bearer-auth'
import { bodyLimit } from 'hono/body-limit'
import { every, except, some } from 'hono/combine'
import { contextStorage } from 'hono/context-storage'
import { cors } from 'hono/cors'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { ipRestriction } from 'hono/ip-restriction'
import { jwk } from 'hono/jwk'
import { jwt } from 'hono/jwt'
import { methodOverride } from 'hono/method-override'
import { requestId } from 'hono/request-id'
import { timeout } from 'hono/timeout'
import { validator } from 'hono/validator'
import createError from 'http-errors'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { httpErrors, NotFound, type HttpErrorsOptions, type Report } from '../../src/index.ts'
import { honoDoes } from '../support/installed-versions.ts'
import { methodNotAllowed } from '../support/method-not-allowed.ts'
import { started } from '../support/server.ts'
import { exchangeHttp1, type Http1Request } from '../../src/conformance/clients/raw-client.ts'

const basic = basicAuth({ username: 'a', password: 'b' })
const bearer = bearerAuth({ token: 'a' })
const fields = (record: Record<string, string>): Partial<Http1Request> => ({
  fields: Object.entries(record),
})

/** A middleware that refuses, the status, and what of the request it refuses. */
const refusals: [string, number, MiddlewareHandler, Partial<Http1Request>?][] = [
  ['basicAuth without credentials', 401, basic],
  [
    'basicAuth with a message that is an object',
    401,
    basicAuth({ username: 'a', password: 'b', invalidUserMessage: { error: 'x' } }),
  ],
  ['bearerAuth without a token', 401, bearer],
  ['bearerAuth with a malformed token', 400, bearer, fields({ Authorization: 'Bearer =' })],
  ['bearerAuth with a wrong token', 401, bearer, fields({ Authorization: 'Bearer b' })],
  ['jwt without a token', 401, jwt({ secret: 'a', alg: 'HS256' })],
  [
    'jwt with a malformed token',
    401,
    jwt({ secret: 'a', alg: 'HS256' }),
    fields({ Authorization: 'Bearer a.b.c' }),
  ],
  ['jwk without a token', 401, jwk({ keys: [], alg: ['RS256'] })],
  [
    'jwk with a malformed token',
    401,
    jwk({ keys: [], alg: ['RS256'] }),
    fields({ Authorization: 'Bearer a.b.c' }),
  ],
  [
    'csrf of another origin',
    403,
    csrf(),
    {
      method: 'POST',
      ...fields({ Origin: 'http://evil.example', 'Content-Type': 'text/plain' }),
      body: 'a',
    },
  ],
  ['bodyLimit', 413, bodyLimit({ maxSize: 1 }), { method: 'POST', body: 'too long' }],
  ['ipRestriction', 403, ipRestriction(() => '127.0.0.1', { denyList: ['127.0.0.1'] })],
  ['every', 401, every(bearer, basic)],
  ['some', 401, some(bearer, basic)],
  ['except', 401, except('/public', bearer)],
  [
    'validator',
    400,
    validator('json', (value) => value as object),
    {
      method: 'POST',
      ...fields({ 'Content-Type': 'application/json' }),
      body: '{"a"',
    },
  ],
  [
    'cors, contextStorage and requestId before basicAuth',
    401,
    every(cors(), contextStorage(), requestId(), basic),
  ],
  ['serveStatic without the file', 404, serveStatic({ root: './test/no-such-folder' })],
]

const spies = () =>
  (['log', 'info', 'warn', 'error', 'debug', 'trace'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation(() => {})
  )

let console_: ReturnType<typeof spies> = []
beforeEach(() => {
  console_ = spies()
})
afterEach(() => {
  vi.restoreAllMocks()
})

const logged = (): unknown[] => console_.flatMap(({ mock }) => mock.calls as unknown[])

const native = Object.getPrototypeOf(Response) as unknown
const platform = typeof native === 'function' && native !== Function.prototype ? native : Response

/** Serves with the Response that the runtime brings, or with that of node-server. */
async function exchange(
  app: Pick<Hono, 'fetch'>,
  kind: 'platform' | 'node-server',
  request: Partial<Http1Request> = {}
) {
  const before = globalThis.Response
  if (kind === 'platform') globalThis.Response = platform as typeof Response
  const overrideGlobalObjects = kind === 'node-server'
  const server = await started(createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects }))
  try {
    return await exchangeHttp1(server.port, {
      version: '1.1',
      method: 'GET',
      target: '/',
      ...request,
    })
  } finally {
    await server.close()
    globalThis.Response = before
  }
}

const kinds = ['platform', 'node-server'] as const

function appWith(middleware: MiddlewareHandler, options?: HttpErrorsOptions) {
  const app = httpErrors(new Hono(), options)
  return app
    .use(middleware)
    .all('/', (c, next) => (c.req.path === '/none' ? next() : c.text('fine')))
}

describe.each(kinds)('with the Response of %s', (kind) => {
  describe.each(refusals)('a refusal by %s', (name, status, middleware, request) => {
    const target = status === 404 ? '/none' : '/'

    test(`a refusal by ${name} writes nothing to the default log`, async () => {
      const response = await exchange(appWith(middleware), kind, { target, ...request })
      expect(response.status).toBe(status)
      expect(response.field('content-type')).toBe('application/problem+json')
      expect(logged()).toEqual([])
    })

    test(`a refusal by ${name} is reported once if it is thrown`, async () => {
      const report = vi.fn<Report>()
      await exchange(appWith(middleware, { report }), kind, { target, ...request })
      expect(report.mock.calls.map(([, , info]) => [info.status, info.isFailure])).toEqual(
        status === 404 ? [] : [[status, undefined]]
      )
    })
  })

  test('timeout responds with 504 and writes one line to the default log', async () => {
    const slow = appWith(every(timeout(5), () => new Promise<void>(() => {})))
    expect((await exchange(slow, kind)).status).toBe(504)
    expect(logged()).toHaveLength(1)
  })

  test('methodNotAllowed and methodOverride write nothing to the default log', async () => {
    const app = httpErrors(new Hono())
    if (honoDoes.haveMethodNotAllowed) app.use(methodNotAllowed({ app }))
    app.use(methodOverride({ app }))
    app.post('/', (c) => c.text('fine'))
    expect((await exchange(app, kind)).status).toBe(405)
    expect(logged()).toEqual([])
  })

  test('an HTTPException whose response describes its content is reported once', async () => {
    const report = vi.fn<Report>()
    const described = {
      'Content-Type': 'text/plain',
      'Content-Length': '4',
      'Content-Language': 'de',
      'Content-Encoding': 'identity',
      ETag: '"1"',
      Connection: 'keep-alive',
      Date: 'Sun, 06 Nov 1994 08:49:37 GMT',
      'Transfer-Encoding': 'chunked',
    }
    const app = httpErrors(new Hono(), { report }).get('/', () => {
      throw new HTTPException(403, { res: new Response('text', { headers: described }) })
    })
    expect((await exchange(app, kind)).status).toBe(403)
    expect(report.mock.calls.map(([, , { isFailure }]) => isFailure)).toEqual([undefined])
  })
})

describe('a field that cannot be sent', () => {
  const failing = (options?: HttpErrorsOptions) =>
    httpErrors(new Hono(), options).get('/books/:id', (c) => {
      const value = c.req.query('name')
      if (c.req.param('id') === 'put')
        throw Object.assign(new NotFound(), { headers: { 'x-name': value } })
      throw createError(Number(c.req.query('status') ?? 404), 'x', { headers: { 'x-name': value } })
    })

  test.each(['/books/1?name=a%0Ab', '/books/put?name=a%0Ab', '/books/put?name=%00'])(
    'a field of a 4xx that cannot be sent writes nothing to the default log: %s',
    async (target) => {
      expect((await exchange(failing(), 'node-server', { target })).status).toBe(404)
      expect(logged()).toEqual([])
    }
  )

  test.each(['/books/1?name=a%0Ab', '/books/put?name=a%0Ab'])(
    'a field that cannot be sent is reported with its name, the status and the route: %s',
    async (target) => {
      const report = vi.fn<Report>()
      await exchange(failing({ report }), 'node-server', { target })
      const messages = report.mock.calls.slice(1).map(([failure]) => (failure as Error).message)
      expect(messages).toEqual([
        "The 404 response to GET /books/:id was sent without 'x-name': " +
          'a value must follow the grammar of its field (RFC 9110 §5.5).',
      ])
    }
  )

  test('a field of a 5xx that cannot be sent is written to the default log', async () => {
    await exchange(failing(), 'node-server', { target: '/books/1?status=503&name=a%0Ab' })
    expect(logged()).toHaveLength(2)
  })
})
