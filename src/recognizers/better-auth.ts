/**
 * Recognizes the errors of Better Auth.
 *
 * @module
 */

import { errorClassOf } from '../errors/classes-by-status.ts'
import { factory } from '../checks/uncalled-factory.ts'
import { isErrorStatus } from '../errors/status-range.ts'
import { hasProperties, isErrorLike, propertyOf, textOf } from '../untrusted/inspect.ts'
import type { ImmediateRecognizer } from './recognizer.ts'

/** Better Auth's codes, such as `INVALID_EMAIL_OR_PASSWORD`. */
const errorCode = /^[A-Z][A-Z0-9_]{0,63}$/

/**
 * Opt-in: the APIErrors that the functions of `auth.api` of Better Auth throw. What its own handler
 * answers under `/api/auth` is not changed.
 *
 * Status and fields are kept, the message is public for 4xx, and its code becomes the extension `code`.
 * A redirect, which Better Auth throws as well, is no error: it stays a 500.
 *
 * @returns a recognizer for the option `recognizers`.
 * @example
 * ```ts
 * import { APIError } from '@better-auth/core/error'
 * import { Hono } from 'hono'
 *
 * const app = httpErrors(new Hono(), { recognizers: [fromBetterAuth()] })
 * app.post('/members', () => {
 *   throw new APIError('FORBIDDEN', { message: 'Only owners may invite.' })
 * })
 *
 * const response = await app.request('/members', { method: 'POST' })
 * response.status // 403
 * ```
 */
export const fromBetterAuth: () => ImmediateRecognizer = /* @__PURE__ */ factory(
  'fromBetterAuth',
  function fromBetterAuth(): ImmediateRecognizer {
    return recognizeBetterAuth
  }
)

const recognizeBetterAuth: ImmediateRecognizer = (thrown) => {
  // better-call 1: APIError { name, status: 'UNAUTHORIZED' | number, statusCode, headers, body }
  if (!isErrorLike(thrown) || propertyOf(thrown, 'name') !== 'APIError') return undefined
  const status = propertyOf(thrown, 'statusCode')
  if (!hasProperties(thrown, 'status', 'body', 'headers') || !isErrorStatus(status)) {
    return undefined
  }
  const body = propertyOf(thrown, 'body')
  const code = textOf(body, 'code')
  const isCode = errorCode.test(code) && status < 500
  return errorClassOf(status).from({
    message: textOf(body, 'message') || undefined,
    headers: propertyOf(thrown, 'headers'),
    cause: thrown,
    ...(isCode && { extensions: { code } }),
  })
}
