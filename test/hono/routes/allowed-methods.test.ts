import { Hono, type MiddlewareHandler } from 'hono'
import { every } from 'hono/combine'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { httpErrors, NotFound } from '../../../src/index.ts'
import createError from 'http-errors'
import { fine, quietApp } from '../../support/quiet-app.ts'

const text = (c: { text: (text: string) => Response }) => c.text('fine')

function shop() {
  const reviews = new Hono().get('/:review', text).delete('/:review', text)
  const api = new Hono().basePath('/v1').get('/things', text).patch('/things/:id{[0-9]+}', text)
  return httpErrors(new Hono(), { report: () => {} })
    .use('*', (_c, next) => next())
    .get('/books', text)
    .post('/books', text)
    .get('/books/:id', text)
    .put('/books/:id', text)
    .all('/any', text)
    .on(['PURGE', 'GET'], '/cache', text)
    .options('/asked', (c) => c.text('mine', 200, { Allow: 'GET, OPTIONS' }))
    .get('/asked', text)
    .post('/login', text)
    .get('/optional/:id?', text)
    .route('/books/:id/reviews', reviews)
    .route('/api', api)
}

async function ask(method: string, path: string, app: Pick<Hono, 'request'> = shop()) {
  const response = await app.request(path, { method })
  return [response.status, response.headers.get('allow')]
}

describe('a method that the path does not have', () => {
  test.each([
    ['DELETE', '/books', 'GET, HEAD, POST'],
    ['POST', '/books/7', 'GET, HEAD, PUT'],
    ['GET', '/login', 'POST'],
    ['HEAD', '/login', 'POST'],
    ['GET', '/api/v1/things/7', 'PATCH'],
    ['PATCH', '/books/7/reviews/3', 'GET, HEAD, DELETE'],
    ['DELETE', '/api/v1/things', 'GET, HEAD'],
    ['POST', '/cache', 'PURGE, GET, HEAD'],
    ['POST', '/optional', 'GET, HEAD'],
    ['PROPFIND', '/books', 'GET, HEAD, POST'],
  ])('%s %s is a 405 that allows %s', async (method, path, allow) => {
    expect(await ask(method, path)).toEqual([405, allow])
  })

  test('a method is a 404 on a path without any route', async () => {
    expect(await ask('POST', '/nowhere')).toEqual([404, null])
    expect(await ask('POST', '/api/v1/things/x')).toEqual([404, null])
    expect(await ask('PROPFIND', '/nowhere')).toEqual([404, null])
  })

  test('a method that no route of the app and no RFC defines is a 501 (RFC 9110 §9.1)', async () => {
    expect(await ask('FOO', '/books')).toEqual([501, null])
    expect(await ask('FOO', '/nowhere')).toEqual([501, null])
    expect(await ask('PURGE', '/books')).toEqual([405, 'GET, HEAD, POST'])
  })
})

describe('a method that the path has', () => {
  test.each([
    ['GET', '/books'],
    ['HEAD', '/books'],
    ['POST', '/any'],
    ['PURGE', '/cache'],
  ])('%s %s gets the response of its route', async (method, path) => {
    expect(await ask(method, path)).toEqual([200, null])
  })
})

describe('OPTIONS', () => {
  test('OPTIONS is a 204 with the methods of the path', async () => {
    const response = await shop().request('/books', { method: 'OPTIONS' })
    expect(response.status).toBe(204)
    expect(Object.fromEntries(response.headers)).toEqual({ allow: 'GET, HEAD, POST' })
  })

  test('OPTIONS gets the response of its route if the path has one', async () => {
    expect(await ask('OPTIONS', '/asked')).toEqual([200, 'GET, OPTIONS'])
    expect(await ask('OPTIONS', '/any')).toEqual([200, null])
  })

  test('OPTIONS of a path without routes is a 404', async () => {
    expect(await ask('OPTIONS', '/nowhere')).toEqual([404, null])
  })
})

