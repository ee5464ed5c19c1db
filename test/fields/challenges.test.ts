/** Challenges of WWW-Authenticate and Proxy-Authenticate. */
import { describe, expect, test } from 'vitest'
import { Forbidden, Unauthorized } from '../../src/errors/errors.ts'
import type { Challenge, Challenges } from '../../src/fields/challenge.ts'

function challenge(one: Challenge): unknown {
  return new Unauthorized({ challenges: [one] }).headers['www-authenticate']
}

describe('a challenge', () => {
  test('a challenge is a scheme with quoted parameters (RFC 9110 §11.3, §11.5)', () => {
    expect(challenge({ scheme: 'Bearer', params: { realm: 'api', scope: 'a b' } })).toEqual([
      'Bearer realm="api", scope="a b"',
    ])
  })

  test('a challenge escapes what would end the quoted string', () => {
    expect(challenge({ scheme: 'Basic', params: { realm: 'a "b" \\c' } })).toEqual([
      'Basic realm="a \\"b\\" \\\\c"',
    ])
  })

  test('a challenge can be a scheme alone or with a token68', () => {
    expect(challenge({ scheme: 'Negotiate' })).toEqual(['Negotiate'])
    expect(challenge({ scheme: 'Negotiate', token68: 'YII=' })).toEqual(['Negotiate YII='])
  })

  test('a Digest challenge has no quotes where they are forbidden (RFC 7616 §3.3)', () => {
    const params = { realm: 'r', nonce: 'n', algorithm: 'SHA-256', stale: 'true' }
    expect(challenge({ scheme: 'Digest', params })).toEqual([
      'Digest realm="r", nonce="n", algorithm=SHA-256, stale=true',
    ])
  })

  test('each of several challenges is a separate field line', () => {
    const error = new Unauthorized({
      challenges: [
        { scheme: 'Basic', params: { realm: 'a' } },
        { scheme: 'Bearer', params: { realm: 'b' } },
      ],
    })
    expect(error.headers['www-authenticate']).toEqual(['Basic realm="a"', 'Bearer realm="b"'])
  })

  test('a 403 can have challenges', () => {
    expect(new Forbidden({ challenges: [{ scheme: 'Negotiate' }] }).headers).toEqual({
      'www-authenticate': ['Negotiate'],
    })
  })

  test.each<[string, Challenge]>([
    ['a scheme that is no token', { scheme: 'Own scheme' }],
    ['no scheme', {} as Challenge],
    ['Basic without a realm (RFC 7617 §2)', { scheme: 'basic' } as Challenge],
    ['Bearer without a parameter (RFC 6750 §3)', { scheme: 'Bearer' } as Challenge],
    ['Digest without a nonce', { scheme: 'Digest', params: { realm: 'r' } } as Challenge],
    ['a parameter twice (RFC 9110 §11.2)', { scheme: 'X', params: { a: '1', A: '2' } }],
    ['a parameter name that is no token', { scheme: 'X', params: { 'a b': '1' } }],
    ['a line break in a value', { scheme: 'X', params: { realm: 'a\r\nSet-Cookie: b' } }],
    ['a value outside of ASCII', { scheme: 'X', params: { realm: 'café' } }],
    ['a quote in an error of Bearer', { scheme: 'Bearer', params: { error: 'a"b' } }],
    ['a space in an error_uri of Bearer', { scheme: 'Bearer', params: { error_uri: 'a b' } }],
    ['a value that is no string', { scheme: 'X', params: { realm: 7 as unknown as string } }],
    ['params and token68', { scheme: 'X', params: {}, token68: 'a' } as unknown as Challenge],
    ['token68 of Bearer', { scheme: 'Bearer', token68: 'a' } as unknown as Challenge],
    ['an unknown key', { scheme: 'X', parameters: {} } as unknown as Challenge],
    ['params in a Map', { scheme: 'X', params: new Map() } as unknown as Challenge],
    ['a token68 that is none', { scheme: 'X', token68: 'a b' }],
    [
      'a quoted algorithm of Digest',
      { scheme: 'Digest', params: { realm: 'r', nonce: 'n', algorithm: 'a b' } },
    ],
    ['null', null as unknown as Challenge],
  ])('a challenge is refused with %s', (_, one) => {
    expect(() => challenge(one)).toThrow(TypeError)
    expect(() => challenge(one)).toThrow(/challenges\[0\]/)
  })

  test('a 401 needs at least one challenge', () => {
    expect(() => new Unauthorized({ challenges: [] as unknown as Challenges })).toThrow(
      / such as challenges: \[.*; received an empty array\.$/
    )
    expect(() => new Unauthorized({ challenges: 'Basic' as unknown as Challenges })).toThrow(
      TypeError
    )
  })

  test('a challenge can have parameters named like members of Object', () => {
    expect(
      challenge({ scheme: 'constructor', params: { constructor: 'x', toString: 'y' } })
    ).toEqual(['constructor constructor="x", toString="y"'])
    expect(challenge({ scheme: 'Bearer', params: { constructor: 'x' } as never })).toEqual([
      'Bearer constructor="x"',
    ])
  })
})
