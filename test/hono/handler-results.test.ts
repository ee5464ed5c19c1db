/** What a handler may return, which sub-app decides over a path, and which 404 is intended. */
import createError from 'http-errors'
import { Hono, type Handler } from 'hono'
import { describe, expect, test, vi } from 'vitest'
import {
  createHttpError,
  firstByte,
  httpErrorHandlers,
  httpErrors,
  NotFound,
  throws,
  type Report,
  type UndeclaredHook,
} from '../../src/index.ts'

const quiet = { report: false } as const
const fail = (error: unknown) => () => {
  throw error
}

describe('a handler that returns what is no response', () => {
  const noResponse = new Error(
    'No handler returned a response: return one, or `await next()` in middleware.'
  )
  test.each<[unknown, unknown]>([
    ['text', new TypeError('A handler returned string.')],
    [7, new TypeError('A handler returned number.')],
    [true, new TypeError('A handler returned boolean.')],
    [{}, new TypeError('A handler returned object.')],
    [() => {}, new TypeError('A handler returned function.')],
    [new Error('returned'), new Error('returned')],
  ])('%o becomes a 500, and the report says what it was', async (returned, reported) => {
    for (const handler of [() => returned, async () => returned]) {
      const report = vi.fn<Report>()
      const app = httpErrors(new Hono(), { report }).get('/', handler as Handler)
      expect((await app.request('/')).status).toBe(500)
      expect(report.mock.calls.map(([error]) => error)).toEqual([reported])
    }
  })

  test('the Context is one only after it has a response', async () => {
    const report = vi.fn<Report>()
    const app = httpErrors(new Hono(), { report })
      .use(async (c, next) => {
        await next()
        return c as unknown as Response
      })
      .get('/fine', (c) => c.text('fine'))
      .get('/context', (c) => c as unknown as Response)
    expect(await (await app.request('/fine')).text()).toBe('fine')
    expect((await app.request('/context')).status).toBe(500)
    expect(report.mock.calls.map(([error]) => error)).toEqual([noResponse])
  })
})

describe('the methods of a path of a mounted app', () => {
  const mounted = (sub: Hono) => httpErrors(new Hono(), quiet).route('/api/v1', sub)

  test('they are found below the path of the mount', async () => {
    const sub = httpErrors(new Hono(), quiet)
      .get('/books/:id', (c) => c.text('book'))
      .put('/books/:id', fail(createError(405)))
    const response = await mounted(sub).request('/api/v1/books/7', { method: 'PUT' })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })

  test('they are those of no shorter path', async () => {
    const sub = httpErrors(new Hono(), quiet)
      .use('/books/*', fail(createError(405)))
      .get('/:id', (c) => c.text('book'))
      .get('/', (c) => c.text('index'))
    const response = await mounted(sub).request('/api/v1/books/7', { method: 'PUT' })
    expect([response.status, response.headers.get('allow')]).toEqual([405, ''])
  })
})

describe('an unknown path below several wrapped apps', () => {
  const named = (region: string) =>
    httpErrors(new Hono(), { ...quiet, extensions: () => ({ region }) }).get('/known', (c) =>
      c.text(region)
    )
  const regionOf = async (app: Hono, path: string) =>
    Reflect.get((await (await app.request(path)).json()) as object, 'region')

  test('the options of the deepest one decide, whichever was mounted first', async () => {
    const root = () => httpErrors(new Hono(), { ...quiet, extensions: () => ({ region: 'root' }) })
    for (const app of [
      root().route('/api/v1', named('deep')).route('/api', named('shallow')),
      root().route('/api', named('shallow')).route('/api/v1', named('deep')),
    ]) {
      expect(await regionOf(app, '/api/v1/unknown')).toBe('deep')
      expect(await regionOf(app, '/api/unknown')).toBe('shallow')
      expect(await regionOf(app, '/apiary')).toBe('root')
      expect(await regionOf(app, '/unknown')).toBe('root')
    }
  })

  test('those of an app that is mounted at / hold for every path', async () => {
    const app = httpErrors(new Hono(), quiet).route('/', named('mounted'))
    expect(await regionOf(app, '/unknown/path')).toBe('mounted')
  })
})

describe('a 404 of an app that is wired by hand', () => {
  function wired(add: (app: Hono) => void): Hono {
    const app = new Hono()
    const { onError, notFound, catchAll } = httpErrorHandlers({ app, ...quiet })
    app.use(catchAll).onError(onError).notFound(notFound)
    add(app)
    return app
  }
  const statusOf = async (app: Hono, method: string) =>
    (await app.request('/books', { method })).status

  test('it is intended where a handler calls c.notFound(), whatever other methods there are', async () => {
    const app = wired((own) =>
      own.get('/books', (c) => c.notFound()).post('/books', (c) => c.text(''))
    )
    expect([await statusOf(app, 'GET'), await statusOf(app, 'PUT')]).toEqual([404, 405])
  })

  test('it is intended where middleware calls c.notFound() before the last middleware', async () => {
    const app = wired((own) => {
      own.use('/books', (c, next) => (c.req.method === 'PUT' ? c.notFound() : next()))
      own.use('/books', (_c, next) => next())
      own.get('/books', (c) => c.text('books'))
    })
    expect([await statusOf(app, 'PUT'), await statusOf(app, 'DELETE')]).toEqual([404, 405])
  })
})

describe('the option undeclared', () => {
  async function callsOf(thrown: unknown) {
    const report = vi.fn<Report>()
    const undeclared = vi.fn<UndeclaredHook>()
    const app = httpErrors(new Hono(), { report, undeclared })
    app.get('/', throws(NotFound), fail(thrown))
    const { status } = await app.request('/')
    return { status, calls: undeclared.mock.calls.length, reported: report.mock.calls.length }
  }

  test.each<[string, unknown, object]>([
    ['a redirect', Response.redirect('http://a/', 302), { status: 302, calls: 0, reported: 0 }],
    ['a client that has left', createHttpError(499), { status: 499, calls: 0, reported: 0 }],
    ['a 498', createHttpError(498), { status: 498, calls: 1, reported: 1 }],
    ['a 500', createHttpError(500), { status: 500, calls: 0, reported: 1 }],
  ])('%s', async (_, thrown, expected) => {
    expect(await callsOf(thrown)).toEqual(expected)
  })
})

describe('firstByte', () => {
  test('the chunks of an iterable may be bytes or text', async () => {
    async function* chunks() {
      yield new Uint8Array([1, 2])
      yield 'ä'
    }
    const stream = await firstByte(chunks())
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
    expect([...bytes]).toEqual([1, 2, 0xc3, 0xa4])
  })

  test('an iterable that cannot be ended may be cancelled', async () => {
    const endless = { [Symbol.asyncIterator]: () => ({ next: async () => ({ value: 'a' }) }) }
    const stream = await firstByte(endless as unknown as AsyncIterable<string>)
    await expect(stream.cancel()).resolves.toBeUndefined()
  })
})
