/** Challenges (RFC 9110 §11, RFC 7617, 7616, 6750): what is sent, and the message for what is refused. */
import { describe, expect, test } from 'vitest'
import { challengeLines } from '../../src/fields/challenge.ts'

const lines = (...challenges: readonly unknown[]) =>
  challengeLines(challenges as never, 'challenges')

describe('challenges', () => {
  test.each<[unknown, string]>([
    [{ scheme: 'Negotiate' }, 'Negotiate'],
    [{ scheme: 'Negotiate', params: {} }, 'Negotiate'],
    [{ scheme: 'Negotiate', token68: 'a+/b==' }, 'Negotiate a+/b=='],
    [{ scheme: 'Basic', params: { realm: 'a' } }, 'Basic realm="a"'],
    [
      { scheme: 'BASIC', params: { Realm: 'a', charset: 'UTF-8' } },
      'BASIC Realm="a", charset="UTF-8"',
    ],
    [
      {
        scheme: 'digest',
        params: { realm: 'a', nonce: 'b', Stale: 'true', ALGORITHM: 'MD5', qop: 'c' },
      },
      'digest realm="a", nonce="b", Stale=true, ALGORITHM=MD5, qop="c"',
    ],
    [{ scheme: 'Own', params: { stale: 'a b', algorithm: 'c' } }, 'Own stale="a b", algorithm="c"'],
    [
      { scheme: 'Own', params: { error: 'a"b', scope: '\t', error_uri: 'a b' } },
      'Own error="a\\"b", scope="\t", error_uri="a b"',
    ],
    [{ scheme: 'Bearer', params: { scope: '' } }, 'Bearer scope=""'],
    [{ scheme: 'Bearer', params: { realm: 'a"b\t' } }, 'Bearer realm="a\\"b\t"'],
    [
      {
        scheme: 'BEARER',
        params: { error: '!a b~', Error_Description: '#[]', error_uri: 'a#b]~' },
      },
      'BEARER error="!a b~", Error_Description="#[]", error_uri="a#b]~"',
    ],
    [{ scheme: 'Bearer', params: { error_uri: '' } }, 'Bearer error_uri=""'],
  ])('%j is sent as %s', (challenge, line) => {
    expect(lines(challenge, { scheme: 'X' })).toEqual([line, 'X'])
  })

  const text = 'a string of the characters that may be quoted; received'
  test.each<[unknown, string]>([
    [
      null,
      `Option 'challenges[1]' must be a challenge such as { scheme: 'Bearer', params: { realm: 'api' } }; received null.`,
    ],
    [
      'Basic',
      `Option 'challenges[1]' must be a challenge such as { scheme: 'Bearer', params: { realm: 'api' } }; received a string.`,
    ],
    [
      new Map(),
      `Option 'challenges[1]' must be a challenge such as { scheme: 'Bearer', params: { realm: 'api' } }; received a Map.`,
    ],
    [
      { scheme: 'X', param: {} },
      `Unknown option 'param' of 'challenges[1]': did you mean 'params'?`,
    ],
    [
      { scheme: 'X', text: 1 },
      `Unknown option 'text' of 'challenges[1]': it takes scheme, params, token68.`,
    ],
    [{}, `Option 'challenges[1].scheme' must be a token; received undefined.`],
    [{ scheme: 'a b' }, `Option 'challenges[1].scheme' must be a token; received a string.`],
    [
      { scheme: 'X', params: {}, token68: 'a' },
      `Option 'challenges[1]' must have params or token68, not both.`,
    ],
    [
      { scheme: 'X', token68: 'a b' },
      `Option 'challenges[1].token68' must be a token68; received a string.`,
    ],
    [
      { scheme: 'X', token68: null },
      `Option 'challenges[1].token68' must be a token68; received null.`,
    ],
    [
      { scheme: 'BASIC', token68: 'a' },
      `Option 'challenges[1].params' needs 'realm' for this scheme.`,
    ],
    [
      { scheme: 'BEARER', token68: 'a' },
      `Option 'challenges[1].params' needs a parameter for Bearer, such as 'realm'.`,
    ],
    [
      { scheme: 'X', params: 'a' },
      `Option 'challenges[1].params' must be an object of names and values; received a string.`,
    ],
    [
      { scheme: 'X', params: null },
      `Option 'challenges[1].params' must be an object of names and values; received null.`,
    ],
    [
      { scheme: 'X', params: { a: '1', A: '2' } },
      `Option 'challenges[1].params' names a parameter twice.`,
    ],
    [
      { scheme: 'Basic', params: { charset: 'UTF-8' } },
      `Option 'challenges[1].params' needs 'realm' for this scheme.`,
    ],
    [
      { scheme: 'Digest', params: { nonce: 'a' } },
      `Option 'challenges[1].params' needs 'realm' for this scheme.`,
    ],
    [
      { scheme: 'DIGEST', params: { realm: 'a' } },
      `Option 'challenges[1].params' needs 'nonce' for this scheme.`,
    ],
    [
      { scheme: 'bearer' },
      `Option 'challenges[1].params' needs a parameter for Bearer, such as 'realm'.`,
    ],
    [
      { scheme: 'X', params: { 'a b': '1' } },
      `Option 'challenges[1].params' must have tokens as its keys.`,
    ],
    [
      { scheme: 'Digest', params: { realm: 'a', nonce: 'b', Stale: 'a b' } },
      `Option 'challenges[1].params.Stale' must be a token; received a string.`,
    ],
    [
      { scheme: 'Digest', params: { realm: 'a', nonce: 'b', algorithm: 7 } },
      `Option 'challenges[1].params.algorithm' must be a token; received 7.`,
    ],
    [
      { scheme: 'X', params: { realm: 7 } },
      `Option 'challenges[1].params.realm' must be ${text} 7.`,
    ],
    [
      { scheme: 'X', params: { realm: 'é' } },
      `Option 'challenges[1].params.realm' must be ${text} a string.`,
    ],
    ...['scope', 'error', 'error_description', 'error_uri', 'ERROR'].flatMap((name) =>
      ['"', 'a"', '"a', '\\', '\t', name === 'error_uri' ? ' ' : '\x7f'].map(
        (value): [unknown, string] => [
          { scheme: 'bearer', params: { [name]: value } },
          `Option 'challenges[1].params.${name}' must be ${text} a string.`,
        ]
      )
    ),
  ])('%j is refused: %s', (challenge, message) => {
    expect(() => lines({ scheme: 'X' }, challenge)).toThrow(new TypeError(message))
  })

  test.each([
    ['Basic', 'a string'],
    [{ scheme: 'Negotiate' }, 'an object'],
    [undefined, 'undefined'],
  ])('%j is no array of challenges', (challenges, received) => {
    expect(() => challengeLines(challenges as never, 'challenges')).toThrow(
      new TypeError(
        `Option 'challenges' must be an array such as challenges: [{ scheme: 'Bearer', params: { realm: 'api' } }]; received ${received}.`
      )
    )
  })

  test('a parameter that cannot be read is named', () => {
    const params = Object.defineProperty({}, 'realm', {
      get() {
        throw new Error('x')
      },
      enumerable: true,
    })
    expect(() => lines({ scheme: 'X', params })).toThrow(
      new TypeError(`Option 'realm' of 'challenges[0].params' cannot be read.`, {
        cause: new Error('x'),
      })
    )
  })

  test('an empty array is refused', () => {
    expect(() => lines()).toThrow(
      new TypeError(
        `Option 'challenges' must be an array such as challenges: [{ scheme: 'Bearer', params: { realm: 'api' } }]; received an empty array.`
      )
    )
  })
})
