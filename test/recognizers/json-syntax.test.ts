import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { positionAt, syntaxErrorOffset } from '../../src/recognizers/json-syntax.ts'

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('syntaxErrorOffset()', () => {
  test.each([
    ['', 0],
    ['{bad', 1],
    ['{"a":1,}', 7],
    ['[1,]', 3],
    ['[1 2]', 3],
    ['[}', 1],
    ['[[1}', 3],
    ['{"a" 1}', 5],
    ['{"a":1 "b"}', 7],
    ['{"a"', 4],
    ['"a', 2],
    ['"a\nb"', 2],
    ['"\\x"', 2],
    ['"\\u12g4"', 5],
    ['01', 1],
    ['-', 1],
    ['1.', 2],
    ['1e+', 3],
    ['nul', 3],
    ['trux', 3],
    ['1 2', 2],
    ['\uFEFF1', 0],
    ['\u00A01', 0],
    ["'a'", 0],
  ])('the syntax error of %j is at the offset %i', (text, offset) => {
    expect(syntaxErrorOffset(text)).toBe(offset)
  })

  // Every beginning of a literal and of a number, followed by what cannot follow it.
  const unfinished =
    't tr tru f fa fal fals n nu nul - 1. 1e 1E 1e+ 1e- 1.5e 1.5E 1.5e+ 1.5e- -1.25e'
  test.each(unfinished.split(' '))('%s is not complete', (text) => {
    expect(syntaxErrorOffset(text)).toBe(text.length)
    expect(syntaxErrorOffset(`${text}x`)).toBe(text.length)
    expect(syntaxErrorOffset(`[${text},1]`)).toBe(text.length + 1)
  })

  const literals =
    'true false null 0 -0 7 10 1.5 1.25 1e5 1E5 1e10 1e+10 1E-10 1.25e10 1.5E10 1.5e+10'
  const others = '1.25E-10 -10.25e-10 "" "a" [] {} [[],{}] {"a":{},"b":[1]}'
  const escapes = ['"\\u00e9"', '"\\uABCD\\uabcd"', '"\\"\\\\\\/\\b\\f\\n\\r\\t"', '"\u007f\uffff"']
  test.each([...literals.split(' '), ...others.split(' '), ...escapes])(
    '%s is complete',
    (text) => {
      expect(syntaxErrorOffset(text)).toBeUndefined()
      expect(syntaxErrorOffset(` \t\n\r${text} \t\n\r`)).toBeUndefined()
      expect(syntaxErrorOffset(`[ ${text} , ${text} ]`)).toBeUndefined()
      expect(syntaxErrorOffset(`{ "a" : ${text} , "b" : ${text} }`)).toBeUndefined()
      expect(syntaxErrorOffset(`${text}x`)).toBe(text.length)
      expect(syntaxErrorOffset(`[${text}`)).toBe(text.length + 1)
      expect(syntaxErrorOffset(`{"a":${text},1}`)).toBe(text.length + 6)
    }
  )

  test('syntaxErrorOffset() returns an offset for exactly the texts that JSON.parse refuses', () => {
    const pieces = [...'{}[]:,"\\ \n\t-+.0129eEtrufalsn/b\u0001', '"a"', 'true', 'null', '\\u00e9']
    const almostJson = fc
      .array(fc.constantFrom(...pieces), { maxLength: 12 })
      .map((l) => l.join(''))
    fc.assert(
      fc.property(fc.oneof(almostJson, fc.string()), (text) => {
        expect(syntaxErrorOffset(text) === undefined).toBe(parses(text))
      }),
      { numRuns: 20_000 }
    )
  })

  test('the syntax error of valid JSON that is cut short is at its end', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (text, at) => {
        expect(syntaxErrorOffset(text)).toBe(undefined)
        const cut = text.slice(0, at % text.length)
        if (!parses(cut)) expect(syntaxErrorOffset(cut)).toBe(cut.length)
      })
    )
  })

  test('the syntax error of a deep and of a long text is found', () => {
    expect(syntaxErrorOffset('['.repeat(1_000_000))).toBe(1_000_000)
    expect(syntaxErrorOffset(`"${'a'.repeat(1_000_000)}`)).toBe(1_000_001)
    expect(syntaxErrorOffset(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toBe(undefined)
  })
})

test('positionAt() counts lines and columns as editors do', () => {
  expect(positionAt('ab', 0)).toEqual({ line: 1, column: 1 })
  expect(positionAt('a\nb\r\ncd', 6)).toEqual({ line: 3, column: 2 })
  expect(positionAt('a\rb', 2)).toEqual({ line: 2, column: 1 })
  expect(positionAt('a\r\nb', 2)).toEqual({ line: 2, column: 1 })
})
