/** Retry-After (RFC 9110 §10.2.3): when to send the request again, in seconds or as a date. */

import { ignoreRejection } from '../untrusted/maybe-promise.ts'
import { propertyOf } from '../untrusted/inspect.ts'
import type { Field } from './field.ts'
import { invalidSetting } from './grammar.ts'

/** Seconds, or a date as IMF-fixdate (RFC 9110 §5.6.7). */
export const retryAfterPattern: RegExp =
  /^(?:\d+|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT)$/

/** Ten years, in seconds: a longer delay is a time in milliseconds by mistake, or a date. */
const longestDelay = 315_576_000

/** Writes seconds, or a date as IMF-fixdate. */
export const retryAfter: Field<number | Date> = { field: 'Retry-After', write: delayOrDate }

/**
 * The value of the field.
 *
 * @param value seconds, or a date.
 * @param least the fewest seconds: 0 where the delay is set when the app starts, so that a negative one is a
 *   mistake, and not the time that is left of something.
 * @throws {TypeError|RangeError} that names the option when the value is neither.
 */
export function delayOrDate(
  value: number | Date,
  option: string,
  least: number = Number.NEGATIVE_INFINITY
): string {
  if (!(value instanceof Date)) return delaySeconds(value, option, least)
  const year = value.getUTCFullYear()
  // IMF-fixdate has four digits for the year; NaN fails both comparisons.
  if (year >= 0 && year <= 9999) return value.toUTCString()
  throw new RangeError(
    `Option '${option}' must be a Date from the year 0 to 9999; received ` +
      `${Number.isNaN(year) ? 'an invalid Date' : `the year ${year}: a Date takes milliseconds`}.`
  )
}

/** A computed delay is rarely whole and may have passed: it is rounded up, and is at least 0. */
function delaySeconds(value: unknown, option: string, least: number): string {
  if (typeof value !== 'number') {
    throw invalidSetting(option, `a number of seconds or a Date, such as ${option}: 30`, value)
  }
  if (!Number.isFinite(value) || value < least) {
    const range = least === 0 ? ', 0 or more' : ''
    throw new RangeError(
      `Option '${option}' must be a finite number of seconds${range}; received ${value}.`
    )
  }
  if (value > longestDelay) {
    throw new RangeError(
      `Option '${option}' is in seconds, not milliseconds, and at most ten years (${longestDelay}); ` +
        `received ${value}. Divide by 1000, or pass a point in time as a Date.`
    )
  }
  return String(Math.max(0, Math.ceil(value)))
}

// RFC 9110 §5.6.7: a recipient accepts both obsolete forms, too.
const OBSOLETE_DATE =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d\d-[A-Z][a-z]{2}-\d\d \d\d:\d\d:\d\d GMT|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4})$/

/** Reads the field of an upstream: seconds or a date; undefined where it is missing or invalid. */
export function readRetryAfter(fields: unknown): number | Date | undefined {
  const value = fieldOf(fields, 'retry-after')
  if (typeof value !== 'string') return undefined
  if (/^\d+$/.test(value)) return Number(value) <= longestDelay ? Number(value) : undefined
  if (!retryAfterPattern.test(value) && !OBSOLETE_DATE.test(value)) return undefined
  // The asctime form has no zone, though all three forms are in UTC.
  const date = new Date(value.endsWith('GMT') ? value : `${value} GMT`)
  return Number.isNaN(date.getTime()) ? undefined : date
}

/** A field of a `Headers`, or of an object with names in lower case, as the libraries have them. */
function fieldOf(fields: unknown, name: string): unknown {
  const get = propertyOf(fields, 'get')
  if (typeof get !== 'function') return propertyOf(fields, name)
  try {
    return ignoreRejection(Reflect.apply(get, fields, [name]))
  } catch {
    // There is no such field.
  }
  return undefined
}
