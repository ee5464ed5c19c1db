/** The checks of options by the grammar of RFC 9110. */
import { describe, expect, test } from 'vitest'
import {
  checked,
  checkedBoolean,
  compile,
  invalidOption,
  isToken,
  joinedList,
  listOf,
  uriReference,
} from '../../src/fields/grammar.ts'

describe('the checks of options', () => {
  test('compile takes the flags of a regular expression', () => {
    expect(compile(() => '^a$')).toEqual(/^a$/)
    expect(compile(() => 'a', 'gi')).toEqual(/a/gi)
  })

  test('uriReference returns the value, and refuses one that is empty', () => {
    expect(uriReference('/a', 'login')).toBe('/a')
    for (const [value, received] of [
      ['', 'an empty string'],
      ['a b', 'a string'],
      [7, 'a number (7)'],
    ]) {
      expect(() => uriReference(value, 'login')).toThrow(
        new TypeError(
          `Option 'login' must be a URI reference in ASCII, without user name or password; received ${received}.`
        )
      )
    }
  })

  test('checkedBoolean returns both booleans, and refuses all other values', () => {
    expect([checkedBoolean('pretty', true), checkedBoolean('pretty', false)]).toEqual([true, false])
    for (const value of [undefined, null, 0, 'true', {}]) {
      expect(() => checkedBoolean('pretty', value)).toThrow(
        invalidOption('pretty', 'a boolean', value)
      )
    }
  })

  test('the message for an invalid option names the option, what it must be, and the type of the value', () => {
    expect(() => checked('name', 'a token', 'a b', isToken)).toThrow(
      new TypeError(`Option 'name' must be a token; received a string.`)
    )
    expect(checked('name', 'a token', 'ab', isToken)).toBe('ab')
  })

  test('listOf returns the members, and names the one that is not valid', () => {
    expect(listOf('codings', 'a content coding', ['gzip', 'br'], isToken)).toEqual(['gzip', 'br'])
    expect(listOf('codings', 'a content coding', [], isToken)).toEqual([])
    expect(() => listOf('codings', 'a content coding', ['gzip', 'b r'], isToken)).toThrow(
      new TypeError(`Option 'codings[1]' must be a content coding; received a string.`)
    )
    for (const [value, received] of [
      ['gzip', 'a string'],
      [undefined, 'undefined'],
      [{ length: 0 }, 'an object'],
      [new Set(['gzip']), 'a Set'],
    ])
      expect(() => listOf('codings', 'a content coding', value, isToken)).toThrow(
        new TypeError(
          `Option 'codings' must be an array, each member a content coding; received ${received as string}.`
        )
      )
  })

  test('joinedList writes a comma and a space between the members, and refuses an empty list', () => {
    expect(joinedList(['a'], 'accept')).toBe('a')
    expect(joinedList(['a', 'b'], 'accept')).toBe('a, b')
    expect(() => joinedList([], 'accept')).toThrow(
      new TypeError(`Option 'accept' must not be empty; received an empty array.`)
    )
  })
})
