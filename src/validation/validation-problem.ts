/** A failed validation -> HttpError, as in the example of RFC 9457 §3. */

import { withKind } from '../errors/error-kind.ts'
import { BadRequest, UnprocessableContent } from '../errors/errors.ts'
import { invalidOption } from '../fields/grammar.ts'
import type { HttpError } from '../errors/http-error.ts'
import { jsonPointer } from '../problem/json-pointer.ts'
import { checkedOptions } from '../checks/plain-object.ts'
import { typeName } from '../checks/received-value.ts'
import { SubmittedValues } from './redaction.ts'
import { readIssue, valuesOfIssue, type Issue } from './validation-issue.ts'

/** A problem has at most this many errors. */
const MOST_ERRORS = 1000
/** A longer name or pointer is left out, as it is repeated for every error. */
const LONGEST_NAME = 1000

const classes = { 400: BadRequest, 422: UnprocessableContent } as const

/** Options of the functions that make an error of a failed validation. */
export interface ValidationOptions {
  /**
   * The status: 422 Unprocessable Content, the default, or 400 Bad Request. RFC 9110 §15.5.21 has the
   * first for content whose syntax is correct.
   */
  readonly status?: 422 | 400
}

/** The part of a request that a parameter is in. */
export type ParameterPlace = 'query' | 'path' | 'header' | 'cookie'

/** A failed validation. */
export interface FailedValidation {
  readonly issues: readonly unknown[]
  /** The thrown value, for the log. */
  readonly cause: unknown
  /** Returns the place of a parameter, if it is known. Absent where the content has failed. */
  readonly place?: ((name: string) => ParameterPlace | undefined) | undefined
  /** The validated value, where it is available. */
  readonly data?: unknown
}

/**
 * The option `status`.
 *
 * @param where the call that the options are for, such as `fromValidation()`.
 * @throws {TypeError|RangeError} when it is neither 422 nor 400.
 */
export function checkedStatus(options: ValidationOptions, where: string): 422 | 400 {
  const { status = 422 } = checkedOptions(options, ['status'], where)
  if (typeof status !== 'number') throw invalidOption('status', '422 or 400', status)
  if (status in classes) return status
  throw new RangeError(`Option 'status' must be 422 or 400; received ${typeName(status)}.`)
}

/** The error of a failed validation, with the place and the reason of each fault. */
export function validationError(
  { issues, place, data, cause }: FailedValidation,
  status: 422 | 400
): HttpError {
  const submitted = new SubmittedValues()
  submitted.add(data)
  // One more than is sent, to know whether there are more.
  const limit = MOST_ERRORS + 1
  const readIssues = issues.slice(0, limit)
  for (const value of readIssues.flatMap(valuesOfIssue)) submitted.add(value)
  const found: Issue[] = []
  for (const issue of readIssues) {
    found.push(...readIssue(issue, submitted, limit, data))
    if (found.length >= limit) break
  }
  const errors = found.slice(0, MOST_ERRORS).map((issue) => entryOf(issue, place))
  const error = classes[status].from({
    detail: `The ${subjectOf(errors, place)} ${countText(found.length)}.`,
    extensions: { errors },
    cause,
  })
  return withKind(error, 'validation')
}

/** The error of a failed validation without issues. */
export function unexplainedError(cause: unknown, status: 422 | 400): HttpError {
  return withKind(classes[status].from({ cause }), 'validation')
}

/** A member of `errors`. */
interface Entry {
  readonly detail: string
  /** Into the content, which is JSON or a form. */
  readonly pointer?: string
  readonly parameter?: string
  readonly in?: ParameterPlace
}

function entryOf({ path, detail }: Issue, place: FailedValidation['place']): Entry {
  if (place === undefined) {
    const pointer = jsonPointer(path)
    return pointer.length > LONGEST_NAME ? { detail } : { detail, pointer }
  }
  const parameter = String(path[0] ?? '')
  const where = place(parameter)
  return {
    detail,
    ...(parameter !== '' && parameter.length <= LONGEST_NAME && { parameter }),
    ...(where !== undefined && { in: where }),
  }
}

/** The beginning of the sentence that counts the errors. */
function subjectOf(errors: readonly Entry[], place: FailedValidation['place']): string {
  const where = errors[0]?.in
  if (place !== undefined && (where === undefined || errors.some((error) => error.in !== where))) {
    return 'request has'
  }
  if (where === 'header') return 'header fields of the request have'
  if (where === 'cookie') return 'cookies of the request have'
  return `${where ?? 'content'} of the request has`
}

function countText(found: number): string {
  if (found > MOST_ERRORS) return `more than ${MOST_ERRORS} errors`
  return found === 1 ? '1 error' : `${found} errors`
}