describe('a deliberate 404', () => {
  const app = httpErrors(new Hono(), { report: () => {} })
    .get('/page', text)
    .get('/tenant/page', text)
    .use('/tenant/*', async (c, next) => {
      if (!c.req.query('tenant')) return c.notFound()
      return next()
    })
    .get('/missing', (c) => c.notFound())
    .all('/all', (c) => c.notFound())
    .get('/all', text)
    .post('/thrown', () => {
      throw new NotFound()
    })
    .get('/thrown', text)
    .post('/returned', (c) => c.json({ nothing: true }, 404))
    .get('/returned', text)

  test.each([
    ['GET', '/missing'],
    ['POST', '/all'],
    ['POST', '/thrown'],
    ['POST', '/returned'],
  ])('%s %s with a deliberate 404 is no 405', async (method, path) => {
    expect(await ask(method, path, app)).toEqual([404, null])
  })

  test('a deliberate 404 of a middleware is no 405 although the path has routes of other methods', async () => {
    const tenants = httpErrors(new Hono())
      .use('/tenant/*', (c) => Promise.resolve(c.notFound()))
      .get('/tenant/page', text)
    expect(await ask('POST', '/tenant/page', tenants)).toEqual([404, null])
  })
})

test('middleware that passes the request on hides no method, however many there are', async () => {
  const app = httpErrors(new Hono())
  const pass: MiddlewareHandler = (_c, next) => next()
  const wait: MiddlewareHandler = async (_c, next) => {
    await Promise.resolve()
    await next()
  }
  app.use(pass, wait, every(pass, wait), pass).get('/books', text)
  expect(await ask('POST', '/books', app)).toEqual([405, 'GET, HEAD'])
})

test('a 405 lists a method once, however many handlers it has', async () => {
  const pass: MiddlewareHandler = (_c, next) => next()
  const app = httpErrors(new Hono()).get('/books', pass, text).get('/:any', text)
  expect(await ask('POST', '/books', app)).toEqual([405, 'GET, HEAD'])
})

test('a route that calls next() without another handler for its method is a 404, and no 405', async () => {
  const app = httpErrors(new Hono())
  app.get('/books', async (_c, next) => next()).post('/books', text)
  expect(await ask('GET', '/books', app)).toEqual([404, null])
  expect(await ask('HEAD', '/books', app)).toEqual([404, null])
  expect(await ask('PUT', '/books', app)).toEqual([405, 'GET, HEAD, POST'])
})

test('a 405 lists routes that were added after the first request', async () => {
  const { TrieRouter } = await import('hono/router/trie-router')
  const app = httpErrors(new Hono({ router: new TrieRouter() })).get('/a', text)
  expect(await ask('POST', '/b', app)).toEqual([404, null])
  app.get('/b', text)
  expect(await ask('POST', '/b', app)).toEqual([405, 'GET, HEAD'])
})

test('a 405 is found among 2000 routes, and a 404 beside them', async () => {
  const app = httpErrors(new Hono())
  for (let index = 0; index < 2000; index++) app.get(`/path/${index}/:id`, text)
  expect(await ask('POST', '/path/1999/x', app)).toEqual([405, 'GET, HEAD'])
  expect(await ask('POST', '/path/2000/x', app)).toEqual([404, null])
})

test('the methods of a 405 are those that the routes answer, whatever the routes', async () => {
  const paths = ['/', '/a', '/a/', '/a/b', '/a/7', '/b', '/b/c', '/x.png', '/A', '/a%20b']
  const patterns = ['/a', '/a/', '/:x', '/a/:x?', '/a/*', '*', '/a/:n{[0-9]+}', '/:x{.+\\.png}']
  const methods = ['GET', 'POST', 'PURGE', 'OPTIONS']
  const routes = fc.array(fc.tuple(fc.constantFrom(...methods), fc.constantFrom(...patterns)), {
    maxLength: 4,
  })
  const fill = (app: Hono, list: readonly (readonly [string, string])[]): Hono => {
    for (const [method, path] of list) app.on(method, path, text)
    return app
  }
  await fc.assert(
    fc.asyncProperty(
      routes,
      routes,
      fc.constantFrom('/', '/a', '/:t'),
      fc.boolean(),
      async (own, below, at, strict) => {
        const app = httpErrors(new Hono({ strict })).use((_c, next) => next())
        fill(app, own).route(at, fill(new Hono(), below))
        for (const path of paths) {
          const answered: string[] = []
          for (const method of methods) {
            const { status } = await app.request(path, { method })
            if (status === 200) answered.push(...(method === 'GET' ? ['GET', 'HEAD'] : [method]))
          }
          // Asked twice, as what was found is remembered.
          for (let time = 0; time < 2; time++) {
            const { status, headers } = await app.request(path, { method: 'PROPFIND' })
            const allowed = headers.get('allow')?.split(', ') ?? []
            expect([status, allowed.toSorted()]).toEqual([
              answered.length > 0 ? 405 : 404,
              answered.toSorted(),
            ])
          }
        }
      }
    )
  )
})

