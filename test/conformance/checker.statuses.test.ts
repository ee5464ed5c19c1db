import { expect, test } from 'vitest'
import { parseHttp1 } from '../../src/conformance/syntax/http1-parser.ts'
import type { Version, WireMessage } from '../../src/conformance/syntax/wire-response.ts'
import { received } from './example.ts'
import type { Reply } from './rule-table.ts'
import { tableOf } from './rule-table.ts'

interface Sent {
  readonly method?: string
  readonly version?: Version
  readonly sent?: readonly string[]
  readonly closed?: boolean
}

const bytesOf = (status: number, fields: readonly string[], body: string): string =>
  `HTTP/1.1 ${String(status).padStart(3, '0')} A\r\n${fields.map((line) => `${line}\r\n`).join('')}\r\n${body}`

/** HTTP/2 has no bytes here: the message of HTTP/1.1 stands for it, with its status. */
function sending(fields: readonly string[], body: string, how: Sent = {}): Reply {
  return (status) => {
    const bytes = bytesOf(status, fields, body)
    if (how.version !== '2') return received(bytes, how)
    const parsed = parseHttp1(Buffer.from(bytes), how.method ?? 'GET', false)
    const message: WireMessage = { ...parsed, version: '2', framing: 'none', defects: [] }
    return received(message, how)
  }
}

const requests: Readonly<Record<string, Sent>> = {
  GET: {},
  HEAD: { method: 'HEAD' },
  POST: { method: 'POST' },
  PATCH: { method: 'PATCH' },
  CONNECT: { method: 'CONNECT' },
  UNKNOWN: { method: 'UNKNOWN' },
  'GET in HTTP/1.0': { version: '1.0' },
  'GET in HTTP/2': { version: '2' },
  'HEAD in HTTP/2': { version: '2', method: 'HEAD' },
}

const tableFor = (
  circumstances: Readonly<Record<string, Sent>>,
  fields: readonly string[],
  body: string
) =>
  tableOf(
    Object.fromEntries(
      Object.entries(circumstances).map(([name, how]) => [name, sending(fields, body, how)])
    )
  )

test('A response without fields and content violates these rules.', async () => {
  await expect(tableFor(requests, [], '')).toMatchFileSnapshot('expected/no-fields.txt')
})

test('A response with content and without fields violates these rules.', async () => {
  await expect(tableFor(requests, [], 'Not Found')).toMatchFileSnapshot('expected/content.txt')
})

test('A response with fields that not all statuses may have violates these rules.', async () => {
  const fields = [
    'Content-Length: 2',
    'Transfer-Encoding: chunked',
    'Content-Range: bytes 0-1/2',
    'Content-Type: application/problem+json',
    'Allow: GET, POST, UNKNOWN',
    'Accept-Encoding: gzip',
    'Upgrade: websocket',
    'Link: </a>; rel=b',
    'Expires: 0',
    'WWW-Authenticate: Bearer error="invalid_token"',
    'Cache-Control: max-age=1',
  ]
  await expect(tableFor(requests, fields, '{}')).toMatchFileSnapshot('expected/fields.txt')
})

test('A problem without extensions violates these rules.', async () => {
  const fields = ['Content-Type: application/problem+json', 'Content-Length: 2', 'Date: a']
  await expect(tableFor(requests, fields, '{}')).toMatchFileSnapshot('expected/problem.txt')
})

const sent: readonly string[] = [
  'Connection: close',
  'Expect: 100-continue',
  'Authorization: Bearer a',
  'Early-Data: 1',
  'Authorization: Basic a',
  'Accept-Encoding: br',
  'Accept-Language: de',
  'Accept: a/b',
  'Content-Encoding: gzip',
  'Content-Encoding: identity',
  'TE: gzip',
  'Upgrade: websocket',
  'If-Match: "a"',
  'If-None-Match: "a"',
  'If-Range: "a"',
  'If: (<a>)',
  'Early-Data: 0',
  'If-Modified-Since: a',
  'If-Unmodified-Since: a',
  'Transfer-Encoding: chunked',
]

const withFields = Object.fromEntries([
  ...sent.map((line) => [line, { sent: [line], closed: false }] as const),
  ['no field', { sent: [], closed: false }],
  ['no field, closed', { sent: [], closed: true }],
  ['Connection: close, closed', { sent: ['Connection: close'], closed: true }],
  [
    'Transfer-Encoding and Content-Length',
    { sent: ['Transfer-Encoding: chunked', 'Content-Length: 1'], closed: false },
  ],
  ['Expect in HTTP/1.0', { sent: ['Expect: 100-continue'], version: '1.0' }],
  ['Upgrade in HTTP/1.0', { sent: ['Upgrade: websocket'], version: '1.0' }],
] as const satisfies readonly (readonly [string, Sent])[])

test('A response to a request with one field violates these rules.', async () => {
  const fields = ['Content-Length: 0', 'Upgrade: websocket', 'WWW-Authenticate: Bearer realm="a"']
  await expect(tableFor(withFields, fields, '')).toMatchFileSnapshot('expected/requests.txt')
})

test('A response in a coding and a language that the request asks for violates these rules.', async () => {
  const fields = ['Transfer-Encoding: gzip', 'Content-Language: de', 'Content-Encoding: br']
  await expect(tableFor(withFields, [...fields, 'Connection: close'], '')).toMatchFileSnapshot(
    'expected/negotiated.txt'
  )
})
