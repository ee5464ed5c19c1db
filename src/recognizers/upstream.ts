import { factory } from '../checks/uncalled-factory.ts'
import type { Context } from 'hono'
import { checkedBoolean } from '../fields/grammar.ts'
import type { HttpError } from '../errors/http-error.ts'
import { checkedOptions } from '../checks/plain-object.ts'
import { isErrorStatus } from '../errors/status-range.ts'
import { clientLeft } from './client-left.ts'
import { causesOf, isErrorLike, propertyAt, propertyOf } from '../untrusted/inspect.ts'
import { isAbort, isSignalTimeout } from './abort-signal.ts'
import type { Fault, UpstreamFailure } from './upstream/network-codes.ts'
import { gatewayError, networkFault } from './network.ts'
import { gatewayName, proxyStatus } from '../fields/proxy-status.ts'
import type { ImmediateRecognizer } from './recognizer.ts'
import { readRetryAfter } from '../fields/retry-after.ts'
import { isOwnResponse, isResponse, madeResponse } from './response-origin.ts'
import { isOwnFault, libraryOf } from './upstream/libraries.ts'

export type { UpstreamFailure } from './upstream/network-codes.ts'

/** Options of `fromUpstream`. */
export interface UpstreamOptions {
  /**
   * The name of this gateway, which adds `Proxy-Status` (RFC 9209): the status of the upstream's
   * response, or why there is none. Origin servers must not send the field (RFC 9209 §2), but for this
   * response the server is a gateway (RFC 9110 §15.6.3). The field shows clients that there is an
   * upstream: leave it out in public.
   */
  readonly proxyStatus?: string
  /**
   * Whether a thrown `Response` with a status from 400 counts as an upstream's, also that of an
   * HTTPException or of a `getResponse()`: one that was fetched, or that was made of a stream. One
   * that the app made of a string or bytes never does. Defaults to false.
   */
  readonly responses?: boolean
}

const timeout: Fault = { status: 504, proxyError: 'http_response_timeout' }
const unavailable: Fault = { status: 503 }
const invalid: Fault = { status: 502 }
const failed: Fault = { status: 502, condition: 'temporary' }
const wrongRedirect: Fault = { status: 502, proxyError: 'http_protocol_error' }
const wrongCoding: Fault = { status: 502, proxyError: 'http_response_content_coding' }

/** The causes of a failed `fetch` for which the upstream's Location is to blame. */
const wrongRedirects = ['redirect count exceeded', 'URL scheme must be a HTTP(S) scheme']

/**
 * Makes a recognizer of the errors of HTTP clients: ky, ofetch, axios, got, undici, openai,
 * `@anthropic-ai/sdk`, stripe, octokit, `parseResponse` of hono/client, and of failed connections, as of
 * `fetch`.
 *
 * The status of an upstream is not one for the client: a 401 means that the key of this server is
 * wrong. Its 4xx and 5xx become a 502, a timeout a 504. Only a 429 or 503 is passed on, as a 503
 * with its Retry-After, without a limit, if that is valid. No other field of the upstream and no text
 * of it is sent. The condition is temporary where the upstream failed by itself: its 5xx, a connection
 * that broke or was refused, a timeout. Not recognized are aborted requests, wrongly used libraries, the bare timeout of a
 * signal (see `fromTimeout`), and errors of the app that have one of these as their cause.
 *
 * Not built in, as only the app can decide whether the request was made on behalf of the client.
 *
 * @param options `proxyStatus` and `responses`.
 * @throws {TypeError} that names the option that is unknown or not valid.
 * @example
 * ```ts
 * httpErrors(app, { recognizers: [fromUpstream({ proxyStatus: 'bookshop' })] })
 * ```
 */
export const fromUpstream: (options?: UpstreamOptions) => ImmediateRecognizer =
  /* @__PURE__ */ factory(
    'fromUpstream',
    function fromUpstream(options: UpstreamOptions = {}): ImmediateRecognizer {
      const { responses = false, proxyStatus: gateway } = checkedOptions(
        options,
        ['proxyStatus', 'responses'],
        'fromUpstream()'
      )
      checkedBoolean('responses', responses)
      const name = gateway === undefined ? undefined : gatewayName(gateway, 'proxyStatus')
      return function recognizeUpstream(thrown, c) {
        const failure = failureOfThrown(thrown, responses, c)
        return failure && toGatewayError(failure, thrown, name)
      }
    },
    ''
  )

/** The error for the client; `name` is that of this gateway, for Proxy-Status. */
export function toGatewayError(failure: UpstreamFailure, cause: unknown, name?: string): HttpError {
  const { fault, received, retryAfter } = failure
  return gatewayError(fault, {
    cause,
    ...(retryAfter !== undefined && { retryAfter }),
    ...(name !== undefined && {
      headers: { 'proxy-status': proxyStatus(name, { received, error: fault.proxyError }) },
    }),
  })
}

function failureOfThrown(
  thrown: unknown,
  responses: boolean,
  c?: Context
): UpstreamFailure | undefined {
  if (!isErrorLike(thrown)) return responses ? failureOfThrownResponse(thrown, c) : undefined
  if (clientLeft(thrown, c)) return undefined
  const failure = failureOfLibrary(thrown)
  if (failure !== undefined || !responses) return failure
  return failureOfThrownResponse(propertyOf(thrown, 'res') ?? madeResponse(thrown), c)
}

function failureOfThrownResponse(
  response: unknown,
  c: Context | undefined
): UpstreamFailure | undefined {
  if (!isResponse(response) || isOwnResponse(response, c)) return undefined
  const status = propertyOf(response, 'status')
  return isErrorStatus(status)
    ? failureOfStatus(status, propertyOf(response, 'headers'))
    : undefined
}

/** What a client of HTTP has thrown, `fetch` among them; undefined where no upstream is the reason. */
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

/** The failure that a status of 400 or more of an upstream is. */
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
