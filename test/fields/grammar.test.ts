/** The grammar of RFC 9110 that field values are made of. */
import { describe, expect, test } from 'vitest'
import {
  isFieldValue,
  isMediaRange,
  isToken,
  isToken68,
  isUriReference,
  quotedString,
} from '../../src/fields/grammar.ts'

const characters = Array.from({ length: 0x180 }, (_, code) => String.fromCharCode(code))
const visible = characters.slice(0x21, 0x7f).join('')
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const alphanumeric = `${letters}0123456789`
const tokenCharacters = `!#$%&'*+-.^_\`|~${alphanumeric}`
const notText = [undefined, null, 7, true, {}, [], ['a'], () => 'a', Symbol('a')]

describe('the characters', () => {
  test('a token consists of the characters of RFC 9110 §5.6.2 and has at least one', () => {
    expect(characters.filter(isToken).toSorted()).toEqual([...tokenCharacters].toSorted())
    expect([isToken(tokenCharacters), isToken(''), isToken('a b'), isToken('a\n')]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  test('a field value starts and ends with a visible character (RFC 9110 §5.5)', () => {
    const edge = characters.filter((character) => character !== '' && isFieldValue(character))
    expect(edge.join('')).toBe(visible + characters.slice(0x80, 0x100).join(''))
  })

  test('a field value has spaces and tabs inside, and may be empty', () => {
    const inside = characters.filter((character) => isFieldValue(`a${character}b`))
    expect(inside.join('')).toBe(`\t ${visible}${characters.slice(0x80, 0x100).join('')}`)
    expect(['', 'ab', 'a  b', ' a', 'a ', '\n', 'a\n', '\na'].map(isFieldValue)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ])
  })

  test('a token68 consists of the characters of RFC 9110 §11.2 and ends with any number of =', () => {
    const valid = characters.filter(isToken68).toSorted()
    expect(valid).toEqual([...`${alphanumeric}-._~+/`].toSorted())
    expect(['ab', 'a=', 'a==', '=', '', 'a=b', 'a b', ' a', 'a ='].map(isToken68)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
      false,
      false,
    ])
  })

  test('a URI reference consists of the characters of RFC 3986, and of % with two hexadecimal digits', () => {
    const valid = characters.filter(isUriReference).toSorted()
    expect(valid).toEqual([...`${alphanumeric}-._~:/?#[]@!$&'()*+,;=`].toSorted())
    expect(
      ['%2F', '/a%0a%Afb', '%', '%2', '%2g', '%g2', 'a%2', ' a', 'a '].map(isUriReference)
    ).toEqual([true, true, false, false, false, false, false, false, false])
  })

  test('a quoted-string has the characters of ASCII and tabs, with " and \\ escaped', () => {
    const valid = characters.filter((character) => quotedString(character) !== undefined)
    expect(valid.join('')).toBe(`\t ${visible}`)
    expect(['', 'a b', '"', '\\', 'a"b"c\\', 'a\nb', 'é'].map(quotedString)).toEqual([
      '""',
      '"a b"',
      '"\\""',
      '"\\\\"',
      '"a\\"b\\"c\\\\"',
      undefined,
      undefined,
    ])
  })

  test.each(notText)('%o is no text, and so none of these', (value) => {
    const checks = [isToken, isFieldValue, isToken68, isMediaRange, isUriReference, quotedString]
    expect(checks.map((check) => check(value) ?? false)).toEqual(checks.map(() => false))
  })
})

describe('isUriReference', () => {
  test.each([
    ['/a@b', true],
    ['/a//b@c', true],
    ['mailto:a@b', true],
    ['https://a/?b@c', true],
    ['https://a#b@c', true],
    ['?//a@b', true],
    ['https://a@b/', false],
    ['http://a:b@c', false],
    ['HTTP://a@b', false],
    ['//a@b/c', false],
    ['//@b', false],
  ])('%s can be generated: %s (RFC 9110 §4.2.4)', (text, isValid) => {
    expect(isUriReference(text)).toBe(isValid)
  })
})

describe('isMediaRange', () => {
  test.each([
    'a/b',
    '*/*',
    'a/*',
    'application/problem+json',
    'a/b;c=d',
    'a/b; c=d',
    'a/b;c=d; e=f;g="h i"',
    'a/b;c=""',
    'a/b;c="\t !"',
    'a/b;c="\\"\\\\"',
    'a/b;c="é"'.replace('é', '/;='),
  ])('%s is a media range (RFC 9110 §8.3.1)', (text) => {
    expect(isMediaRange(text)).toBe(true)
  })

  test.each([
    '',
    'a',
    '/',
    'a/',
    '/b',
    'a/b/c',
    '*/b',
    ';',
    ';a=b',
    'a/b;',
    'a/b;c',
    'a/b;c=',
    'a/b;=d',
    'a/b;  c=d',
    'a/b ;c=d',
    'a/b;c=d ',
    'a/b;c=d e',
    'a/b;c="',
    'a/b;c="d',
    'a/b;c="\\"',
    'a/b;c="\\é"',
    'a/b;c="é"',
    'a/b;c="d"e',
    'a b/c',
    'a/b c',
  ])('%j is no media range', (text) => {
    expect(isMediaRange(text)).toBe(false)
  })
})
