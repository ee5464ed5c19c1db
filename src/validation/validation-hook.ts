/** The hook of Hono's validators, which pass their results on in different properties. */

import { isIssueList, issuesOf } from './validation-issue.ts'
import {
  checkedStatus,
  unexplainedError,
  validationError,
  type ParameterPlace,
  type ValidationOptions,
} from './validation-problem.ts'

/** What validators pass to a hook: the properties that are used here. */
export interface ValidationResult {
  readonly success: boolean
  /** The part of the request that was validated. */
  readonly target: string
  /** The validated value. */
  readonly data?: unknown
  /** An error that has issues, or the issues. */
  readonly error?: unknown
  readonly issues?: unknown
}

/** A hook that throws when the validation failed. */
export type ValidationHook = (result: ValidationResult) => void

const places: Readonly<Record<string, ParameterPlace>> = {
  query: 'query',
  param: 'path',
  header: 'header',
  cookie: 'cookie',
}

/**
 * Makes a hook for a validator, with options.
 *
 * @param options `status`: 422 or 400.
 * @throws {TypeError|RangeError} when the status is neither 422 nor 400.
 * @example
 * ```ts
 * zValidator('query', schema, createValidationHook({ status: 400 }))
 * ```
 */
export function createValidationHook(options: ValidationOptions = {}): ValidationHook {
  const status = checkedStatus(options, 'createValidationHook()')
  return function throwValidationError(result) {
    if (result.success) return
    const { target, data, error } = result
    const cause = error ?? result.issues
    const issues = isIssueList(cause) ? cause : issuesOf(cause)
    // Without an error, the validator would send a response that contains the submitted values.
    if (issues === undefined) throw unexplainedError(cause, status)
    const where = places[target]
    throw validationError({ issues, cause, data, place: where && (() => where) }, status)
  }
}

/**
 * For the last argument of a validator: a failed validation is thrown, as the error that
 * `fromValidation` makes, but with its place in the request.
 *
 * @throws {HttpError} a 422, when the validation failed.
 * @example
 * ```ts
 * app.post('/books', zValidator('json', schema, validationHook), (c) => …)
 * ```
 */
export const validationHook: ValidationHook = /* @__PURE__ */ createValidationHook()
