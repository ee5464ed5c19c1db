import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { createFactory } from 'hono/factory'
import { afterAll, describe, expect, test, vi } from 'vitest'
import {
  defineProblem,
  Forbidden,
  HttpError,
  httpErrors,
  NotFound,
  throws,
  ValidationFailed,
} from '../../src/index.ts'
import { throws as throwsOfTiny } from '../../src/presets/tiny.ts'
import { declarationOf } from '../../src/hono/declared-errors.ts'
import { startHttp1, type TestServer } from '../support/server.ts'

class OutOfCredit extends defineProblem(Forbidden, {
  type: 'https://api.example.com/problems/out-of-credit',
  title: 'You do not have enough credit.',
}) {}

vi.resetModules()
const copy = await import('../../src/index.ts')

describe('throws', () => {
  test.each([
    ['an error', new NotFound(), 'an Error.'],
    ['a status code', 404, '404'],
    ['a list', [NotFound], 'an array'],
    ['undefined', undefined, 'undefined: do two modules import each other?'],
    ['a name', 'NotFound', '"NotFound".'],
    ['a class without a status', Error, 'a function (Error)'],
    ['the base of all classes', HttpError, 'a function (HttpError)'],
    [
      'a function that has the status of a class',
      Object.assign(() => {}, { status: 404 }),
      'a function',
    ],
  ])('It refuses %s, with its position', (_what, value, received) => {
    expect(() => throws(NotFound, value as never)).toThrow(TypeError)
    expect(() => throws(NotFound, value as never)).toThrow(
      'Argument 2 of throws() must be a class of errors, such as NotFound or one of defineProblem(); ' +
        `received ${received}`
    )
  })

  test('It takes classes of statuses, of problem types, of failed validations and their subclasses', () => {
    class BookMissing extends NotFound {}
    const classes = [NotFound, OutOfCredit, ValidationFailed, BookMissing, copy.NotFound] as const
    expect(declarationOf(throws(...classes))?.classes).toEqual(classes)
    expect(declarationOf(throws())?.classes).toEqual([])
  })

  test('It is a middleware that calls next in an app that is not wrapped', async () => {
    const app = new Hono().get('/', throws(NotFound), (c) => c.text('found'))
    expect(await (await app.request('/')).text()).toBe('found')
  })
})

/** The same routes, in an app of each kind that adds them in its own way. */
const pass: MiddlewareHandler = (_c, next) => next()
const found = (c: Context): Response => c.text('found')
const declared = throws(NotFound, OutOfCredit)

function routes(): Hono {
  return new Hono().get('/books/:id', declared, found)
}

const apps: readonly (readonly [string, () => Hono])[] = [
  ['a route', () => httpErrors(new Hono()).get('/api/books/:id', declared, found)],
  [
    'a route behind middleware',
    () => httpErrors(new Hono()).use(pass).get('/api/books/:id', declared, found),
  ],
  ['a base path', () => httpErrors(new Hono().basePath('/api')).get('/books/:id', declared, found)],
  [
    'basePath of a wrapped app',
    () => {
      const app = httpErrors(new Hono())
      app.basePath('/api').get('/books/:id', declared, found)
      return app
    },
  ],
  [
    'on()',
    () =>
      httpErrors(new Hono()).on(['GET', 'PUT'], ['/api/books/:id', '/b'], declared, found) as Hono,
  ],
  ['all()', () => httpErrors(new Hono()).all('/api/books/:id', declared, found)],
  [
    'createHandlers()',
    () =>
      httpErrors(new Hono()).get(
        '/api/books/:id',
        ...createFactory().createHandlers(declared, found)
      ) as Hono,
  ],
  [
    'use() for a path',
    () => httpErrors(new Hono()).use('/api/*', declared).get('/api/books/:id', found),
  ],
  ['a mounted app', () => httpErrors(new Hono()).route('/api', routes())],
  [
    'a mounted app with an error handler',
    () =>
      httpErrors(new Hono()).route(
        '/api',
        routes().onError((_e, c) => c.text('own', 500))
      ),
  ],
  [
    'a mounted app that is wrapped as well',
    () =>
      httpErrors(new Hono()).route(
        '/api',
        httpErrors(new Hono()).get('/books/:id', declared, found)
      ),
  ],
  [
    'a wrapped app mounted in one that is not',
    () => new Hono().route('/api', httpErrors(new Hono()).get('/books/:id', declared, found)),
  ],
  [
    'throws of a second copy',
    () => httpErrors(new Hono()).get('/api/books/:id', copy.throws(copy.NotFound), found),
  ],
  [
    'throws of /tiny',
    () => httpErrors(new Hono()).get('/api/books/:id', throwsOfTiny(NotFound), found),
  ],
  [
    'an app of a second copy',
    () => copy.httpErrors(new Hono()).get('/api/books/:id', declared, found),
  ],
]

describe.each(apps)('A route whose errors are declared by %s', (how, make) => {
  test('It answers GET and HEAD', async () => {
    const app = make()
    expect(await (await app.request('/api/books/1')).text()).toBe('found')
    const head = await app.request('/api/books/1', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  test('It is among the routes of the app', () => {
    const { routes: all } = make()
    const [route] = all.filter(({ handler }) => declarationOf(handler) !== undefined)
    expect(route?.path).toMatch(how.includes('use()') ? '/api/*' : '/api/books/:id')
  })
})

const namedByMethod = apps.filter(([how]) => how !== 'all()' && !how.endsWith('that is not'))

describe.each(namedByMethod)(
  'A route with a method whose errors are declared by %s',
  (how, make) => {
    test('It answers another method with 405, and OPTIONS with 204', async () => {
      const app = make()
      const allow = how === 'on()' ? 'GET, HEAD, PUT' : 'GET, HEAD'
      const refused = await app.request('/api/books/1', { method: 'DELETE' })
      expect([refused.status, refused.headers.get('Allow')]).toEqual([405, allow])
      const options = await app.request('/api/books/1', { method: 'OPTIONS' })
      expect([options.status, options.headers.get('Allow')]).toEqual([204, allow])
    })
  }
)

test('The router of a wrapped app does not get the middleware of throws', async () => {
  const called: string[] = []
  const declaration = throws(NotFound)
  const app = httpErrors(new Hono())
  const { router } = app.get('/', declaration, found)
  const [handlers] = router.match('GET', '/')
  for (const [entry] of handlers)
    called.push(String((entry as unknown as [{ name: string }])[0].name))
  expect(called).toEqual(['found'])
  expect(app.routes).toHaveLength(2)
})

test('A path that has throws and no handler is a 404', async () => {
  const app = httpErrors(new Hono()).get('/books', throws(NotFound))
  expect((await app.request('/books')).status).toBe(404)
})

describe('over a connection', () => {
  let server: TestServer | undefined
  afterAll(() => server?.close())

  test('A declared problem type arrives with its type, its members and its status', async () => {
    const app = httpErrors(new Hono(), { report: false }).get('/', throws(OutOfCredit), () => {
      throw new OutOfCredit()
    })
    server = await startHttp1(app)
    const response = await fetch(`http://127.0.0.1:${server.port}/`)
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({
      type: 'https://api.example.com/problems/out-of-credit',
      title: 'You do not have enough credit.',
      status: 403,
    })
  })
})
