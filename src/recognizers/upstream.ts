/**
 * Recognizes the errors of HTTP clients: an upstream has failed.
 *
 * @module
 */

import type { Context } from 'hono'
import { checkedOptions } from '../checks/plain-object.ts'
import { factory } from '../checks/uncalled-factory.ts'
import type { HttpError } from '../errors/http-error.ts'
import { isErrorStatus } from '../errors/status-range.ts'
import { checkedBoolean } from '../fields/grammar.ts'
import { gatewayName, proxyStatus } from '../fields/proxy-status.ts'
import { isErrorLike, propertyOf } from '../untrusted/inspect.ts'
import { clientLeft } from './client-left.ts'
import { gatewayError } from './network.ts'
import type { ImmediateRecognizer } from './recognizer.ts'
import { isOwnResponse, isResponse, madeResponse } from './response-origin.ts'
import { failureOfLibrary, failureOfStatus } from './upstream/failures.ts'
import type { UpstreamFailure } from './upstream/network-codes.ts'

export { failureOfLibrary, failureOfStatus } from './upstream/failures.ts'
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
   * that the app made of a string or bytes never does.
   *
   * @defaultValue false
   */
  readonly responses?: boolean
}

/**
 * Makes a recognizer of the errors of HTTP clients: ky, ofetch, axios, got, undici, openai,
 * `@anthropic-ai/sdk`, stripe, octokit, `parseResponse` of hono/client, and of failed connections, as of
 * `fetch`.
 *
 * The status of an upstream is not one for the client: a 401 means that the key of this server is
 * wrong. Its 4xx and 5xx become a 502, a timeout a 504. Only a 429 or 503 is passed on, as a 503
 * with its Retry-After, without a limit, if that is valid. No other field of the upstream and no text
 * of it is sent. The condition is temporary where the upstream failed by itself: its 5xx, a connection
 * that broke or was refused, a timeout. Not recognized are aborted requests, wrongly used libraries, the
 * bare timeout of a signal (see `fromTimeout`), and errors of the app that have one of these as their cause.
 *
 * Not built in, as only the app can decide whether the request was made on behalf of the client.
 *
 * @param options `proxyStatus` and `responses`.
 * @returns a recognizer for the option `recognizers`.
 * @throws {TypeError} that names the option that is unknown or not valid.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 * import ky from 'ky'
 *
 * const app = httpErrors(new Hono(), { recognizers: [fromUpstream({ proxyStatus: 'bookshop' })] })
 * app.get('/rates', async (c) => c.json(await ky('https://bank.example/rates').json()))
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

/**
 * The error for the client where a request to an upstream failed: a 502, 503 or 504.
 *
 * @param failure what `failureOfLibrary` or `failureOfStatus` returned.
 * @param cause what was thrown, for the log; nothing of it is sent.
 * @param name the name of this gateway, sent in `Proxy-Status` (RFC 9209); without it, the field is not sent.
 * @example
 * ```ts
 * const response = new Response(null, { status: 429, headers: { 'Retry-After': '7' } })
 * const failure = failureOfStatus(response.status, response.headers)
 * const error = toGatewayError(failure, response)
 * error.status // 503
 * error.headers['retry-after'] // '7'
 * ```
 */
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
