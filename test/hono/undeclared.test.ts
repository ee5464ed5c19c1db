import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { basicAuth } from 'hono/basic-auth'
import { describe, expect, test, vi } from 'vitest'
import {
  BadRequest,
  Conflict,
  defineProblem,
  Forbidden,
  type AnyErrorClass,
  type HttpError,
  httpErrorHandlers,
  httpErrors,
  NotFound,
  throws,
  ValidationFailed,
  validationError,
  type UndeclaredHook,
} from '../../src/index.ts'
import * as tiny from '../../src/presets/tiny.ts'
import { startHttp1 } from '../support/server.ts'

vi.resetModules()
const copy = await import('../../src/index.ts')

const type = 'https://api.example.com/problems/out-of-credit'
class OutOfCredit extends defineProblem(Forbidden, { type, title: 'Not enough credit.' }) {}
class BookMissing extends NotFound {}

/** An app that collects what its hook is called with, as `GET /path NotFound`. */
function watched(wrap: typeof httpErrors = httpErrors): { app: Hono; calls: string[] } {
  const calls: string[] = []
  const undeclared: UndeclaredHook = (error, c) => {
    calls.push(`${c.req.method} ${c.req.path} ${error.name}`)
  }
  return { app: wrap(new Hono(), { report: false, undeclared }), calls }
}

function fail(error: unknown): () => never {
  return () => {
    throw error
  }
}

/** The names of the errors that the hook is called with, where a route declares classes and throws. */
async function undeclaredOf(
  classes: readonly AnyErrorClass[],
  thrown: unknown,
  wrap: typeof httpErrors = httpErrors
): Promise<{ status: number; calls: string[] }> {
  const { app, calls } = watched(wrap)
  app.get('/books', throws(...classes), fail(thrown))
  const { status } = await app.request('/books')
  return { status, calls }
}

