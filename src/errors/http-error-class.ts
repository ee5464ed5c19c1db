/** The type of the class of a status, and what its errors are made with. */

import type { ErrorDefinition } from './error-definition.ts'
import type { HttpErrorInit } from './error-init.ts'
import type { HttpError } from './http-error.ts'

/**
 * The class of an error status. `new` takes a message, options, or a message and options. The message is
 * public for 4xx and stays in the log for 5xx, unless `expose` says otherwise; without one, the error has
 * the phrase of its status.
 *
 * @throws {TypeError} that names the option that is missing, unknown, or breaks the grammar of its field.
 * @throws {RangeError} for a number that is not in the range of its option.
 */
export interface HttpErrorClass<Status extends number, Init = HttpErrorInit> {
  new (...args: ConstructorArguments<Init>): HttpError<Status>
  /** The status code of all errors of the class. */
  readonly status: Status
  /** The facts about the status. */
  readonly definition: ErrorDefinition<Status>
  /**
   * Makes an error of this status for an error of another library: no option is required, a required
   * field without a value gets a placeholder, and fields that cannot be sent are dropped.
   *
   * @param init the options; `headers` may be `Headers`, an object, or anything else.
   * @returns an error to throw.
   * @throws {TypeError} that names the option, other than a field, that is not valid.
   * @example
   * ```ts
   * const thrown = new Error('The pool has no free connection.')
   * const error = ServiceUnavailable.from({ cause: thrown, headers: { 'Retry-After': '5' } })
   * error.headers['retry-after'] // '5'
   * ```
   */
  from(init?: ForeignErrorInit): HttpError<Status>
}

/** A message, options, or both; the options are required where one of them is. */
export type ConstructorArguments<Init> = {} extends Init
  ? [message?: string | undefined, options?: Init | undefined] | [options: Init]
  : [message: string | undefined, options: Init] | [options: Init]

/** The options of an error that is made for an error of another library. */
export type ForeignErrorInit = Omit<HttpErrorInit, 'headers'> & {
  /** `Headers`, an object, or anything else: what cannot be sent is dropped. */
  readonly headers?: unknown
  /**
   * Whether the cause is what was thrown, so that its stack is the one to read.
   *
   * @defaultValue whether there is a cause
   */
  readonly isForeign?: boolean | undefined
  readonly [option: string]: unknown
}
