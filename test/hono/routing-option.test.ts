/** The option `routing`: which requests without a route get a response of this package. */
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { httpErrorHandlers, httpErrors, type HttpErrorsOptions } from '../../src/index.ts'
import { honoDoes } from '../support/installed-versions.ts'
import { methodNotAllowed } from '../support/method-not-allowed.ts'

const quiet = { report: () => {} }
type Row = readonly [status: number, allow: string | null]

/** The responses to a GET of no path, a DELETE and an OPTIONS of a path of GET, and an unknown method. */
async function responses(app: Hono, prefix = ''): Promise<readonly Row[]> {
  const requests = [
    ['GET', '/nowhere'],
    ['DELETE', '/books'],
    ['OPTIONS', '/books'],
    ['BREW', '/books'],
  ] as const
  return Promise.all(
    requests.map(async ([method, path]): Promise<Row> => {
      const response = await app.request(prefix + path, { method })
      return [response.status, response.headers.get('allow')]
    })
  )
}

const wirings = {
  'that httpErrors has wrapped': (options: HttpErrorsOptions): Hono =>
    httpErrors(new Hono(), { ...quiet, ...options }).get('/books', (c) => c.text('books')),
  'that is wired by hand': (options: HttpErrorsOptions): Hono => {
    const app = new Hono()
    const handlers = httpErrorHandlers({ app, ...quiet, ...options })
    app.use(handlers.catchAll).onError(handlers.onError).notFound(handlers.notFound)
    return app.get('/books', (c) => c.text('books'))
  },
}

const ALLOW = 'GET, HEAD'

describe.each(Object.entries(wirings))('the option routing of an app %s', (_how, make) => {
  test.each<readonly [string, HttpErrorsOptions['routing'], readonly Row[]]>([
    [
      'absent',
      undefined,
      [
        [404, null],
        [405, ALLOW],
        [204, ALLOW],
        [501, null],
      ],
    ],
    [
      'true',
      true,
      [
        [404, null],
        [405, ALLOW],
        [204, ALLOW],
        [501, null],
      ],
    ],
    [
      'an empty object',
      {},
      [
        [404, null],
        [405, ALLOW],
        [204, ALLOW],
        [501, null],
      ],
    ],
    [
      'false',
      false,
      [
        [404, null],
        [404, null],
        [404, null],
        [404, null],
      ],
    ],
    [
      'without methodNotAllowed',
      { methodNotAllowed: false },
      [
        [404, null],
        [404, null],
        [204, ALLOW],
        [501, null],
      ],
    ],
    [
      'without options',
      { options: false },
      [
        [404, null],
        [405, ALLOW],
        [405, ALLOW],
        [501, null],
      ],
    ],
    [
      'without notImplemented',
      { notImplemented: false },
      [
        [404, null],
        [405, ALLOW],
        [204, ALLOW],
        [405, ALLOW],
      ],
    ],
    [
      'with methodNotAllowed alone',
      { options: false, notImplemented: false },
      [
        [404, null],
        [405, ALLOW],
        [405, ALLOW],
        [405, ALLOW],
      ],
    ],
  ])('The responses are those of routing that is %s', async (_what, routing, expected) => {
    expect(await responses(make({ routing }))).toEqual(expected)
  })

  test('A routing of false leaves the routes and their HEAD as they are', async () => {
    const app = make({ routing: false })
    expect((await app.request('/books')).status).toBe(200)
    expect((await app.request('/books', { method: 'HEAD' })).status).toBe(200)
  })

  test('A 404 in place of a 405 is a problem', async () => {
    const response = await make({ routing: false }).request('/books', { method: 'DELETE' })
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ status: 404, title: 'Not Found' })
  })
})

describe.runIf(honoDoes.haveMethodNotAllowed)(
  'the option routing beside hono/method-not-allowed',
  () => {
    const app = (routing: boolean): Hono => {
      const shop = httpErrors(new Hono(), { ...quiet, routing })
      return shop.use(methodNotAllowed({ app: shop })).get('/books', (c) => c.text('books'))
    }

    test('The middleware makes the 405 with its Allow and its own content, whatever routing is', async () => {
      for (const routing of [true, false]) {
        const response = await app(routing).request('/books', { method: 'DELETE' })
        expect(response.status).toBe(405)
        expect(response.headers.get('allow')).toBe(ALLOW)
        expect(await response.text()).toBe('Method Not Allowed')
      }
    })

    test('A middleware that is used before the app is wrapped makes the 405 too', async () => {
      const shop = new Hono()
      shop.use(methodNotAllowed({ app: shop }))
      const { onError, notFound } = httpErrorHandlers({ app: shop, ...quiet, routing: false })
      shop.onError(onError).notFound(notFound)
      shop.get('/books', (c) => c.text('books'))
      const response = await shop.request('/books', { method: 'DELETE' })
      expect([response.status, response.headers.get('allow')]).toEqual([405, ALLOW])
    })
  }
)

describe('the option routing of sub-apps', () => {
  const api = (routing: boolean): Hono =>
    httpErrors(new Hono(), { ...quiet, routing }).get('/books', (c) => c.text('books'))

  test('A sub-app without routing is mounted in an app with it', async () => {
    const app = httpErrors(new Hono(), quiet).get('/books', (c) => c.text('books'))
    app.route('/api', api(false))
    expect(await responses(app, '/api')).toEqual([
      [404, null],
      [404, null],
      [404, null],
      [404, null],
    ])
    expect(await responses(app)).toEqual([
      [404, null],
      [405, ALLOW],
      [204, ALLOW],
      [501, null],
    ])
  })

  test('A sub-app with routing is mounted in an app without it', async () => {
    const app = httpErrors(new Hono(), { ...quiet, routing: false })
    app.get('/books', (c) => c.text('books')).route('/api', api(true))
    expect(await responses(app, '/api')).toEqual([
      [404, null],
      [405, ALLOW],
      [204, ALLOW],
      [501, null],
    ])
    expect(await responses(app)).toEqual([
      [404, null],
      [404, null],
      [404, null],
      [404, null],
    ])
  })
})

test.each<readonly [string, unknown, RegExp]>([
  [
    'a text',
    'none',
    /'routing' of httpErrors\(\) must be a boolean or an object; received a string/,
  ],
  ['null', null, /'routing' of httpErrors\(\) must be a boolean or an object; received null/],
  ['a misspelt part', { methodsNotAllowed: false }, /did you mean 'methodNotAllowed'/],
  ['a part that is no boolean', { options: 'no' }, /'routing.options' must be a boolean/],
])('httpErrors throws if routing is %s', (_what, routing, message) => {
  expect(() => httpErrors(new Hono(), { routing: routing as boolean })).toThrow(message)
})
