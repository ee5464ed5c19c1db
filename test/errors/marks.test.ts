/** The marks on errors that every copy of this package reads. */
import { describe, expect, test } from 'vitest'
import { failure } from '../../src/errors/error-failure.ts'
import { markedKindOf, withKind } from '../../src/errors/error-kind.ts'
import { NotFound } from '../../src/errors/errors.ts'
import { explained } from '../../src/errors/forgotten-new.ts'
import { brand } from '../../src/errors/http-error.ts'
import { isReceived } from '../../src/errors/received.ts'

test('the symbols are those of the registry of the realm', () => {
  expect(brand).toBe(Symbol.for('hono-http-errors.HttpError'))
  expect(failure).toBe(Symbol.for('hono-http-errors.failure'))
})

test('an error is marked with its kind, which is not enumerable', () => {
  const error = new NotFound()
  expect(markedKindOf(error)).toBeUndefined()
  expect(withKind(error, 'validation')).toBe(error)
  expect(markedKindOf(error)).toBe('validation')
  expect(Reflect.get(error, Symbol.for('hono-http-errors.kind'))).toBe('validation')
  expect(Object.getOwnPropertySymbols({ ...error })).toEqual([])
})

describe('isReceived', () => {
  const mark = Symbol.for('hono-http-errors.received')
  const fail = (): never => {
    throw new Error('x')
  }
  test.each<[string, () => unknown, boolean]>([
    ['an error with the mark', () => Object.assign(new Error('x'), { [mark]: true }), true],
    ['an error without it', () => new Error('x'), false],
    ['an error with another value', () => Object.assign(new Error('x'), { [mark]: 1 }), false],
    ['a Proxy that does not show it', () => new Proxy({}, { get: fail }), true],
    ['a function with the mark', () => Object.assign(() => {}, { [mark]: true }), false],
    ['null', () => null, false],
    ['undefined', () => undefined, false],
    ['text', () => 'text', false],
  ])('isReceived of %s', (_, make, received) => {
    expect(isReceived(make())).toBe(received)
  })
})

describe('explained', () => {
  class BookMissing extends NotFound {}
  test.each([
    ['NotFound', NotFound],
    ['BookMissing', BookMissing],
  ])('the class %s becomes an error about the missing new', (name, errorClass) => {
    expect(explained(errorClass)).toEqual(
      new TypeError(`${name} was thrown or returned without \`new\`: write throw new ${name}().`, {
        cause: errorClass,
      })
    )
  })

  test('every other value is returned as it is', () => {
    const like = { prototype: { [brand]: true, name: 'x' } }
    const values = [new NotFound(), Error, () => 1, like, 'text', undefined, null]
    for (const value of values) expect(explained(value)).toBe(value)
  })
})
