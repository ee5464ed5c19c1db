/** An error made below the app keeps what middleware has set; a field that cannot be sent is dropped. */
import { createServer as createHttp2Server } from 'node:http2'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { requestId } from 'hono/request-id'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { httpErrorHandlers, httpErrors, NotFound, type Report } from '../../src/index.ts'
import { createAdaptorServer } from '../../src/presets/node.ts'
import { nodeServerDoes } from '../support/installed-versions.ts'
import { started, startHttp1, type TestServer } from '../support/server.ts'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import { exchangeHttp1, exchangeHttp2 } from '../../src/conformance/clients/raw-client.ts'

type App = Pick<Hono, 'fetch'>

const report = vi.fn<Report>()
const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
const servers: TestServer[] = []
beforeEach(() => {
  report.mockReset()
  logged.mockClear()
})
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function portOf(start: Promise<TestServer>): Promise<number> {
  const server = await start
  servers.push(server)
  return server.port
}

const guarded = ({ fetch }: App): Promise<TestServer> =>
  started(createAdaptorServer({ fetch, errors: { report } }))

async function get(port: number, target = '/', method = 'GET') {
  const fields = [['Origin', 'https://shop.example']] as const
  return exchangeHttp1(port, { version: '1.1', method, target, fields })
}

/** CORS, a request id, a cookie and a field, as an app sets them for all of its responses. */
function withMiddleware(app: Hono): Hono {
  return app
    .use(cors({ origin: 'https://shop.example', credentials: true }))
    .use(requestId({ generator: () => 'id-7' }))
    .use(async (c, next) => {
      c.header('Set-Cookie', 'a=1', { append: true })
      c.header('Set-Cookie', 'b=2', { append: true })
      c.header('ETag', '"stale"')
      c.header('Vary', 'Origin', { append: true })
      await next()
    })
}

const KEPT = {
  'access-control-allow-origin': 'https://shop.example',
  'access-control-allow-credentials': 'true',
  'x-request-id': 'id-7',
  vary: 'Origin, Accept',
  etag: undefined,
  'content-type': 'application/problem+json',
}

/** A stream that fails at once, known as one: @hono/node-server then reads it before the head. */
function failingResponse(headers: Headers): Response {
  const body = new ReadableStream({ start: (controller) => controller.error(new Error('secret')) })
  const response = new Response(body, { headers })
  return response.body === null ? new Response() : response
}

const failures: Readonly<Record<string, () => App>> = {
  'a field value that Node cannot write': () =>
    withMiddleware(httpErrors(new Hono(), { report })).get('/', (c) => {
      c.header('X-Bad', 'a\u0001b')
      return c.text('secret')
    }),
  // Older versions of @hono/node-server send an empty 200 (test/node/guarded-response.test.ts).
  ...(nodeServerDoes.failWithContent && {
    'a content that fails at once': () =>
      withMiddleware(httpErrors(new Hono(), { report })).get('/', (c) =>
        failingResponse(new Headers(c.res.headers))
      ),
  }),
  'an onError of the app that throws': () =>
    withMiddleware(httpErrors(new Hono(), { report }))
      .onError(() => {
        throw new Error('secret')
      })
      .get('/', () => {
        throw new Error('first')
      }),
  'an onError of the app that rejects': () =>
    withMiddleware(httpErrors(new Hono(), { report }))
      .onError(() => Promise.reject(new Error('secret')))
      .get('/', async () => {
        await Promise.resolve()
        throw new Error('first')
      }),
  'a notFound of the app that throws': () =>
    withMiddleware(httpErrors(new Hono(), { report }))
      .notFound(() => {
        throw new Error('secret')
      })
      .onError(() => {
        throw new Error('secret')
      }),
  'a notFound of an app wired by hand that throws a string': () => {
    const { onError, catchAll } = httpErrorHandlers({ report })
    const app = withMiddleware(new Hono().use(catchAll))
    return app.onError(onError).notFound(() => {
      throw 'secret'
    })
  },
}

