/** Any thrown value as an Error of this realm, as Hono passes nothing else to `onError`. */

import { ignoreRejection } from '../untrusted/maybe-promise.ts'

/** Carries a thrown value that is no Error of this realm, as its cause. */
export class ThrownValue extends Error {
  override name = 'ThrownValue'

  constructor(value: unknown) {
    super('A value that is not an Error was thrown.', { cause: value })
  }
}

// Each has its own `instanceof`: a shared function that takes the class is four times as slow.

/** Returns the value that was thrown originally. */
export function originalValue(thrown: unknown): unknown {
  try {
    return thrown instanceof ThrownValue ? thrown.cause : thrown
  } catch {
    return thrown // a Proxy that throws, or is revoked
  }
}

/** Returns an Error that Hono passes to `onError`, for any thrown value. */
export function asError(thrown: unknown): Error {
  return isError(thrown) ? thrown : new ThrownValue(ignoreRejection(thrown))
}

/** Whether a value is an Error of this realm. */
export function isError(value: unknown): value is Error {
  try {
    return value instanceof Error
  } catch {
    return false // a Proxy that throws, or is revoked
  }
}
