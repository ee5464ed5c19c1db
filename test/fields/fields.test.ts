import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  HttpVersionNotSupported,
  MethodNotAllowed,
  NetworkAuthenticationRequired,
  NotAcceptable,
  NotFound,
  PreconditionFailed,
  RangeNotSatisfiable,
  RequestHeaderFieldsTooLarge,
  TooManyRequests,
  UnavailableForLegalReasons,
  UnsupportedMediaType,
  UpgradeRequired,
} from '../../src/errors/errors.ts'

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
    expect(() => new UpgradeRequired({ upgrade: [] })).toThrow(
      /'upgrade' must be an array .* received an empty array/
    )
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
