/** ensure and assert: what they return, throw and refuse. */
import { describe, expect, test } from 'vitest'
import { assert, ensure } from '../../src/errors/ensure.ts'
import { NotFound } from '../../src/errors/errors.ts'

class BookMissing extends NotFound {
  readonly id: string
  readonly count: number
  constructor(id: string, count: number) {
    super(`No book has the id ${id}.`)
    this.id = id
    this.count = count
  }
}

describe('ensure', () => {
  test.each([0, '', false, Number.NaN, 0n, 'x', {}, []])(
    'returns the value %o, which is neither null nor undefined',
    (value) => {
      expect(ensure(value, NotFound)).toBe(value)
    }
  )

  test.each([null, undefined])('throws the error of the class for %s', (value) => {
    const call = () => ensure(value as string | null | undefined, BookMissing, '7', 2)
    expect(call).toThrow(BookMissing)
    expect(call).toThrow(new BookMissing('7', 2))
    expect(call).toThrow('No book has the id 7.')
  })
})

describe('assert', () => {
  test.each([1, 'x', true, {}, []])('accepts the truthy value %o', (condition) => {
    expect(() => assert(condition, NotFound)).not.toThrow()
  })

  test.each([0, '', false, null, undefined, Number.NaN, 0n])(
    'throws the error of the class for %s',
    (condition) => {
      const call = () => assert(condition as boolean, BookMissing, '7', 2)
      expect(call).toThrow(BookMissing)
      expect(call).toThrow('No book has the id 7.')
    }
  )
})

describe.each([
  ['ensure', ensure],
  ['assert', assert],
])('%s', (name, call) => {
  const check = (value: unknown, errorClass: unknown) => () =>
    (call as (...args: readonly unknown[]) => unknown)(value, errorClass)

  test.each([
    ['a Promise', () => Promise.resolve(1)],
    ['an object', () => ({ then: () => {} })],
  ])('refuses %s that has to be awaited', (received, make) => {
    expect(check(make(), NotFound)).toThrow(
      new TypeError(
        `${name}() received ${received}, which is never null: await it, as in ${name}(await promise, NotFound).`
      )
    )
  })

  test('accepts an object whose then is no function, and a function', () => {
    const withThen = Object.assign(() => {}, { then: () => {} })
    for (const value of [{ then: 'x' }, { then: undefined }, withThen])
      expect(check(value, NotFound)).not.toThrow()
  })

  test('ends no process if the promise that it refuses rejects', async () => {
    expect(check(Promise.reject(new Error('x')), NotFound)).toThrow(TypeError)
    // An unhandled rejection would fail the run in this turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve))
  })

  test.each([
    [404, '404. For a status known only at run time, throw createHttpError(status).'],
    ['404', 'a string. Pass the class, not an instance of it, and its arguments after it.'],
    [undefined, 'undefined. Pass the class; if it is imported, do two modules import each other?'],
    [
      new NotFound(),
      'an Error. Pass the class, not an instance of it, and its arguments after it.',
    ],
    [
      Error,
      'a function (Error). Pass the class, not an instance of it, and its arguments after it.',
    ],
    [
      () => new NotFound(),
      'a function. Pass the class, not an instance of it, and its arguments after it.',
    ],
  ])('refuses %o in the place of the class, whatever the value is', (errorClass, received) => {
    for (const value of [null, 1]) {
      expect(check(value, errorClass)).toThrow(
        new TypeError(
          `Argument 2 of ${name}() must be a class such as NotFound; received ${received}`
        )
      )
    }
  })
})
