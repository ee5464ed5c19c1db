/** What an error of an HTTP client, or a status of an upstream, is for the client of this server. */

import { isErrorStatus } from '../../errors/status-range.ts'
import { readRetryAfter } from '../../fields/retry-after.ts'
import { causesOf, isErrorLike, propertyAt, propertyOf } from '../../untrusted/inspect.ts'
import { isAbort, isSignalTimeout } from '../abort-signal.ts'
import { networkFault } from '../network.ts'
import { isOwnFault, libraryOf } from './libraries.ts'
import type { Fault, UpstreamFailure } from './network-codes.ts'

const timeout: Fault = { status: 504, proxyError: 'http_response_timeout' }
const unavailable: Fault = { status: 503 }
const invalid: Fault = { status: 502 }
const failed: Fault = { status: 502, condition: 'temporary' }
const wrongRedirect: Fault = { status: 502, proxyError: 'http_protocol_error' }
const wrongCoding: Fault = { status: 502, proxyError: 'http_response_content_coding' }

/** The causes of a failed `fetch` for which the upstream's Location is to blame. */
const wrongRedirects = ['redirect count exceeded', 'URL scheme must be a HTTP(S) scheme']

/**
 * The failure that an error of an HTTP client describes, `fetch` among them.
 *
 * @param error what was thrown.
 * @returns undefined where no upstream is the reason, or where the library is not known.
 * @example
 * ```ts
 * const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
 * failureOfLibrary(new TypeError('fetch failed', { cause: refused }))?.fault.status // 502
 * failureOfLibrary(new TypeError('x is not a function')) // undefined
 * ```
 */
export function failureOfLibrary(error: object): UpstreamFailure | undefined {
  const library = libraryOf(error)
  if (library === undefined) return failureOfConnection(error)
  if (isOwnFault(error, library)) return undefined
  const status = propertyAt(error, library.status)
  if (isErrorStatus(status)) return failureOfStatus(status, propertyAt(error, library.fields))
  const cause = propertyOf(error, library.cause)
  const causes = causesOf(cause)
  if (library.isTimeout?.(error) || causes.some(isSignalTimeout)) return { fault: timeout }
  if (causes.some((error) => isAbort(error) || isReason(error))) return undefined
  const fault = networkFault(cause) ?? networkFault(error) ?? invalid
  // A status below 400 comes from a response too, which the library could not use.
  return isStatus(status) ? { fault, received: status } : { fault }
}

/** A cause that is no Error is the reason of an AbortSignal. */
function isReason(cause: unknown): boolean {
  return cause !== undefined && cause !== null && !isErrorLike(cause)
}

/**
 * The failure that a response of an upstream with a status of 400 or more is.
 *
 * @param received the status code of the upstream.
 * @param fields the `Headers` of its response, or an object; only Retry-After is read.
 * @example
 * ```ts
 * failureOfStatus(401, new Headers()).fault.status // 502
 * ```
 */
export function failureOfStatus(received: number, fields: unknown): UpstreamFailure {
  // RFC 6585 §4 and RFC 9110 §15.6.4: both are temporary, and may have a Retry-After.
  if (received === 429 || received === 503) {
    return { fault: unavailable, received, retryAfter: readRetryAfter(fields) }
  }
  return { fault: received < 500 || LASTING.includes(received) ? invalid : failed, received }
}

/**
 * The 5xx for which it is the request, the configuration or the network that has to change: RFC 9110
 * §15.6.2, §15.6.6, RFC 2295 §8.1, RFC 5842 §7.2, RFC 2774 §7, RFC 6585 §6. After others, the upstream
 * failed by itself.
 */
const LASTING = [501, 505, 506, 508, 510, 511]

/**
 * `fetch` and undici throw Node's errors, bare or as a cause. A full disk has no error type of RFC 9209,
 * as the upstream is not the reason.
 */
function failureOfConnection(error: object): UpstreamFailure | undefined {
  const fault = networkFault(error) ?? fetchFault(error)
  return fault?.proxyError === undefined ? undefined : { fault }
}

/**
 * What `fetch` of Node rejects with where the cause has no code of the network: the upstream redirects
 * without an end or to another scheme, or its content cannot be decoded. Other causes are wrong
 * arguments, such as `unknown scheme` (undici 7, lib/web/fetch/index.js).
 */
function fetchFault(error: object): Fault | undefined {
  const message = propertyOf(error, 'message')
  const cause = propertyOf(error, 'cause')
  const reason = propertyOf(cause, 'message')
  const code = propertyOf(cause, 'code')
  if (message === 'fetch failed') {
    return typeof reason === 'string' && wrongRedirects.includes(reason) ? wrongRedirect : undefined
  }
  const isCoding = message === 'terminated' && typeof code === 'string' && code.startsWith('Z_')
  return isCoding ? wrongCoding : undefined
}

function isStatus(status: unknown): status is number {
  return Number.isInteger(status) && Number(status) >= 100 && Number(status) <= 599
}
