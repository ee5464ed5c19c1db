/** WWW-Authenticate and Proxy-Authenticate (RFC 9110 §11.6.1, §11.7.1). */
import { describe, expect, test } from 'vitest'
import {
  challengesPattern,
  proxyAuthenticate,
  wwwAuthenticate,
} from '../../src/fields/authenticate.ts'
import { challengeLines } from '../../src/fields/challenge.ts'

describe('the fields of challenges', () => {
  test('the fields of a server and of a proxy have the same placeholder and writer', () => {
    const common = { placeholder: 'Unspecified', write: challengeLines }
    expect(wwwAuthenticate).toEqual({ field: 'WWW-Authenticate', ...common })
    expect(proxyAuthenticate).toEqual({ field: 'Proxy-Authenticate', ...common })
  })

  test.each(['Basic', 'X a', 'Basic realm="a"', 'a,b', 'Basic '])('%j is a challenge', (value) => {
    expect(challengesPattern.test(value)).toBe(true)
  })

  test.each(['', ' ', ' Basic', '=', 'Basic=a', '"', 'a;b', 'é'])('%j is no challenge', (value) => {
    expect(challengesPattern.test(value)).toBe(false)
  })
})
