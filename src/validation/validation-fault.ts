/** A member of `errors` of a failed validation, and the sentence that counts them. */

import type { Problem } from '../errors/problem.ts'
import { isArray, propertyOf } from '../untrusted/inspect.ts'

/** A problem has at most this many errors. */
export const MOST_ERRORS = 1000

/** The part of a request that a parameter is in. */
export type ParameterPlace = 'query' | 'path' | 'header' | 'cookie'

/** One fault of a request: a member of `errors` (RFC 9457 §3, in its example). */
export type ValidationFault = {
  /** The sentence for the client. */
  readonly detail: string
  /** The place in the content, JSON or a form: a JSON Pointer as a fragment (RFC 6901 §6). */
  readonly pointer?: string
  /** The name of the parameter, for a fault outside of the content. */
  readonly parameter?: string
  /** The part of the request that the parameter is in. */
  readonly in?: ParameterPlace
  /** The kind of the fault, for programs, such as `too_small`. */
  readonly code?: string
  /** The line of the content, from 1, where the content cannot be parsed. */
  readonly line?: number
  /** The column in that line, from 1. */
  readonly column?: number
}

/** The problem of a failed validation, which lists the faults of the request. */
export type ValidationProblem = Problem & {
  /** What is wrong with the request: at least one fault. */
  readonly errors: readonly ValidationFault[]
}

/**
 * Whether a problem lists the faults of a request: that of a failed validation, or of content that
 * cannot be parsed, whose only error has the pointer `#`. Takes problems that a client received as well.
 *
 * @param problem a problem of this server, or one that `readProblem` of `hono-http-errors/client` returned.
 * @example
 * ```ts
 * const formatter = jsonFormatter((problem) => ({
 *   message: problem.detail,
 *   fields: isValidationProblem(problem) ? problem.errors.map(({ pointer }) => pointer) : [],
 * }))
 * ```
 */
export function isValidationProblem<Given extends { readonly status: number }>(
  problem: Given
): problem is Given & Pick<ValidationProblem, 'errors'> {
  const status = propertyOf(problem, 'status')
  return (status === 422 || status === 400) && areFaults(propertyOf(problem, 'errors'))
}

/** Whether a value lists faults: at least one, each with a detail. */
export function areFaults(errors: unknown): errors is readonly ValidationFault[] {
  try {
    return isArray(errors) && errors.length > 0 && errors.every(isFault)
  } catch {
    return false // a Proxy of an array
  }
}

function isFault(value: unknown): boolean {
  return typeof propertyOf(value, 'detail') === 'string'
}

/**
 * The sentence that counts the errors.
 *
 * @param found how many there are, of which `errors` may be the first ones.
 * @param isContent whether all of them are in the content.
 */
export function summaryOf(
  errors: readonly ValidationFault[],
  found: number = errors.length,
  isContent: boolean = errors.every(({ pointer }) => pointer !== undefined)
): string {
  return `The ${isContent ? 'content of the request has' : subjectOf(errors)} ${countText(found)}.`
}

function subjectOf(errors: readonly ValidationFault[]): string {
  const where = errors[0]?.in
  if (where === undefined || errors.some((error) => error.in !== where)) return 'request has'
  if (where === 'header') return 'header fields of the request have'
  if (where === 'cookie') return 'cookies of the request have'
  return `${where} of the request has`
}

function countText(found: number): string {
  if (found > MOST_ERRORS) return `more than ${MOST_ERRORS} errors`
  return found === 1 ? '1 error' : `${found} errors`
}
