/** Everything that can be thrown, with a secret in each part that must not be sent. */
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import createError from 'http-errors'
import { HTTPException } from 'hono/http-exception'
import { createHttpError } from '../../src/index.ts'

/** Must never be in any response. */
export const SECRET = 'hunter2-planted'

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constant('a\r\nSet-Cookie: b=1'),
  fc.constantFrom('</p><script>alert(1)</script>', '"><img src=x onerror=alert(1)>', ']]>&lt;\0')
)
const status = fc.oneof(
  fc.integer({ min: 400, max: 599 }),
  fc.integer(),
  fc.double(),
  fc.constant('404')
)
const serverStatus = fc.integer({ min: 500, max: 599 })
const headers = fc.dictionary(
  fc.oneof(
    text,
    fc.constantFrom(
      'Content-Length',
      'Transfer-Encoding',
      'Connection',
      'Retry-After',
      'X-Own',
      'Vary',
      'Set-Cookie',
      'Content-Type',
      '__proto__',
      'WWW-Authenticate'
    )
  ),
  fc.oneof(text, fc.integer(), fc.constant(null), fc.array(text, { maxLength: 3 })),
  { maxKeys: 4 }
)

/** Values that throw when they are read. */
const throwingWhenRead = fc.constantFrom<() => unknown>(
  () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    return proxy
  },
  () => {
    const { proxy, revoke } = Proxy.revocable(() => {}, {})
    revoke()
    return proxy
  },
  () =>
    new Proxy(new Error(SECRET), {
      get: () => {
        throw new Error(SECRET)
      },
    }),
  () =>
    new Proxy(
      {},
      {
        has: () => true,
        get: () => {
          throw new Error(SECRET)
        },
        getPrototypeOf: () => {
          throw new Error(SECRET)
        },
      }
    ),
  () =>
    Object.defineProperty(new Error('x'), 'message', {
      get: () => {
        throw new Error(SECRET)
      },
    }),
  () =>
    Object.defineProperty(new Error('x'), 'status', {
      get: () => {
        throw new Error(SECRET)
      },
    }),
  () =>
    Object.defineProperty(createError(500), 'headers', {
      get: () => {
        throw new Error(SECRET)
      },
    }),
  () =>
    Object.assign(new Error(SECRET), {
      getResponse: () => {
        throw new Error(SECRET)
      },
    }),
  () => Object.assign(new Error(SECRET), { getResponse: () => null, status: 502, res: 7 }),
  () => ({
    then: () => {
      throw new Error(SECRET)
    },
  }),
  () => ({
    toString: () => {
      throw new Error(SECRET)
    },
    [Symbol.toPrimitive]: () => {
      throw new Error(SECRET)
    },
  }),
  () => Object.freeze(new Error(SECRET)),
  () => Object.create(null) as unknown,
  () => runInNewContext(`new TypeError(${JSON.stringify(SECRET)})`) as unknown,
  () => new DOMException(SECRET, 'DataCloneError'),
  () => Promise.resolve(SECRET),
  () => Symbol(SECRET),
  () => () => SECRET,
  () => new AggregateError([new Error(SECRET), SECRET], SECRET),
  () => SECRET.repeat(10_000),
  // A Response that was made of a stream may be that of an upstream.
  () => new Response(new Blob([SECRET]).stream(), { status: 200 }),
  () => new Error(SECRET, { cause: new Error(SECRET, { cause: SECRET }) })
)

export const thrown: fc.Arbitrary<() => unknown> = fc.oneof(
  throwingWhenRead,
  fc
    .anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSet: true,
      withTypedArray: true,
    })
    .map((value) => () => value),
  fc.tuple(text, fc.object()).map(
    ([name, own]) =>
      () =>
        Object.assign(new Error(SECRET), own, { name, secret: SECRET })
  ),
  fc.tuple(status, headers).map(
    ([code, fields]) =>
      () =>
        Object.assign(new Error(SECRET), { status: code, statusCode: code, headers: fields })
  ),
  fc.tuple(serverStatus, text, headers).map(
    ([code, own, fields]) =>
      () =>
        createError(code, SECRET, { headers: fields, own, secret: SECRET })
  ),
  fc.tuple(fc.integer({ min: 400, max: 499 }), text, headers).map(
    ([code, message, fields]) =>
      () =>
        createError(code, message, { headers: fields, secret: SECRET })
  ),
  fc.tuple(status, headers).map(([code, fields]) => () => {
    const response = new Response(SECRET)
    for (const [name, value] of Object.entries(fields)) {
      try {
        response.headers.append(name, String(value))
      } catch {
        // Headers itself refuses it.
      }
    }
    return new HTTPException((Number(code) < 500 ? 500 : code) as 500, {
      message: SECRET,
      res: response,
    })
  }),
  fc.tuple(fc.integer({ min: 400, max: 599 }), fc.object(), fc.option(text)).map(
    ([code, extensions, detail]) =>
      () =>
        createHttpError(code, {
          message: code < 500 ? 'public' : SECRET,
          extensions,
          detail: detail ?? undefined,
          cause: SECRET,
        })
  )
)
