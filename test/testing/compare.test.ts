/** The lines for what differs from what a test expects. */
import { describe, expect, test } from 'vitest'
import { differencesAt, differencesIn, shown } from '../../src/testing/compare.ts'

/** A matcher as that of Vitest, of Jest, or of a library of its own. */
function matcher(isMatch: boolean, more: object = {}): object {
  return { asymmetricMatch: () => isMatch, ...more }
}
class Own {
  readonly isMatch: boolean
  constructor(isMatch: boolean) {
    this.isMatch = isMatch
  }
  asymmetricMatch(): boolean {
    return this.isMatch
  }
}

describe('differencesAt', () => {
  test.each<[unknown, unknown]>([
    ['a', 'a'],
    [0, 0],
    [null, null],
    [undefined, undefined],
    ['abc', /^a/],
    ['abc', /c/],
    ['abc', /b/g],
    [
      [1, [2]],
      [1, [2]],
    ],
    [{ a: { b: 1 } }, { a: { b: 1 } }],
    [{ a: 1 }, { a: 1, b: undefined }],
    ['2026-11-26T00:00:00.000Z', new Date(Date.UTC(2026, 10, 26))],
    [7, new Own(true)],
    [{}, {}],
    [[], []],
  ])('the value %j equals the expected %o', (received, expected) => {
    expect(differencesAt('a', received, expected)).toEqual([])
  })

  test.each<[unknown, unknown, readonly string[]]>([
    ['1', 1, ['a: expected 1, received "1"']],
    [null, undefined, ['a: expected nothing, received null']],
    [undefined, null, ['a: expected null, received nothing']],
    ['xyz', /b/, ['a: expected a match of /b/, received "xyz"']],
    [7, /7/, ['a: expected a match of /7/, received 7']],
    [null, /n/, ['a: expected a match of /n/, received null']],
    [null, {}, ['a: expected {}, received null']],
    [{}, null, ['a: expected null, received {}']],
    [[], {}, ['a: expected {}, received []']],
    [{}, [], ['a: expected [], received {}']],
    ['a', ['a'], ['a: expected ["a"], received "a"']],
    [[1, 2], [1], ['a[1]: expected nothing, received 2']],
    [[1], [2, 3], ['a[0]: expected 2, received 1', 'a[1]: expected 3, received nothing']],
    [{ b: 1 }, { b: 2 }, ['a.b: expected 2, received 1']],
    [{ b: { c: 1 } }, { b: {} }, ['a.b.c: expected nothing, received 1']],
    [
      { 'b-1': 1, $c: 1 },
      {},
      ['a.b-1: expected nothing, received 1', 'a.$c: expected nothing, received 1'],
    ],
    [{ 'b c': [1] }, { 'b c': [] }, ['a["b c"][0]: expected nothing, received 1']],
    [{ '': 1 }, {}, ['a[""]: expected nothing, received 1']],
    [{ ' b': 1 }, {}, ['a[" b"]: expected nothing, received 1']],
    [{}, { constructor: 1 }, ['a.constructor: expected 1, received nothing']],
    [7, new Own(false), ['a: expected Own, received 7']],
  ])('%j is not %o', (received, expected, lines) => {
    expect(differencesAt('a', received, expected)).toEqual(lines)
  })
})

test('differencesIn compares the members that are named, each once', () => {
  const lines = differencesIn({ a: 1, b: 1, c: 1 }, { a: 2, b: 2 }, ['a', 'b', 'a'])
  expect(lines).toEqual(['a: expected 2, received 1', 'b: expected 2, received 1'])
  expect(differencesIn({ a: 1 }, {}, ['a'], 'x')).toEqual(['x.a: expected nothing, received 1'])
})

describe('shown', () => {
  const cyclic: Record<string, unknown> = {}
  cyclic['self'] = cyclic
  test.each<[unknown, string]>([
    [undefined, 'nothing'],
    [null, 'null'],
    ['a"b', '"a\\"b"'],
    [{ a: [1] }, '{"a":[1]}'],
    [Number.NaN, 'NaN'],
    [7n, '7'],
    [true, 'true'],
    [Symbol('a'), 'Symbol(a)'],
    [/a/i, 'a match of /a/i'],
    [cyclic, 'an object'],
    [new Own(true), 'Own'],
    [matcher(true), 'Object'],
    [matcher(true, { toAsymmetricMatcher: () => 'Any<Number>', sample: Number }), 'Any<Number>'],
    [matcher(true, { toString: () => 'StringContaining', sample: 'a' }), 'StringContaining "a"'],
    [matcher(true, { toString: () => 'Anything' }), 'Anything'],
    [matcher(true, { toString: () => 'my [object' }), 'my [object'],
    [matcher(true, { toString: () => 'Has', sample: [1] }), 'Has [1]'],
    [Object.assign(new Own(true), { sample: 7 }), 'Own 7'],
  ])('%# is shown as %s', (value, text) => {
    expect(shown(value)).toBe(text)
  })

  test('a value of more than 200 characters is cut', () => {
    const text = 'a'.repeat(198)
    expect(shown(text)).toBe(`"${text}"`)
    expect(shown(`${text}b`)).toBe(`"${text}b…`)
  })
})
