/** The checks of options by the grammar of RFC 9110. */
import { describe, expect, test } from 'vitest'
import { NotFound } from '../../src/errors/errors.ts'
import {
  checked,
  checkedBoolean,
  compile,
  invalidOption,
  invalidSetting,
  isToken,
  joinedList,
  listOf,
  refuseAsynchronous,
  uriReference,
} from '../../src/fields/grammar.ts'

const coding = { wanted: 'a content coding', example: 'gzip', isValid: isToken }

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
      [7, '7'],
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
        invalidSetting('pretty', 'a boolean', value)
      )
    }
  })

  test('the value of an option that is the developer’s own is in the message', () => {
    expect(invalidSetting('accent', 'a colour', 'red').message).toBe(
      `Option 'accent' must be a colour; received "red".`
    )
    expect(invalidOption('etag', 'an entity tag', 'a b').message).toBe(
      `Option 'etag' must be an entity tag; received a string.`
    )
  })

  test('refuseAsynchronous refuses an asynchronous function, and nothing else', () => {
    for (const value of [undefined, 'x', () => {}, NotFound]) refuseAsynchronous('expose', value)
    expect(() => refuseAsynchronous('expose', async () => true)).toThrow(
      new TypeError(`Option 'expose' must be a synchronous function; received an asynchronous one.`)
    )
  })

  test('the message for an invalid option names the option, what it must be, and the type of the value', () => {
    expect(() => checked('name', 'a token', 'a b', isToken)).toThrow(
      new TypeError(`Option 'name' must be a token; received a string.`)
    )
    expect(checked('name', 'a token', 'ab', isToken)).toBe('ab')
  })

  test('listOf returns the members, and names the one that is not valid', () => {
    expect(listOf('codings', coding, ['gzip', 'br'])).toEqual(['gzip', 'br'])
    expect(listOf('codings', coding, [])).toEqual([])
    expect(() => listOf('codings', coding, ['gzip', 'b r'])).toThrow(
      new TypeError(`Option 'codings[1]' must be a content coding such as 'gzip'; received "b r".`)
    )
    for (const [value, received] of [
      ['gzip', '"gzip"'],
      [undefined, 'undefined'],
      [{ length: 0 }, 'an object'],
      [new Set(['gzip']), 'a Set'],
    ])
      expect(() => listOf('codings', coding, value)).toThrow(
        new TypeError(
          `Option 'codings' must be an array such as codings: ['gzip']; received ${received as string}.`
        )
      )
  })

  test('listOf copies, and reads each member once: what was checked is what is written', () => {
    const values = ['gzip']
    const list = listOf('codings', coding, values)
    values[0] = 'b\r\nr'
    expect(list).toEqual(['gzip'])
    let reads = 0
    const get = (): string => (reads++ === 0 ? 'gzip' : 'b\r\nr')
    const changing = Object.defineProperty([], 0, { get, enumerable: true })
    expect(joinedList('codings', coding, changing)).toBe('gzip')
    expect(reads).toBe(1)
  })

  test('joinedList writes a comma and a space between the members, and refuses an empty list', () => {
    expect(joinedList('accept', coding, ['a'])).toBe('a')
    expect(joinedList('accept', coding, ['a', 'b'])).toBe('a, b')
    expect(() => joinedList('accept', coding, [])).toThrow(
      new TypeError(
        `Option 'accept' must be an array such as accept: ['gzip']; received an empty array.`
      )
    )
  })
})
