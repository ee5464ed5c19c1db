/** Checks the facts about a status that an app defines, for programs without types. */

import { invalidArgument } from '../checks/invalid-argument.ts'
import { conditionCheck, type Check } from './error-init.ts'
import { checkErrorStatus } from './status-range.ts'

const textCheck: Check = {
  wanted: 'a text that is not blank',
  isValid: (value) => typeof value === 'string' && value.trim() !== '',
}

/**
 * Returns the row.
 *
 * @throws {RangeError} when the status is not an integer from 400 to 599.
 * @throws {TypeError} that names the argument that is missing or malformed.
 */
export function checkedRow<Row extends readonly [status: number, ...facts: unknown[]]>(
  row: Row
): Row {
  const [status, ...facts] = row
  checkErrorStatus(status)
  for (const [index, name] of ['phrase', 'spec', 'condition', 'explanation'].entries()) {
    const { wanted, isValid } = name === 'condition' ? conditionCheck : textCheck
    const fact = facts[index]
    if (isValid(fact)) continue
    throw invalidArgument(`Argument ${index + 2} of defineHttpError(), ${name},`, wanted, fact)
  }
  return row
}
