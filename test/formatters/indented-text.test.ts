/** Values as indented lines of plain text. */
import { describe, expect, test } from 'vitest'
import { indented, memberLines, safeLine, safeLines } from '../../src/formatters/indented-text.ts'

describe('safeLines()', () => {
  test.each([
    ['', ['']],
    ['a\rb\nc\r\nd\n\re', ['a', 'b', 'c', 'd', '', 'e']],
    ['a\tb\t', ['a b ']],
    ['\x00\x1f\x7f\x80\x9f\xa0', ['\ufffd\ufffd\ufffd\ufffd\ufffd\xa0']],
    ['\u2027\u2028\u2029\u202a\u202e\u202f', ['\u2027\ufffd\ufffd\ufffd\ufffd\u202f']],
    ['\u2065\u2066\u2069\u206a\u200f', ['\u2065\ufffd\ufffd\u206a\u200f']],
    ['\ud800 \u{1f600}', ['\ufffd \u{1f600}']],
  ])('%j has the lines %j', (text, lines) => {
    expect(safeLines(text)).toEqual(lines)
    expect(safeLine(text)).toBe(lines.join(' '))
  })
})

describe('memberLines()', () => {
  const name = (length: number) => 'n'.repeat(length)

  test.each([
    [{}, []],
    [{ a: undefined }, []],
    [{ a: '' }, ['a']],
    [{ a: 'x' }, ['a  x']],
    [{ a: 'x', bcd: 'y' }, ['a    x', 'bcd  y']],
    [{ a: 'x', bcd: undefined }, ['a  x']],
    [{ a: 'x\ny' }, ['a  x', '   y']],
    [{ a: 1, b: true, c: null, d: [], e: {} }, ['a  1', 'b  true', 'c  null', 'd  []', 'e  {}']],
    [{ a: { b: 'x' } }, ['a', '  b  x']],
    [
      { a: [1, 'x\ny', [2, 3], { b: 4, cc: 5 }] },
      ['a', '  - 1', '  - x', '    y', '  - - 2', '    - 3', '  - b   4', '    cc  5'],
    ],
    [{ 'a\nb': 1 }, ['a b  1']],
    [{ [name(24)]: 1, a: 2 }, [`${name(24)}  1`, `a${' '.repeat(25)}2`]],
    [{ [name(25)]: 1, a: 2 }, [`${name(25)}  1`, 'a  2']],
  ])('%j has the lines %j', (members, lines) => {
    expect(memberLines(members as never)).toEqual(lines)
  })
})

test('indented() indents all lines but an empty one, and the first one in another way', () => {
  expect(indented(['a', '', 'b '], '  ')).toEqual(['  a', '', '  b'])
  expect(indented(['a', 'b'], '  ', '- ')).toEqual(['- a', '  b'])
  expect(indented([], '  ')).toEqual([])
})