describe('the option undeclared', () => {
  test.each([
    ['another class of the table', [NotFound], new Conflict(), 'Conflict'],
    [
      'a problem type of which another one is declared',
      [OutOfCredit],
      new Forbidden(),
      'Forbidden',
    ],
    ['the base of a declared subclass', [BookMissing], new NotFound(), 'NotFound'],
    ['an error where nothing is declared', [], new NotFound(), 'NotFound'],
    ['an exception of Hono', [NotFound], new HTTPException(409), 'Conflict'],
    [
      'an error without faults where failed validations are declared',
      [ValidationFailed],
      new BadRequest(),
      'BadRequest',
    ],
    ['a response that was thrown', [NotFound], new Response('taken', { status: 409 }), 'Conflict'],
    ['an error of a second copy', [NotFound], new copy.Conflict(), 'Conflict'],
  ])('It is called for %s', async (_what, classes, thrown, name) => {
    const { calls } = await undeclaredOf(classes, thrown)
    expect(calls).toEqual([`GET /books ${name}`])
  })

  test.each([
    ['a declared class', [Conflict, NotFound], new NotFound(), 404],
    ['a subclass of a declared class', [NotFound], new BookMissing(), 404],
    ['a problem type whose status is declared', [Forbidden], new OutOfCredit(), 403],
    ['a declared problem type', [OutOfCredit], new OutOfCredit(), 403],
    [
      'an error with the type of a declared problem type',
      [OutOfCredit],
      new Forbidden({ type }),
      403,
    ],
    ['an exception of Hono whose status is declared', [Conflict], new HTTPException(409), 409],
    [
      'a declared failed validation',
      [ValidationFailed],
      validationError([{ detail: 'Taken.' }]),
      422,
    ],
    ['an error of a second copy whose status is declared', [NotFound], new copy.NotFound(), 404],
    ['an error whose class of a second copy is declared', [copy.NotFound], new NotFound(), 404],
    ['an error of the server', [NotFound], new TypeError('a bug'), 500],
    ['a response that is a redirect', [NotFound], new Response(null, { status: 302 }), 302],
  ])('It is not called for %s', async (_what, classes, thrown, expected) => {
    const { status, calls } = await undeclaredOf(classes, thrown)
    expect({ status, calls }).toEqual({ status: expected, calls: [] })
  })

  test('In /tiny, an exception of Hono counts as declared by the class of its status', async () => {
    const wrap = tiny.httpErrors as typeof httpErrors
    const declared = await undeclaredOf([NotFound], new HTTPException(404), wrap)
    const other = await undeclaredOf([NotFound], new HTTPException(409), wrap)
    expect([declared.calls, other.calls.length]).toEqual([[], 1])
  })

  test('It is not called for routes that declare nothing, nor for the 404 and 405 of routing', async () => {
    const { app, calls } = watched()
    app
      .get('/books', throws(NotFound), (c) => c.text('books'))
      .get('/shelves', fail(new Conflict()))
    const statuses = [
      (await app.request('/nowhere')).status,
      (await app.request('/books', { method: 'DELETE' })).status,
      (await app.request('/shelves')).status,
    ]
    expect({ statuses, calls }).toEqual({ statuses: [404, 405, 409], calls: [] })
  })

  test('It is called for what middleware throws before the handler of the route', async () => {
    const { app, calls } = watched()
    app.use(basicAuth({ username: 'a', password: 'b' }))
    app.get('/books', throws(NotFound), (c) => c.text('books')).get('/open', (c) => c.text('open'))
    const statuses = [(await app.request('/books')).status, (await app.request('/open')).status]
    expect({ statuses, calls }).toEqual({
      statuses: [401, 401],
      calls: ['GET /books Unauthorized'],
    })
  })

  test('It compares with the route that answered, where other paths match the request too', async () => {
    const { app, calls } = watched()
    app
      .get('/books/new', fail(new Conflict()))
      .get('/books/old', throws(Conflict), fail(new Conflict()))
      .get('/books/:id', throws(NotFound), fail(new Conflict()))
      .post('/books/:id', throws(Conflict), fail(new Conflict()))
    for (const path of ['/books/new', '/books/old', '/books/1']) await app.request(path)
    await app.request('/books/1', { method: 'POST' })
    await app.request('/books/1', { method: 'HEAD' })
    expect(calls).toEqual(['GET /books/1 Conflict', 'HEAD /books/1 Conflict'])
  })

  test('Declarations of app.use hold for all routes below their path, beside those of the route', async () => {
    const { app, calls } = watched()
    app.use('/books/*', throws(Conflict))
    app
      .get('/books/:id', throws(NotFound), fail(new Conflict()))
      .get('/books/:id/pages', fail(new Forbidden()))
      .get('/shelves', fail(new Forbidden()))
    for (const path of ['/books/1', '/books/1/pages', '/shelves']) await app.request(path)
    expect(calls).toEqual(['GET /books/1/pages Forbidden'])
  })

  const add = (app: Hono): Hono => app.get('/books/:id', throws(NotFound), fail(new Conflict()))
  const hooks = (calls: string[]) => ({
    report: false as const,
    undeclared: (error: HttpError) => void calls.push(error.name),
  })
  test.each([
    [
      'a base path',
      (calls: string[]) => add(httpErrors(new Hono().basePath('/api'), hooks(calls))),
    ],
    [
      'a mounted app',
      (calls: string[]) => httpErrors(new Hono(), hooks(calls)).route('/api', add(new Hono())),
    ],
    [
      'a mounted app that is wrapped',
      (calls: string[]) =>
        httpErrors(new Hono(), { report: false }).route(
          '/api',
          add(httpErrors(new Hono(), hooks(calls)))
        ),
    ],
    [
      'a wrapped app mounted two deep',
      (calls: string[]) =>
        httpErrors(new Hono(), { report: false }).route(
          '/',
          new Hono().route('/api', add(httpErrors(new Hono(), hooks(calls))))
        ),
    ],
    [
      'a wrapped app in one that is not',
      (calls: string[]) => new Hono().route('/api', add(httpErrors(new Hono(), hooks(calls)))),
    ],
    [
      'handlers that were installed by hand',
      (calls: string[]) => {
        const app = new Hono()
        const { onError, notFound, catchAll } = httpErrorHandlers({ app, ...hooks(calls) })
        return app.use(catchAll).onError(onError).notFound(notFound).route('/api', add(new Hono()))
      },
    ],
    [
      'throws of a second copy',
      (calls: string[]) =>
        httpErrors(new Hono(), hooks(calls)).get(
          '/api/books/:id',
          copy.throws(copy.NotFound),
          fail(new Conflict())
        ),
    ],
    [
      'an app of a second copy',
      (calls: string[]) =>
        copy
          .httpErrors(new Hono(), hooks(calls))
          .get('/api/books/:id', throws(NotFound), fail(new Conflict())),
    ],
  ])('It is called once in %s', async (_how, make) => {
    const calls: string[] = []
    const response = await make(calls).request('/api/books/1')
    expect([response.status, calls]).toEqual([409, ['Conflict']])
  })

  test('It is not called by a mounted app that has no such option', async () => {
    const calls: string[] = []
    const app = httpErrors(new Hono(), hooks(calls)).route(
      '/api',
      add(httpErrors(new Hono(), { report: false }))
    )
    expect([(await app.request('/api/books/1')).status, calls]).toEqual([409, []])
  })

  test('Routes that are added after an error count', async () => {
    const { app, calls } = watched(((hono: Hono, options: object) =>
      httpErrors(hono, options)) as typeof httpErrors)
    const late = new Hono().get('/late', throws(NotFound), fail(new Conflict()))
    const lazy = httpErrors(new Hono(), { report: false }).route(
      '/',
      app.get('/early', throws(NotFound), fail(new Conflict()))
    )
    await lazy.request('/early')
    expect(calls).toEqual(['GET /early Conflict'])
    const other = watched()
    other.app.get('/early', throws(NotFound), fail(new Conflict())).route('/', late)
    await other.app.request('/early')
    await other.app.request('/late')
    expect(other.calls).toEqual(['GET /early Conflict', 'GET /late Conflict'])
  })
})

