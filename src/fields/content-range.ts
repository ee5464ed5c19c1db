/** Content-Range (RFC 9110 §14.4) of a 416: the `unsatisfied-range`, which is the current length. */

import type { Field } from './field.ts'
import { invalidOption } from './grammar.ts'

/** The form that an error has. A range, as in a 206, describes content that is not sent. */
export const unsatisfiedRangePattern: RegExp = /^bytes \*\/\d+$/

/** Writes the current length in bytes. */
export const unsatisfiedRange: Field<number> = {
  field: 'Content-Range',
  write: (completeLength, option) => `bytes */${lengthInBytes(completeLength, option)}`,
}

/**
 * The digits of a `complete-length`. A computed fraction is rounded up; a negative length is refused.
 *
 * @throws {TypeError|RangeError} that names the option when the value is not a length.
 */
function lengthInBytes(value: unknown, option: string): string {
  if (typeof value === 'bigint') {
    throw invalidOption(option, `a number of bytes, such as Number(size)`, value)
  }
  if (typeof value !== 'number') throw invalidOption(option, 'a number of bytes', value)
  const length = Math.ceil(value)
  // Math.ceil makes -0 of what lies between -1 and 0, which String writes without the sign.
  if (value > -1 && Number.isSafeInteger(length)) return String(length)
  throw new RangeError(
    `Option '${option}' must be a number of bytes, 0 or more; received ${value}. ` +
      `Leave it out where the length is not known.`
  )
}
