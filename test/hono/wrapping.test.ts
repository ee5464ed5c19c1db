/** How an app is wrapped wrongly, and the errors and warnings for it. */
import { Hono } from 'hono'
import { LinearRouter } from 'hono/router/linear-router'
import { PatternRouter } from 'hono/router/pattern-router'
import { RegExpRouter } from 'hono/router/reg-exp-router'
import { TrieRouter } from 'hono/router/trie-router'
import { OpenAPIHono } from '@hono/zod-openapi'
import { afterEach, beforeEach, describe, expect, test, vi, type MockInstance } from 'vitest'
import { httpErrorHandlers, httpErrors, NotFound, problemJsonFormatter } from '../../src/index.ts'
import { honoDoes } from '../support/installed-versions.ts'
import { methodNotAllowed } from '../support/method-not-allowed.ts'

let warn: MockInstance<typeof console.warn>
beforeEach(() => {
  warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => {
  warn.mockRestore()
})

const warnings = () => warn.mock.calls.map(([message]) => String(message))
const quiet = { report: () => {} }

describe('httpErrors refuses', () => {
  class Elysia {
    readonly name = 'app'
  }
  test.each<[string, unknown, string]>([
    ['undefined', undefined, 'undefined'],
    ['null', null, 'null'],
    ['the class Hono', Hono, 'a function (Hono)'],
    ['app.fetch', function fetch() {}, 'a function (fetch)'],
    ['a promise', Promise.resolve(new Hono()), 'a Promise'],
    ['an app of another framework', new Elysia(), 'an Elysia'],
    ['an empty object', {}, 'an object'],
    ['an array', [new Hono()], 'an array'],
    ['a string', 'app', 'a string'],
    ['its options', { formatters: [], report: () => {} }, 'an object'],
  ])(
    'httpErrors refuses %s in the place of an app, and names what it received',
    (_what, value, received) => {
      const message = `httpErrors() takes a Hono app: write const app = httpErrors(new Hono()). It received ${received}.`
      expect(() => httpErrors(value as Hono)).toThrow(new TypeError(message))
    }
  )

  test('httpErrors that is used as middleware says what to write', async () => {
    const message = `httpErrors() takes a Hono app: write const app = httpErrors(new Hono()). It received`
    const unwrapped = new Hono()
    expect(() => unwrapped.use((httpErrors as () => never)())).toThrow(
      new TypeError(`${message} undefined.`)
    )
    const reported: unknown[] = []
    const app = httpErrors(new Hono(), { report: (error) => void reported.push(error) })
    app.use('*', httpErrors as never).get('/', (c) => c.text('fine'))
    expect((await app.request('/')).status).toBe(500)
    expect(reported).toEqual([new TypeError(`${message} a Context.`)])
  })

  test('httpErrors refuses a revoked proxy in the place of an app', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    expect(() => httpErrors(proxy as Hono)).toThrow(TypeError)
  })

  test('httpErrors refuses an app that is wrapped already', () => {
    const app = httpErrors(new Hono(), quiet)
    expect(() => httpErrors(app, { cacheControl: 'no-cache' })).toThrow(
      new TypeError(
        'httpErrors() was called twice on an app, or on its basePath(). Call it once, with all options; for ' +
          'other options, wrap a new Hono() and mount it by route().'
      )
    )
  })
})

describe('httpErrorHandlers refuses', () => {
  test('httpErrorHandlers refuses an app in the place of its options', () => {
    expect(() => httpErrorHandlers(new Hono() as object)).toThrow(
      new TypeError(
        'httpErrorHandlers() needs options; received a Hono app. Write httpErrorHandlers({ app }).'
      )
    )
  })

  test('httpErrorHandlers refuses an option `app` that is no app', () => {
    expect(() => httpErrorHandlers({ app: Hono as never })).toThrow(
      "Option 'app' must be a Hono app; received a function (Hono)."
    )
  })
})

describe('the warnings of httpErrors', () => {
  const routes =
    'httpErrors() was called after routes were added: its options may not hold for them. Call httpErrors(new Hono()) first.'

  test('httpErrors warns once of an app that has routes when it is wrapped', async () => {
    const app = httpErrors(
      new Hono().get('/x', () => {
        throw 'x'
      }),
      quiet
    )
    for (let time = 0; time < 3; time++) expect((await app.request('/x')).status).toBe(500)
    expect(warnings()).toEqual([routes])
  })

  test('httpErrors warns once of a sub-app that is wrapped after it was mounted', () => {
    const sub = new Hono().get('/x', (c) => c.text('x'))
    httpErrors(new Hono(), quiet).route('/', sub)
    httpErrors(sub, quiet)
    expect(warnings()).toEqual([routes])
  })

  test('httpErrors warns once of `app.onError` after wrapping, however often it is called', async () => {
    const app = httpErrors(new Hono(), quiet).get('/x', () => {
      throw new NotFound()
    })
    for (let time = 0; time < 3; time++) app.onError((_error, c) => c.text('own', 418))
    app.basePath('/v1').onError((_error, c) => c.text('own', 418))
    for (let time = 0; time < 3; time++) expect((await app.request('/x')).status).toBe(418)
    expect(warnings()).toEqual([
      'app.onError() replaces the error responses of httpErrors(). Use options instead, such as `formatters`.',
    ])
  })

  test('httpErrors warns once of `app.notFound` after wrapping, however often it is called', async () => {
    const app = httpErrors(new Hono(), quiet)
    for (let time = 0; time < 3; time++) app.notFound((c) => c.text('own', 418))
    expect(await (await app.request('/x')).text()).toBe('own')
    expect(await (await app.basePath('/v1').request('/x')).text()).toBe('own')
    expect(warnings()).toEqual([
      'app.notFound() replaces the 404, 405 and OPTIONS responses of httpErrors(). Use options instead, such as `formatters`.',
    ])
  })
})

