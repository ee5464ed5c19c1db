/** An answer that is no longer the first one there is: what a client gets of several. */
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

/** A door that is opened later. */
function door() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { open, opened }
}

describe.each([
  ['wrapped', wrapped],
  ['wired by hand', wiredByHand],
])('in an app that is %s', (_name, make) => {
  test('what middleware throws is sent although the handler ends while it is being written', async () => {
    const written = door()
    const ended = door()
    const slow = {
      type: 'text/plain',
      format: async ({ status }: { status: number }) => {
        ended.open()
        await written.opened
        return `slow ${status}`
      },
    }
    const app = make({ report: () => {}, formatters: [slow] })
      .use(async (_c, next) => {
        await next()
        written.open()
      })
      .use(async (c, next) => {
        c.header('X-Before', '1')
        void next().then(written.open)
        throw new ServiceUnavailable()
      })
      .get('/', async (c) => {
        await ended.opened
        return c.text('fine', 200, { ETag: '"1"', 'X-Success': '1' })
      })
    const response = await app.request('/')
    expect(response.status).toBe(503)
    expect(await response.text()).toBe('slow 503')
    expect(response.headers.get('content-length')).toBeNull()
    expect(response.headers.get('etag')).toBeNull()
  })

  test.each(['GET', 'HEAD', 'POST'])(
    'a middleware that answers %s by c.notFound() after the handler has its way',
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

  test('c.notFound() as the c.res of a middleware is sent as it is', async () => {
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
])('on Node, what comes after an error in an app that is %s', (_name, make) => {
  const limited = () => {
    throw new TooManyRequests({ retryAfter: 3 })
  }

  test.each<[string, (app: Hono) => unknown]>([
    [
      'by a middleware that starts anew',
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
      'by a handler that looked at the not-found response',
      (app) =>
        app.get('/', async (c) => {
          c.header('X-Before', '1')
          await c.notFound()
          return c.text('second')
        }),
    ],
  ])('has nothing of it when it is answered %s', async (_how, fill) => {
    const app = make({ report: () => {} })
    fill(app)
    const server = await startHttp1(app)
    const response = await exchangeHttp1(server.port, { version: '1.1', method: 'GET' })
    await server.close()
    expect(checkResponse(response.request, response)).toEqual([])
    expect([response.status, String(response.body)]).toEqual([200, 'second'])
    expect(response.field('x-before')).toBe('1')
    const said = ['cache-control', 'retry-after', 'vary', 'x-content-type-options']
    expect(said.filter((name) => response.field(name) !== undefined)).toEqual([])
  })
})
