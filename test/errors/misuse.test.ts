import vm from 'node:vm'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  BadRequest,
  createHttpError,
  defineHttpError,
  InternalServerError,
  MethodNotAllowed,
  NotAcceptable,
  NotFound,
  PreconditionFailed,
  ServiceUnavailable,
  TooManyRequests,
  Unauthorized,
} from '../../src/index.ts'

const secret = 'connect ECONNREFUSED 10.0.0.7:5432 user=admin'

class OwnError extends Error {}
class Settings {
  readonly detail = 'x'
}

describe('An error in the place of options', () => {
  const errors: readonly (readonly [string, unknown])[] = [
    ['an Error', new Error(secret)],
    ['an instance of a subclass', new OwnError(secret)],
    ['an Error of another realm', vm.runInNewContext('new TypeError(m)', { m: secret })],
    ['a DOMException', new DOMException(secret, 'AbortError')],
    ['an HttpError', new InternalServerError(secret)],
    ['an AggregateError', new AggregateError([], secret)],
    ['an Error with options of its own', Object.assign(new Error(secret), { detail: 'x' })],
  ]

  test.each(errors)('the constructor refuses an error as the first argument: %s', (_, error) => {
    const make = () => new NotFound(error as never)
    expect(make).toThrow(TypeError)
    expect(make).toThrow(/Pass it as `cause`: new NotFound\(\{ cause: error \}\)\.$/)
    expect(make).not.toThrow(/ECONNREFUSED/)
  })

  test.each(errors)('the constructor refuses an error as the second argument: %s', (_, error) => {
    expect(() => new NotFound('x', error as never)).toThrow(/cause/)
    expect(() => new MethodNotAllowed(undefined, error as never)).toThrow(/cause/)
    expect(() => createHttpError(404 as number, error as never)).toThrow(/cause/)
    expect(() => createHttpError(499 as number, 'x', error as never)).toThrow(/cause/)
  })

  test.each(errors)(
    'the constructor refuses an error as extensions, which are public: %s',
    (_, error) => {
      expect(() => new NotFound({ extensions: error as never })).toThrow(/cause/)
    }
  )
})

describe('A value that is no object of options', () => {
  test.each([
    ['a Response', new Response('x', { headers: { detail: 'x' } }), /received a Response/],
    ['a Request', new Request('http://localhost/'), /received a Request/],
    ['a Map', new Map([['detail', 'x']]), /received a Map/],
    ['a Set', new Set(['x']), /received a Set/],
    ['a Date', new Date(0), /received a Date/],
    ['an array', ['x'], /received an array/],
    ['an instance of a class', new Settings(), /received a Settings/],
    ['a Promise', Promise.resolve({ detail: 'x' }), /received a Promise/],
    ['a URLSearchParams', new URLSearchParams('detail=x'), /received a URLSearchParams/],
    ['a Headers', new Headers({ detail: 'x' }), /received a Headers/],
    ['a failed validation of Zod', z.string().safeParse(1).error, /cause/],
    ['a String object', Object('x'), /received a String/],
    ['a function', () => 1, /received a function/],
    ['a symbol', Symbol('x'), /received a symbol/],
    ['null', null, /received null/],
    ['a number', 404, /received a number \(404\)/],
  ])('the constructor refuses as options: %s', (_, value, message) => {
    for (const make of [
      () => new NotFound(value as never),
      () => new NotFound('x', value as never),
      () => createHttpError(404 as number, value as never),
    ]) {
      expect(make).toThrow(TypeError)
      expect(make).toThrow(message)
    }
  })

  test('the constructor takes options without a prototype and of another realm', () => {
    const bare: object = Object.assign(Object.create(null), { detail: 'x' })
    expect(new NotFound(bare).detail).toBe('x')
    expect(new NotFound(vm.runInNewContext('({ detail: "x" })')).detail).toBe('x')
    expect(new NotFound(JSON.parse('{"detail":"x"}')).detail).toBe('x')
  })

  test('the constructor refuses options before a second argument', () => {
    expect(() => new NotFound({ detail: 'x' } as never, 'y' as never)).toThrow(
      'NotFound takes a message, options, or both, in this order.'
    )
    expect(() => new NotFound({ detail: 'x' } as never, { cause: 1 })).toThrow(/in this order/)
    const three: readonly unknown[] = ['x', {}, new Error('y')]
    expect(() => Reflect.construct(NotFound, three)).toThrow(/in this order/)
  })
})