test('httpErrors does not warn of an app that is wrapped, filled and mounted in that order', async () => {
  const sub = httpErrors(new Hono(), quiet).get('/x', (c) => c.text('x'))
  const shared = new Hono().get('/other', (c) => c.text('x'))
  httpErrors(shared.basePath('/api'), quiet).get('/x', (c) => c.text('x'))
  const app = httpErrors(
    new Hono().onError((_error, c) => c.text('before')),
    quiet
  )
  app.use((_c, next) => next()).route('/sub', sub)
  app.basePath('/v1').get('/x', (c) => c.text('x'))
  app.mount('/mounted', sub.fetch)
  await app.request('/sub/x')
  await app.request('/nowhere')
  expect(warnings()).toEqual([])
})

describe.each([
  ['RegExpRouter', () => new Hono({ router: new RegExpRouter() })],
  ['TrieRouter', () => new Hono({ router: new TrieRouter() })],
  ['LinearRouter', () => new Hono({ router: new LinearRouter() })],
  ['PatternRouter', () => new Hono({ router: new PatternRouter() })],
  ['getPath', () => new Hono({ getPath: (request) => new URL(request.url).pathname })],
  ['strict: false', () => new Hono({ strict: false })],
])('an app made with %s', (option, make) => {
  test.each([
    ['GET', '/books/7', 200],
    ['POST', '/books/7', 405],
    ['GET', '/string', 500],
    ['GET', '/nowhere', 404],
  ])(`an app made with ${option} responds to %s %s with %i`, async (method, path, status) => {
    const app = httpErrors(make(), quiet)
      .get('/books/:id', (c) => c.text('book'))
      .get('/string', () => {
        throw 'x'
      })
    expect((await app.request(path, { method })).status).toBe(status)
  })
})

describe('an app that `basePath` makes of an OpenAPIHono', () => {
  test.each([
    ['GET', '/v1/nowhere', 404],
    ['POST', '/v1/books', 405],
    ['GET', '/v1/thrown', 404],
    ['GET', '/v1/string', 500],
  ])(
    'an app that `basePath` makes of an OpenAPIHono responds to %s %s with %i and problem+json',
    async (method, path, status) => {
      const app = httpErrors(new OpenAPIHono(), quiet).basePath('/v1')
      app.get('/books', (c) => c.text('books'))
      app.get('/thrown', () => {
        throw new NotFound()
      })
      app.get('/string', () => {
        throw 'x'
      })
      const response = await app.request(path, { method })
      expect([response.status, response.headers.get('content-type')]).toEqual([
        status,
        problemJsonFormatter().type,
      ])
    }
  )

  test('an app that `basePath` makes of an OpenAPIHono responds with problem+json two base paths deep', async () => {
    const app = httpErrors(new OpenAPIHono(), quiet).basePath('/api').basePath('/v1')
    const { status, headers } = await app.request('/api/v1/nowhere')
    expect([status, headers.get('content-type')]).toEqual([404, problemJsonFormatter().type])
  })
})

describe.runIf(honoDoes.haveMethodNotAllowed)('`hono/method-not-allowed`', () => {
  const own = {
    onMethodNotAllowed: (c: { text: Function }, methods: readonly string[]) =>
      c.text(`own ${methods}`, 405, { Allow: methods.join(', ') }) as Response,
  }
  const filled = (app: Hono, options = {}) =>
    app.use(methodNotAllowed({ app, ...options })).get('/books', (c) => c.text('books'))

  test.each<[string, () => Hono, string]>([
    ['in a wrapped app', () => filled(httpErrors(new Hono(), quiet)), '/books'],
    [
      'in a wrapped sub-app of a plain app',
      () => new Hono().route('/api', filled(httpErrors(new Hono(), quiet))),
      '/api/books',
    ],
    [
      'in a plain sub-app of a wrapped app',
      () => httpErrors(new Hono(), quiet).route('/api', filled(new Hono())),
      '/api/books',
    ],
    [
      'in a wrapped sub-app of a wrapped app',
      () => httpErrors(new Hono(), quiet).route('/api', filled(httpErrors(new Hono(), quiet))),
      '/api/books',
    ],
  ])('methodNotAllowed %s responds with 405', async (_where, make, path) => {
    const app = make()
    const { status, headers } = await app.request(path, { method: 'POST' })
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD'])
    expect((await app.request(path)).status).toBe(200)
    expect((await app.request(`${path}/x`)).status).toBe(404)
  })

  test.each<[string, () => Hono, string]>([
    ['in a wrapped app', () => filled(httpErrors(new Hono(), quiet), own), '/books'],
    [
      'in a wrapped sub-app of a plain app',
      () => new Hono().route('/api', filled(httpErrors(new Hono(), quiet), own)),
      '/api/books',
    ],
  ])('methodNotAllowed %s calls its option `onMethodNotAllowed`', async (_where, make, path) => {
    const response = await make().request(path, { method: 'POST' })
    expect([response.status, await response.text()]).toEqual([405, 'own GET,HEAD'])
  })
})

test('httpErrors throws for the basePath() of a wrapped app, which shares its routes', () => {
  const app = httpErrors(new Hono())
  expect(() => httpErrors(app.basePath('/api'))).toThrow(/mount it by route\(\)/)
})
