import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ContentTooLarge,
  Forbidden,
  HttpVersionNotSupported,
  MethodNotAllowed,
  NetworkAuthenticationRequired,
  NotAcceptable,
  NotFound,
  PreconditionFailed,
  RangeNotSatisfiable,
  RequestHeaderFieldsTooLarge,
  ServiceUnavailable,
  TooManyRequests,
  UnavailableForLegalReasons,
  Unauthorized,
  UnsupportedMediaType,
  UpgradeRequired,
} from '../../src/errors/errors.ts'
import { createHttpError } from '../../src/errors/classes-by-status.ts'
import type { Challenge, Challenges } from '../../src/fields/challenge.ts'

function challenge(one: Challenge): unknown {
  return new Unauthorized({ challenges: [one] }).headers['www-authenticate']
}

describe('Allow', () => {
  test('Allow lists the methods (RFC 9110 §10.2.1)', () => {
    expect(new MethodNotAllowed({ allow: ['GET', 'HEAD'] }).headers).toEqual({ allow: 'GET, HEAD' })
  })

  test('Allow can be empty, as no method may be allowed for now', () => {
    expect(new MethodNotAllowed({ allow: [] }).headers).toEqual({ allow: '' })
  })

  test.each([['GET POST'], ['GET,POST'], [''], ['GET\r\n'], [7], [null]])(
    'Allow refuses the method %j',
    (method) => {
      expect(() => new MethodNotAllowed({ allow: [method as string] })).toThrow(
        /'allow\[0\]' must be a method/
      )
    }
  )
})

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
      /at least one challenge/
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

describe('Retry-After', () => {
  test.each([0, 1, 3600])('Retry-After can be %i seconds', (retryAfter) => {
    expect(new ServiceUnavailable({ retryAfter }).headers).toEqual({
      'retry-after': String(retryAfter),
    })
  })

  test('Retry-After writes a date as IMF-fixdate (RFC 9110 §5.6.7)', () => {
    const retryAfter = new Date(Date.UTC(1994, 10, 6, 8, 49, 37))
    expect(new TooManyRequests({ retryAfter }).headers['retry-after']).toBe(
      'Sun, 06 Nov 1994 08:49:37 GMT'
    )
  })

  test('Retry-After takes every date with a year of four digits and refuses others', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: false }), (retryAfter) => {
        const make = () => new ContentTooLarge({ retryAfter }).headers['retry-after']
        const year = retryAfter.getUTCFullYear()
        if (year >= 0 && year <= 9999) {
          expect(make()).toMatch(/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/)
        } else expect(make).toThrow(RangeError)
      })
    )
  })

  test.each([
    [1.5, '2'],
    [0.001, '1'],
    [-1, '0'],
    [-0.4, '0'],
    [-1e300, '0'],
    [315_576_000, '315576000'],
  ])('Retry-After rounds a delay of %d seconds up to %s', (given, sent) => {
    expect(new ServiceUnavailable({ retryAfter: given }).headers['retry-after']).toBe(sent)
    expect(new TooManyRequests('x', { retryAfter: given }).headers['retry-after']).toBe(sent)
    expect(createHttpError(413 as number, { retryAfter: given }).headers['retry-after']).toBe(sent)
  })

  test.each([315_576_001, 1.7e12, 1e21])(
    'Retry-After refuses %d, which is in milliseconds',
    (retryAfter) => {
      const make = () => new ServiceUnavailable({ retryAfter })
      expect(make).toThrow(RangeError)
      expect(make).toThrow(
        `Option 'retryAfter' is in seconds, not milliseconds, and at most ten years (315576000); ` +
          `received ${retryAfter}. Divide by 1000, or pass a point in time as a Date.`
      )
    }
  )

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'Retry-After refuses %d, which is no delay',
    (retryAfter) => {
      expect(() => new ServiceUnavailable({ retryAfter })).toThrow(
        new RangeError(
          `Option 'retryAfter' must be a finite number of seconds; received ${retryAfter}.`
        )
      )
    }
  )

  test('the message for a Date after the year 9999 states that a Date takes milliseconds', () => {
    const retryAfter = new Date(1.7e15)
    expect(() => new ServiceUnavailable({ retryAfter })).toThrow(
      /must be a Date from the year 0 to 9999; received the year 55840: a Date takes milliseconds/
    )
    expect(() => new ServiceUnavailable({ retryAfter: new Date(Number.NaN) })).toThrow(
      /received an invalid Date/
    )
  })

  test.each(['30', null, {}, 30n])('Retry-After refuses %s, which is no number', (retryAfter) => {
    expect(() => new ServiceUnavailable({ retryAfter: retryAfter as never })).toThrow(TypeError)
  })
})

