/** The error that a stream is aborted with, after the error of the app was reported. */

import { hasProperty, propertyOf } from '../untrusted/inspect.ts'

// Not enumerable, and no `cause`: Bun and Deno write both to the console, where the error is already.
const thrownValue = /* @__PURE__ */ Symbol.for('hono-http-errors.thrownValue')

/**
 * Returns the error to abort a stream with. @hono/node-server does not write an error of this code to the
 * console (2.1, listener.ts `handleResponseError`).
 */
export function cutContent(thrown: unknown): Error {
  const error = new Error('The content was cut short, as an error was reported.')
  Object.defineProperty(error, thrownValue, { value: thrown })
  return Object.assign(error, { code: 'ERR_STREAM_PREMATURE_CLOSE' })
}

/** Returns what was thrown before the stream was aborted; the failure itself if that was not so. */
export function thrownBefore(failure: unknown): unknown {
  return hasProperty(failure, thrownValue) ? propertyOf(failure, thrownValue) : failure
}
