import { OpenAPIHono } from '@hono/zod-openapi'
import { Hono } from 'hono'
import { hc } from 'hono/client'
import { describe, expectTypeOf, test } from 'vitest'
import {
  assert,
  ContentTooLarge,
  ensure,
  createHttpError,
  Forbidden,
  HttpError,
  httpErrorHandlers,
  httpErrors,
  ImATeapot,
  type InternalServerError,
  MethodNotAllowed,
  NotAcceptable,
  NotFound,
  RangeNotSatisfiable,
  ServiceUnavailable,
  TooManyRequests,
  Unauthorized,
  UnavailableForLegalReasons,
  UnsupportedMediaType,
  UpgradeRequired,
  type ErrorStatus,
} from '../../src/index.ts'

describe('constructors', () => {
  test('take a message, options, or both', () => {
    new NotFound()
    new NotFound('No book has that id.')
    new NotFound({ detail: 'No book has that id.', cause: new Error('x') })
    new NotFound('log', { detail: 'public' })
    interface Named {
      readonly name: string
    }
    const named: Named = { name: 'dune' }
    new NotFound({ extensions: named })
    new NotFound(named.name === '' ? undefined : named.name)
    httpErrors(new Hono(), { report: undefined, formatters: undefined })
    // @ts-expect-error a number is neither
    new NotFound(7)
    // @ts-expect-error options come last
    new NotFound({ detail: 'x' }, 'y')
    // @ts-expect-error a typing mistake
    new NotFound({ details: 'x' })
  })

  test('refuse an Error, and other objects that are no options', () => {
    const error = new Error('secret')
    new NotFound({ cause: error })
    new NotFound('x', { cause: error })
    // @ts-expect-error an Error is the cause
    new NotFound(error)
    // @ts-expect-error an Error is the cause
    new NotFound('x', error)
    // @ts-expect-error an Error is the cause
    new NotFound(new TypeError('x'))
    // @ts-expect-error an Error is the cause
    new NotFound(new DOMException('x'))
    // @ts-expect-error an Error is the cause
    new NotFound(new NotFound())
    // @ts-expect-error an Error is the cause
    createHttpError(404, error)
    // @ts-expect-error an Error is the cause
    createHttpError(404 as number, 'x', error)
    // @ts-expect-error a Response holds no options
    new NotFound(new Response())
    // @ts-expect-error a Request holds no options
    new NotFound(new Request('http://localhost'))
    // @ts-expect-error a Map holds no options
    new NotFound(new Map())
    // @ts-expect-error a Date holds no options
    new NotFound(new Date())
    // @ts-expect-error a promise holds no options
    new NotFound(Promise.resolve())
    // @ts-expect-error an array holds no options
    new NotFound(['x'])
  })

  test('refuse extensions with the name of a standard member', () => {
    new NotFound({ extensions: { bookId: 'dune', state: { status: 'shipped' } } })
    // @ts-expect-error the status is that of the class
    new NotFound({ extensions: { status: 'shipped' } })
    // @ts-expect-error the option `type` of the error
    new NotFound({ extensions: { type: 'x' } })
    // @ts-expect-error the option `title` of the error
    new NotFound({ extensions: { title: 'x', own: 1 } })
    // @ts-expect-error the option `condition` of the error
    new NotFound({ extensions: { condition: 'temporary' } })
    // @ts-expect-error the option `applied` of the error
    new NotFound({ extensions: { applied: false } })
    // @ts-expect-error it would replace the whole problem
    new NotFound({ extensions: { toJSON: () => 1 } })
    interface Order {
      readonly status: string
    }
    const order: Order = { status: 'shipped' }
    // @ts-expect-error the status is that of the class
    new NotFound({ extensions: order })
  })

  test('require what a scheme needs in its challenge', () => {
    new Unauthorized({
      challenges: [{ scheme: 'Basic', params: { realm: 'shop', charset: 'UTF-8' } }],
    })
    new Unauthorized({ challenges: [{ scheme: 'Bearer', params: { scope: 'a', own: 'b' } }] })
    new Unauthorized({
      challenges: [{ scheme: 'Digest', params: { realm: 'a', nonce: 'b', qop: 'auth' } }],
    })
    new Unauthorized({ challenges: [{ scheme: 'Negotiate' }] })
    new Unauthorized({ challenges: [{ scheme: 'Negotiate', token68: 'YWJj' }] })
    new Unauthorized({
      challenges: [{ scheme: 'DPoP', params: { algs: 'ES256' } }, { scheme: 'x' }],
    })
    httpErrors(new Hono(), { challenges: [{ scheme: 'Bearer', params: { realm: 'api' } }] })
    // @ts-expect-error RFC 6750 §3: one or more parameters
    new Unauthorized({ challenges: [{ scheme: 'Bearer' }] })
    // @ts-expect-error RFC 6750 §3: one or more parameters
    new Unauthorized({ challenges: [{ scheme: 'bearer', params: {} }] })
    // @ts-expect-error RFC 7617 §2: the realm
    new Unauthorized({ challenges: [{ scheme: 'Basic' }] })
    // @ts-expect-error RFC 7617 §2: the realm
    new Forbidden({ challenges: [{ scheme: 'Basic', params: { charset: 'UTF-8' } }] })
    // @ts-expect-error RFC 7616 §3.3: realm and nonce
    new Unauthorized({ challenges: [{ scheme: 'Digest', params: { nonce: 'a' } }] })
    const hoisted = { scheme: 'Bearer', params: { realm: 'api' } }
    new Unauthorized({ challenges: [hoisted] })
    // @ts-expect-error parameters and token68 exclude each other
    new Unauthorized({ challenges: [{ scheme: 'Own', params: { a: 'b' }, token68: 'a' }] })
    // @ts-expect-error a typing mistake
    new Unauthorized({ challenges: [{ scheme: 'Own', param: { a: 'b' } }] })
    // @ts-expect-error RFC 6750 §3: one or more parameters
    httpErrors(new Hono(), { challenges: [{ scheme: 'Bearer' }] })
  })

  test('take header fields as an object or Headers', () => {
    new NotFound({ headers: { 'X-A': 'a', Link: ['</a>', '</b>'] } })
    new NotFound({ headers: new Headers() })
    // @ts-expect-error not as pairs
    new NotFound({ headers: [['X-A', 'a']] })
    // @ts-expect-error not as a Map
    new NotFound({ headers: new Map([['X-A', 'a']]) })
  })

  test('require what an RFC says MUST be sent', () => {
    new MethodNotAllowed({ allow: [] })
    new MethodNotAllowed('Closed for now.', { allow: ['GET'] })
    new Unauthorized({ challenges: [{ scheme: 'Bearer', params: { realm: 'api' } }] })
    new UpgradeRequired({ upgrade: ['HTTP/2.0'] })
    // @ts-expect-error RFC 9110 §15.5.6: MUST generate Allow
    new MethodNotAllowed()
    // @ts-expect-error RFC 9110 §15.5.6: MUST generate Allow
    new MethodNotAllowed('Not here.')
    // @ts-expect-error RFC 9110 §15.5.6: MUST generate Allow
    new MethodNotAllowed({ detail: 'Not here.' })
    // @ts-expect-error RFC 9110 §15.5.2: at least one challenge
    new Unauthorized({ challenges: [] })
    // @ts-expect-error RFC 9110 §15.5.2: MUST send WWW-Authenticate
    new Unauthorized()
    // @ts-expect-error RFC 9110 §15.5.22: MUST send Upgrade
    new UpgradeRequired()
  })

  test('offer what an RFC says MAY be sent, and nothing else', () => {
    new TooManyRequests({ retryAfter: 30 })
    new ServiceUnavailable({ retryAfter: new Date() })
    new ContentTooLarge({ retryAfter: undefined })
    new RangeNotSatisfiable({ completeLength: 47 })
    new UnsupportedMediaType({ accept: ['a/b'], acceptEncoding: ['gzip'] })
    new UnavailableForLegalReasons({ blockedBy: 'https://example.org' })
    new NotAcceptable({ available: [{ href: '/a' }] })
    new Forbidden({ challenges: [{ scheme: 'Negotiate' }] })
    // @ts-expect-error a 404 has no Retry-After
    new NotFound({ retryAfter: 3 })
    // @ts-expect-error a delay is a number or a Date
    new TooManyRequests({ retryAfter: '30' })
    // @ts-expect-error a fixed field has no option
    new UpgradeRequired({ upgrade: ['a'], connectionUpgrade: 'x' })
  })

  test('can be inherited', () => {
    class BookMissing extends NotFound {
      readonly id: string
      constructor(id: string) {
        super(`No book ${id}.`)
        this.id = id
      }
    }
    expectTypeOf(new BookMissing('x').status).toEqualTypeOf<404>()
    expectTypeOf(new BookMissing('x').id).toBeString()
    // @ts-expect-error its own constructor counts
    new BookMissing()
  })
})

