/** Messages about arguments, which are named by their position. */
import { expect, test } from 'vitest'
import { invalidArgument, invalidClass } from '../../src/checks/invalid-argument.ts'

test('an argument that is wrong is named by its position, with what was received', () => {
  expect(invalidArgument('Argument 1 of f()', 'a function', 'json')).toEqual(
    new TypeError('Argument 1 of f() must be a function; received "json".')
  )
})

test('a class that is undefined may not be loaded yet: the message asks for a circle of imports', () => {
  expect(invalidClass('Argument 2 of f()', 'a class', undefined)).toEqual(
    new TypeError(
      'Argument 2 of f() must be a class; received undefined: do two modules import each other?'
    )
  )
  expect(invalidClass('Argument 2 of f()', 'a class', null)).toEqual(
    new TypeError('Argument 2 of f() must be a class; received null.')
  )
})
