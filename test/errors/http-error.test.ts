import createError from 'http-errors'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createHttpError } from '../../src/errors/classes-by-status.ts'
import { defineHttpError } from '../../src/errors/define-http-error.ts'
import {
  Conflict,
  InternalServerError,
  Locked,
  MethodNotAllowed,
  NotAcceptable,
  NotFound,
  RequestHeaderFieldsTooLarge,
  TooManyRequests,
  Unauthorized,
} from '../../src/errors/errors.ts'
import { HttpError } from '../../src/errors/http-error.ts'
import { everyError } from '../support/every-error.ts'

class BookMissing extends NotFound {
  readonly id: string
  constructor(id: string) {
    super(`No book has the id ${id}.`)
    this.id = id
  }
}

describe('an HttpError', () => {
  test('an HttpError is an Error whose message defaults to the phrase', () => {
    expect(new NotFound()).toBeInstanceOf(Error)
    expect(new NotFound().message).toBe('Not Found')
    expect(new NotFound('gone fishing').message).toBe('gone fishing')
    expect(new NotFound({ detail: 'No such fish.' }).message).toBe('No such fish.')
    expect(new NotFound({ detail: 'No such fish.', message: 'fish 7' }).message).toBe('fish 7')
    expect(new NotFound('fish 7', { detail: 'No such fish.' }).message).toBe('fish 7')
  })

  test('an HttpError keeps its cause', () => {
    const cause = new Error('why')
    expect(new NotFound('x', { cause }).cause).toBe(cause)
    expect(new NotFound({ cause: undefined })).toHaveProperty('cause', undefined)
    expect('cause' in new NotFound()).toBe(false)
  })

  test('a class of the table can be subclassed, unlike in http-errors', () => {
    const error = new BookMissing('dune')
    expect(error).toBeInstanceOf(BookMissing)
    expect(error).toBeInstanceOf(NotFound)
    expect(error).toBeInstanceOf(HttpError)
    expect(error.name).toBe('BookMissing')
    expect(String(error)).toBe('BookMissing: No book has the id dune.')
    expect(error.id).toBe('dune')
    expect(error.status).toBe(404)
  })

  test('the name of an HttpError can be changed', () => {
    const error = new NotFound()
    error.name = 'Lost'
    expect(String(error)).toBe('Lost: Not Found')
    expect(new NotFound().name).toBe('NotFound')
  })

  test('an HttpError has own properties only for the options that were set', () => {
    expect(Object.keys(new NotFound('x'))).toEqual([])
    expect(Object.keys(new MethodNotAllowed({ allow: ['GET'] }))).toEqual(['headers'])
  })

  test.each([
    [
      () => new NotFound(7 as unknown as string),
      'a message, options, or both, in this order. It received 7',
    ],
    [
      () => new NotFound({ detail: 7 as unknown as string }),
      `'detail' must be a string; received 7`,
    ],
    [
      () => new NotFound({ message: {} as string }),
      `'message' must be a string; received an object`,
    ],
    [() => new NotFound({ type: 'not a uri' }), `'type' must be a URI reference`],
    [
      () => new NotFound({ instance: 'https://ada:secret@example.org/' }),
      `'instance' must be a URI`,
    ],
    [
      () => new NotFound({ extensions: [] as never }),
      `'extensions' must be an object with the members to add (an error is the option \`cause\`); received an array`,
    ],
    [() => new NotFound({ expose: 1 as never }), `'expose' must be a boolean`],
    [() => new NotFound({ condition: 'forever' as never }), `'condition' must be`],
    [
      () => new MethodNotAllowed(undefined as never),
      `'allow' must be an array such as allow: ['GET']; received undefined`,
    ],
    [
      () => new MethodNotAllowed({ allow: 'GET' as never }),
      `'allow' must be an array such as allow: ['GET']; received "GET"`,
    ],
    [() => new MethodNotAllowed({ allow: ['G T'] }), `'allow[0]' must be a method`],
    [
      () => new RequestHeaderFieldsTooLarge({ field: 'two words' }),
      `'field' must be a field name; received a string`,
    ],
    [() => new Locked({ precondition: 'x y' }), `'precondition' must be the name of a condition`],
    [
      () => new NotAcceptable({ available: [{ href: '/a', type: 'json' }] }),
      `'available[0].type' must be a media type`,
    ],
    [
      () => new NotFound({ headers: { 'two words': 'x' } }),
      `'headers' must have field names as its keys`,
    ],
    [
      () => new Unauthorized({ challenges: [{ scheme: 'Own', params: { 'two words': 'x' } }] }),
      `'challenges[0].params' must have tokens as its keys`,
    ],
  ])('the constructor refuses %s and names the option and the type', (make, message) => {
    expect(make).toThrow(TypeError)
    expect(make).toThrow(new RegExp(message.replace(/[()[\].]/g, '\\$&'), 'i'))
  })

  test('the message for a refused value does not contain the value, which may be a secret', () => {
    const make = () => new NotFound({ headers: { 'X-Key': 'secret\r\n' } })
    expect(make).toThrow(TypeError)
    expect(make).not.toThrow(/secret/)
  })
})

