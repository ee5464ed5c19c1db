/**
 * Recognizes the errors of tRPC.
 *
 * @module
 */

import { errorClassOf } from '../errors/classes-by-status.ts'
import { factory } from '../checks/uncalled-factory.ts'
import { HttpError } from '../errors/http-error.ts'
import { isReceived } from '../errors/received.ts'
import { isErrorLike, isNamed, propertyOf, textOf } from '../untrusted/inspect.ts'
import type { ImmediateRecognizer } from './recognizer.ts'
import { validationCause, addValidationErrors } from './validation-cause.ts'

/** The status of each code of tRPC: `JSONRPC2_TO_HTTP_CODE` of @trpc/server 11. */
const statuses: Readonly<Record<string, number>> = {
  PARSE_ERROR: 400,
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  PAYMENT_REQUIRED: 402,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_SUPPORTED: 405,
  TIMEOUT: 408,
  CONFLICT: 409,
  PRECONDITION_FAILED: 412,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  UNPROCESSABLE_CONTENT: 422,
  PRECONDITION_REQUIRED: 428,
  TOO_MANY_REQUESTS: 429,
  CLIENT_CLOSED_REQUEST: 499,
  INTERNAL_SERVER_ERROR: 500,
  NOT_IMPLEMENTED: 501,
  BAD_GATEWAY: 502,
  SERVICE_UNAVAILABLE: 503,
  GATEWAY_TIMEOUT: 504,
}

/**
 * Opt-in: the TRPCErrors that a caller of `@trpc/server` throws, as `createCaller` makes it. Errors of
 * the tRPC adapter itself are sent by that adapter.
 *
 * The status is the one that tRPC has for the code. An input that fails its schema has the list of
 * errors. An error of this package that a procedure throws is sent as it is: tRPC wraps it.
 *
 * @returns a recognizer for the option `recognizers`.
 * @example
 * ```ts
 * import { TRPCError } from '@trpc/server'
 * import { Hono } from 'hono'
 *
 * const app = httpErrors(new Hono(), { recognizers: [fromTrpc()] })
 * app.get('/books/:id', () => {
 *   throw new TRPCError({ code: 'NOT_FOUND', message: 'No book has that id.' })
 * })
 *
 * const response = await app.request('/books/1')
 * response.status // 404
 * ```
 */
export const fromTrpc: () => ImmediateRecognizer = /* @__PURE__ */ factory(
  'fromTrpc',
  function fromTrpc(): ImmediateRecognizer {
    return recognizeTrpc
  }
)

const recognizeTrpc: ImmediateRecognizer = (thrown, c) => {
  if (!isErrorLike(thrown) || !isNamed(thrown, 'TRPCError')) return undefined
  const code = textOf(thrown, 'code')
  const status = Object.hasOwn(statuses, code) ? statuses[code] : undefined
  if (status === undefined) return undefined
  const cause = propertyOf(thrown, 'cause')
  if (status === 500 && HttpError.is(cause) && !isReceived(cause)) return cause
  const error = errorClassOf(status).from({ message: messageOf(thrown, code), cause: thrown })
  const failure = validationCause(thrown)
  return (failure && addValidationErrors(error, failure, c)) ?? error
}

/** The message is the code where none was given. */
function messageOf(error: object, code: string): string | undefined {
  const message = textOf(error, 'message')
  return message === code ? undefined : message || undefined
}
