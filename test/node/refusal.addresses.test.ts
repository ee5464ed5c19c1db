/** `refusalOf`: the Host, the target, the version and the method of a request. */
import { Http2ServerRequest } from 'node:http2'
import { describe, expect, test } from 'vitest'
import { http1Protocols, http2Protocols, refusalOf } from '../../src/node/refusal.ts'
import { type Head, incomingOf, memberOf, refusal } from './refused-head.ts'

describe('the Host of a request', () => {
  const hosts = (...values: readonly string[]) => values.flatMap((value) => ['hOST', value])

  test.each([
    '',
    'a',
    'A.example:80',
    'a:',
    '127.0.0.1',
    '[::1]',
    '[::1]:8080',
    '[2001:DB8::a.1]',
    "-._~!$&'()*+,;=",
    '%41%fF',
    'a%20b',
    ':80',
  ])('the Host %j is valid', (host) => {
    expect(refusal({ raw: hosts(host) })).toBeUndefined()
  })

  test.each([
    ' a',
    'a ',
    'a b',
    'a/b',
    'user@a',
    'a:b',
    'a:80:80',
    'a:80x',
    'x[::1]',
    '[::1',
    '[]',
    '[::g]',
    '[::1]x',
    '%4',
    '%g1',
    '%1g',
    'a"',
    'ä',
  ])('the Host %j is malformed', (host) => {
    expect(refusal({ raw: hosts(host) })).toEqual([400, 'The Host field is malformed.'])
  })

  test('there must be one over HTTP/1.1, and may be none over HTTP/1.0', () => {
    expect(refusal({ raw: ['Hosts', 'a', 'Most', 'b'] })).toEqual([400, 'There is no Host field.'])
    expect(refusal({ raw: [], version: '1.0' })).toBeUndefined()
    for (const version of ['1.0', '1.1']) {
      expect(refusal({ raw: hosts('a', 'a'), version })).toEqual([
        400,
        'There is more than one Host field.',
      ])
    }
  })
})

describe('the target of a request', () => {
  test.each<[Head, readonly [number, string] | undefined]>([
    [{ url: '*', method: 'OPTIONS' }, undefined],
    [{ url: '*', method: 'GET' }, [400, 'The target * is for OPTIONS only.']],
    [{ url: '/*', method: 'GET' }, undefined],
    [{ url: '/a#b' }, [400, 'The target has a fragment.']],
    [{ url: '/a\\b' }, [400, 'The target has a backslash.']],
  ])('a request with the target and method %o is refused with %j', (head, expected) => {
    expect(refusal(head)).toEqual(expected)
  })

  test('a request without a target has the size of its fields', () => {
    const incoming = Object.assign(incomingOf({}), { url: undefined })
    expect([refusalOf(incoming, 5), refusalOf(incoming, 4)?.status]).toEqual([undefined, 431])
  })

  test('over HTTP/2 only a backslash is refused', () => {
    const over2 = (url: string | undefined) => {
      const request = Object.create(Http2ServerRequest.prototype) as Http2ServerRequest
      return refusalOf(Object.defineProperty(request, 'url', { value: url }), 1)
    }
    expect([over2('/a\\b')?.status, over2('/a\\b')?.message]).toEqual([
      400,
      'The target has a backslash.',
    ])
    for (const url of ['/a#b', '/longer', undefined]) expect(over2(url)).toBeUndefined()
  })
})

describe('the version and the method', () => {
  test.each(['0.9', '2.0', '3.0'])('HTTP/%s gets a 505 with the supported protocols', (version) => {
    const error = refusalOf(incomingOf({ version }), 1000)
    expect(error?.status).toBe(505)
    expect(memberOf(error, 'supported')).toEqual(['HTTP/1.1', 'HTTP/1.0'])
  })

  test('CONNECT is not implemented, whatever else is wrong', () => {
    expect(refusal({ method: 'CONNECT', url: 'a:443', raw: [] })?.[0]).toBe(501)
    expect(refusal({ method: 'CONNECTED' })).toBeUndefined()
  })

  test('the lists of protocols name all versions', () => {
    expect([http1Protocols, http2Protocols]).toEqual([['HTTP/1.1', 'HTTP/1.0'], ['HTTP/2.0']])
  })
})
