/** The response of a Context: which of its fields are kept. */
import type { Context } from 'hono'
import { describe, expect, test, vi } from 'vitest'
import { contextResponse, replaceResponse } from '../../src/hono/context-response.ts'
import { errorRecordOf, recordError } from '../../src/hono/error-record.ts'
import { getHttpError, getProblem, getReference, NotFound } from '../../src/index.ts'
import { toProblem } from '../../src/problem/problem.ts'
import { full } from '../../src/presets/full.ts'
import type { Reply } from '../../src/response/exchange.ts'
import type { Report } from '../../src/response/report.ts'
import { readOptions } from '../../src/response/settings.ts'

/** A Context with these fields; its response is `res`. */
function contextOf(set: HeadersInit = {}, env: object = {}, finalized = false) {
  const raw = new Request('http://a/')
  const headers = new Headers(set)
  return {
    env,
    finalized,
    res: undefined as unknown,
    req: { raw, method: 'GET', routePath: '/books/:id' },
    newResponse: () => ({ headers }),
  }
}

const place = (c: object, report: Report = () => {}) => ({
  c: c as Context,
  settings: readOptions(full, { report }),
})

describe('contextResponse', () => {
  const reply: Reply = {
    status: 404,
    fields: {
      'Content-Type': 'text/x-error',
      Link: ['</b>; rel="b"', '</a>; rel="a"'],
      'Set-Cookie': ['a=1', 'c=3'],
      Vary: 'Accept',
      'X-Lines': ['1', '2'],
      'X-Line': '1',
    },
    content: 'x',
  }

  test('lists join those of the context, each line once; other fields replace them', () => {
    const set: [string, string][] = [
      ['Link', '</a>; rel="a"'],
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
      ['Vary', 'Origin'],
      ['X-Lines', '0'],
      ['X-Line', '0'],
      ['X-Kept', 'kept'],
      ['ETag', '"1"'],
      ['Content-Type', 'text/x-success'],
    ]
    const { status, headers } = contextResponse(reply, place(contextOf(set)))
    expect([status, headers.getSetCookie()]).toEqual([404, ['a=1', 'b=2', 'c=3']])
    headers.delete('set-cookie')
    expect(Object.fromEntries(headers)).toEqual({
      'content-type': 'text/x-error',
      link: '</a>; rel="a", </b>; rel="b"',
      vary: 'Origin, Accept',
      'x-kept': 'kept',
      'x-line': '1',
      'x-lines': '1, 2',
    })
  })

  test('a field of the context that cannot be sent is reported with the route', () => {
    const report = vi.fn<Report>()
    contextResponse(reply, place(contextOf({ 'X-Bad': '\x01' }), report))
    expect(report.mock.calls.map(([error]) => error)).toEqual([
      new TypeError(
        "The 404 response to GET /books/:id was sent without 'x-bad': " +
          'a value must follow the grammar of its field (RFC 9110 §5.5).'
      ),
    ])
  })

  test('fields that can be sent are not reported', () => {
    const report = vi.fn<Report>()
    contextResponse(reply, place(contextOf({ 'X-Fine': '1' }), report))
    expect(report).not.toHaveBeenCalled()
  })

  test('a reason phrase of the app is removed over HTTP/1, and not read over HTTP/2', () => {
    const outgoing = { shouldKeepAlive: true, statusMessage: 'Fine' }
    contextResponse(reply, place(contextOf({}, { outgoing })))
    expect(outgoing).toEqual({ shouldKeepAlive: true, statusMessage: undefined })
    const read = vi.fn<() => string>(() => 'Fine')
    const set = vi.fn<() => void>()
    const http2 = Object.defineProperty({}, 'statusMessage', { get: read, set })
    contextResponse(reply, place(contextOf({}, { outgoing: http2 })))
    expect([read.mock.calls, set.mock.calls]).toEqual([[], []])
  })

  test('a response without a reason phrase gets no property', () => {
    const outgoing = Object.freeze({ shouldKeepAlive: true })
    contextResponse(reply, place(contextOf({}, { outgoing })))
    expect(outgoing).toEqual({ shouldKeepAlive: true })
  })

  test('the reference of the page can be read afterwards, and there is none without an error', () => {
    const c = contextOf()
    expect(getReference(c as unknown as Context)).toBeUndefined()
    contextResponse(reply, { ...place(c), reference: 'a-1' })
    expect(getReference(c as unknown as Context)).toBe('a-1')
  })
})

test('an error that is thrown on keeps the record of the error before it', () => {
  const c = contextOf() as unknown as Context
  expect([getHttpError(c), getProblem(c), errorRecordOf(c.req.raw)]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  const reply = { status: 404, fields: {}, content: 'x' }
  const response = new Response('x')
  recordError(c, reply, response, { problem: toProblem(new NotFound()) })
  const later = { ...c } as Context
  recordError(later)
  expect(errorRecordOf(c.req.raw)).toMatchObject({ c: later, reply, response })
  expect(getProblem(later)).toMatchObject({ status: 404 })
})

describe('replaceResponse', () => {
  test('it takes the place of a response that is there, without the fields of that one', () => {
    const set: unknown[] = []
    const c = Object.defineProperty({ finalized: true }, 'res', {
      set: (value: unknown) => {
        set.push(value)
      },
    })
    const response = new Response()
    expect(replaceResponse(response, c as unknown as Context)).toBe(response)
    expect(set).toEqual([undefined, response])
  })

  test('it is only returned where there is none yet', () => {
    const c = contextOf()
    const response = new Response()
    expect(replaceResponse(response, c as unknown as Context)).toBe(response)
    expect(c.res).toBeUndefined()
  })
})
