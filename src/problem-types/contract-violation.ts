/** What is reported where the extension members of an error do not fit the schema of its type. */

import { failure } from '../errors/error-failure.ts'
import type { HttpError } from '../errors/http-error.ts'
import { textOfViolation } from './read-extensions.ts'

/**
 * Reported beside an error whose extension members the schema of its problem type refused: the client
 * received the error without them. The cause is the error.
 *
 * @example
 * ```ts
 * const report: Report = (error, _c, { path }) => {
 *   if (error instanceof ContractViolation) console.error(path, error.issues)
 * }
 * ```
 */
export class ContractViolation extends TypeError {
  /** The issues of the schema. */
  readonly issues: readonly unknown[]

  /**
   * Made by this package, when it reports.
   *
   * @param name the name of the problem type.
   * @param error the error that was thrown, which becomes the cause.
   * @param issues what the schema has found.
   */
  constructor(name: string, error: HttpError, issues: readonly unknown[]) {
    const text = textOfViolation(issues)
    super(`${name} was sent without its extension members, which do not fit its schema: ${text}`, {
      cause: error,
    })
    this.issues = issues
  }

  override get name(): string {
    return 'ContractViolation'
  }
}

/** Adds the violation to an error, if there is one. Returns the error. */
export function setViolation(
  error: HttpError,
  name: string,
  violation: readonly unknown[] | undefined
): HttpError {
  if (violation === undefined) return error
  Object.defineProperty(error, 'violation', { value: violation, configurable: true })
  const value = new ContractViolation(name, error, violation)
  return Object.defineProperty(error, failure, { value, configurable: true })
}
