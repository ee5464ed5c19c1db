/** Which numbers are the status code of an error. */

import { shownValue } from '../untrusted/received-value.ts'

/**
 * Whether `status` is a status code of an error: an integer from 400 to 599 (RFC 9110 §15).
 *
 * @param status a value of any type; only a number can be a status code.
 * @example
 * ```ts
 * isErrorStatus(404) // true
 * isErrorStatus('404') // false
 * ```
 */
export function isErrorStatus(status: unknown): status is number {
  return Number.isInteger(status) && Number(status) >= 400 && Number(status) <= 599
}

/** The name that RFC 9110 §15 gives to the class of a status code: that of an error whose code has no name. */
export function nameOfStatusClass(status: number): string {
  return status < 500 ? 'ClientError' : 'ServerError'
}

/** Throws a `RangeError` when `status` is not a status code of an error. */
export function checkErrorStatus(status: number): void {
  if (isErrorStatus(status)) return
  const reason =
    Math.floor(status / 100) === 3
      ? ' A redirect is a response and no error: return c.redirect(location).'
      : ''
  throw new RangeError(
    `An error status is an integer from 400 to 599; received ${shownValue(status)}.${reason}`
  )
}