describe('the other fields', () => {
  test('Content-Range of a 416 is the current length in bytes (RFC 9110 §14.4)', () => {
    expect(new RangeNotSatisfiable({ completeLength: 47 }).headers).toEqual({
      'content-range': 'bytes */47',
    })
    expect(new RangeNotSatisfiable().headers).toEqual({})
    expect(new RangeNotSatisfiable({ completeLength: 46.2 }).headers['content-range']).toBe(
      'bytes */47'
    )
    expect(new RangeNotSatisfiable({ completeLength: -0 }).headers['content-range']).toBe(
      'bytes */0'
    )
    expect(() => new RangeNotSatisfiable({ completeLength: -1 })).toThrow(/0 or more; received -1/)
    expect(() => new RangeNotSatisfiable({ completeLength: Number.NaN })).toThrow(RangeError)
    expect(() => new RangeNotSatisfiable({ completeLength: 47n as never })).toThrow(
      /Number\(size\)/
    )
  })

  test('Upgrade comes with its connection option (RFC 9110 §7.8)', () => {
    expect(new UpgradeRequired({ upgrade: ['HTTP/2.0', 'websocket'] }).headers).toEqual({
      upgrade: 'HTTP/2.0, websocket',
      connection: 'upgrade',
    })
    expect(() => new UpgradeRequired({ upgrade: [] })).toThrow(/'upgrade' must not be empty/)
    expect(() => new UpgradeRequired({ upgrade: ['HTTP 2'] })).toThrow(/'upgrade\[0\]'/)
  })

  test('a 415 lists the media types and codings that are accepted', () => {
    const error = new UnsupportedMediaType({
      accept: ['text/*;q=0.5', 'application/json'],
      acceptPatch: ['text/x; charset="a b"'],
      acceptEncoding: ['gzip', 'br'],
    })
    expect(error.headers).toEqual({
      accept: 'text/*;q=0.5, application/json',
      'accept-patch': 'text/x; charset="a b"',
      'accept-encoding': 'gzip, br',
    })
  })

  test('a 415 has no Accept-Encoding unless a coding was the cause (RFC 9110 §12.5.3)', () => {
    expect(new UnsupportedMediaType({ accept: ['a/b'] }).headers).not.toHaveProperty(
      'accept-encoding'
    )
  })

  test.each(['json', 'a/b/c', '*/json', 'a/b; c', 'a/b; c=d e', '', 'a/b\n'])(
    'Accept refuses the media type %j',
    (type) => {
      expect(() => new UnsupportedMediaType({ accept: [type] })).toThrow(/'accept\[0\]'/)
    }
  )

  test('Link identifies who blocks (RFC 7725 §4), beside the links of the option headers', () => {
    const error = new UnavailableForLegalReasons({
      blockedBy: 'https://example.org/legal',
      headers: { Link: '</help>; rel="help"' },
    })
    expect(error.headers['link']).toEqual([
      '<https://example.org/legal>; rel="blocked-by"',
      '</help>; rel="help"',
    ])
    for (const blockedBy of ['', 'a>b', 'a b', 'https://a:b@c/', 'http://ä/']) {
      expect(() => new UnavailableForLegalReasons({ blockedBy })).toThrow(/'blockedBy'/)
    }
  })

  test('a 412 can have the current entity tag', () => {
    expect(new PreconditionFailed({ etag: 'W/"7"' }).headers).toEqual({ etag: 'W/"7"' })
    expect(() => new PreconditionFailed({ etag: 'W/7' })).toThrow(/'etag'/)
  })

  test('a fixed field such as Cache-Control of 429 overrides the option headers', () => {
    const error = new TooManyRequests({ headers: { 'Cache-Control': 'public, max-age=60' } })
    expect(error.headers['cache-control']).toBe('no-store')
  })
})

