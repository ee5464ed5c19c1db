/** Times in milliseconds that a timer can wait for. */

import { invalidSetting } from './grammar.ts'

/** In milliseconds. A timer with a longer delay fires at once: runtimes keep it in 32 bits. */
export const longestTimeout: number = 2_147_483_647

/**
 * A time in milliseconds that a timer can wait for. A negative one, as of a deadline that has passed,
 * becomes 0.
 *
 * @throws {TypeError|RangeError} that names the option when the value is not such a time.
 */
export function timerDelay(value: unknown, option: string): number {
  if (typeof value !== 'number') throw invalidSetting(option, 'a number of milliseconds', value)
  if (!Number.isFinite(value) || value > longestTimeout) {
    throw new RangeError(
      `Option '${option}' must be a finite number of milliseconds, at most ${longestTimeout}; ` +
        `received ${value}.`
    )
  }
  return Math.max(0, value)
}
