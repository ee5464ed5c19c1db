/** Functions that have to be called. */
import { expect, test } from 'vitest'
import { factory, refuseFactory } from '../../src/checks/uncalled-factory.ts'

test('a factory that was not called is refused with the call to write', () => {
  const make = () => 'made'
  expect(factory('textFormatter', make)).toBe(make)
  expect(() => refuseFactory(make, 'formatters[0]')).toThrow(
    new TypeError(
      `Option 'formatters[0]' received the function textFormatter itself: write textFormatter().`
    )
  )
  const withExample = factory('createLocalizer', () => 'made', '[en]')
  expect(() => refuseFactory(withExample, 'localize')).toThrow(
    new TypeError(
      `Option 'localize' received the function createLocalizer itself: write createLocalizer([en]).`
    )
  )
})

test('what a factory has made, a hook of the app, and what is no function are accepted', () => {
  const marked = { [Symbol.for('hono-http-errors.factory')]: 'a()' }
  for (const value of [factory('f', () => 1)(), () => 1, undefined, null, 'text', {}, marked])
    expect(() => refuseFactory(value, 'localize')).not.toThrow()
})

test('every copy of the package knows a factory, by a mark that is not enumerable', () => {
  const make = factory('f', () => 1)
  expect(Reflect.get(make, Symbol.for('hono-http-errors.factory'))).toBe('f()')
  expect(Object.getOwnPropertySymbols({ ...make })).toEqual([])
})
