/** Arguments of functions, whose names a caller does not write: messages count them. */

import { shownValue } from '../untrusted/received-value.ts'

/**
 * The `TypeError` for an argument that is missing or wrong, with its value: for what a developer has written
 * into the code.
 *
 * @param subject the position and the call, such as `Argument 1 of throws()`.
 */
export function invalidArgument(subject: string, wanted: string, value: unknown): TypeError {
  return new TypeError(`${subject} must be ${wanted}; received ${shownValue(value)}.`)
}

/** The same for a class: one that is undefined is mostly imported in a circle. */
export function invalidClass(subject: string, wanted: string, value: unknown): TypeError {
  if (value !== undefined) return invalidArgument(subject, wanted, value)
  return new TypeError(
    `${subject} must be ${wanted}; received undefined: do two modules import each other?`
  )
}
