import { describe, expect, test } from 'vitest'
import { readLine, readSection, shown, trimOws } from '../../src/conformance/syntax/field-lines.ts'
import { contentLength, parseHttp1 } from '../../src/conformance/syntax/http1-parser.ts'
import type { Defect } from '../../src/conformance/syntax/wire-response.ts'
import { combined, linesOf } from '../../src/conformance/syntax/wire-response.ts'

interface Shown {
  readonly status: number
  readonly version: string
  readonly reason: string | undefined
  readonly framing: string
  readonly body: string
  readonly trailing: string
  readonly complete: boolean
  readonly defects: readonly string[]
}

function parsed(bytes: string, method = 'GET', closed = true): Shown {
  const { status, version, reason, framing, body, trailing, complete, defects } = parseHttp1(
    Buffer.from(bytes, 'latin1'),
    method,
    closed
  )
  return {
    status,
    version,
    reason,
    framing,
    body: body.toString('latin1'),
    trailing: trailing.toString('latin1'),
    complete,
    defects: defects.map(({ id, message }) => `${id}: ${message}`),
  }
}

const ok = (fields: string, body = '', status = '200 OK') =>
  `HTTP/1.1 ${status}\r\n${fields}\r\n${body}`

describe('A response in HTTP/1.x', () => {
  const cases: readonly (readonly [bytes: string, method: string, closed: boolean])[] = [
    ['', 'GET', true],
    ['HTTP/1.1 200 OK', 'GET', true],
    ['HTTP/1.1 200 OK\r\n', 'GET', true],
    ['HTTP/1.0 200 OK\r\n\r\n', 'GET', true],
    ['HTTP/2.0 200 OK\r\n\r\n', 'GET', true],
    ['HTTP/1.1 200 \r\n\r\na', 'GET', false],
    ['HTTP/1.1 200\r\n\r\n', 'GET', true],
    ['http/1.0 \t2000 OK\r\n\r\n', 'GET', true],
    ['xHTTP/1.1 200 OK\r\n\r\n', 'GET', true],
    ['HTTP/1.1 20 OK\r\n\r\n', 'GET', true],
    ['HTTP/11 200 OK\r\n\r\n', 'GET', true],
    ['\r\nHTTP/1.1 200 OK\r\n\r\n', 'GET', true],
    [ok('Content-Length: 2\r\n', 'abc'), 'GET', true],
    [ok('Content-Length: 3\r\n', 'abc'), 'GET', false],
    [ok('Content-Length: 4\r\n', 'abc'), 'GET', true],
    [ok('Content-Length: 3, 3\r\n', 'abc'), 'GET', true],
    [ok('Content-Length: 3\r\nContent-Length: 4\r\n', 'abc'), 'GET', true],
    [ok('Content-Length: 3\r\n', 'abc'), 'HEAD', true],
    [ok('Content-Length: 3\r\n', 'abc', '204 A'), 'GET', true],
    [ok('Content-Length: 3\r\n', 'abc', '304 A'), 'GET', true],
    [ok('Content-Length: 3\r\n', 'abc', '303 A'), 'GET', true],
    [ok('Content-Length: 3\r\n', 'abc', '101 A'), 'GET', true],
    [ok('Content-Length: 3\r\n', 'abc', '299 A'), 'CONNECT', true],
    [ok('Content-Length: 3\r\n', 'abc', '300 A'), 'CONNECT', true],
    [ok('Content-Length: 3\r\n', '', '199 A'), 'CONNECT', true],
    [ok('Transfer-Encoding: gzip, Chunked\r\n', '0\r\n\r\nx'), 'GET', true],
    [ok('Transfer-Encoding: chunked, gzip\r\n', '0\r\n\r\n'), 'GET', true],
    [ok('Transfer-Encoding: xchunked\r\n', '0\r\n\r\n'), 'GET', true],
    [ok('Transfer-Encoding: chunkedx\r\nContent-Length: 1\r\n', '0'), 'GET', false],
    ['HTTP/1.1 100 A\r\n\r\n', 'GET', true],
    ['HTTP/1.1 100 A\r\n\r\nHTTP/1.1 103 A\r\nB: c\r\n\r\nHTTP/1.1 404 A\r\n\r\n', 'GET', true],
    ['HTTP/1.1 199 A\r\n\r\nHTTP/1.1 99', 'GET', true],
    ['HTTP/1.1 101 A\r\n\r\nHTTP/1.1 404 A\r\n\r\n', 'GET', true],
    ['HTTP/1.1 200 OK\nA: b\r\n\n', 'GET', true],
    [ok('A : b\r\n C\r\nD\r\nE:\t f \t\r\nG\t:h\r\n'), 'GET', true],
    [ok(' A: b\r\nC: d\r\n\te\r\n'), 'GET', true],
    [ok('A: b\rc\r\n'), 'GET', true],
  ]

  test('A response in HTTP/1.x is parsed from these bytes.', async () => {
    const text = cases
      .map(
        ([bytes, method, closed]) =>
          `${method} ${closed ? 'closed' : 'open'} ${JSON.stringify(bytes)}\n` +
          `${JSON.stringify(parsed(bytes, method, closed), null, 1)}\n`
      )
      .join('\n')
    await expect(text).toMatchFileSnapshot('expected/http1.txt')
  })

  test.each(cases)('The bytes %j are kept.', (bytes, method, closed) => {
    const raw = Buffer.from(bytes, 'latin1')
    expect(parseHttp1(raw, method, closed).raw).toBe(raw)
  })
})

