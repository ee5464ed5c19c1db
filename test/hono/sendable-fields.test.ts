/** Fields that cannot be sent are removed, and named in a report. */
import type { Context } from 'hono'
import { describe, expect, test, vi } from 'vitest'
import {
  dropUnsendable,
  fieldsOfResponse,
  reportDropped,
  sendableFields,
} from '../../src/hono/sendable-fields.ts'
import { full } from '../../src/presets/full.ts'
import type { Report } from '../../src/response/report.ts'
import { readOptions } from '../../src/response/settings.ts'

/** A Response of @hono/node-server whose fields cannot be read as Headers. */
function unreadable(fields: unknown, length = 3): object {
  const cache = [200, 'content', fields].slice(0, length)
  const response = {
    [Symbol('other')]: 'no list',
    [Symbol('list')]: [1, 2],
    [Symbol('cache')]: cache,
  }
  return Object.defineProperty(response, 'headers', {
    get() {
      throw new TypeError('headers')
    },
  })
}

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

describe('sendableFields', () => {
  /** A Context with these fields, and with a response whose fields cannot be read. */
  function contextOf(set: Headers, fields?: unknown) {
    let res: unknown = fields === undefined ? undefined : unreadable(fields)
    return {
      finalized: true,
      get res(): unknown {
        return res
      },
      set res(value: unknown) {
        res = value
        this.finalized = true
      },
      newResponse: () => (res === undefined ? { headers: set } : res),
    }
  }
  const read = (c: object) => {
    const { headers, dropped } = sendableFields(c as unknown as Context)
    return { headers: headers && [...headers], dropped }
  }

  test('there are none where nothing was set', () => {
    expect(read(contextOf(new Headers()))).toEqual({ headers: undefined, dropped: [] })
  })

  test('they are a copy without those that cannot be sent', () => {
    const set = new Headers({ 'X-Fine': 'fine', 'X-Bad': '\x01' })
    expect(read(contextOf(set))).toEqual({ headers: [['x-fine', 'fine']], dropped: ['x-bad'] })
    expect(set.has('x-bad')).toBe(true)
  })

  test('those of a response that cannot be read follow those of the context, and replace them', () => {
    const set = new Headers({ 'X-Set': 'set', 'X-A': 'set', 'X-Bad': '\x01' })
    const fields = [
      ['X-A', 'own'],
      ['Set-Cookie', 'a=1'],
      ['set-cookie', 'b=2'],
      ['X-Set-Cookie', 'c=1'],
      ['x-set-cookie', 'c=2'],
      ['Set-Cookie2', 'd=1'],
      ['set-cookie2', 'd=2'],
      ['X-Break', 'a\nb'],
      ['X-Control', 'a\x01b'],
      ['X Y', 'a'],
    ]
    const c = contextOf(set, fields)
    expect(read(c)).toEqual({
      headers: [
        ['set-cookie', 'a=1'],
        ['set-cookie', 'b=2'],
        ['set-cookie2', 'd=2'],
        ['x-a', 'own'],
        ['x-set', 'set'],
        ['x-set-cookie', 'c=2'],
      ],
      dropped: ['x-bad', 'x-break', 'x-control', 'x y'],
    })
    expect([c.res, c.finalized]).toEqual([undefined, true])
  })

  test('a context that was not finalized is not afterwards', () => {
    const c = Object.assign(contextOf(new Headers(), {}), { finalized: false })
    read(c)
    expect(c.finalized).toBe(false)
  })
})

test('reportDropped reports one failure that names the response and the fields', () => {
  const report = vi.fn<Report>()
  const c = {} as Context
  reportDropped(['x-a', 'x-b'], 503, 'GET /books/:id', c, readOptions(full, { report }))
  expect(report.mock.calls).toEqual([
    [
      new TypeError(
        "The 503 response to GET /books/:id was sent without 'x-a', 'x-b': " +
          'a value must follow the grammar of its field (RFC 9110 §5.5).'
      ),
      c,
      {
        problem: expect.objectContaining({ status: 503, title: 'Service Unavailable' }),
        status: 503,
        isFailure: true,
      },
    ],
  ])
})
