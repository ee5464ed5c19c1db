/** The errors of an operation that an AbortSignal, or a method of a library, has stopped. */

import { isNamed, propertyOf } from '../untrusted/inspect.ts'

/** Whether the operation was aborted: by a signal, or by axios (`CanceledError`), openai or Anthropic. */
export function isAbort(error: unknown): boolean {
  return isNamed(error, 'AbortError', 'CanceledError', 'APIUserAbortError')
}

/**
 * Whether this is the error of `AbortSignal.timeout()`: a DOMException with the code 23, which the
 * timeout errors of libraries do not have.
 */
export function isSignalTimeout(error: unknown): boolean {
  return propertyOf(error, 'name') === 'TimeoutError' && propertyOf(error, 'code') === 23
}
