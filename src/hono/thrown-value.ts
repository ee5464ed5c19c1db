/** Any thrown value as an Error of this realm, which is all that Hono hands to `onError`. */

import { ignoreRejection } from '../untrusted/call-hook.ts'

/** Carries a thrown value that is no Error of this realm, as its cause. */
export class ThrownValue extends Error {
  override name = 'ThrownValue'

  constructor(value: unknown) {
    super('A value that is not an Error was thrown.', { cause: value })
  }
}

/** The value that was thrown in the first place. */
export function originalValue(thrown: unknown): unknown {
  return isA(ThrownValue, thrown) ? thrown.cause : thrown
}

/** An Error that Hono hands to `onError`, for any thrown value. */
export function asError(thrown: unknown): Error {
  return isError(thrown) ? thrown : new ThrownValue(ignoreRejection(thrown))
}

/** Whether a value is an Error of this realm. */
export function isError(value: unknown): value is Error {
  return isA(Error, value)
}

function isA<Value>(type: new (...args: never) => Value, value: unknown): value is Value {
  try {
    return value instanceof type
  } catch {
    return false // a Proxy that throws, or is revoked
  }
}
