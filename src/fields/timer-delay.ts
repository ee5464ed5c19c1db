/** Options that are numbers: delays in seconds, lengths in bytes, times in milliseconds. */

import { invalidOption } from './grammar.ts'

/** Ten years, in seconds: a longer delay is a time in milliseconds, or a date. */
export const longestDelay = 315_576_000

/** In milliseconds. A timer with a longer delay fires at once: runtimes keep it in 32 bits. */
export const longestTimeout = 2 ** 31 - 1

/**
 * The value of Retry-After (RFC 9110 §10.2.3): seconds, or a date, which is written as IMF-fixdate
 * (§5.6.7).
 *
 * @throws {TypeError|RangeError} that names the option when it is neither.
 */
export function delayOrDate(value: number | Date, option: string): string {
  if (!(value instanceof Date)) return delaySeconds(value, option)
  const year = value.getUTCFullYear()
  // IMF-fixdate has four digits for the year; NaN fails both comparisons.
  if (year >= 0 && year <= 9999) return value.toUTCString()
  throw new RangeError(
    `Option '${option}' must be a Date from the year 0 to 9999; received ` +
      `${Number.isNaN(year) ? 'an invalid Date' : `the year ${year}: a Date takes milliseconds`}.`
  )
}

/**
 * The value of a `delay-seconds` (RFC 9110 §10.2.3). What is left of a computed delay is rarely whole
 * and may have passed: it is rounded up, and 0 at least.
 *
 * @throws {TypeError|RangeError} that names the option when there is no such delay.
 */
function delaySeconds(value: unknown, option: string): string {
  if (typeof value === 'string') {
    throw invalidOption(option, `a number of seconds or a Date, such as ${option}: 30`, value)
  }
  if (typeof value !== 'number') throw invalidOption(option, 'a number of seconds or a Date', value)
  if (!Number.isFinite(value)) {
    throw new RangeError(
      `Option '${option}' must be a finite number of seconds; received ${value}.`
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

/**
 * The value of a `complete-length` (RFC 9110 §14.4). A computed fraction is rounded up; a negative
 * length has no meaning that could be sent.
 *
 * @throws {TypeError|RangeError} that names the option when there is no such length.
 */
export function lengthInBytes(value: unknown, option: string): string {
  if (typeof value === 'bigint') {
    throw invalidOption(option, `a number of bytes, such as Number(size)`, value)
  }
  if (typeof value !== 'number') throw invalidOption(option, 'a number of bytes', value)
  const length = Math.ceil(value)
  // Math.ceil makes -0 of what lies between -1 and 0.
  if (value > -1 && Number.isSafeInteger(length)) return String(length + 0)
  throw new RangeError(
    `Option '${option}' must be a number of bytes, 0 or more; received ${value}. ` +
      `Leave it out where the length is not known.`
  )
}

/**
 * A time in milliseconds that a timer can wait for. A computed one that has passed is 0.
 *
 * @throws {TypeError|RangeError} that names the option when it is not.
 */
export function timerDelay(value: unknown, option: string): number {
  if (typeof value !== 'number') throw invalidOption(option, 'a number of milliseconds', value)
  if (!Number.isFinite(value) || value > longestTimeout) {
    throw new RangeError(
      `Option '${option}' must be a finite number of milliseconds, at most ${longestTimeout}; ` +
        `received ${value}.`
    )
  }
  return Math.max(0, value)
}
