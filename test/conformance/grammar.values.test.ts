import { describe, expect, test } from 'vitest'
import * as grammar from '../../src/conformance/syntax/grammar.ts'
import { grammarTexts as table } from './grammar-texts.ts'

describe('A list', () => {
  test.each([
    ['', [''], []],
    [' , a ,\t', ['', 'a', ''], ['a']],
    ['a,b', ['a', 'b'], ['a', 'b']],
    ['"a,b",c', ['"a,b"', 'c'], ['"a,b"', 'c']],
    ['<a,b>,c', ['<a,b>', 'c'], ['<a,b>', 'c']],
    ['"a\\",b",c', ['"a\\",b"', 'c'], ['"a\\",b"', 'c']],
    ['"a\\\\",b', ['"a\\\\"', 'b'], ['"a\\\\"', 'b']],
    ['<a\\>,b', ['<a\\>', 'b'], ['<a\\>', 'b']],
    ['<a",>,"<,"', ['<a",>', '"<,"'], ['<a",>', '"<,"']],
    ['">",a', ['">"', 'a'], ['">"', 'a']],
    ['"a,b', ['"a,b'], ['"a,b']],
    ['a\\,b', ['a\\', 'b'], ['a\\', 'b']],
  ])('A list is split into its members: %j.', (value, members, elements) => {
    expect(grammar.members(value)).toEqual(members)
    expect(grammar.elements(value)).toEqual(elements)
  })
})

const grammars = {
  isToken: grammar.isToken,
  isMediaType: grammar.isMediaType,
  isMediaRange: grammar.isMediaRange,
  isCacheDirective: grammar.isCacheDirective,
  isProtocol: grammar.isProtocol,
  isWeightedToken: grammar.isWeightedToken,
  isTransferCoding: grammar.isTransferCoding,
  isLanguageTag: grammar.isLanguageTag,
  isEntityTag: grammar.isEntityTag,
  isImfFixdate: grammar.isImfFixdate,
  isObsoleteDate: grammar.isObsoleteDate,
  isUriReference: grammar.isUriReference,
  isAbsoluteUri: grammar.isAbsoluteUri,
}

describe.each(Object.keys(table) as (keyof typeof table)[])('The grammar of %s', (name) => {
  test.each(table[name].yes)('The grammar matches %j.', (text) => {
    expect(grammars[name](text)).toBe(true)
  })
  test.each(table[name].no)('The grammar does not match %j.', (text) => {
    expect(grammars[name](text)).toBe(false)
  })
})

test('A text of more than 8,192 characters matches no grammar.', () => {
  expect(grammar.LONGEST).toBe(8192)
  expect(grammar.isToken('a'.repeat(8192))).toBe(true)
  expect(grammar.isToken('a'.repeat(8193))).toBe(false)
})

test.each([
  ['</a>', { target: '/a', params: [] }],
  ['<>;rel=b', { target: '', params: [['rel', 'b']] }],
  [
    '</a> ;\tREL="b \\"c" ; d',
    {
      target: '/a',
      params: [
        ['rel', 'b "c'],
        ['d', ''],
      ],
    },
  ],
  [
    '</a>;b=c;b="d;e"',
    {
      target: '/a',
      params: [
        ['b', 'c'],
        ['b', 'd;e'],
      ],
    },
  ],
  ['</a', undefined],
  [' </a>', undefined],
  ['</a>b', undefined],
  ['</a>;', undefined],
  ['</a>;b=', undefined],
  ['</a>; b = c', undefined],
  ['</a b>', undefined],
  ['</a<>', undefined],
])('The link %j is parsed.', (text, link) => {
  expect(grammar.parseLink(text)).toEqual(link)
})

test.each([
  ['a', 'a'],
  ['"a"', 'a'],
  ['""', ''],
  ['"a\\"\\\\b\\c"', 'a"\\bc'],
  ['a"b"', 'a"b"'],
])('The value %j is unquoted.', (text, value) => {
  expect(grammar.unquoted(text)).toBe(value)
})
