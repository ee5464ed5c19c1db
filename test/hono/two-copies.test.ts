/** Two copies of Hono in one process, as CommonJS beside ES modules, or in a monorepo. */
import { createRequire } from 'node:module'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { httpErrors, httpErrorHandlers, NotFound } from '../../src/index.ts'
import { typeOfNothing } from '../support/installed-versions.ts'
import { startHttp1 } from '../support/server.ts'

// The CommonJS build: another class, other private symbols than those of the ES modules.
const { Hono: OtherHono } = createRequire(import.meta.url)('hono') as { readonly Hono: typeof Hono }

const quiet = { report: () => {} }

function routes(app: Hono): Hono {
  return app
    .get('/books', (c) => c.text('books'))
    .get('/missing', (c) => c.notFound())
    .get('/thrown', () => {
      throw new NotFound('No book has that id.')
    })
    .get('/string', () => {
      throw 'x'
    })
}

const apps = [
  ['alone', () => routes(httpErrors(new OtherHono(), quiet))],
  ['behind middleware', () => routes(httpErrors(new OtherHono(), quiet).use((_c, next) => next()))],
  [
    'wired by hand',
    () => {
      const app = new OtherHono()
      const { onError, notFound, catchAll } = httpErrorHandlers({ app, ...quiet })
      return routes(app.use(catchAll).onError(onError).notFound(notFound))
    },
  ],
  [
    'mounted in a wrapped app of the first copy',
    () =>
      httpErrors(new Hono(), quiet).route('/', routes(httpErrors(new OtherHono(), quiet) as Hono)),
  ],
  [
    'as the parent of a wrapped app of the first copy',
    () => httpErrors(new OtherHono(), quiet).route('/', routes(httpErrors(new Hono(), quiet))),
  ],
  [
    'as the parent of an app of the first copy that is not wrapped',
    () => httpErrors(new OtherHono(), quiet).route('/', routes(new Hono())),
  ],
] as const

test('the copies of Hono in this test have different classes', () => {
  expect(OtherHono).not.toBe(Hono)
})

describe.each(apps)('an app of a second copy of Hono, %s,', (_how, make) => {
  test.each([
    ['GET', '/nowhere', 404, null],
    ['POST', '/books', 405, 'GET, HEAD'],
    ['OPTIONS', '/books', 204, 'GET, HEAD'],
    ['GET', '/missing', 404, null],
    ['HEAD', '/missing', 404, null],
    ['GET', '/thrown', 404, null],
    ['GET', '/string', 500, null],
    ['PROPFIND', '/books', 405, 'GET, HEAD'],
  ])(
    'an app of a second copy of Hono responds to %s %s with %i and Allow: %s',
    async (method, path, status, allow) => {
      const server = await startHttp1(make())
      try {
        const response = await fetch(`http://127.0.0.1:${server.port}${path}`, { method })
        expect([response.status, response.headers.get('allow')]).toEqual([status, allow])
        const type = status === 204 ? (typeOfNothing ?? null) : 'application/problem+json'
        expect(response.headers.get('content-type')).toBe(type)
      } finally {
        await server.close()
      }
    }
  )
})
