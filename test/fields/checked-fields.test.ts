/** The fields that a developer passes. */
import { describe, expect, test } from 'vitest'
import {
  addField,
  checkedFields,
  isMarkedChecked,
  isValueOf,
  markChecked,
  noFields,
} from '../../src/fields/checked-fields.ts'
import { responseOnlyFields } from '../../src/fields/field-groups.ts'

describe('markChecked', () => {
  test('marks and freezes the fields and their lists of lines', () => {
    const fields = { 'set-cookie': ['a=1', 'b=2'], 'x-a': '1' }
    expect(isMarkedChecked(fields)).toBe(false)
    expect(markChecked(fields)).toBe(fields)
    expect(isMarkedChecked(fields)).toBe(true)
    expect([Object.isFrozen(fields), Object.isFrozen(fields['set-cookie'])]).toEqual([true, true])
    expect(isMarkedChecked({ ...fields })).toBe(false)
  })

  test('the shared object without fields is marked and frozen', () => {
    expect(noFields).toEqual({})
    expect([isMarkedChecked(noFields), Object.isFrozen(noFields)]).toEqual([true, true])
  })
})

describe('isValueOf', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['allow', ['', 'GET', 'GET,PUT', 'GET, PUT'], ['GET;', 'GET,', ',GET', 'GET  ,PUT', 'G T']],
    ['content-range', ['bytes */7'], ['', 'bytes 0-1/2', '7']],
    ['etag', ['"a"', 'W/"a"', '""'], ['', 'a', '"a" "b"']],
    [
      'proxy-authenticate',
      ['Basic', 'Basic realm="a"', 'Basic,Digest'],
      ['', '=', 'Basic=', '"a"', ', Basic'],
    ],
    [
      'www-authenticate',
      ['Basic', 'Basic realm="a"', 'Basic,Digest'],
      ['', '=', 'Basic=', '"a"', ', Basic'],
    ],
    ['retry-after', ['0', '120', 'Sun, 06 Nov 1994 08:49:37 GMT'], ['', 'soon', '-1', '1.5']],
    [
      'upgrade',
      ['websocket', 'HTTP/2.0', 'HTTP/2.0, websocket', 'a/b,c/d'],
      ['', '/', 'a/', 'a,', 'a b', 'a/b/c', 'a;b'],
    ],
    ['x-a', ['', 'a b', '"', '\u00ff'], [' a', 'a\n', '\0', 'ā']],
    ['Allow', ['G T'], ['\n']],
  ])('%s accepts %j and refuses %j', (name, valid, invalid) => {
    expect(valid.map((value) => isValueOf(name, value))).toEqual(valid.map(() => true))
    expect(invalid.map((value) => isValueOf(name, value))).toEqual(invalid.map(() => false))
    expect(isValueOf(name, valid)).toBe(true)
    expect(isValueOf(name, [...valid, ...invalid])).toBe(false)
  })

  test.each([undefined, null, 7, true, {}, [7], ['a', null], [['a']]])(
    '%o is no value',
    (value) => {
      expect(isValueOf('x-a', value)).toBe(false)
    }
  )

  test('a list without lines is a value', () => {
    expect(isValueOf('x-a', [])).toBe(true)
  })
})

describe('addField', () => {
  const added = (...entries: readonly (readonly [string, unknown])[]) => {
    const fields = {}
    for (const [name, value] of entries) addField(fields, name, value, 'headers')
    return fields
  }

  test('a field is added by its name in lower case, as one line or several', () => {
    expect(added(['X-A', '1'])).toEqual({ 'x-a': '1' })
    expect(added(['X-A', ['1']])).toEqual({ 'x-a': ['1'] })
    expect(added(['X-A', []])).toEqual({ 'x-a': [] })
    expect(added(['X-A', ['1', '2']])).toEqual({ 'x-a': ['1', '2'] })
  })

  test('a field that is added again has the lines of both, in their order', () => {
    expect(added(['a', '1'], ['A', '2'])).toEqual({ a: ['1', '2'] })
    expect(added(['a', ['1', '2']], ['A', '3'])).toEqual({ a: ['1', '2', '3'] })
    expect(added(['a', '1'], ['A', ['2', '3']])).toEqual({ a: ['1', '2', '3'] })
  })

  test('a list of lines is copied, so that the list of the app is not frozen with the fields', () => {
    const lines = ['1', '2']
    const fields = { a: ['0'] }
    addField(fields, 'x-a', lines, 'headers')
    markChecked(fields)
    expect(fields).toEqual({ a: ['0'], 'x-a': ['1', '2'] })
    expect(Object.isFrozen(lines)).toBe(false)
  })

  test('a name that every object inherits is the name of a field', () => {
    expect(added(['constructor', '1'], ['valueOf', '2'])).toEqual({
      constructor: '1',
      valueof: '2',
    })
  })

  test.each(['', 'a b', 'a:', 'é', '__proto__'])('the name %j is refused', (name) => {
    expect(() => added([name, '1'])).toThrow(
      new TypeError(`Option 'headers' must have field names as its keys.`)
    )
  })

  test.each([
    ['X-A', 'a\nb', 'a string'],
    ['X-A', 7, '7'],
    ['X-A', ['a', 7], 'an array'],
    ['X-A', undefined, 'undefined'],
    ['Retry-After', 'soon', 'a string'],
  ])('the field %s cannot have the value %o', (name, value, received) => {
    expect(() => added([name, value])).toThrow(
      new TypeError(
        `Option 'headers['${name}']' must be text that this field can have; received ${received}.`
      )
    )
  })
})

describe('checkedFields', () => {
  test('takes an object or Headers, and changes neither', () => {
    const object = Object.freeze({ 'X-A': '1', Link: Object.freeze(['<a>', '<b>']) })
    expect(checkedFields(object, 'headers')).toEqual({ 'x-a': '1', link: ['<a>', '<b>'] })
    const headers = new Headers([
      ['X-A', '1'],
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
    ])
    expect(checkedFields(headers, 'headers')).toEqual({ 'set-cookie': ['a=1', 'b=2'], 'x-a': '1' })
    expect(checkedFields({}, 'headers')).toEqual({})
  })

  test.each([...responseOnlyFields])('refuses %s in any case of letters', (name) => {
    for (const written of [name, name.toUpperCase()])
      expect(() => checkedFields({ 'X-A': '1', [written]: '1' }, 'fields')).toThrow(
        new TypeError(`Option 'fields' must not set '${written}': the response sets it itself.`)
      )
  })

  test('refuses a name or value that is not valid', () => {
    expect(() => checkedFields({ 'a b': '1' }, 'fields')).toThrow(
      new TypeError(`Option 'fields' must have field names as its keys.`)
    )
    expect(() => checkedFields({ Etag: 'a' }, 'fields')).toThrow(
      new TypeError(
        `Option 'fields['Etag']' must be text that this field can have; received a string.`
      )
    )
  })
})