describe('An unknown option of an error', () => {
  test.each([
    [() => new TooManyRequests({ retryafter: 3 } as never), 'retryafter', 'retryAfter'],
    [() => new ServiceUnavailable('x', { retry_after: 3 } as never), 'retry_after', 'retryAfter'],
    [() => new NotFound({ details: 'x' } as never), 'details', 'detail'],
    [() => new NotFound({ header: {} } as never), 'header', 'headers'],
    [() => new NotFound({ casue: 1 } as never), 'casue', 'cause'],
    [() => new Unauthorized({ challenge: [] } as never), 'challenge', 'challenges'],
    [() => new MethodNotAllowed({ Allow: ['GET'] } as never), 'Allow', 'allow'],
  ])('the message for an unknown option names the nearest option: %s', (make, unknown, nearest) => {
    expect(make).toThrow(TypeError)
    expect(make).toThrow(
      new RegExp(`^Unknown option '${unknown}' of \\w+: did you mean '${nearest}'\\?$`)
    )
  })

  test('the message for an option that is near to none lists all options', () => {
    expect(() => new NotFound({ retryAfter: 3 } as never)).toThrow(
      `Unknown option 'retryAfter' of NotFound: it takes message, detail, type, title, instance, ` +
        `extensions, headers, cause, expose, condition, applied.`
    )
    expect(() => createHttpError(404, { bookId: 3 } as never)).toThrow(
      /^Unknown option 'bookId' of createHttpError/
    )
    expect(() => new NotFound(JSON.parse('{"__proto__":1}'))).toThrow(/^Unknown option '__proto__'/)
  })

  test('an unknown option that is undefined is ignored', () => {
    expect(new NotFound({ retryAfter: undefined } as never).status).toBe(404)
  })

  test('the name of a very long unknown option is cut in the message', () => {
    const make = () => new NotFound({ [`${'a'.repeat(60)}secret`]: 1 } as never)
    expect(make).toThrow(/'a{40}…'/)
    expect(make).not.toThrow(/secret/)
  })

  test('createHttpError accepts the options of any status', () => {
    expect(createHttpError(404 as number, { retryAfter: 3 }).headers).toEqual({})
  })

  test('Class.from ignores unknown options', () => {
    expect(NotFound.from({ detail: 'x', retryafter: 3, syscall: 'connect' }).detail).toBe('x')
  })
})

describe('A reserved extension', () => {
  test.each(['status', 'type', 'title', 'detail', 'instance', 'condition', 'toJSON'])(
    'the constructor refuses the extension %s',
    (name) => {
      const make = () => new NotFound({ extensions: { [name]: 'shipped', own: 1 } })
      expect(make).toThrow(TypeError)
      expect(make).toThrow(`must not have the member '${name}'`)
      expect(() => createHttpError(404 as number, { extensions: { [name]: 1 } })).toThrow(TypeError)
    }
  )

  test.each([
    ['a Map', new Map()],
    ['a Set', new Set()],
    ['a Promise', Promise.resolve({})],
    ['a Date', new Date()],
    ['a Response', new Response('')],
  ])('the constructor refuses extensions without members: %s', (_, extensions) => {
    expect(() => new NotFound({ extensions: extensions as object as never })).toThrow(
      /must be an object with the members to add; received a/
    )
  })

  test('Class.from keeps reserved extensions, which toProblem drops', () => {
    const error = NotFound.from({ extensions: { status: 200, own: 1 } as never })
    expect(error.extensions).toEqual({ status: 200, own: 1 })
  })
})

