/** Every kind of thrown value, from every place, with and without the usual middleware, on sockets. */
import { createHash } from 'node:crypto'
import { runInNewContext } from 'node:vm'
import { badGateway, unauthorized } from '@hapi/boom'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { cors } from 'hono/cors'
import { etag } from 'hono/etag'
import { HTTPException } from 'hono/http-exception'
import { requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import createError from 'http-errors'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  Conflict,
  httpErrors,
  InternalServerError,
  NotFound,
  type Formatter,
  type HttpErrorsOptions,
  type Report,
} from '../../src/index.ts'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import { exchangeHttp1 } from '../../src/conformance/clients/raw-client.ts'
import { honoDoes } from '../support/installed-versions.ts'
import { startHttp1, type TestServer } from '../support/server.ts'

const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

const kinds: Readonly<Record<string, readonly [status: number, make: () => unknown]>> = {
  'an error of ours': [404, () => new NotFound('public')],
  'a 5xx of ours': [500, () => new InternalServerError('secret', { cause: 'secret' })],
  'an HTTPException': [409, () => new HTTPException(409, { message: 'public' })],
  'an HTTPException with a response': [
    401,
    () =>
      new HTTPException(401, {
        res: new Response('secret', { headers: { 'WWW-Authenticate': 'Negotiate' } }),
      }),
  ],
  'an HTTPException of 304': [500, () => new HTTPException(304 as 400, { message: 'secret' })],
  'an HTTPException of 999': [500, () => new HTTPException(999 as 400, { message: 'secret' })],
  'an http-error': [
    422,
    () => createError(422, 'public', { headers: { 'X-Own': '1', 'Content-Length': '1' } }),
  ],
  'an http-error of 503': [503, () => createError(503, 'secret', { secret: 'secret' })],
  'a Boom': [401, () => unauthorized('public', 'Basic', { realm: 'shop' })],
  'a Boom of 502': [502, () => badGateway('secret', { secret: true })],
  'an Error': [500, () => new Error('secret')],
  'an Error with a status': [
    500,
    () =>
      Object.assign(new Error('secret'), { status: 403, headers: { 'Set-Cookie': 'secret=1' } }),
  ],
  'a RangeError': [500, () => new RangeError('secret')],
  'a chain of causes': [
    500,
    () => new Error('secret', { cause: new Error('secret', { cause: new NotFound('secret') }) }),
  ],
  'an Error of another realm': [500, () => runInNewContext('new Error("secret")') as unknown],
  'a DOMException': [500, () => new DOMException('secret', 'DataCloneError')],
  'a TimeoutError': [504, () => new DOMException('secret', 'TimeoutError')],
  'an AggregateError of one kind': [
    409,
    () => new AggregateError([new Conflict('public'), new Conflict('public')]),
  ],
  'an AggregateError with a stranger': [
    500,
    () => new AggregateError([new Conflict('x'), new Error('secret')], 'secret'),
  ],
  'a frozen Error': [500, () => Object.freeze(new Error('secret'))],
  'a string': [500, () => 'secret'],
  'a string of 10 MB': [500, () => 'secret'.repeat(1_750_000)],
  'a number': [500, () => 404],
  null: [500, () => null],
  undefined: [500, () => undefined],
  'a symbol': [500, () => Symbol('secret')],
  'a function': [500, () => () => 'secret'],
  'a Promise': [500, () => Promise.resolve('secret')],
  'an object': [500, () => ({ status: 404, message: 'secret' })],
  'an object without a prototype': [500, () => Object.create(null) as unknown],
  'a revoked Proxy': [500, revoked],
  'getters that throw': [
    500,
    () =>
      new Proxy(new Error('secret'), {
        get: () => {
          throw new Error('secret')
        },
      }),
  ],
  'a Response': [
    410,
    () =>
      new Response('{"error":"public"}', {
        status: 410,
        headers: { 'Content-Type': 'application/json' },
      }),
  ],
}

const slug = (kind: string): string => kind.replaceAll(' ', '-')

const own: Formatter = {
  type: 'application/json',
  format: ({ status, detail }) => JSON.stringify({ error: { code: status, message: detail } }),
}
const report = vi.fn<Report>()

function appOf(options: HttpErrorsOptions, hasMiddleware: boolean) {
  const app = httpErrors(new Hono(), { report, ...options })
  if (hasMiddleware)
    app.use(requestId(), cors(), compress({ threshold: 1e9 }), etag(), secureHeaders())
  for (const [kind, [, make]] of Object.entries(kinds)) {
    const fail = (): never => {
      throw make()
    }
    const path = slug(kind)
    app.get(`/handler/${path}`, fail)
    app.get(`/rejection/${path}`, async () => fail())
    app.use(`/middleware/${path}`, fail)
    app.use(`/after/${path}`, async (_c, next) => {
      await next()
      fail()
    })
    app.get(`/after/${path}`, (c) =>
      c.text('fine', 200, { ETag: '"1"', 'Content-Length': '1000', 'Content-Encoding': 'gzip' })
    )
  }
  return app
}

const configurations = [
  { name: 'default options', options: {}, hasMiddleware: false },
  { name: 'default options and middleware', options: {}, hasMiddleware: true },
  { name: 'JSON only', options: { formatters: [own] }, hasMiddleware: false },
  { name: 'JSON only and middleware', options: { formatters: [own] }, hasMiddleware: true },
] as const

describe.each(configurations)('with $name', ({ options, hasMiddleware }) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startHttp1(appOf(options, hasMiddleware))
  })
  afterAll(() => server.close())

  const rows = ['handler', 'rejection', 'middleware', 'after'].flatMap((place) =>
    Object.entries(kinds).map(([kind, [status]]) => ({ place, kind, status }))
  )

  test.each(rows)(
    'an error ($kind) thrown in $place becomes one correct response of $status',
    async ({ place, kind, status }) => {
      report.mockReset()
      const target = `/${place}/${slug(kind)}`
      const response = await exchangeHttp1(server.port, { version: '1.1', method: 'GET', target })
      expect(response.status).toBe(status)
      expect(
        checkResponse(response.request, response).filter(({ id }) => !id.startsWith('P-'))
      ).toEqual([])
      expect(response.field('content-length')).toBe(String(response.body.length))
      for (const name of ['content-encoding', 'set-cookie', 'transfer-encoding']) {
        expect(response.field(name)).toBeUndefined()
      }
      // That of an older `etag` is made of the content, not left over from the resource.
      const etagOfHono = hasMiddleware && !honoDoes.leaveErrorsWithoutETag
      const tag = etagOfHono
        ? `"${createHash('sha1').update(response.body).digest('hex')}"`
        : undefined
      expect(response.field('etag')).toBe(tag)
      expect(response.field('access-control-allow-origin')).toBe(hasMiddleware ? '*' : undefined)
      expect(response.field('x-request-id') !== undefined).toBe(hasMiddleware)
      if (status === 401)
        expect(response.field('www-authenticate')).toMatch(/^(?:Negotiate|Basic realm="shop")/)
      const text = String(response.body)
      expect(text).not.toContain('secret')
      expect(JSON.parse(text)).toMatchObject(
        'formatters' in options && status !== 410
          ? { error: { code: status } }
          : status === 410
            ? { error: 'public' }
            : { status }
      )
      expect(report).toHaveBeenCalledTimes(1)
    }
  )
})
