/** What the recognizers of malformed content share: how errors are compared and written. */

import { withKind } from '../errors/error-kind.ts'
import { BadRequest } from '../errors/errors.ts'
import type { HttpError } from '../errors/http-error.ts'
import { isErrorLike, isNamed, propertyOf, textOf } from '../untrusted/inspect.ts'
import { isLikeHttpException } from './response-origin.ts'

/** The one member of `errors`. */
export interface BodyFault {
  readonly detail: string
  readonly line?: number
  readonly column?: number
}

/**
 * A 400 in the shape of a failed validation, where the pointer to the whole content is `#`.
 *
 * @param fault how the sentence "The content of the request is …" ends.
 */
export function malformedBody(
  fault: string,
  { detail, ...position }: BodyFault,
  cause: unknown
): HttpError {
  const error = BadRequest.from({
    detail: `The content of the request is ${fault}`,
    extensions: { errors: [{ detail, pointer: '#', ...position }] },
    cause,
  })
  return withKind(error, 'malformed-body')
}

/** Whether the value is an Error of this name. */
export function isErrorNamed(value: unknown, name: string): boolean {
  return isErrorLike(value) && isNamed(value, name)
}

/** Whether this is the exception of `hono/validator` for JSON that it cannot parse (hono 4.13). */
export function isMalformedJson(thrown: unknown): boolean {
  return isBadRequest(thrown) && textOf(thrown, 'message') === 'Malformed JSON in request body'
}

/** Whether this is the exception of `hono/validator` for a form that it cannot read (hono 4.13). */
export function isMalformedForm(thrown: unknown): boolean {
  return isBadRequest(thrown) && textOf(thrown, 'message').startsWith('Malformed FormData request.')
}

/** Whether this is an HTTPException with the status of Hono's validators. */
function isBadRequest(thrown: unknown): boolean {
  return propertyOf(thrown, 'status') === 400 && isLikeHttpException(thrown)
}

/**
 * Whether two errors are the same object, or have one message and come from one line of code. The
 * exception of a validator has neither, as it has no cause: it counts as the same.
 */
export function isSameFailure(thrown: unknown, failure: unknown): boolean {
  if (thrown === failure || isBadRequest(thrown)) return true
  if (propertyOf(thrown, 'message') !== propertyOf(failure, 'message')) return false
  return innermostFrames(thrown) === innermostFrames(failure)
}

/** The two innermost stack frames: the engine's parser and its caller; empty without a stack. */
export function innermostFrames(error: unknown): string {
  const stack = textOf(error, 'stack')
  // V8 writes the message first, which may have any number of lines.
  const message = String(propertyOf(error, 'message'))
  const end = stack.indexOf(message)
  const frames = end < 0 ? stack : stack.slice(end + message.length)
  return frames.trim().split('\n', 2).join('\n')
}