describe('errors', () => {
  test('know their status as a literal', () => {
    expectTypeOf(new NotFound().status).toEqualTypeOf<404>()
    expectTypeOf(new NotFound().statusCode).toEqualTypeOf<404>()
    expectTypeOf(NotFound.status).toEqualTypeOf<404>()
    expectTypeOf(new NotFound()).toExtend<Error>()
    expectTypeOf(new ImATeapot()).toExtend<HttpError<418>>()
  })

  test('are distinguished by their status', () => {
    const error = new NotFound() as NotFound | InternalServerError
    if (error.status === 404) expectTypeOf(error).toEqualTypeOf<NotFound>()
    else expectTypeOf(error).toEqualTypeOf<InternalServerError>()
  })

  test('narrow from unknown', () => {
    const value: unknown = null
    if (HttpError.is(value)) expectTypeOf(value).toEqualTypeOf<HttpError>()
    if (value instanceof MethodNotAllowed) expectTypeOf(value.status).toEqualTypeOf<405>()
  })
})

test('ensure takes the arguments of the class and drops null and undefined', () => {
  const found = 'dune' as string | null | undefined
  expectTypeOf(ensure(found, NotFound, 'No book has that id.')).toBeString()
  expectTypeOf(ensure(found, MethodNotAllowed, { allow: [] })).toBeString()
  ensure(found, NotFound)
  // @ts-expect-error required options stay required
  ensure(found, MethodNotAllowed)
  // @ts-expect-error and options of other classes foreign
  ensure(found, NotFound, { detail: 'x', retryAfter: 3 })
  const book: { readonly id: string } | null = { id: 'dune' } as { readonly id: string } | null
  expectTypeOf(ensure(book, NotFound)).toEqualTypeOf<{ readonly id: string }>()
  expectTypeOf(ensure(found as unknown, NotFound)).toEqualTypeOf<{}>()
})