describe('Option headers', () => {
  test('headers can be a Headers, whose Set-Cookie fields stay separate', () => {
    const headers = new Headers({ 'X-A': '1' })
    headers.append('Set-Cookie', 'a=1')
    headers.append('Set-Cookie', 'b=2')
    expect(new NotFound({ headers }).headers).toEqual({ 'x-a': '1', 'set-cookie': ['a=1', 'b=2'] })
    expect(createHttpError(499 as number, { headers }).headers).toEqual({
      'x-a': '1',
      'set-cookie': ['a=1', 'b=2'],
    })
  })

  test.each([
    [
      [['X-A', '1']],
      /headers' must be an object of names and values or Headers; received an array/,
    ],
    [new Map([['X-A', '1']]), /received a Map.*Object\.fromEntries/],
    [new URLSearchParams('x=1'), /received a URLSearchParams.*Object\.fromEntries/],
    ['X-A: 1', /received a string/],
    [{ 'X-A': 7 }, /headers\['X-A'\]' must be a value of this field; received a number \(7\)/],
    [new Headers({ 'Content-Type': 'a/b' }), /must not set 'content-type'/],
  ])('headers cannot be %o', (headers, message) => {
    expect(() => new NotFound({ headers: headers as never })).toThrow(TypeError)
    expect(() => new NotFound({ headers: headers as never })).toThrow(message)
  })
})

describe('Option allow', () => {
  test.each(['get', 'Get', 'post', 'propfind', 'Query'])(
    'allow refuses %s, as methods are case-sensitive',
    (method) => {
      expect(() => new MethodNotAllowed({ allow: ['PUT', method] })).toThrow(
        `Option 'allow[1]' is '${method}', but methods are case-sensitive (RFC 9110 §9.1): write '${method.toUpperCase()}'.`
      )
    }
  )

  test('allow takes unregistered methods in any case', () => {
    expect(new MethodNotAllowed({ allow: ['purge', 'PURGE', 'M-SEARCH'] }).headers).toEqual({
      allow: 'purge, PURGE, M-SEARCH',
    })
  })
})

describe('Option etag', () => {
  test.each([
    ['1-1', '"1-1"'],
    ['"1-1"', '"1-1"'],
    ['W/"1-1"', 'W/"1-1"'],
    ['""', '""'],
    ['33a64df5', '"33a64df5"'],
    ['é', '"é"'],
  ])('the etag %s is sent as %s', (etag, sent) => {
    expect(new PreconditionFailed({ etag }).headers).toEqual({ etag: sent })
  })

  test.each(['a b', '"a', 'a"', 'W/a', 'W/"a', '', 'a\r\nb', '世'])(
    'the etag %j is refused',
    (etag) => {
      expect(() => new PreconditionFailed({ etag })).toThrow(/^Option 'etag' must be an entity tag/)
    }
  )
})

test('an available representation with an unknown option is refused', () => {
  expect(() => new NotAcceptable({ available: [{ href: '/a', lang: 'de' } as never] })).toThrow(
    /^Unknown option 'lang' of available\[0\]/
  )
})

describe('Error.stackTraceLimit stays as it was', () => {
  const limit = Error.stackTraceLimit
  class Throwing extends NotFound {
    constructor() {
      super('x')
      throw new Error('x')
    }
  }
  const throwingTarget = new Proxy(NotFound, {
    get(target, name, receiver) {
      if (name === 'prototype') throw new Error('x')
      return Reflect.get(target, name, receiver) as unknown
    },
  })
  const options = (name: string) => ({
    get [name](): never {
      throw new Error('x')
    },
  })
  test.each<[string, () => unknown]>([
    ['the getter of a message throws', () => new NotFound(options('message'))],
    ['the getter of a detail throws', () => new NotFound('x', options('detail'))],
    ['the getter of a cause throws', () => new NotFound(options('cause'))],
    [
      'the getter of a cause throws in a 4xx of any status',
      () => createHttpError(499 as number, options('cause')),
    ],
    ['the getter of restored text throws', () => NotFound.from(options('message'))],
    [
      'a Proxy as options throws',
      () =>
        new NotFound(
          new Proxy(
            {},
            {
              ownKeys: () => {
                throw new Error('x')
              },
            }
          )
        ),
    ],
    ['the constructor of a subclass throws', () => new Throwing()],
    [
      'the prototype of the class that is constructed throws',
      () => Reflect.construct(BadRequest, [], throwingTarget),
    ],
    [
      'the same with options',
      () => Reflect.construct(BadRequest, [{ detail: 'x' }], throwingTarget),
    ],
  ])('Error.stackTraceLimit stays as it was when %s', (_, make) => {
    expect(make).toThrow('x')
    expect(Error.stackTraceLimit).toBe(limit)
  })

  test('each getter of the options runs once', () => {
    let runs = 0
    const error = new NotFound({
      get detail() {
        return `x${++runs}`
      },
    })
    expect([error.message, error.detail, runs]).toEqual(['x1', 'x1', 1])
  })
})

describe('defineHttpError without types', () => {
  const define = defineHttpError as unknown as (...args: unknown[]) => unknown

  test.each([
    [[419], "Option 'phrase' must be a text, in defineHttpError(); received undefined."],
    [
      [419, 'Page Expired'],
      "Option 'spec' must be a text, in defineHttpError(); received undefined.",
    ],
    [
      [419, 'Page Expired', 'none', 'soon', 'Reload.'],
      "Option 'condition' must be 'temporary', 'permanent' or 'unknown', in defineHttpError(); received a string.",
    ],
    [
      [419, 'Page Expired', 'none', 'unknown'],
      "Option 'explanation' must be a text, in defineHttpError(); received undefined.",
    ],
  ])('The arguments %j are refused by name', (args, message) => {
    expect(() => define(...args)).toThrow(new TypeError(message))
  })
})
