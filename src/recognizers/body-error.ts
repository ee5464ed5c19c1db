/** What the recognizers of malformed content share: how errors are compared and written. */

import { BadRequest } from '../errors/errors.ts'
import type { HttpError } from '../errors/http-error.ts'
import { isErrorLike, isNamed, propertyOf } from '../untrusted/inspect.ts'

/** The messages of the HTTPExceptions that `hono/validator` throws, which have no cause. */
export const MALFORMED_JSON = 'Malformed JSON in request body'
export const MALFORMED_FORM = 'Malformed FormData request.'

/** The one member of `errors`. */
export interface BodyFault {
  readonly detail: string
  readonly line?: number
  readonly column?: number
}

/** A 400 in the shape of a failed validation, where the pointer to the whole content is `#`. */
export function malformedBody(
  detail: string,
  { detail: fault, ...position }: BodyFault,
  cause: unknown
): HttpError {
  const extensions = { errors: [{ detail: fault, pointer: '#', ...position }] }
  return BadRequest.from({ detail, extensions, cause })
}

/** Whether the value is an Error of this name. */
export function isErrorNamed(value: unknown, name: string): boolean {
  return isErrorLike(value) && isNamed(value, name)
}

/** The message of an HTTPException that has the status of Hono's validators. */
export function validatorMessage(thrown: unknown): string | undefined {
  if (typeof propertyOf(thrown, 'getResponse') !== 'function') return undefined
  const message = propertyOf(thrown, 'message')
  return propertyOf(thrown, 'status') === 400 && typeof message === 'string' ? message : undefined
}

/**
 * Whether two errors are the same object, or have one message and come from one line of code. The
 * exception of a validator has neither of both, and is taken for the same.
 */
export function isSameFailure(thrown: unknown, failure: unknown): boolean {
  if (thrown === failure || validatorMessage(thrown) !== undefined) return true
  if (propertyOf(thrown, 'message') !== propertyOf(failure, 'message')) return false
  return innermostFrames(thrown) === innermostFrames(failure)
}

/** The two innermost stack frames: the engine's parser and its caller. The engine decides the form. */
export function innermostFrames(error: unknown): string | undefined {
  const stack = propertyOf(error, 'stack')
  if (typeof stack !== 'string') return undefined
  // V8 writes the message first, which may have any number of lines.
  const message = String(propertyOf(error, 'message'))
  const end = stack.indexOf(message)
  const frames = end < 0 ? stack : stack.slice(end + message.length)
  return frames.trim().split('\n', 2).join('\n')
}
