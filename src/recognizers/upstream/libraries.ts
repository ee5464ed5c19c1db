/** How the errors of HTTP clients look: one row a library. */

import { hasProperties, isAbort, isNamed, propertyAt, propertyOf } from '../../untrusted/inspect.ts'

/** The errors of one library, known by name and shape, as a second copy has classes of its own. */
export interface Library {
  /** The package. */
  readonly name: string
  /** Whether an error is one of this library's. */
  readonly made: (error: object) => boolean
  /** Where its errors keep the status of the upstream's response. */
  readonly status: readonly string[]
  /** Where they keep its fields. */
  readonly fields: readonly string[]
  /** Where they keep the error behind them. */
  readonly cause: string
  /** Whether the time that was set in the library ran out. */
  readonly timedOut?: (error: object) => boolean
  /** Whether no upstream is to blame: the library was told to stop, or was used wrongly. */
  readonly ownDoing?: (error: object) => boolean
}

/** axios' codes for what an upstream or the way to it did; its others are wrong options. */
const AXIOS_UPSTREAM_CODES: readonly string[] = [
  'ERR_BAD_RESPONSE',
  'ERR_NETWORK',
  'ERR_FR_TOO_MANY_REDIRECTS',
]

/** got's codes for a request that it could not make of its options. */
const GOT_OPTION_CODES = /^ERR_(?:UNSUPPORTED_PROTOCOL|INVALID_|ABORTED|ASSERTION|GOT_|BODY_)/

export const libraries: readonly Library[] = [
  {
    // RequestError { code, input, response?, request?, timings?, options }, the base of all its errors
    name: 'got',
    made: (error) => hasProperties(error, 'code', 'options', 'timings', 'request', 'response'),
    status: ['response', 'statusCode'],
    fields: ['response', 'headers'],
    cause: 'cause',
    timedOut: (error) => isNamed(error, 'TimeoutError') || hasCode(error, 'ETIMEDOUT'),
    ownDoing: (error) => {
      const code = propertyOf(error, 'code')
      return typeof code === 'string' && GOT_OPTION_CODES.test(code)
    },
  },
  {
    // DetailedError { detail: { data, statusText }, statusCode }, of `parseResponse` of hono/client 4.9
    name: 'hono/client',
    made: (error) =>
      isNamed(error, 'DetailedError') && hasProperties(error, 'detail', 'statusCode'),
    status: ['statusCode'],
    fields: [],
    cause: 'cause',
  },
  {
    // HTTPError { response, request, options }
    name: 'ky',
    made: (error) =>
      isNamed(error, 'HTTPError') && hasProperties(error, 'response', 'request', 'options'),
    status: ['response', 'status'],
    fields: ['response', 'headers'],
    cause: 'cause',
  },
  {
    // TimeoutError { request: Request }; a failed connection is the TypeError of `fetch`
    name: 'ky',
    made: (error) =>
      propertyOf(error, 'name') === 'TimeoutError' &&
      ['url', 'method'].every((name) => typeof propertyAt(error, ['request', name]) === 'string'),
    status: [],
    fields: [],
    cause: 'cause',
    timedOut: () => true,
  },
  {
    // FetchError { request, options, response?, statusCode?, statusMessage? }
    name: 'ofetch',
    made: (error) =>
      isNamed(error, 'FetchError') &&
      hasProperties(error, 'request', 'options', 'statusCode', 'statusMessage'),
    status: ['response', 'status'],
    fields: ['response', 'headers'],
    cause: 'cause',
  },
  {
    // AxiosError { isAxiosError: true, code?, config?, response? }, by the name of what it wraps
    name: 'axios',
    made: (error) =>
      propertyOf(error, 'isAxiosError') === true &&
      typeof propertyOf(error, 'toJSON') === 'function',
    status: ['response', 'status'],
    fields: ['response', 'headers'],
    cause: 'cause',
    timedOut: (error) => ['ECONNABORTED', 'ETIMEDOUT'].some((code) => hasCode(error, code)),
    ownDoing: (error) => {
      const code = propertyOf(error, 'code')
      if (propertyOf(error, 'response') !== undefined || typeof code !== 'string') return false
      return code.startsWith('ERR_') && !AXIOS_UPSTREAM_CODES.includes(code)
    },
  },
  {
    // ResponseError { code, statusCode, headers }, of its interceptor; RequestRetryError likewise
    name: 'undici',
    made: (error) => hasCode(error, 'UND_ERR_RESPONSE') || hasCode(error, 'UND_ERR_REQ_RETRY'),
    status: ['statusCode'],
    fields: ['headers'],
    cause: 'cause',
  },
  {
    // APIError { status, headers, requestID, error }, of a generator that other clients share
    name: 'openai and @anthropic-ai/sdk',
    made: (error) => hasProperties(error, 'status', 'headers', 'requestID', 'error'),
    status: ['status'],
    fields: ['headers'],
    cause: 'cause',
    // Both wordings are fixed in the libraries, and outlive a minifier that renames the classes.
    timedOut: (error) => isGenerated(error, 'APIConnectionTimeoutError', 'Request timed out.'),
    ownDoing: (error) => isGenerated(error, 'APIUserAbortError', 'Request was aborted.'),
  },
  {
    // StripeError { type, raw, rawType, requestId, statusCode?, headers?, detail? }
    name: 'stripe',
    made: (error) => hasProperties(error, 'type', 'raw', 'rawType', 'requestId', 'statusCode'),
    status: ['statusCode'],
    fields: ['headers'],
    cause: 'detail',
    timedOut: (error) => propertyAt(error, ['detail', 'code']) === 'ETIMEDOUT',
    // A webhook whose signature is wrong, for one, came from a client of ours.
    ownDoing: (error) =>
      propertyOf(error, 'statusCode') === undefined &&
      !['StripeConnectionError', 'StripeAPIError'].some(
        (type) => propertyOf(error, 'type') === type
      ),
  },
  {
    // RequestError { name: 'HttpError', status, request, response? }; its status is 500 for no response
    name: '@octokit/request',
    made: (error) =>
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
  return libraries.find(({ made }) => made(error))
}

/** Whether no upstream is to blame for an error of a library. */
export function isOwnDoing(error: object, library: Library): boolean {
  return isAbort(error) || library.ownDoing?.(error) === true
}

function hasCode(error: object, code: string): boolean {
  return propertyOf(error, 'code') === code
}

function isGenerated(error: object, className: string, message: string): boolean {
  if (propertyOf(error, 'status') !== undefined) return false
  return isNamed(error, className) || propertyOf(error, 'message') === message
}
