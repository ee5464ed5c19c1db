/** `refusalOf`: the transfer codings of a request, and the size of its target and fields. */
import { describe, expect, test } from 'vitest'
import { refusalOf } from '../../src/node/refusal.ts'
import { incomingOf, memberOf, refusal } from './refused-head.ts'

describe('the transfer codings', () => {
  const coded = (coding: string, ...others: readonly string[]) => ({
    method: 'POST',
    raw: ['Host', 'a', 'Transfer-Encoding', coding, ...others],
  })

  test.each(['chunked', 'Chunked', ' chunked ', ', chunked', 'chunked,', ' , chunked , ,'])(
    'the coding %j is accepted',
    (coding) => {
      expect(refusal(coded(coding))).toBeUndefined()
    }
  )

  test.each([
    ['gzip, chunked', 501, 'Of transfer codings, only chunked.'],
    ['chunked, chunked', 501, 'Of transfer codings, only chunked.'],
    ['chunked, gzip', 400, 'The last transfer coding is not chunked.'],
    ['gzip', 400, 'The last transfer coding is not chunked.'],
    ['', 400, 'The last transfer coding is not chunked.'],
    ['chunkedx', 400, 'The last transfer coding is not chunked.'],
  ])('the coding %j gets a %i', (coding, status, text) => {
    expect(refusalOf(incomingOf(coded(coding)), 1000)).toMatchObject({ status, message: text })
  })

  test('a length beside it gets a 400, over HTTP/1.0 too', () => {
    const both = 'There are both a Transfer-Encoding and a Content-Length.'
    const head = coded('chunked', 'Content-Length', '5')
    expect(refusal(head)).toEqual([400, both])
    expect(refusal({ ...head, version: '1.0' })).toEqual([400, both])
    expect(refusal({ raw: ['Host', 'a', 'Content-Length', '5'] })).toBeUndefined()
  })

  test('HTTP/1.0 has none', () => {
    expect(refusal({ ...coded('chunked'), version: '1.0' })).toEqual([
      400,
      'HTTP/1.0 has no Transfer-Encoding.',
    ])
  })
})

describe('the size of target and fields', () => {
  // 1 byte of target, 5 of Host, and the field.
  const sized = (size: number) => ({ raw: ['Host', 'a', 'X-A', 'x'.repeat(size - 9)] })

  test('just the limit is accepted, one byte more is not', () => {
    expect(refusalOf(incomingOf(sized(50)), 50)).toBeUndefined()
    expect(refusalOf(incomingOf(sized(51)), 50)?.status).toBe(431)
  })

  test('a 431 names the longest field if the others are within the limit', () => {
    const named = refusalOf(incomingOf(sized(60)), 50)
    expect(memberOf(named, 'field')).toBe('X-A')
    const first = { raw: ['X-B', 'x'.repeat(60), 'Host', 'a', 'X-C', 'yy'] }
    expect(memberOf(refusalOf(incomingOf(first), 50), 'field')).toBe('X-B')
  })

  test('the first of several longest fields is named, however short it is', () => {
    const longest = { raw: ['X-A', 'a'.repeat(20), 'Host', 'a', 'X-B', 'b'.repeat(20)] }
    expect(memberOf(refusalOf(incomingOf(longest), 30), 'field')).toBe('X-A')
    const short = { raw: ['Host', 'a', 'X-A', 'aaaa'] }
    expect(memberOf(refusalOf(incomingOf(short), 6), 'field')).toBe('X-A')
  })

  test.each([
    [44, 'X-B'],
    [45, undefined],
  ])('fields of %i bytes beside the longest: the 431 names %s', (size, field) => {
    // 1 of target and 5 of Host: the rest has 50 bytes, or 51.
    const raw = ['Host', 'a', 'X-A', 'x'.repeat(size - 3), 'X-B', 'x'.repeat(size + 5)]
    const error = refusalOf(incomingOf({ raw }), 50)
    expect([error?.status, memberOf(error, 'field')]).toEqual([431, field])
  })

  test.each([
    ['longer than the limit', 51, 200, 414],
    ['of just the limit, and less than half of all', 50, 200, 431],
    ['more than half of all', 40, 39, 414],
    ['just half of all', 40, 40, 431],
  ])('a target %s gets the status of what is too long', (_, target, rest, status) => {
    const raw = ['Host', 'a', 'X-A', 'x'.repeat(rest - 8)]
    const head = { url: `/${'x'.repeat(target - 1)}`, raw }
    expect(refusalOf(incomingOf(head), 50)?.status).toBe(status)
  })
})
