/** ETag (RFC 9110 §8.8.3). */
import { describe, expect, test } from 'vitest'
import { etag, etagPattern, listedTags } from '../../src/fields/etag.ts'

describe('an entity tag', () => {
  test('consists of visible characters without quotes', () => {
    const characters = Array.from({ length: 0x180 }, (_, code) => String.fromCharCode(code))
    const valid = [...characters.slice(0x21, 0x7f), ...characters.slice(0x80, 0x100)]
    const withoutQuote = valid.filter((character) => character !== '"').join('')
    expect(characters.filter((one) => etagPattern.test(`"${one}"`)).join('')).toBe(withoutQuote)
    const unquoted = characters.filter((one) => {
      try {
        return etag.write(one, 'etag') === `"${one}"`
      } catch {
        return false
      }
    })
    expect(unquoted.join('')).toBe(withoutQuote)
  })

  test.each(['""', 'W/""', '"a"', 'W/"ab"', '"W/a"'])('%s is sent as it is', (tag) => {
    expect(etag.write(tag, 'etag')).toBe(tag)
  })

  test.each([
    ['a', '"a"'],
    ['abc', '"abc"'],
    ['W', '"W"'],
    ['aW/', '"aW/"'],
  ])('%s is sent as %s', (tag, sent) => {
    expect(etag.write(tag, 'etag')).toBe(sent)
  })

  test.each(['W/', 'W/a', 'w/"a"', '"a', 'a"', '"a"b', 'b"a"', ' "a"', 'a b', 'W/"a" '])(
    '%j is refused',
    (tag) => {
      expect(() => etag.write(tag, 'etag')).toThrow(
        new TypeError(
          `Option 'etag' must be an entity tag such as '1-1', '"1-1"' or 'W/"1-1"'; received a string.`
        )
      )
    }
  )

  test.each([
    ['', 'an empty string'],
    [7, '7'],
    [undefined, 'undefined'],
    [['a'], 'an array'],
  ])('%o is refused, as it is no text', (tag, received) => {
    expect(() => etag.write(tag as never, 'etag')).toThrow(
      new TypeError(
        `Option 'etag' must be an entity tag such as '1-1', '"1-1"' or 'W/"1-1"'; received ${received}.`
      )
    )
  })

  test('the field is named ETag', () => {
    expect(etag.field).toBe('ETag')
  })
})

describe('listedTags', () => {
  test.each<[string, readonly string[]]>([
    ['', []],
    ['*', []],
    ['"a"', ['"a"']],
    ['W/"a"', ['W/"a"']],
    ['"a", W/"bc" ,"d"', ['"a"', 'W/"bc"', '"d"']],
    ['\t ,, "a"\t , \t"",', ['"a"', '""']],
    ['"a", b, "c"', ['"a"']],
    ['"a" "b"', []],
    ['"a","b" "c"', ['"a"']],
    ['a"b"', []],
    ['"a"b', []],
    ['"a b"', []],
  ])('the list %j has the tags %j', (list, tags) => {
    expect(listedTags(list)).toEqual(tags)
    // The regular expression keeps its position: a list that is cut off must not be the next start.
    expect(listedTags(list)).toEqual(tags)
  })
})
