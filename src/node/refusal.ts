/** What is wrong with a request that Node could read, before the app sees it. */

import type { IncomingMessage } from 'node:http'
import { Http2ServerRequest } from 'node:http2'
import {
  BadRequest,
  HttpVersionNotSupported,
  NotImplemented,
  RequestHeaderFieldsTooLarge,
  UriTooLong,
} from '../errors/errors.ts'
import type { HttpError } from '../errors/http-error.ts'
import type { Incoming } from './outgoing.ts'

/** The protocols that a server supports, for the content of a 505 (RFC 9110 §15.6.6). */
export const http1Protocols: readonly string[] = ['HTTP/1.1', 'HTTP/1.0']
export const http2Protocols: readonly string[] = ['HTTP/2.0']

// RFC 9110 §7.2 and RFC 3986 §3.2.2. It may be empty, where the target has no authority.
const HOST = /^(?:\[[0-9A-Fa-f:.]+\]|(?:[A-Za-z0-9\-._~!$&'()*+,;=]|%[0-9A-Fa-f]{2})*)(?::\d*)?$/

/**
 * The error that a request gets by RFC 9112, undefined where it may pass.
 *
 * @param limit the most bytes of target and fields together.
 */
export function refusalOf(incoming: Incoming, limit: number): HttpError | undefined {
  // HTTP/2 has its framing in the protocol, and Node refuses what RFC 9113 §8 calls malformed.
  if (incoming instanceof Http2ServerRequest) return backslashIn(incoming.url)
  // RFC 9110 §9.3.6 and §9.1: an origin server does not implement CONNECT.
  if (incoming.method === 'CONNECT') return new NotImplemented()
  // Node takes 0.9 and 2.0 in a request line for what it can serve.
  if (incoming.httpVersionMajor !== 1) {
    return new HttpVersionNotSupported({ supported: http1Protocols })
  }
  const { rawHeaders, url = '' } = incoming
  let hosts = 0
  let size = url.length
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = String(rawHeaders[index])
    size += name.length + String(rawHeaders[index + 1]).length
    if (name.length === 4 && name.toLowerCase() === 'host') hosts++
  }
  if (size > limit) return tooLarge(url, rawHeaders, size, limit)
  return misencoded(incoming) ?? misaddressed(url, hosts, incoming)
}

/** RFC 9112 §3 and RFC 9110 §5.4: 414 for a long target, else 431. */
function tooLarge(
  url: string,
  rawHeaders: readonly string[],
  size: number,
  limit: number
): HttpError {
  if (url.length > limit || url.length > size / 2) return new UriTooLong()
  const lines = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [{ name, length: name.length + String(rawHeaders[index + 1]).length }] : []
  )
  const longest = lines.reduce((one, other) => (other.length > one.length ? other : one))
  // RFC 6585 §5: which field it was, where it was one.
  const isOne = size - longest.length <= limit
  return new RequestHeaderFieldsTooLarge(isOne ? { field: longest.name } : {})
}

/** RFC 9112 §6.1 and §6.3: the end of the content must be known, and its codings too. */
function misencoded({ headers, httpVersionMinor }: IncomingMessage): HttpError | undefined {
  const field = headers['transfer-encoding']
  if (field === undefined) return undefined
  // Node's parser refuses both, unless the option `insecureHTTPParser` is on.
  if (headers['content-length'] !== undefined) {
    return new BadRequest('There are both a Transfer-Encoding and a Content-Length.')
  }
  // RFC 9112 §6.1: HTTP/1.0 has no transfer codings, so a message with one has no framing to rely on.
  if (httpVersionMinor === 0) return new BadRequest('HTTP/1.0 has no Transfer-Encoding.')
  // RFC 9110 §5.6.1.2: empty list members are ignored.
  const codings = field
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '')
  if (codings.at(-1) !== 'chunked')
    return new BadRequest('The last transfer coding is not chunked.')
  return codings.length === 1 ? undefined : new NotImplemented('Of transfer codings, only chunked.')
}

/** RFC 9112 §3.2: there must be one Host field, and it must be valid. */
function misaddressed(
  url: string,
  hosts: number,
  { method, httpVersionMinor, headers }: IncomingMessage
): HttpError | undefined {
  if (hosts > 1) return new BadRequest('There is more than one Host field.')
  if (hosts === 0 && httpVersionMinor > 0) return new BadRequest('There is no Host field.')
  if (!HOST.test(headers.host ?? '')) return new BadRequest('The Host field is malformed.')
  if (url === '*' && method !== 'OPTIONS')
    return new BadRequest('The target * is for OPTIONS only.')
  // RFC 9112 §3.2: no form of the target has a fragment.
  if (url.includes('#')) return new BadRequest('The target has a fragment.')
  return backslashIn(url)
}

/** RFC 3986 §3.3. @hono/node-server 1.19 makes a slash of it, and a proxy may see another path. */
function backslashIn(url: string | undefined): HttpError | undefined {
  return url?.includes('\\') ? new BadRequest('The target has a backslash.') : undefined
}
