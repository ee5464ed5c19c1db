/** The fields of a Context that can be sent, and the report of the others. */
import type { Context } from 'hono'
import { describe, expect, test, vi } from 'vitest'
import { reportDropped, sendableFields } from '../../src/hono/sendable-fields.ts'
import { full } from '../../src/presets/full.ts'
import type { Report } from '../../src/response/report.ts'
import { readOptions } from '../../src/response/settings.ts'
import { unreadable } from './unreadable-response.ts'

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