test('assert is an assertion', () => {
  const found = 'dune' as string | undefined
  assert(found !== undefined, NotFound, 'No book has that id.')
  expectTypeOf(found).toBeString()
  // @ts-expect-error required options stay required
  assert(found, Unauthorized)
})

test('ensure and assert refuse what is not awaited, and what is not a class', () => {
  const found = Promise.resolve('dune' as string | null)
  // @ts-expect-error a promise is never null
  ensure(found, NotFound)
  // @ts-expect-error a promise may be one of the two
  ensure('dune' as string | Promise<string>, NotFound, 'x')
  // @ts-expect-error a promise is always truthy
  assert(found, NotFound)
  // @ts-expect-error a status is no class
  ensure('dune', 404)
  // @ts-expect-error an error is no class
  assert(true, new NotFound())
  // @ts-expect-error an Error is no HttpError
  ensure('dune', Error, 'x')
})

test('ensure can be called with type parameters', () => {
  const ofString = <Choice extends string>(choice: Choice | undefined): Choice =>
    ensure(choice, NotFound)
  const ofObject = <Row extends { readonly id: string }>(row: Row | null): Row =>
    ensure(row, NotFound)
  expectTypeOf(ofString<'a'>).returns.toEqualTypeOf<'a'>()
  expectTypeOf(ofObject<{ id: string; name: string }>).returns.toHaveProperty('name')
})

test('createHttpError is as strict as what is known of the status', () => {
  expectTypeOf(createHttpError(404).status).toEqualTypeOf<404>()
  createHttpError(405, { allow: ['GET'] })
  createHttpError(499, 'The client left.')
  // @ts-expect-error a 405 MUST have Allow
  createHttpError(405)
  const status = 405 as number
  createHttpError(status)
  createHttpError(status, 'x', { allow: ['GET'] })
  expectTypeOf<418>().toExtend<ErrorStatus>()
  expectTypeOf<404>().toExtend<ErrorStatus>()
  // @ts-expect-error not registered
  expectTypeOf<499>().toExtend<ErrorStatus>()
})

describe('an app', () => {
  test('keeps its types', () => {
    interface Env {
      Bindings: { KEY: string }
      Variables: { user: string }
    }
    const app = httpErrors(new Hono<Env>().basePath('/api')).get('/books/:id', (c) => {
      expectTypeOf(c.var.user).toBeString()
      expectTypeOf(c.env.KEY).toBeString()
      return c.json({ id: c.req.param('id') })
    })
    const client = hc<typeof app>('http://localhost')
    expectTypeOf(client.api.books[':id'].$get).toBeFunction()
    // @ts-expect-error there is no such route
    void client.api.shelves
  })

  test('keeps its class', () => {
    const app = httpErrors(new OpenAPIHono<{ Variables: { user: string } }>())
    expectTypeOf(app.openapi).toBeFunction()
    // @ts-expect-error this is no app
    httpErrors({})
  })

  test('is wired by hand without casts', () => {
    const app = new Hono<{ Variables: { user: string } }>()
    const { onError, notFound, catchAll } = httpErrorHandlers({ app })
    app.use(catchAll).onError(onError).notFound(notFound)
  })

  test('hands the context to its hooks', () => {
    httpErrors(new Hono(), {
      instance: (c) => c.req.header('traceparent'),
      report: (error, c, { problem, status }) => {
        expectTypeOf(error).toBeUnknown()
        expectTypeOf(c?.req.path).toEqualTypeOf<string | undefined>()
        expectTypeOf(problem.detail).toBeString()
        expectTypeOf(status).toBeNumber()
      },
    })
    // @ts-expect-error a formatter has a media type
    httpErrors(new Hono(), { formatters: [{ format: () => '' }] })
    // @ts-expect-error no such option
    httpErrors(new Hono(), { formater: [] })
  })
})
