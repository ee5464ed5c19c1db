/** What a constructor refuses: an error or a value in the place of options, and unknown options. */
import vm from 'node:vm'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  createHttpError,
  InternalServerError,
  MethodNotAllowed,
  NotFound,
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
    expect(make).toThrow(/Options are a plain object, such as \{ cause: error \}\.$/)
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
    ['a number', 404, /received 404\./],
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

  test.each([
    ['an instance of a class', new Settings()],
    ['an object with a prototype', Object.create({ detail: 'x' })],
  ])('the message names the spread that makes options of it: %s', (_, value) => {
    for (const make of [() => new NotFound(value), () => NotFound.from(value as never)]) {
      expect(make).toThrow(/ Write \{ \.\.\.value \}, or name its members\.$/)
    }
  })

  test.each([
    ['a Map', new Map()],
    ['an array', ['x']],
    ['an Error', new Error('x')],
    ['a number', 404],
    ['null', null],
  ])('the message names no spread where it would lose everything: %s', (_, value) => {
    for (const make of [() => new NotFound(value as never), () => NotFound.from(value as never)]) {
      expect(make).toThrow(/such as \{ cause: error \}\.$/)
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
