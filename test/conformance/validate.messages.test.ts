import { describe, expect, test } from 'vitest'
import { isLoopback, parseTarget } from '../../src/conformance/run/target.ts'
import type { CheckedOptions } from '../../src/conformance/run/validate.ts'
import { validate } from '../../src/conformance/run/validate.ts'
import { WrongUsage } from '../../src/conformance/run/wrong-usage.ts'

function caught(action: () => unknown): unknown {
  try {
    action()
  } catch (error) {
    return error
  }
  return undefined
}

const methods = 'GET, HEAD, POST, DELETE, OPTIONS, UNKNOWN'
const paths = (count: number) => Array.from({ length: count }, (_, index) => `/${index}`)

describe('An option', () => {
  const cases: readonly (readonly [CheckedOptions, flag: string, problem: string, fix: string])[] =
    [
      [{ level: 'must' }, 'level', 'has to be MUST, SHOULD, OUGHT; received "must".', "'SHOULD'"],
      [{ methods: [] }, 'methods', `has to be one of ${methods}; received "".`, "['GET']"],
      [
        { methods: ['GET', 'PUT'] },
        'methods',
        `has to be one of ${methods}; received "PUT".`,
        "['GET']",
      ],
      [
        { ignore: ['DATE-SEND', 'DATE-SENT'] },
        'ignore',
        'has to be the id of a rule; received "DATE-SENT".',
        "['DATE-SEND']",
      ],
      ...(
        [
          ['a', '/a'],
          ['', '/'],
          ['/é', '/%C3%A9'],
          ['/a b', '/a%20b'],
          ['/a#b', '/a%23b'],
          ['/\ud800a', '/a'],
          ['/\x7f', '/%7F'],
          ['a/b', '/a/b'],
        ] as const
      ).map(
        ([path, fix]) =>
          [
            { paths: ['/', path] },
            'paths',
            `has to start with "/" and be escaped; received "${path}".`,
            `['${fix}']`,
          ] as const
      ),
      [{ paths: paths(101) }, 'paths', 'can be given 100 times; received 101.', "['/a']"],
      ...[49, 60_001, 50.5, Number.NaN, 0].map(
        (timeout) =>
          [
            { timeout },
            'timeout',
            `has to be 50 to 60000 milliseconds; received "${timeout}".`,
            '3000',
          ] as const
      ),
    ]

  test.each(cases)('An option cannot be %j.', (options, name, problem, fix) => {
    const error = caught(() => validate(options))
    expect(error).toBeInstanceOf(WrongUsage)
    const flag = `--${name === 'methods' || name === 'paths' ? name.slice(0, -1) : name}`
    expect(error).toMatchObject({
      message: `${name} ${problem} Use, for example: ${name}: ${fix}`,
      forCommandLine: `${flag} ${problem} Use, for example: ${flag} ${fix.replace(/^\[?'|'\]?$/g, '')}`,
    })
  })

  test.each<CheckedOptions>([
    {},
    { level: 'MUST', timeout: 50 },
    { level: 'SHOULD', timeout: 60_000 },
    { level: 'OUGHT', paths: paths(100) },
    { methods: methods.split(', '), ignore: ['PIPELINE', 'HOST-MISSING', 'S405-ALLOW'] },
    { paths: ['/', '/!', '/"', '/$', '/~', '/a?b=%20'], methods: ['UNKNOWN'], ignore: [] },
  ])('An option can be %j.', (options) => {
    expect(caught(() => validate(options))).toBeUndefined()
  })
})

describe('A target', () => {
  test.each([
    ['http://127.0.0.1', '127.0.0.1', 80, undefined, 'http://127.0.0.1', '127.0.0.1', '/'],
    [
      'https://localhost/a?b=c',
      'localhost',
      443,
      false,
      'https://localhost',
      'localhost',
      '/a?b=c',
    ],
    ['http://[::1]:81/a#b', '::1', 81, undefined, 'http://[::1]:81', '[::1]:81', '/a'],
    [
      'https://a.example:8443',
      'a.example',
      8443,
      false,
      'https://a.example:8443',
      'a.example:8443',
      '/',
    ],
  ])('A target can be %s.', (text, host, port, insecure, origin, authority, path) => {
    expect(parseTarget(text, false)).toEqual({
      endpoint: insecure === undefined ? { host, port } : { host, port, tls: { insecure } },
      origin,
      authority,
      path,
    })
  })

  test('A target with TLS can accept each certificate.', () => {
    expect(parseTarget('https://a', true).endpoint).toEqual({
      host: 'a',
      port: 443,
      tls: { insecure: true },
    })
  })

  test.each([
    ['127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['localhost/a', 'http://localhost/a'],
    ['[::1]:80', 'http://[::1]:80'],
    ['ftp://a', 'http://127.0.0.1:3000'],
    ['htp://127.0.0.1', 'http://127.0.0.1:3000'],
    ['mailto:a', 'http://127.0.0.1:3000'],
    ['a b', 'http://127.0.0.1:3000'],
    ['', 'http://127.0.0.1:3000'],
    ['?a/', 'http://127.0.0.1:3000'],
  ])('A target cannot be "%s".', (text, fix) => {
    expect(caught(() => parseTarget(text, false))).toMatchObject({
      name: 'WrongUsage',
      message: `The URL has to start with http:// or https://; received "${text}". Use, for example: ${fix}`,
    })
  })

  test.each(['http://a@b.example', 'http://:c@b.example', 'http://a:c@b.example'])(
    'A target cannot have a user name or a password: %s.',
    (text) => {
      expect(caught(() => parseTarget(text, false))).toMatchObject({
        message:
          'The URL must not contain a user name or a password. Use, for example: http://b.example',
      })
    }
  )

  test.each([
    ['127.0.0.1', true],
    ['127.255.0.3', true],
    ['128.0.0.1', false],
    ['1.127.0.1', false],
    ['::1', true],
    ['::2', false],
    ['::ffff:7f00:1', true],
    ['::ffff:7fff:1', true],
    ['::ffff:8000:1', false],
    ['1::ffff:7f00:1', false],
    ['localhost', true],
    ['a.localhost', true],
    ['alocalhost', false],
    ['localhost.example', false],
    ['127.example', false],
  ])('A target on the host %s is on this machine: %s.', (host, expected) => {
    expect(isLoopback(host)).toBe(expected)
  })
})
