/** Checks the facts about a status that an app defines, for programs without types. */

import { invalidOption } from '../fields/grammar.ts'
import { conditionCheck } from './error-init.ts'
import { checkErrorStatus } from './status-range.ts'

/**
 * Returns the row.
 *
 * @throws {RangeError} when the status is not an integer from 400 to 599.
 * @throws {TypeError} that names the argument that is missing or malformed.
 */
export function checkedRow<Row extends readonly [status: number, ...facts: unknown[]]>(
  row: Row
): Row {
  const [status, phrase, spec, condition, explanation] = row
  checkErrorStatus(status)
  for (const [name, text] of Object.entries({ phrase, spec, explanation })) {
    if (typeof text !== 'string' || text.trim() === '') {
      throw invalidOption(name, 'a text that is not blank, in defineHttpError()', text)
    }
  }
  if (!conditionCheck.isValid(condition)) {
    throw invalidOption('condition', `${conditionCheck.wanted}, in defineHttpError()`, condition)
  }
  return row
}
