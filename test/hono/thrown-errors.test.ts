/** The response to an error of this package that a handler throws. */
import { runInNewContext } from 'node:vm'
import { Hono, type Context } from 'hono'
import { cors } from 'hono/cors'
import { HTTPException } from 'hono/http-exception'
import { requestId } from 'hono/request-id'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  Conflict,
  httpErrors,
  InternalServerError,
  NotFound,
  Unauthorized,
  type Report,
} from '../../src/index.ts'
import { respondTo, silent, thrower } from './thrower.ts'

const explanation = new InternalServerError().definition.explanation

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a thrown error', () => {
  test('a thrown error becomes the response that the README shows', async () => {
    const response = await thrower(new NotFound('No book has that id.')).request('/')
    expect(response.status).toBe(404)
    expect(await response.text()).toBe(
      '{"type":"about:blank","title":"Not Found","status":404,"detail":"No book has that id.","condition":"unknown"}'
    )
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'application/problem+json',
      'x-content-type-options': 'nosniff',
    })
  })

  test.each([
    ['a plain Error', new Error('secret')],
    ['a string', 'secret'],
    ['null', null],
    ['undefined', undefined],
    ['a number', 42],
    ['an object with a status', { status: 403, message: 'secret' }],
    [
      'an Error with a status',
      Object.assign(new Error('secret'), { status: 401, headers: { 'x-secret': '1' } }),
    ],
    ['an Error of another realm', runInNewContext('new Error("secret")') as unknown],
    ['a symbol', Symbol('secret')],
    ['a function', () => 'secret'],
    ['an HTTPException that is no error', new HTTPException(304 as 400, { message: 'secret' })],
    ['a frozen Error', Object.freeze(new Error('secret'))],
  ])(
    'a thrown value that is %s becomes a 500 without anything private, and is reported as it is',
    async (_, value) => {
      const report = vi.fn<Report>()
      const { status, problem } = await respondTo(thrower(value, { report }))
      expect(status).toBe(500)
      expect(problem).toEqual({
        type: 'about:blank',
        title: 'Internal Server Error',
        status: 500,
        detail: explanation,
        condition: 'unknown',
      })
      expect(report).toHaveBeenCalledTimes(1)
      expect(report.mock.calls[0]?.[0]).toBe(value)
      expect(report.mock.calls[0]?.[2]).toEqual({ status: 500, problem })
    }
  )

  test('a value thrown by a middleware, a rejection and a handler after middleware becomes a 500', async () => {
    const app = httpErrors(new Hono(), silent)
      .use('/middleware', () => {
        throw 'x'
      })
      .get('/rejected', () => Promise.reject(null))
      .get('/behind', async (_c, next) => next())
      .get('/behind', () => {
        throw 'x'
      })
    for (const path of ['/middleware', '/rejected', '/behind']) {
      expect((await respondTo(app, path)).status).toBe(500)
    }
  })

  test('a thrown string keeps the fields that middleware has set', async () => {
    const app = httpErrors(new Hono(), silent)
      .use(requestId())
      .use(cors({ origin: 'https://example.org', credentials: true }))
      .get('/', (c) => {
        c.header('Set-Cookie', 'a=1')
        c.header('Set-Cookie', 'b=2', { append: true })
        c.header('X-Own', 'kept')
        throw 'x'
      })
    const { status, headers } = await respondTo(app, '/', {
      headers: { Origin: 'https://example.org' },
    })
    expect(status).toBe(500)
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
    expect(headers.get('access-control-allow-origin')).toBe('https://example.org')
    expect(headers.get('x-own')).toBe('kept')
    expect(headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(headers.get('vary')?.split(', ').toSorted()).toEqual(['Accept', 'Origin'])
  })

  const stale = {
    'Content-Length': '1000',
    'Content-Encoding': 'gzip',
    'Content-Type': 'image/png',
    'Content-Disposition': 'attachment',
    'Content-Range': 'bytes 0-1/2',
    'Cache-Control': 'public, max-age=3600',
    ETag: '"1"',
    Expires: 'Sun, 06 Nov 2994 08:49:37 GMT',
    'Last-Modified': 'Sun, 06 Nov 1994 08:49:37 GMT',
    Location: '/elsewhere',
  }
  const kept = { 'x-own': 'kept', 'set-cookie': 'a=1' }

  const setOwn = (c: Context): void => {
    c.header('X-Own', 'kept')
    c.header('Set-Cookie', 'a=1')
  }
  const fail = (): never => {
    throw new Conflict('too late')
  }
  const setUps: [string, (app: Hono) => unknown][] = [
    [
      'c.header() in the handler that throws',
      (app) =>
        app.get('/', (c) => {
          setOwn(c)
          for (const [name, value] of Object.entries(stale)) c.header(name, value)
          return fail()
        }),
    ],
    [
      'c.res in the handler that throws',
      (app) =>
        app.get('/', (c) => {
          setOwn(c)
          for (const [name, value] of Object.entries(stale)) c.res.headers.set(name, value)
          return fail()
        }),
    ],
    [
      'the response of a handler whose middleware throws',
      (app) =>
        app
          .use(async (_c, next) => {
            await next()
            fail()
          })
          .get('/', (c) => {
            setOwn(c)
            return c.body('fine', 200, stale)
          }),
    ],
  ]

  function expectNothingStale(headers: Headers): void {
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-length')).not.toBe('1000')
    const names = Object.keys(stale).filter(
      (name) => !/^(?:Content-(?:Type|Length)|Cache-Control)$/.test(name)
    )
    expect(names.filter((name) => headers.has(name))).toEqual([])
  }

  test.each(setUps)(
    'an error response has no field that described the success, set by %s',
    async (_where, setUp) => {
      const app = httpErrors(new Hono(), silent)
      setUp(app)
      const { headers, status } = await respondTo(app, '/')
      expect(status).toBe(409)
      expectNothingStale(headers)
      for (const [name, value] of Object.entries(kept)) expect(headers.get(name)).toBe(value)
    }
  )

  test('a 404 without a route has no field that a middleware set for a success', async () => {
    const app = httpErrors(new Hono(), silent).use(async (c, next) => {
      for (const [name, value] of Object.entries(stale)) c.res.headers.set(name, value)
      await next()
    })
    const { headers, status } = await respondTo(app, '/nowhere')
    expect(status).toBe(404)
    expectNothingStale(headers)
  })

  test('the response to HEAD has no content, the fields of GET and the length of its content', async () => {
    const app = thrower(new NotFound('No book has that id.'))
    const head = await app.request('/', { method: 'HEAD' })
    expect(head.status).toBe(404)
    expect(await head.text()).toBe('')
    const get = await app.request('/')
    expect(Object.fromEntries(head.headers)).toEqual({
      ...Object.fromEntries(get.headers),
      'content-length': String((await get.text()).length),
    })
  })

  test('an error instance that is thrown repeatedly gets the same response each time', async () => {
    const app = thrower(new Unauthorized({ challenges: [{ scheme: 'Negotiate' }] }))
    for (let time = 0; time < 3; time++) {
      const { status, headers } = await respondTo(app)
      expect(status).toBe(401)
      expect(headers.get('www-authenticate')).toBe('Negotiate')
    }
  })
})
