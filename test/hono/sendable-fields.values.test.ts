/** Values that cannot be sent, and the fields of a response. */
import { describe, expect, test } from 'vitest'
import { dropUnsendable, fieldsOfResponse } from '../../src/hono/sendable-fields.ts'
import { unreadable } from './unreadable-response.ts'

describe('dropUnsendable', () => {
  test.each([
    ['\t', true],
    [' ~', true],
    ['\x80', true],
    ['\x00', false],
    ['\x1f', false],
    ['\x7f', false],
    ['a\x01b', false],
  ])('a value with %j can be sent: %o', (character, isSendable) => {
    // `Headers` itself refuses some of them.
    const stored = new Map([['x-a', `a${character}b`]])
    const fake = {
      [Symbol.iterator]: () => stored.entries(),
      delete: (name: string) => stored.delete(name),
    }
    expect(dropUnsendable(fake as unknown as Headers)).toEqual(isSendable ? [] : ['x-a'])
    expect(stored.has('x-a')).toBe(isSendable)
  })

  test('of several cookies only those are removed that cannot be sent', () => {
    const headers = new Headers([
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=\x01'],
      ['Set-Cookie', 'c=3'],
      ['X-Bad', '\x01'],
      ['X-Fine', 'fine'],
    ])
    expect(dropUnsendable(headers)).toEqual(['set-cookie', 'x-bad'])
    expect([...headers]).toEqual([
      ['set-cookie', 'a=1'],
      ['set-cookie', 'c=3'],
      ['x-fine', 'fine'],
    ])
  })
})

describe('fieldsOfResponse', () => {
  test('they are those of its Headers', () => {
    expect(fieldsOfResponse(new Response('', { headers: { 'X-A': '1' } }))).toEqual([
      ['content-type', 'text/plain;charset=UTF-8'],
      ['x-a', '1'],
    ])
  })

  test.each([
    ['headers that are no Headers', { headers: { 'X-A': '1' } }],
    ['no headers', {}],
  ])('there are none of an object with %s', (_, response) => {
    expect(fieldsOfResponse(response)).toEqual([])
  })

  test.each<[unknown, unknown]>([
    [
      { 'X-A': '1', 'X-B': ['2', '3'], 'X-C': 4 },
      [
        ['X-A', '1'],
        ['X-B', '2'],
        ['X-B', '3'],
        ['X-C', '4'],
      ],
    ],
    [
      [
        ['X-A', '1'],
        [7, '2'],
      ],
      [
        ['X-A', '1'],
        ['7', '2'],
      ],
    ],
    [new Headers({ 'X-A': '1' }), []],
    [null, []],
    ['X-A', []],
  ])(
    'where the Headers cannot be read, they are those that it was made with: %o',
    (fields, expected) => {
      expect(fieldsOfResponse(unreadable(fields))).toEqual(expected)
    }
  )

  test('a list of another length is not what it was made with', () => {
    expect(fieldsOfResponse(unreadable({ 'X-A': '1' }, 2))).toEqual([])
    const four = { [Symbol('cache')]: [200, 'content', { 'X-A': '1' }, 4] }
    const response = Object.defineProperty(four, 'headers', {
      get() {
        throw new TypeError('headers')
      },
    })
    expect(fieldsOfResponse(response)).toEqual([])
  })
})