describe('compatibility with http-errors', () => {
  test.each(Object.entries(everyError))('isHttpError of http-errors is true for %s', (_, make) => {
    const error = make()
    expect(createError.isHttpError(error)).toBe(true)
    expect(error.status).toBe(error.statusCode)
    expect(error.expose).toBe(error.status < 500)
  })

  test('every error status of http-errors has a class here', () => {
    const theirs = Object.keys(createError).filter((name) => /^\d+$/.test(name))
    expect(theirs.map(Number).filter((status) => status !== 509)).toEqual(
      Object.values(everyError).map((make) => make().status)
    )
  })

  test('the option expose overrides the default of the status', () => {
    expect(new InternalServerError('public', { expose: true }).expose).toBe(true)
    expect(new NotFound('untold', { expose: false }).expose).toBe(false)
  })

  test('the headers of an error have lower-case names', () => {
    expect(new Conflict({ headers: { 'X-Order': '7' } }).headers).toEqual({ 'x-order': '7' })
  })
})

describe('HttpError.is', () => {
  test('HttpError.is is true for errors of a second copy of this package', async () => {
    vi.resetModules()
    const second = await import('../../src/errors/errors.ts')
    expect(second.NotFound).not.toBe(NotFound)
    expect(new second.NotFound()).not.toBeInstanceOf(HttpError)
    expect(HttpError.is(new second.NotFound())).toBe(true)
  })

  test.each([null, undefined, 'x', 7, {}, { status: 404 }, new Error('x'), createError(404)])(
    'HttpError.is is false for %s',
    (value) => {
      expect(HttpError.is(value)).toBe(false)
    }
  )

  test('HttpError.is is false for parsed JSON and for a revoked Proxy', () => {
    const forged: unknown = JSON.parse(JSON.stringify(new NotFound()))
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    expect(HttpError.is(forged)).toBe(false)
    expect(HttpError.is(proxy)).toBe(false)
  })
})

describe('the stack', () => {
  const limit = Error.stackTraceLimit
  afterEach(() => {
    Error.stackTraceLimit = limit
  })

  test('a 4xx captures no stack frames', () => {
    expect(new NotFound('x').stack).toBe('NotFound: x')
  })

  test('a 5xx captures stack frames', () => {
    expect(new InternalServerError('x').stack).toMatch(
      /^InternalServerError: x\n {4}at .*http-error\.test/s
    )
  })

  test('a 5xx made by createHttpError captures stack frames', () => {
    expect(createHttpError(503, 'x').stack).toMatch(
      /^ServiceUnavailable: x\n {4}at .*http-error\.test/s
    )
  })

  test('a 5xx made for a foreign error captures no stack frames', () => {
    expect(InternalServerError.from({ cause: new Error('x') }).stack).not.toMatch(/\n/)
  })

  test('a 5xx made for a foreign error has its message only as its stack', () => {
    const { stack } = InternalServerError.from({ message: 'x', cause: new Error('thrown') })
    expect(stack).toBe('InternalServerError: x')
  })

  test('Error.stackTraceLimit is restored, also when the constructor throws', () => {
    Error.stackTraceLimit = 17
    expect(new NotFound().status).toBe(404)
    expect(new NotFound({ detail: 'x' }).detail).toBe('x')
    expect(NotFound.from({ cause: 'x' }).cause).toBe('x')
    expect(Error.stackTraceLimit).toBe(17)
    expect(() => new NotFound({ detail: 1 as never })).toThrow(TypeError)
    expect(Error.stackTraceLimit).toBe(17)
  })

  test('a 4xx captures stack frames where Error.stackTraceLimit cannot be set', () => {
    const { stackTraceLimit } = Error
    Object.defineProperty(Error, 'stackTraceLimit', {
      value: 3,
      writable: false,
      configurable: true,
    })
    const error = new NotFound('x')
    Object.defineProperty(Error, 'stackTraceLimit', {
      value: stackTraceLimit,
      writable: true,
      configurable: true,
    })
    expect(error.stack).toMatch(/^NotFound: x\n {4}at /)
  })

  test('a 4xx captures stack frames after captureAllStacks()', async () => {
    vi.resetModules()
    const { captureAllStacks } = await import('../../src/errors/stack.ts')
    const second = await import('../../src/errors/errors.ts')
    captureAllStacks()
    expect(new second.NotFound('x').stack).toMatch(/^NotFound: x\n {4}at /)
  })
})

describe('defineHttpError', () => {
  test('defineHttpError makes a class for an unregistered status', () => {
    class EnhanceYourCalm extends defineHttpError(
      420,
      'Enhance Your Calm',
      'none',
      'temporary',
      'Calm down.'
    ) {}
    const error = new EnhanceYourCalm()
    expect(error.status).toBe(420)
    expect(error.message).toBe('Enhance Your Calm')
    expect(error.condition).toBe('temporary')
    expect(createError.isHttpError(error)).toBe(true)
  })

  test.each([200, 304, 399, 600, 4.5])('defineHttpError refuses the status %d', (status) => {
    expect(() => defineHttpError(status, 'x', 'x', 'unknown', 'x')).toThrow(RangeError)
  })
})

test('Retry-After makes the condition temporary, unless the option condition is set', () => {
  expect(new TooManyRequests().condition).toBe('temporary')
  expect(new NotFound({ headers: { 'Retry-After': '5' } }).condition).toBe('temporary')
  expect(new NotFound({ headers: { 'Retry-After': '5' }, condition: 'permanent' }).condition).toBe(
    'permanent'
  )
})
