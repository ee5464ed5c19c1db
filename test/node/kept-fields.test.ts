/** The fields that an error response takes from the response that cannot be sent, without a server. */
import { describe, expect, test, vi } from 'vitest'
import { keepFields, recordResult, reportLost, sendableHead } from '../../src/node/kept-fields.ts'
import type { Incoming, Outgoing } from '../../src/node/outgoing.ts'
import { full } from '../../src/presets/full.ts'
import type { Report } from '../../src/response/report.ts'
import { readOptions } from '../../src/response/settings.ts'

/** The fields that are set on Node's response for what the app has returned. */
async function keptOf(returned: unknown, headersSent = false): Promise<unknown[]> {
  const set: unknown[] = []
  const outgoing = {
    headersSent,
    setHeader: (...field: unknown[]) => void set.push(field),
  } as unknown as Outgoing
  expect(recordResult(outgoing, returned)).toBe(returned)
  await keepFields(outgoing)
  return set
}

const response = new Response('content', {
  headers: [
    ['X-Id', '7'],
    ['X-Lines', 'a'],
    ['X-Lines', 'b'],
    ['Set-Cookie', 'a=1'],
    ['Set-Cookie', 'b=2'],
    ['Content-Language', 'de'],
    ['ETag', '"1"'],
  ],
})
const kept = [
  ['set-cookie', ['a=1', 'b=2']],
  ['x-id', '7'],
  ['x-lines', 'a, b'],
]

describe('keepFields', () => {
  test('it sets the fields of the response, without those that described its content', async () => {
    expect(await keptOf(response)).toEqual(kept)
    expect(await keptOf(Promise.resolve(response))).toEqual(kept)
  })

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'text'],
    ['an object without fields', {}],
    ['a promise that is pending', new Promise(() => {})],
    [
      'an object whose headers throw',
      {
        get headers(): never {
          throw new Error('headers')
        },
      },
    ],
  ])('it sets none for %s', async (_, returned) => {
    expect(await keptOf(returned)).toEqual([])
  })

  test('it sets none for a promise that rejects, and does not reject', async () => {
    expect(await keptOf(Promise.reject(new Error('no response')))).toEqual([])
  })

  test('it sets none once the response has begun', async () => {
    expect(await keptOf(response, true)).toEqual([])
  })

  test('fields that cannot be sent are left out, and names that differ in case are one field', async () => {
    // As @hono/node-server keeps the fields of a Response that cannot be made.
    const lines = [
      ['X-Bad', 'a\nb'],
      ['x y', 'a'],
      ['X-Id', '1'],
      ['x-ID', '2'],
      ['ETAG', '"1"'],
    ]
    const broken = {
      get headers(): never {
        throw new TypeError('headers')
      },
      [Symbol('cache')]: [200, 'content', lines],
    }
    expect(await keptOf(broken)).toEqual([['x-id', ['1', '2']]])
  })

  test('an upgrade, which has no response of Node, records nothing', () => {
    expect(recordResult(undefined, response)).toBe(response)
  })
})

describe('sendableHead', () => {
  test('it leaves out the fields whose name or value Node refuses', () => {
    const fields = {
      'X-Fine': '\t !~\x80\xff',
      'X-Empty': '',
      'X-Lines': ['a', 'b'],
      'X-Number': 7,
      'X-Break': 'a\nb',
      'X-Return': 'a\rb',
      'X-Nul': '\0',
      'X-Escape': '\x1f',
      'X-Delete': '\x7f',
      'X-Wide': '\u0100',
      'X-Line': ['a', 'b\n'],
      'X-None': undefined,
      'x y': 'a',
    }
    expect(sendableHead([404, fields])).toEqual({
      status: 404,
      fields: { 'X-Fine': '\t !~\x80\xff', 'X-Empty': '', 'X-Lines': ['a', 'b'], 'X-Number': 7 },
      dropped: [
        'X-Break',
        'X-Return',
        'X-Nul',
        'X-Escape',
        'X-Delete',
        'X-Wide',
        'X-Line',
        'X-None',
        'x y',
      ],
    })
  })

  test('the fields may follow a reason phrase', () => {
    expect(sendableHead([400, 'Bad\n', { 'x y': 'a' }])?.dropped).toEqual(['x y'])
  })

  test.each<[readonly [number, ...unknown[]]]>([
    [[399, { 'x y': 'a' }]],
    [[200, { 'x y': 'a' }]],
    [[404, { 'X-Fine': 'a' }]],
    [[404]],
    [[404, null]],
    [[404, 'Not Found\n']],
  ])('it is undefined for %j', (args) => {
    expect(sendableHead(args)).toBeUndefined()
  })
})

test.each([
  ['/books', 'GET /books'],
  ['/books?a?b', 'GET /books'],
])('reportLost names the request for %s: %s', (url, request) => {
  const report = vi.fn<Report>()
  reportLost(['x-a'], 404, { method: 'GET', url } as Incoming, readOptions(full, { report }))
  expect(String(report.mock.calls[0]?.[0])).toContain(`The 404 response to ${request} was sent`)
})

test('reportLost names the method and the path without the query', () => {
  const report = vi.fn<Report>()
  const settings = readOptions(full, { report })
  const incoming = { method: 'GET', url: '/books?token=SECRET?x' } as Incoming
  reportLost(['x-a'], 404, incoming, settings)
  expect(report.mock.calls).toEqual([
    [
      new TypeError(
        "The 404 response to GET /books was sent without 'x-a': " +
          'a value must follow the grammar of its field (RFC 9110 §5.5).'
      ),
      undefined,
      { problem: expect.objectContaining({ status: 404 }), status: 404, isFailure: true },
    ],
  ])
})
