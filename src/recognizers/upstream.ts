import { factory } from '../checks/uncalled-factory.ts'
import type { Context } from 'hono'
import { invalidOption } from '../fields/grammar.ts'
import type { HttpError } from '../errors/http-error.ts'
import { checkedOptions } from '../checks/plain-object.ts'
import { isErrorStatus } from '../errors/status-range.ts'
import { clientLeft } from './client-left.ts'
import {
  causesOf,
  isAbort,
  isErrorLike,
  isSignalTimeout,
  propertyAt,
  propertyOf,
} from '../untrusted/inspect.ts'
import type { Fault } from './upstream/network-codes.ts'
import { gatewayError, networkFault } from './network.ts'
import { gatewayName, proxyStatus } from '../fields/proxy-status.ts'
import type { ImmediateRecognizer } from './recognizer.ts'
import { readRetryAfter } from '../fields/retry-after.ts'
import { isOwnResponse, isResponse, madeResponse } from './response-origin.ts'
import { isOwnDoing, libraryOf } from './upstream/libraries.ts'

/** Options of `upstream`. */
export interface UpstreamOptions {
  /**
   * The name of this gateway, which adds `Proxy-Status` (RFC 9209): what the upstream answered, or
   * why it did not. Origin servers must not send the field (RFC 9209 §2), but for this response we
   * are a gateway (RFC 9110 §15.6.3). It tells clients what is behind us: leave it out in public.
   */
  readonly proxyStatus?: string
  /**
   * Whether a thrown `Response` with a status from 400 is an upstream's too, and that of an
   * HTTPException or of a `getResponse()`: one that was fetched, or that was made of a stream. One
   * that the app made of a string or bytes never is. Defaults to false.
   */
  readonly responses?: boolean
}

/** What is known of the upstream's failure. */
interface Failure {
  readonly fault: Fault
  readonly received?: number
  readonly retryAfter?: number | Date | undefined
}

const timedOut: Fault = { status: 504, proxyError: 'http_response_timeout' }
const unavailable: Fault = { status: 503 }
const invalid: Fault = { status: 502 }
const wrongRedirect: Fault = { status: 502, proxyError: 'http_protocol_error' }
const wrongCoding: Fault = { status: 502, proxyError: 'http_response_content_coding' }

/** The causes of a failed `fetch` for which the upstream's Location is to blame. */
const wrongRedirects = ['redirect count exceeded', 'URL scheme must be a HTTP(S) scheme']

/**
 * Makes the firewall for errors of HTTP clients: ky, ofetch, axios, got, undici, openai,
 * `@anthropic-ai/sdk`, stripe, octokit, `parseResponse` of hono/client, and for failed connections, as
 * of `fetch`.
 *
 * What an upstream answers to us is not what we answer to our client: its 401 says that our key is
 * wrong. Its 4xx and 5xx become a 502, a timeout a 504. Only a 429 or 503 is passed on, as a 503
 * with its Retry-After, uncapped, if that is valid. No other field of the upstream and no text of it
 * gets into the response. An aborted request and a wrongly used library stay what they are, and so
 * does the bare timeout of a signal, which `timeouts` knows, and an error of your own with one of
 * these as its cause.
 *
 * Not built in, as only you know whether the request was made on behalf of the client.
 *
 * @param options `proxyStatus` and `responses`.
 * @throws {TypeError} that names the option when one is not what it should be.
 * @example
 * ```ts
 * httpErrors(app, { recognizers: [fromUpstream({ proxyStatus: 'bookshop' })] })
 * ```
 */
export const fromUpstream: (options?: UpstreamOptions) => ImmediateRecognizer =
  /* @__PURE__ */ factory(
    'fromUpstream',
    function fromUpstream(options: UpstreamOptions = {}): ImmediateRecognizer {
      const { responses = false } = checkedOptions(
        options,
        ['proxyStatus', 'responses'],
        'fromUpstream()'
      )
      if (typeof responses !== 'boolean') throw invalidOption('responses', 'a boolean', responses)
      const name =
        options.proxyStatus === undefined
          ? undefined
          : gatewayName(options.proxyStatus, 'proxyStatus')
      return function upstreamError(thrown, c) {
        const failure = failureOf(thrown, responses, c)
        return failure && toGatewayError(failure, thrown, name)
      }
    },
    ''
  )

function toGatewayError(failure: Failure, cause: unknown, name: string | undefined): HttpError {
  const { fault, received, retryAfter } = failure
  return gatewayError(fault, {
    cause,
    ...(retryAfter !== undefined && { retryAfter }),
    ...(name !== undefined && {
      headers: { 'proxy-status': proxyStatus(name, { received, error: fault.proxyError }) },
    }),
  })
}

function failureOf(thrown: unknown, responses: boolean, c?: Context): Failure | undefined {
  if (!isErrorLike(thrown)) return responses ? failureOfResponse(thrown, c) : undefined
  if (clientLeft(thrown, c)) return undefined
  const failure = failureOfError(thrown)
  if (failure !== undefined || !responses) return failure
  return failureOfResponse(propertyOf(thrown, 'res') ?? madeResponse(thrown), c)
}

function failureOfResponse(response: unknown, c: Context | undefined): Failure | undefined {
  if (!isResponse(response) || isOwnResponse(response, c)) return undefined
  const status = propertyOf(response, 'status')
  return isErrorStatus(status) ? answered(status, propertyOf(response, 'headers')) : undefined
}

function failureOfError(error: object): Failure | undefined {
  const library = libraryOf(error)
  if (library === undefined) return failureOfConnection(error)
  if (isOwnDoing(error, library)) return undefined
  const status = propertyAt(error, library.status)
  if (isErrorStatus(status)) return answered(status, propertyAt(error, library.fields))
  const cause = propertyOf(error, library.cause)
  const causes = causesOf(cause)
  if (library.timedOut?.(error) || causes.some(isSignalTimeout)) return { fault: timedOut }
  // A cause that is no Error is the reason of somebody's AbortSignal.
  if (causes.some((each) => isAbort(each) || (each != null && !isErrorLike(each)))) return undefined
  const fault = networkFault(cause) ?? networkFault(error) ?? invalid
  // A status below 400 is an answer too, though one that the library could not use.
  return isStatus(status) ? { fault, received: status } : { fault }
}

function answered(received: number, fields: unknown): Failure {
  // RFC 6585 §4 and RFC 9110 §15.6.4: both say that it passes, and may say when.
  if (received !== 429 && received !== 503) return { fault: invalid, received }
  return { fault: unavailable, received, retryAfter: readRetryAfter(fields) }
}

/** `fetch` and undici throw Node's errors, bare or as a cause. Running out of room is no upstream's. */
function failureOfConnection(error: object): Failure | undefined {
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