describe('a hook undeclared that fails', () => {
  const failure = new Error('the hook')
  test.each([
    [
      'throws',
      () => {
        throw failure
      },
      [failure],
    ],
    [
      'throws a string',
      () => {
        throw 'x'
      },
      ['x'],
    ],
    [
      'rejects',
      async () => {
        throw failure
      },
      [failure],
    ],
    ['returns a value', () => 1 as never, []],
    [
      'returns a Proxy that throws',
      () => new Proxy({}, { get: fail(failure), has: fail(failure) }) as never,
      [failure],
    ],
    ['never settles', () => new Promise<void>(() => {}), []],
  ])(
    'The response is the same where it %s, and the failure is reported once',
    async (_what, undeclared, expected) => {
      const reported: unknown[] = []
      const app = httpErrors(new Hono(), {
        undeclared,
        report: (error, _c, { isFailure, status }) => {
          if (isFailure) reported.push(error)
          else reported.push(status)
        },
      }).get('/', throws(NotFound), fail(new Conflict('Taken.')))
      const response = await app.request('/')
      expect(await response.json()).toMatchObject({ status: 409, detail: 'Taken.' })
      await vi.waitFor(() => expect(reported).toEqual([409, ...expected]))
    }
  )

  test('The response over a connection does not wait for the hook', async () => {
    const app = httpErrors(new Hono(), { report: false, undeclared: () => new Promise(() => {}) })
    const server = await startHttp1(app.get('/', throws(NotFound), fail(new Conflict())))
    try {
      const response = await fetch(`http://127.0.0.1:${server.port}/`)
      expect([response.status, response.headers.get('Content-Type')]).toEqual([
        409,
        'application/problem+json',
      ])
    } finally {
      await server.close()
    }
  })

  test('An option that is no function is refused', () => {
    expect(() => httpErrors(new Hono(), { undeclared: true as never })).toThrow(
      "Option 'undeclared' must be a function; received true."
    )
    expect(() => httpErrors(new Hono(), { undeclared: copy.fromBoom as never })).toThrow(
      "Option 'undeclared' received the function fromBoom itself: write fromBoom()."
    )
  })
})