test('a 405 does not list routes of HEAD, which Hono never calls', async () => {
  const app = httpErrors(new Hono()).on('HEAD', '/head', text).on(['HEAD', 'PUT'], '/both', text)
  expect(await ask('HEAD', '/head', app)).toEqual([404, null])
  expect(await ask('POST', '/head', app)).toEqual([404, null])
  expect(await ask('HEAD', '/both', app)).toEqual([405, 'PUT'])
})

const passRest: MiddlewareHandler = (...args) => args[1]()

describe('middleware whose parameters `length` does not count', () => {
  test.each<[string, MiddlewareHandler]>([
    ['a rest parameter', (...args) => args[1]()],
    ['a rest parameter of an async function', async (...[, next]) => next()],
    ['a default value', (_c, next = async () => {}) => next()],
    ['a default value of its first parameter', (_c = {} as never, next) => next()],
    [
      '`arguments`',
      function () {
        // oxlint-disable-next-line prefer-rest-params
        return (arguments as unknown as Parameters<MiddlewareHandler>)[1]()
      },
    ],
    ['none, as it is bound', passRest.bind(null)],
    ['none, as it is a proxy', new Proxy<MiddlewareHandler>((...args) => args[1](), {})],
  ])('a 405 is sent after middleware whose parameter is %s', async (_what, middleware) => {
    const app = httpErrors(new Hono()).use(middleware).get('/books', text)
    expect(await ask('POST', '/books', app)).toEqual([405, 'GET, HEAD'])
    expect(await ask('GET', '/books', app)).toEqual([200, null])
    const below = httpErrors(new Hono()).route('/', new Hono().use(middleware).get('/books', text))
    expect(await ask('POST', '/books', below)).toEqual([405, 'GET, HEAD'])
    const verb = httpErrors(new Hono()).post('*', middleware).get('/books', text)
    expect(await ask('POST', '/books', verb)).toEqual([405, 'GET, HEAD'])
  })
})

describe('methods', () => {
  test.each(['GET', 'DELETE', 'OPTIONS', 'POST'])(
    'a %s is a 404 if a middleware calls c.notFound()',
    async (method) => {
      const app = quietApp()
        .use('/admin/*', async (c, next) => {
          if (!c.req.header('x')) return c.notFound()
          return next()
        })
        .post('/admin/x', fine)
      const response = await app.request('/admin/x', { method })
      expect([response.status, response.headers.get('allow')]).toEqual([404, null])
    }
  )

  test('a 405 does not list the method of a middleware that is added by a verb', async () => {
    const app = quietApp()
    app.get('*', async (_c, next) => next())
    app.on(['POST', 'DELETE'], '/api/*', async (_c, next) => next())
    expect((await app.request('/nowhere', { method: 'POST' })).status).toBe(404)
    expect((await app.request('/api/nowhere', { method: 'PUT' })).status).toBe(404)
  })

  test('the Allow of a foreign 405 does not name the refused method', async () => {
    const app = quietApp().get('/', () => {
      throw createError(405)
    })
    expect((await app.request('/')).headers.get('allow')).toBe('')
  })

  test('the Allow of a foreign 405 is that of the routes in a mounted sub-app too', async () => {
    const api = quietApp()
      .get('/x', () => {
        throw createError(405)
      })
      .post('/x', fine)
    const app = quietApp().route('/tenants/:tenant/api', api)
    expect((await app.request('/tenants/7/api/x')).headers.get('allow')).toBe('POST')
  })
})
