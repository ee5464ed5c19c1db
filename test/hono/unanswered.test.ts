/** A handler of a mounted app that returns no response: Hono would make an empty 200 of it. */
import { Hono, type Context, type Handler, type Next } from 'hono'
import { describe, expect, test, vi } from 'vitest'
import { httpErrors, problemJsonFormatter, type Report } from '../../src/index.ts'
import { nodeServerDoes } from '../support/installed-versions.ts'
import { startHttp1 } from '../support/server.ts'

const returnsNothing = (() => {}) as unknown as Handler
const silent: [string, Handler][] = [
  ['returns nothing', returnsNothing],
  ['returns a promise of nothing', (async () => {}) as unknown as Handler],
  ['returns null', (() => null) as unknown as Handler],
  ['returns nothing after a timer', (() => new Promise((done) => setTimeout(done, 1))) as never],
  ['takes `next` and does not call it', (async (_c: Context, _next: Next) => {}) as Handler],
  [
    'makes a response and forgets to return it',
    ((c: Context) => {
      c.text('forgotten')
    }) as unknown as Handler,
  ],
]

const shapes: [string, (sub: Hono, wrap: Wrap) => Hono][] = [
  ['in a plain app', (sub) => new Hono().route('/api', sub)],
  ['in a wrapped app', (sub, wrap) => wrap(new Hono()).route('/api', sub)],
  [
    'in a wrapped app behind middleware',
    (sub, wrap) =>
      wrap(new Hono())
        .use((_c, next) => next())
        .route('/api', sub),
  ],
  ['below a base path', (sub, wrap) => wrap(new Hono()).basePath('/api').route('/', sub)],
  [
    'two levels deep',
    (sub, wrap) =>
      new Hono().route('/', wrap(new Hono()).route('/api', wrap(new Hono()).route('/', sub))),
  ],
  [
    'two levels deep, in an app that has an error handler and is not wrapped',
    (sub) => new Hono().route('/', new Hono().onError((_e, c) => c.text('x')).route('/api', sub)),
  ],
  [
    'in an app that `mount` mounts',
    (sub) => new Hono().mount('/', new Hono().route('/api', sub).fetch),
  ],
]

const message =
  'Error: No handler returned a response: return one, or `await next()` in middleware.'

type Wrap = (app: Hono) => Hono

async function ask(app: Hono, path = '/api/x', method = 'GET') {
  const server = await startHttp1(app)
  try {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`, { method })
    return [response.status, response.headers.get('content-type')]
  } finally {
    await server.close()
  }
}

describe.each(shapes)('a wrapped sub-app %s', (shape, make) => {
  function wrapping() {
    const report = vi.fn<Report>()
    const wrap: Wrap = (app) => httpErrors(app, { report })
    return { report, wrap }
  }

  test.each(silent)(
    'a wrapped sub-app responds as Hono does if its handler %s',
    async (_how, handler) => {
      const { report, wrap } = wrapping()
      const app = make(wrap(new Hono()).get('/x', handler), wrap)
      // Without middleware, Hono takes nothing for a path that is not found.
      const isAlone = !shape.includes('behind middleware')
      expect((await ask(app))[0]).toBe(isAlone ? 404 : 500)
      expect(report.mock.calls.map(([error]) => String(error))).toEqual(isAlone ? [] : [message])
    }
  )

  test.each(silent)(
    'a wrapped sub-app responds with 500 and reports if a handler after middleware %s',
    async (_how, handler) => {
      const { report, wrap } = wrapping()
      const sub = wrap(new Hono())
        .use((_c, next) => next())
        .get('/x', handler)
      expect(await ask(make(sub, wrap))).toEqual([500, problemJsonFormatter().type])
      expect(report.mock.calls.map(([error]) => String(error))).toEqual([message])
    }
  )

  test('a wrapped sub-app responds with 500 and reports once if its middleware does not call `next`', async () => {
    const { report, wrap } = wrapping()
    const sub = wrap(new Hono())
      .use(async () => {})
      .get('/x', (c) => c.text('fine'))
    expect(await ask(make(sub, wrap))).toEqual([500, problemJsonFormatter().type])
    expect(report).toHaveBeenCalledTimes(1)
  })

  test('a wrapped sub-app responds with 500 and reports once if the handler after its middleware returns nothing', async () => {
    const { report, wrap } = wrapping()
    const sub = wrap(new Hono())
      .use((_c, next) => next())
      .use(async (_c, next) => {
        await next()
      })
      .get('/x', returnsNothing)
    expect(await ask(make(sub, wrap))).toEqual([500, problemJsonFormatter().type])
    expect(report).toHaveBeenCalledTimes(1)
  })

  test('a wrapped sub-app responds with 404 and reports nothing if all of its handlers call `next`', async () => {
    const { report, wrap } = wrapping()
    const sub = wrap(new Hono())
      .use((_c, next) => next())
      .get('/x', async (_c, next) => {
        await next()
      })
    const [status] = await ask(make(sub, wrap))
    expect(status).toBe(404)
    // The app that is served reports it, if it does.
    expect(report.mock.calls.filter(([, , { status }]) => status >= 500)).toEqual([])
  })

  test.each([
    ['a response', ((c) => c.text('fine')) as Handler, 200],
    ['an empty response', ((c) => c.body(null)) as Handler, 200],
    ['an empty response of another status', ((c) => c.body(null, 204)) as Handler, 204],
    [
      'nothing, but sets `c.res`',
      ((c: Context) => {
        c.res = new Response('set', { status: 201 })
      }) as unknown as Handler,
      201,
    ],
    ['`c.notFound()`', ((c) => c.notFound()) as Handler, 404],
  ])(
    'a wrapped sub-app leaves the response as it is of a handler that returns %s',
    async (what, handler, status) => {
      const { report, wrap } = wrapping()
      const app = make(wrap(new Hono()).get('/x', handler), wrap)
      expect((await ask(app))[0]).toBe(status)
      expect(report).not.toHaveBeenCalled()
      const isText = what === 'a response'
      // Older versions of @hono/node-server throw at it, in a plain app as well.
      const isBroken = isText && !nodeServerDoes.copyFieldsForHead
      expect((await ask(app, '/api/x', 'HEAD'))[0]).toBe(isBroken ? 500 : status)
      if (!isBroken) expect(report).not.toHaveBeenCalled()
    }
  )
})

test('a sub-app that has an error handler, and is not wrapped, gets its response from the wrapped parent', async () => {
  const report = vi.fn<Report>()
  const sub = new Hono().onError((_error, c) => c.text('x')).get('/x', returnsNothing)
  const app = httpErrors(new Hono(), { report }).use((_c, next) => next())
  expect(await ask(app.route('/api', sub))).toEqual([500, problemJsonFormatter().type])
  expect(report).toHaveBeenCalledTimes(1)
  // And a 404 where it is the only handler.
  const alone = httpErrors(new Hono(), { report }).route('/api', sub)
  expect(await ask(alone)).toEqual([404, problemJsonFormatter().type])
  expect(report).toHaveBeenCalledTimes(1)
})

test('the response to a Context that has no response yet keeps the fields of middleware', async () => {
  const report = vi.fn<Report>()
  const app = httpErrors(new Hono(), { report })
    .use(async (c, next) => {
      await next()
      c.res.headers.set('X-After', '1')
    })
    .use(async (_c, next) => next())
    .get('/x', returnsNothing)
  const response = await app.request('/x')
  expect([response.status, response.headers.get('x-after')]).toEqual([500, '1'])
  expect(report).toHaveBeenCalledTimes(1)
})