describe('a 500 that is made after the handler', () => {
  test.each(Object.entries(failures))(
    'the 500 for %s keeps the fields that middleware has set',
    async (_what, make) => {
      const port = await portOf(guarded(make()))
      const response = await get(port)
      expect(response.status).toBe(500)
      const found = Object.keys(KEPT).map((name) => [name, response.field(name)])
      expect(Object.fromEntries(found)).toEqual(KEPT)
      expect(response.fieldLines('set-cookie')).toEqual(['a=1', 'b=2'])
      expect(String(response.raw)).not.toContain('secret')
      expect(checkResponse(response.request, response)).toEqual([])
      expect(report).toHaveBeenCalled()
    }
  )

  // Node writes control characters over HTTP/2.
  const overHttp2 = Object.entries(failures).filter(([what]) => !what.startsWith('a field'))

  test.each(overHttp2)(
    'the 500 for %s keeps the fields that middleware has set over HTTP/2',
    async (_what, make) => {
      const { fetch } = make()
      const server = createAdaptorServer({ fetch, createServer: createHttp2Server })
      const port = await portOf(started(server))
      const response = await exchangeHttp2(port, {
        method: 'GET',
        target: '/',
        fields: [['origin', 'https://shop.example']],
      })
      expect(response.status).toBe(500)
      const found = Object.keys(KEPT).map((name) => [name, response.field(name)])
      expect(Object.fromEntries(found)).toEqual(KEPT)
    }
  )

  test('the 500 for an onError that throws has the length of its content for HEAD', async () => {
    const make = failures['an onError of the app that throws'] ?? (() => new Hono())
    const port = await portOf(startHttp1(make()))
    const whole = await get(port)
    const head = await get(port, '/', 'HEAD')
    expect(head.field('content-length')).toBe(String(whole.body.length))
    expect(head.field('x-request-id')).toBe('id-7')
    expect(String(head.body)).toBe('')
  })

  test('an invalid status that a pending handler writes to Node itself becomes a 500', async () => {
    const app = httpErrors(new Hono<{ Bindings: { outgoing: { writeHead(s: number): void } } }>(), {
      report,
    }).get('/', async (c) => {
      c.env.outgoing.writeHead(1000)
      return new Promise<Response>(() => {})
    })
    const port = await portOf(guarded(app as unknown as App))
    expect((await get(port)).status).toBe(500)
  })
})

describe('a field that cannot be sent', () => {
  const starts = { '@hono/node-server': startHttp1, 'serve of this package': guarded }
  const bad = 'a\u0001b'

  const apps: Readonly<Record<string, () => App>> = {
    'is set by c.header before the error': () =>
      httpErrors(new Hono(), { report }).get('/books/:id', (c) => {
        c.header('X-Bad', bad)
        c.header('X-Good', '1')
        throw new NotFound()
      }),
    'is set on c.res before the error': () =>
      httpErrors(new Hono(), { report })
        .use(async (c, next) => {
          c.res.headers.set('X-Bad', bad)
          c.header('X-Good', '1')
          await next()
        })
        .get('/books/:id', () => {
          throw new NotFound()
        }),
    'is in the response before the error': () =>
      httpErrors(new Hono(), { report })
        .use('/books/:id', async (c, next) => {
          c.header('X-Good', '1')
          await next()
          throw new NotFound()
        })
        .get(
          '/books/:id',
          () => new Response('x', { headers: { 'X-Bad': 'a\r\nSet-Cookie: evil=1' } })
        ),
    'is set by c.header after the error': () =>
      httpErrors(new Hono(), { report })
        .use('/books/:id', async (c, next) => {
          await next()
          c.header('X-Good', '1')
          c.header('X-Bad', bad)
        })
        .get('/books/:id', () => {
          throw new NotFound()
        }),
  }
  const rows = Object.entries(starts).flatMap(([server, start]) =>
    Object.entries(apps).map(([what, make]) => ({ server, start, what, make }))
  )

  test.each(rows)(
    'a field that $what is dropped and reported on $server',
    async ({ start, make }) => {
      const port = await portOf(start(make()))
      const response = await get(port, '/books/7?private=1')
      expect(response.status).toBe(404)
      expect(response.field('x-bad')).toBeUndefined()
      expect(response.field('set-cookie')).toBeUndefined()
      expect(response.field('x-good')).toBe('1')
      expect(checkResponse(response.request, response)).toEqual([])
      const failed = report.mock.calls.filter(([, , info]) => info.isFailure)
      expect(failed.map(([error, , { status }]) => [error, status])).toEqual([
        [
          new TypeError(
            "The 404 response to GET /books/:id was sent without 'x-bad': " +
              'a value must follow the grammar of its field (RFC 9110 §5.5).'
          ),
          404,
        ],
      ])
    }
  )

  test('a field that is set on the error response and cannot be sent is dropped by serve', async () => {
    const app = httpErrors(new Hono(), { report })
      .use(async (c, next) => {
        await next()
        c.res.headers.set('X-Bad', bad)
        c.res.headers.set('X-Good', '1')
      })
      .get('/books/:id', () => {
        throw new NotFound()
      })
    const port = await portOf(guarded(app))
    const response = await get(port, '/books/7?private=1')
    expect(response.status).toBe(404)
    expect(response.field('x-good')).toBe('1')
    expect(response.field('x-bad')).toBeUndefined()
    expect(report.mock.calls.at(-1)?.[0]).toEqual(
      new TypeError(
        "The 404 response to GET /books/7 was sent without 'x-bad': " +
          'a value must follow the grammar of its field (RFC 9110 §5.5).'
      )
    )
  })

  test('a success with a field that cannot be sent becomes a 500', async () => {
    const app = httpErrors(new Hono(), { report }).get('/', (c) =>
      c.text('x', 200, { 'X-Bad': bad })
    )
    const port = await portOf(guarded(app))
    expect((await get(port)).status).toBe(500)
  })
})
