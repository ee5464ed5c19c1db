/** The response that a client gets if the app makes several: the one that Hono would send. */
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import {
  httpErrorHandlers,
  httpErrors,
  ServiceUnavailable,
  TooManyRequests,
  type HttpErrorsOptions,
} from '../../src/index.ts'
import { startHttp1 } from '../support/server.ts'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import { exchangeHttp1 } from '../../src/conformance/clients/raw-client.ts'

const wrapped = (options: HttpErrorsOptions) => httpErrors(new Hono(), options)

function wiredByHand(options: HttpErrorsOptions) {
  const app = new Hono()
  const { onError, notFound, catchAll } = httpErrorHandlers({ app, ...options })
  return app.use(catchAll).onError(onError).notFound(notFound)
}

/** A promise, and the function that resolves it. */
function deferred() {
  let resolve = () => {}
  const promise = new Promise<void>((resolvePromise) => (resolve = resolvePromise))
  return { promise, resolve }
}

describe.each([
  ['wrapped', wrapped],
  ['wired by hand', wiredByHand],
])('in an app that is %s', (_name, make) => {
  test('the error of a middleware is sent although its handler ends while the error is formatted', async () => {
    const written = deferred()
    const ended = deferred()
    const slow = {
      type: 'text/plain',
      format: async ({ status }: { status: number }) => {
        ended.resolve()
        await written.promise
        return `slow ${status}`
      },
    }
    const app = make({ report: () => {}, formatters: [slow] })
      .use(async (_c, next) => {
        await next()
        written.resolve()
      })
      .use(async (c, next) => {
        c.header('X-Before', '1')
        void next().then(written.resolve)
        throw new ServiceUnavailable()
      })
      .get('/', async (c) => {
        await ended.promise
        return c.text('fine', 200, { ETag: '"1"', 'X-Success': '1' })
      })
    const response = await app.request('/')
    expect(response.status).toBe(503)
    expect(await response.text()).toBe('slow 503')
    expect(response.headers.get('content-length')).toBeNull()
    expect(response.headers.get('etag')).toBeNull()
  })

  test.each(['GET', 'HEAD', 'POST'])(
    'a middleware that returns c.notFound() to %s after the handler replaces the response',
    async (method) => {
      const app = make({ report: () => {} })
        .use(async (c, next) => {
          await next()
          return c.notFound()
        })
        .all('/', (c) => c.text('hidden', 200, { ETag: '"1"', 'X-Kept': '1' }))
      const server = await startHttp1(app)
      const target = '/'
      const response = await exchangeHttp1(server.port, { version: '1.1', method, target })
      await server.close()
      expect(response.status).toBe(404)
      const fields = new Map(response.fields.map(([name, value]) => [name.toLowerCase(), value]))
      expect(fields.get('content-type')).toBe('application/problem+json')
      expect(fields.get('x-kept')).toBe('1')
      expect(fields.has('etag')).toBe(false)
      expect(checkResponse(response.request, response)).toEqual([])
    }
  )

  test('c.notFound() that a middleware sets as c.res is sent as it is', async () => {
    const app = make({ report: () => {} })
      .use(async (c, next) => {
        await next()
        c.res = await c.notFound()
      })
      .get('/', (c) => c.text('hidden', 200, { ETag: '"1"', 'Content-Length': '6' }))
    const response = await app.request('/')
    expect(response.status).toBe(404)
    expect(response.headers.get('etag')).toBeNull()
    expect(await response.json()).toMatchObject({ status: 404, title: 'Not Found' })
    // That of the replaced response is gone, and the runtime counts ours.
    expect(response.headers.get('content-length')).toBeNull()
  })
})

/** On Node a response may share its fields with the context that made it. */
describe.each([
  ['wrapped', wrapped],
  ['wired by hand', wiredByHand],
])('a success on Node after an error, in an app that is %s', (_name, make) => {
  const limited = () => {
    throw new TooManyRequests({ retryAfter: 3 })
  }

  test.each<[string, (app: Hono) => unknown]>([
    [
      'by a middleware that removes c.res',
      (app) =>
        app
          .use(async (c, next) => {
            c.header('X-Before', '1')
            await next()
            c.res = undefined
            c.res = c.text('second')
          })
          .get('/', limited),
    ],
    [
      'by a handler that called c.notFound()',
      (app) =>
        app.get('/', async (c) => {
          c.header('X-Before', '1')
          await c.notFound()
          return c.text('second')
        }),
    ],
  ])('a success that is made %s has no field of the error before it', async (_how, fill) => {
    const app = make({ report: () => {} })
    fill(app)
    const server = await startHttp1(app)
    const response = await exchangeHttp1(server.port, { version: '1.1', method: 'GET' })
    await server.close()
    expect(checkResponse(response.request, response)).toEqual([])
    expect([response.status, String(response.body)]).toEqual([200, 'second'])
    expect(response.field('x-before')).toBe('1')
    const errorFields = ['cache-control', 'retry-after', 'vary', 'x-content-type-options']
    expect(errorFields.filter((name) => response.field(name) !== undefined)).toEqual([])
  })
})
