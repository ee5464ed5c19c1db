/** Requests that are malformed or too large. All of them are for a path that is not there. */
import type { Expectation, RawProbe } from './probe.ts'
import {
  chunkedNotLast,
  codingUnknown,
  fieldsTooLarge,
  hostInvalid,
  hostMissing,
  hostRepeated,
  lengthInvalid,
  methodUnknown,
  requestLineInvalid,
  spaceBeforeColon,
  targetTooLong,
} from './expectations.ts'

/** Seventy of them: RFC 6585 §5 has another requirement if a single field is too large. */
const MANY_FIELDS = Array.from({ length: 70 }, (_, index) => `X-Note-${index}: ${'a'.repeat(1000)}`)

/** @param authority the value of the Host field. */
export function messageProbes(target: string, authority: string): readonly RawProbe[] {
  const host = `Host: ${authority}`
  const get = `GET ${target} HTTP/1.1`
  const post = `POST ${target} HTTP/1.1`
  const coded = (codings: string) => [post, host, `Transfer-Encoding: ${codings}`]
  const chunks = '0\r\n\r\n'
  return [
    probe('GET without Host', [get], hostMissing),
    probe('GET with two Host lines', [get, host, host], hostRepeated),
    probe('GET with an invalid Host', [get, 'Host: a b'], hostInvalid),
    probe('GET HTTP/1.0 without Host', [`GET ${target} HTTP/1.0`]),
    probe('GET with a bad escape', ['GET /%zz HTTP/1.1', host]),
    probe('GET with escaped bytes that are not UTF-8', ['GET /%ff%fe HTTP/1.1', host]),
    probe('GET with a space in the target', ['GET /a b HTTP/1.1', host], requestLineInvalid),
    probe('GET with whitespace before a colon', [get, host, 'X-Note : a'], spaceBeforeColon),
    probe('GET with NUL in a field', [get, host, 'X-Note: a\0b']),
    probe('GET in an unknown version', [`GET ${target} HTTP/9.9`, host]),
    probe(
      'GET with a target of 20 kB',
      [`GET ${target}${'a'.repeat(20_000)} HTTP/1.1`, host],
      targetTooLong
    ),
    probe('GET with 70 kB of fields', [get, host, ...MANY_FIELDS], fieldsTooLarge),
    probe(
      'a method of 200 characters',
      [`${'A'.repeat(200)} ${target} HTTP/1.1`, host],
      methodUnknown
    ),
    probe('OPTIONS *', ['OPTIONS * HTTP/1.1', host]),
    probe('GET in absolute form', [`GET http://${authority}${target} HTTP/1.1`, host]),
    probe('no request line at all', ['hello']),
    probe(
      'POST with an invalid Content-Length',
      [post, host, 'Content-Length: five'],
      lengthInvalid
    ),
    probe(
      'POST with an unknown transfer coding',
      coded('x-unknown, chunked'),
      codingUnknown,
      chunks
    ),
    probe('POST with a coding after chunked', coded('chunked, x-unknown'), chunkedNotLast, chunks),
    probe(
      'POST with Transfer-Encoding and Content-Length',
      [...coded('chunked'), 'Content-Length: 5'],
      undefined,
      chunks
    ),
    probe('POST with a chunk size that is not a number', coded('chunked'), undefined, 'zz\r\n\r\n'),
  ]
}

function probe(
  name: string,
  lines: readonly string[],
  expectation?: Expectation,
  body = ''
): RawProbe {
  const [requestLine = ''] = lines
  const [method = ''] = requestLine.split(' ', 1)
  return {
    kind: 'raw',
    name,
    method,
    bytes: `${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n${body}`,
    mayBypassApp: true,
    ...(expectation === undefined ? {} : { expectations: [expectation] }),
  }
}
