import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonPointer } from '../../src/problem/json-pointer.ts'

/** RFC 6901 §6 and §4, read backwards. */
function pathOf(pointer: string): readonly string[] {
  const [root, ...tokens] = decodeURIComponent(pointer).split('/')
  expect(root).toBe('#')
  return tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

describe('jsonPointer', () => {
  test.each([
    // RFC 6901 §6, the list of examples
    [[], '#'],
    [['foo'], '#/foo'],
    [['foo', 0], '#/foo/0'],
    [[''], '#/'],
    [['a/b'], '#/a~1b'],
    [['c%d'], '#/c%25d'],
    [['e^f'], '#/e%5Ef'],
    [['g|h'], '#/g%7Ch'],
    [['i\\j'], '#/i%5Cj'],
    [['k"l'], '#/k%22l'],
    [[' '], '#/%20'],
    [['m~n'], '#/m~0n'],
  ])('jsonPointer writes the path %j as %s', (path, pointer) => {
    expect(jsonPointer(path)).toBe(pointer)
  })

  test.each([
    [['~1'], '#/~01'],
    [['a#b'], '#/a%23b'],
    [['é'], '#/%C3%A9'],
    [['x[]'], '#/x%5B%5D'],
    [['\uD800'], '#/%EF%BF%BD'],
    [[Symbol('key')], '#/key'],
    [["!$&'()*+,;=:@?-._"], "#/!$&'()*+,;=:@?-._"],
  ])('jsonPointer writes the path %j as the fragment %s', (path, pointer) => {
    expect(jsonPointer(path)).toBe(pointer)
  })

  test('jsonPointer writes a fragment of RFC 3986 for any path, which leads back to the path', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (path) => {
        const pointer = jsonPointer(path)
        expect(pathOf(pointer)).toEqual(path)
        expect(pointer).toMatch(/^#(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-F]{2})*$/)
      })
    )
  })
})