test.each([
  ['a: b\r\n\r\n', [['a', 'b']], 8, []],
  ['a: b\r\n c\r\n\td\r\n\r\n', [['a', 'b c d']], 16, ['WIRE-OBS-FOLD', 'WIRE-OBS-FOLD']],
  [' c\r\na:b\r\n\r\n', [['a', 'b']], 11, ['WIRE-WS-FIRST']],
  ['a : b\r\n\r\n', [['a', 'b']], 9, ['WIRE-WS-COLON']],
  ['a\t: b\n\r\n', [['a', 'b']], 8, ['WIRE-CRLF', 'WIRE-WS-COLON']],
  ['a\r\n\r\n', [], 5, ['FIELD-NAME']],
  ['a: b\r\n', [['a', 'b']], undefined, []],
  [': b\r\n\r\n', [['', 'b']], 7, []],
])('The section %j has its fields, end and defects.', (text, fields, end, ids) => {
  const defects: Defect[] = []
  expect(readSection(text, 0, defects)).toEqual({ fields, end })
  expect(defects.map(({ id }) => id)).toEqual(ids)
})

test('A line is read from its offset.', () => {
  const defects: Defect[] = []
  expect(readLine('a\r\nb\r\nc', 3, defects)).toEqual({ text: 'b', next: 6 })
  expect(readLine('a\r\nb\r\nc', 6, defects)).toEqual({ text: 'c', next: undefined })
  expect(defects).toEqual([])
})

test.each([
  ['', ''],
  [' \t', ''],
  [' a b\t', 'a b'],
  ['\u00a0a\n', '\u00a0a\n'],
])('Of %j, spaces and tabs at both ends are removed.', (text, trimmed) => {
  expect(trimOws(text)).toBe(trimmed)
})

test('A text of more than 60 characters is shown shortened.', () => {
  expect(shown('a'.repeat(60))).toBe(`"${'a'.repeat(60)}"`)
  expect(shown('b'.repeat(61))).toBe(`"${'b'.repeat(60)}…"`)
})

test('The lines of a field are found in any case, in their order.', () => {
  const fields = [
    ['a-B', '1'],
    ['C', '2'],
    ['A-b', '3'],
  ] as const
  expect(linesOf(fields, 'A-B')).toEqual(['1', '3'])
  expect(combined(fields, 'a-b')).toBe('1, 3')
  expect(combined(fields, 'a')).toBeUndefined()
  expect(contentLength([['content-LENGTH', '12']])).toBe(12)
  expect(contentLength([['Content-Length', '1x']])).toBeUndefined()
  expect(contentLength([['Content-Length', 'x1']])).toBeUndefined()
  expect(contentLength([['Content-Length', '0']])).toBe(0)
})