describe('members', () => {
  test('the member available of a 406 lists the representations', () => {
    const available = [
      { href: '/a.pdf', type: 'application/pdf', language: 'en', encoding: 'gzip' },
      { href: '/a' },
    ]
    expect(new NotAcceptable({ available }).members).toEqual({ available })
    expect(() => new NotAcceptable({ available: [{ href: '' }] })).toThrow(/'available\[0\]\.href'/)
    expect(() => new NotAcceptable({ available: [null as never] })).toThrow(TypeError)
    expect(() => new NotAcceptable({ available: 'all' as never })).toThrow(TypeError)
    expect(() => new NotAcceptable({ available: [{ href: '/a', type: 'pdf' }] })).toThrow(/\.type/)
    expect(() => new NotAcceptable({ available: [{ href: '/a', language: 7 as never }] })).toThrow(
      /\.language/
    )
  })

  test('the members of 431, 505 and 511 are the field, the protocols and the login page', () => {
    expect(new RequestHeaderFieldsTooLarge({ field: 'Cookie' }).members).toEqual({
      field: 'Cookie',
    })
    expect(new HttpVersionNotSupported({ supported: ['HTTP/1.1'] }).members).toEqual({
      supported: ['HTTP/1.1'],
    })
    expect(new NetworkAuthenticationRequired({ login: '/login' }).members).toEqual({
      login: '/login',
    })
    expect(() => new NetworkAuthenticationRequired({ login: 'a b' })).toThrow(/'login'/)
    expect(() => new RequestHeaderFieldsTooLarge({ field: 'a b' })).toThrow(TypeError)
  })
})

describe('headers', () => {
  test.each([
    'Content-Length',
    'transfer-encoding',
    'Connection',
    'KEEP-ALIVE',
    'Trailer',
    'Upgrade',
    'Content-Type',
    'Content-Encoding',
    'Date',
    'Early-Data',
  ])('the option headers must not set %s, which the response sets itself', (name) => {
    expect(() => new NotFound({ headers: { [name]: 'x' } })).toThrow(
      new RegExp(`'headers' must not set '${name}'`)
    )
  })

  test('the option headers refuses the name __proto__, and Class.from drops it', () => {
    const headers: Record<string, string> = JSON.parse('{"__proto__":"x","X-A":"1"}')
    expect(() => new NotFound({ headers })).toThrow(/'headers' must have field names as its keys/)
    const error = NotFound.from({ headers })
    expect(error.headers).toEqual({ 'x-a': '1' })
    expect(error.droppedFields).toEqual(['__proto__'])
  })

  test('the option headers takes a list as several lines', () => {
    expect(new NotFound({ headers: { 'Set-Cookie': ['a=1', 'b=2'] } }).headers).toEqual({
      'set-cookie': ['a=1', 'b=2'],
    })
  })

  test('the option headers refuses every name and value that is malformed on the wire', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, value) => {
        try {
          const { headers } = new NotFound({ headers: { [name]: value } })
          for (const [field, line] of Object.entries(headers)) {
            expect(field).toMatch(/^[!#$%&'*+.^_`|~0-9a-z-]+$/)
            expect(line).not.toMatch(/[\0-\x08\x0a-\x1f\x7f\u0100-\uffff]|^\s|\s$/)
          }
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError)
        }
      })
    )
  })

  test.each([[null], ['x'], [7]])('the option headers cannot be %j', (headers) => {
    expect(() => new NotFound({ headers: headers as never })).toThrow(/'headers' must be an object/)
  })
})
