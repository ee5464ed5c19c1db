/** Requests that many servers answer before they ask the app, as the bytes that they are. */
import type { WireResponse } from '../../src/conformance/clients/raw-client.ts'

/** Bytes to send, and the statuses that would be right. */
export interface RawCase {
  readonly title: string
  readonly bytes: string
  readonly statuses: readonly number[]
}

/** Whose answer it is, and which. */
export function outcomeOf({ status, body, field }: WireResponse): string {
  if (status === 0) return 'no response'
  if (field('content-type') === 'application/problem+json') return `${status} of the app`
  return body.length === 0 ? `${status}, empty` : `${status}, own words`
}

const HOST = 'Host: localhost\r\nConnection: close\r\n'

const raw = (title: string, statuses: readonly number[], bytes: string): RawCase => ({
  title,
  statuses,
  bytes,
})

/** What RFC 9110 and RFC 9112 ask for is named with each. */
export const rawCases: readonly RawCase[] = [
  // RFC 9112 §3.2
  raw('no Host', [400], 'GET /status/404 HTTP/1.1\r\nConnection: close\r\n\r\n'),
  raw('two Hosts', [400], `GET /status/404 HTTP/1.1\r\nHost: a\r\n${HOST}\r\n`),
  raw('a Host with a space', [400], 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n'),
  raw('a Host with a user', [400], 'GET / HTTP/1.1\r\nHost: x@evil\r\nConnection: close\r\n\r\n'),
  // RFC 9112 §3.2: only of HTTP/1.1 is Host demanded.
  raw('no Host over HTTP/1.0', [410], 'GET /status/410 HTTP/1.0\r\n\r\n'),
  // RFC 9112 §3.2.2
  raw('a target with a host', [404], `GET http://localhost/status/404 HTTP/1.1\r\n${HOST}\r\n`),
  // RFC 9112 §3.2: of a malformed target, 400 or 301.
  raw('a malformed target', [400, 404], `GET http://[/status/404 HTTP/1.1\r\n${HOST}\r\n`),
  raw('a target with a space', [400], `GET /status/404 x HTTP/1.1\r\n${HOST}\r\n`),
  raw('a target of two slashes', [404], `GET // HTTP/1.1\r\n${HOST}\r\n`),
  raw('a target of 70 kB', [414, 404], `GET /${'a'.repeat(70_000)} HTTP/1.1\r\n${HOST}\r\n`),
  // RFC 9110 §9.1, and §9.3.8 for TRACE.
  raw('a method that nobody knows', [501], `FOO /books HTTP/1.1\r\n${HOST}\r\n`),
  raw('TRACE', [405, 501], `TRACE /books HTTP/1.1\r\n${HOST}\r\n`),
  raw('CONNECT', [400, 404, 405, 501], `CONNECT localhost:1 HTTP/1.1\r\n${HOST}\r\n`),
  // RFC 9110 §15.6.6
  raw('a version that does not exist', [505, 400], `GET /status/404 HTTP/9.9\r\n${HOST}\r\n`),
  raw('no HTTP at all', [400], 'HELO localhost\r\n\r\n'),
  // RFC 9112 §5
  raw('a field without a colon', [400], `GET /status/404 HTTP/1.1\r\nX\r\n${HOST}\r\n`),
  raw('a field name with a space', [400], `GET /status/404 HTTP/1.1\r\nX : y\r\n${HOST}\r\n`),
  // RFC 6585 §5
  raw(
    'fields of 70 kB',
    [431],
    `GET /status/404 HTTP/1.1\r\nX: ${'a'.repeat(70_000)}\r\n${HOST}\r\n`
  ),
  // RFC 9112 §6.3, §6.1, §7.1
  raw('a malformed length', [400], `POST /json HTTP/1.1\r\nContent-Length: x\r\n${HOST}\r\n`),
  raw(
    'a transfer coding that nobody knows',
    [400, 501],
    `POST /json HTTP/1.1\r\nTransfer-Encoding: foo\r\n${HOST}\r\n`
  ),
  raw(
    'chunks without a size',
    [400],
    `POST /json HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n${HOST}\r\nzz\r\n`
  ),
  // RFC 9110 §10.1.1: an unknown expectation may be refused by 417.
  raw('an expectation that nobody knows', [404, 417], `GET / HTTP/1.1\r\nExpect: x\r\n${HOST}\r\n`),
]
