/**
 * Recognizes Hono's HTTPException.
 *
 * @module
 */

import type { Context } from 'hono'
import { factory } from '../checks/uncalled-factory.ts'
import { errorClassOf, type AnyHttpErrorClass } from '../errors/classes-by-status.ts'
import type { HttpError } from '../errors/http-error.ts'
import { statusOf } from '../errors/foreign-status.ts'
import { hasProperty, propertyOf, textOf } from '../untrusted/inspect.ts'
import { isLikeHttpException, isOwnResponse, madeResponse } from './response-origin.ts'
import { readRetryAfter } from '../fields/retry-after.ts'
import type { ImmediateRecognizer } from './recognizer.ts'

/**
 * Hono's HTTPException, and whatever else has a `getResponse()`, also of a second copy of Hono.
 *
 * Status, message and the fields of a response that the app made are kept: challenges, Retry-After. Of
 * a response that may be an upstream's only Retry-After is kept. The response's content is not read, so
 * that one instance can be thrown again and again.
 *
 * @returns a recognizer; every preset has it built in.
 * @example
 * ```ts
 * import { HTTPException } from 'hono/http-exception'
 *
 * fromHttpException()(new HTTPException(404, { message: 'No book has that id.' }))?.status // 404
 * ```
 */
export const fromHttpException: () => ImmediateRecognizer = /* @__PURE__ */ factory(
  'fromHttpException',
  function fromHttpException(): ImmediateRecognizer {
    return (thrown, c) => recognizeHttpException(thrown, c, errorClassOf)
  }
)

/**
 * Recognizes an HTTPException, with classes of the caller's choice.
 *
 * @param thrown what was thrown, of any type.
 * @param c the context of the request; undefined where the error came before there was one.
 * @param classOf returns the class for a status code: `hono-http-errors/tiny` has short ones.
 * @returns the error for the response; undefined for a value that is no HTTPException.
 * @example
 * ```ts
 * import { HTTPException } from 'hono/http-exception'
 *
 * const thrown = new HTTPException(404, { message: 'No book has that id.' })
 * recognizeHttpException(thrown, undefined, errorClassOf)?.message // 'No book has that id.'
 * ```
 */
export function recognizeHttpException(
  thrown: unknown,
  c: Context | undefined,
  classOf: (status: number) => AnyHttpErrorClass
): HttpError | undefined {
  if (!isLikeHttpException(thrown)) return undefined
  const response = responseOf(thrown)
  const isOwn = isOwnResponse(response, c)
  const status = statusOf(thrown, isOwn ? response : undefined)
  if (status === undefined) return undefined
  return classOf(status).from({
    message: textOf(thrown, 'message') || undefined,
    headers: isOwn ? response.headers : passedOn(status, response),
    cause: thrown,
  })
}

/** HTTPException keeps its response in `res`, and a Response of `getResponse()` would share its body. */
function responseOf(thrown: unknown): unknown {
  return hasProperty(thrown, 'res') ? propertyOf(thrown, 'res') : madeResponse(Object(thrown))
}

/**
 * The one field of an upstream that is true of our response, too: RFC 9110 §15.5.14 and §15.6.4, and RFC
 * 6585 §4. A challenge of it would ask the client for the credentials of this server.
 */
function passedOn(status: number, response: unknown): Record<string, string> | undefined {
  if (![413, 429, 503].includes(status)) return undefined
  const retryAfter = readRetryAfter(propertyOf(response, 'headers'))
  if (retryAfter === undefined) return undefined
  return {
    'retry-after': retryAfter instanceof Date ? retryAfter.toUTCString() : String(retryAfter),
  }
}
