/** The errors of HTTP clients: one entry for each kind of error of a library. */

import { isReceived } from '../../errors/received.ts'
import { hasProperties, isNamed, propertyAt, propertyOf } from '../../untrusted/inspect.ts'
import { isAbort } from '../abort-signal.ts'

/** The errors of one library, by name and properties, as another copy of it has other classes. */
export interface Library {
  /** The package. */
  readonly name: string
  /** Whether the library made an error. */
  readonly isMaker: (error: object) => boolean
  /** The path to the status of the upstream's response. */
  readonly status: readonly string[]
  /** The path to its fields. */
  readonly fields: readonly string[]
  /** The property with the underlying error. */
  readonly cause: string
  /** Whether the timeout that was set in the library expired. */
  readonly isTimeout?: (error: object) => boolean
  /** Whether the upstream is not the reason: the call was aborted, or the library was used wrongly. */
  readonly isOwnFault?: (error: object) => boolean
}

/** The codes of axios for failures of an upstream or of the connection; its others are for options. */
const AXIOS_UPSTREAM_CODES: readonly string[] = [
  'ERR_BAD_RESPONSE',
  'ERR_NETWORK',
  'ERR_FR_TOO_MANY_REDIRECTS',
]

/** got's codes for a request that it could not make of its options. */
const GOT_OPTION_CODES = /^ERR_(?:UNSUPPORTED_PROTOCOL|INVALID_|ABORTED|ASSERTION|GOT_|BODY_)/

export const libraries: readonly Library[] = [
  {
    // ReceivedError { status, response }, and the errors of this package that `errorOf` restores
    name: 'hono-http-errors/client',
    isMaker: (error) => hasProperties(error, 'problem') && isReceived(error),
    status: ['status'],
    fields: ['response', 'headers'],
    cause: 'cause',
  },
  {
    // RequestError { code, input, response?, request?, timings?, options }, the base of all its errors
    name: 'got',
    isMaker: (error) => hasProperties(error, 'code', 'options', 'timings', 'request', 'response'),
    status: ['response', 'statusCode'],
    fields: ['response', 'headers'],
    cause: 'cause',
    isTimeout: (error) => isNamed(error, 'TimeoutError') || hasCode(error, 'ETIMEDOUT'),
    isOwnFault: (error) => {
      const code = propertyOf(error, 'code')
      return typeof code === 'string' && GOT_OPTION_CODES.test(code)
    },
  },
  {
    // DetailedError { detail: { data, statusText }, statusCode }, of `parseResponse` of hono/client 4.9
    name: 'hono/client',
    isMaker: (error) =>
      isNamed(error, 'DetailedError') && hasProperties(error, 'detail', 'statusCode'),
    status: ['statusCode'],
    fields: [],
    cause: 'cause',
  },
  {
    // HTTPError { response, request, options }
    name: 'ky',
    isMaker: (error) =>
      isNamed(error, 'HTTPError') && hasProperties(error, 'response', 'request', 'options'),
    status: ['response', 'status'],
    fields: ['response', 'headers'],
    cause: 'cause',
  },
  {
    // TimeoutError { request: Request }; a failed connection is the TypeError of `fetch`
    name: 'ky',
    isMaker: (error) =>
      propertyOf(error, 'name') === 'TimeoutError' &&
      ['url', 'method'].every((name) => typeof propertyAt(error, ['request', name]) === 'string'),
    status: [],
    fields: [],
    cause: 'cause',
    isTimeout: () => true,
  },
  {
    // FetchError { request, options, response?, statusCode?, statusMessage? }
    name: 'ofetch',
    isMaker: (error) =>
      isNamed(error, 'FetchError') &&
      hasProperties(error, 'request', 'options', 'statusCode', 'statusMessage'),
    status: ['response', 'status'],
    fields: ['response', 'headers'],
    cause: 'cause',
  },
  {
    // AxiosError { isAxiosError: true, code?, config?, response? }, by the name of what it wraps
    name: 'axios',
    isMaker: (error) =>
      propertyOf(error, 'isAxiosError') === true &&
      typeof propertyOf(error, 'toJSON') === 'function',
    status: ['response', 'status'],
    fields: ['response', 'headers'],
    cause: 'cause',
    isTimeout: (error) => ['ECONNABORTED', 'ETIMEDOUT'].some((code) => hasCode(error, code)),
    isOwnFault: (error) => {
      const code = propertyOf(error, 'code')
      if (propertyOf(error, 'response') !== undefined || typeof code !== 'string') return false
      return code.startsWith('ERR_') && !AXIOS_UPSTREAM_CODES.includes(code)
    },
  },
  {
    // ResponseError { code, statusCode, headers }, of its interceptor; RequestRetryError likewise
    name: 'undici',
    isMaker: (error) => hasCode(error, 'UND_ERR_RESPONSE') || hasCode(error, 'UND_ERR_REQ_RETRY'),
    status: ['statusCode'],
    fields: ['headers'],
    cause: 'cause',
  },
  {
    // APIError { status, headers, requestID, error }, of a generator that other clients share
    name: 'openai and @anthropic-ai/sdk',
    isMaker: (error) => hasProperties(error, 'status', 'headers', 'requestID', 'error'),
    status: ['status'],
    fields: ['headers'],
    cause: 'cause',
    // Both messages are fixed in the libraries; a minifier renames the classes, but not these.
    isTimeout: (error) => isGenerated(error, 'APIConnectionTimeoutError', 'Request timed out.'),
    isOwnFault: (error) => isGenerated(error, 'APIUserAbortError', 'Request was aborted.'),
  },
  {
    // StripeError { type, raw, rawType, requestId, statusCode?, headers?, detail? }
    name: 'stripe',
    isMaker: (error) => hasProperties(error, 'type', 'raw', 'rawType', 'requestId', 'statusCode'),
    status: ['statusCode'],
    fields: ['headers'],
    cause: 'detail',
    isTimeout: (error) => propertyAt(error, ['detail', 'code']) === 'ETIMEDOUT',
    // A webhook with a wrong signature, for one, came from a client of this server.
    isOwnFault: (error) =>
      propertyOf(error, 'statusCode') === undefined &&
      !['StripeConnectionError', 'StripeAPIError'].some(
        (type) => propertyOf(error, 'type') === type
      ),
  },
  {
    // RequestError { name: 'HttpError', status, request, response? }; its status is 500 for no response
    name: '@octokit/request',
    isMaker: (error) =>
      isNamed(error, 'HttpError') &&
      typeof propertyOf(error, 'status') === 'number' &&
      hasProperties(Object(propertyOf(error, 'request')), 'method', 'url', 'headers'),
    status: ['response', 'status'],
    fields: ['response', 'headers'],
    cause: 'cause',
  },
]

/** The library that made an error. */
export function libraryOf(error: object): Library | undefined {
  return libraries.find(({ isMaker }) => isMaker(error))
}

/** Whether the upstream is not the reason for an error of a library. */
export function isOwnFault(error: object, library: Library): boolean {
  return isAbort(error) || library.isOwnFault?.(error) === true
}

function hasCode(error: object, code: string): boolean {
  return propertyOf(error, 'code') === code
}

function isGenerated(error: object, className: string, message: string): boolean {
  if (propertyOf(error, 'status') !== undefined) return false
  return isNamed(error, className) || propertyOf(error, 'message') === message
}
