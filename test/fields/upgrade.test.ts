/** Upgrade (RFC 9110 §7.8). */
import { describe, expect, test } from 'vitest'
import { isProtocol, upgrade, upgradePattern } from '../../src/fields/upgrade.ts'

describe('Upgrade', () => {
  test('lists protocols, of which a foreign error may have none', () => {
    expect([upgrade.field, upgrade.placeholder]).toEqual(['Upgrade', ''])
    expect(upgrade.write(['HTTP/2.0', 'websocket'], 'upgrade')).toBe('HTTP/2.0, websocket')
  })

  test('refuses a list without members, and names the member that is no protocol', () => {
    expect(() => upgrade.write([], 'upgrade')).toThrow(
      new TypeError(
        `Option 'upgrade' must be an array such as upgrade: ['websocket']; received an empty array.`
      )
    )
    expect(() => upgrade.write(['websocket', 'HTTP 2'], 'upgrade')).toThrow(
      new TypeError(
        `Option 'upgrade[1]' must be a protocol such as 'websocket'; received "HTTP 2".`
      )
    )
  })

  test('a protocol is a name, and may have a version', () => {
    expect(['websocket', 'HTTP/2.0'].map(isProtocol)).toEqual([true, true])
    const invalid = ['', '/', 'a/', '/b', 'a/b/c', 'a b', '(a', 'a)', 'a, b', 7, null, ['a']]
    expect(invalid.map(isProtocol)).toEqual(invalid.map(() => false))
    expect(
      ['a,b', 'a, b/c', '', 'a,', ',a', '(a', 'a)', 'a;b'].map((text) => upgradePattern.test(text))
    ).toEqual([true, true, false, false, false, false, false, false])
  })
})
