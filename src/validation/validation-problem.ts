/** A failed validation -> HttpError, as in the example of RFC 9457 §3. */

import { withKind } from '../errors/error-kind.ts'
import { BadRequest, UnprocessableContent } from '../errors/errors.ts'
import { invalidSetting } from '../fields/grammar.ts'
import type { HttpError } from '../errors/http-error.ts'
import { jsonPointer } from '../problem/json-pointer.ts'
import { shownValue } from '../untrusted/received-value.ts'
import { SubmittedValues } from './redaction.ts'
import {
  MOST_ERRORS,
  summaryOf,
  type ParameterPlace,
  type ValidationFault,
} from './validation-fault.ts'
import { readIssue, valuesOfIssue, type Issue } from './validation-issue.ts'

/** A longer name or pointer is left out, as it is repeated for every error. */
const LONGEST_NAME = 1000

/** A longer message is no sentence for a client. */
const LONGEST_DETAIL = 500

const classes = { 400: BadRequest, 422: UnprocessableContent } as const

/** Options of the functions that make an error of a failed validation. */
export interface ValidationOptions {
  /**
   * The status: 422 Unprocessable Content or 400 Bad Request. RFC 9110 §15.5.21 has the first for content
   * whose syntax is correct.
   *
   * @defaultValue 422
   */
  readonly status?: 422 | 400
}

/** A failed validation. */
export interface FailedValidation {
  readonly issues: readonly unknown[]
  /** The thrown value, for the log. */
  readonly cause: unknown
  /** Returns the place of a parameter, if it is known. Absent where the content has failed. */
  readonly place?: ((name: string) => ParameterPlace | undefined) | undefined
  /** The validated value, where it is available. */
  readonly data?: unknown
  /** The detail of the app, which is used unless it quotes a submitted value. */
  readonly detail?: string | undefined
  /** Fields that the app has set. */
  readonly headers?: HttpError['headers']
}

/**
 * The option `status`.
 *
 * @throws {TypeError|RangeError} when it is neither 422 nor 400.
 */
export function checkedStatus(status: ValidationOptions['status'] = 422): 422 | 400 {
  if (typeof status !== 'number') throw invalidSetting('status', '422 or 400', status)
  if (status in classes) return status
  throw new RangeError(`Option 'status' must be 422 or 400; received ${shownValue(status)}.`)
}

/** The error of a failed validation, with the place and the reason of each fault. */
export function failedValidationError(
  { issues, place, data, cause, headers, detail }: FailedValidation,
  status: 422 | 400
): HttpError {
  const submitted = new SubmittedValues()
  submitted.add(data)
  // One more than is sent, to know whether there are more.
  const limit = MOST_ERRORS + 1
  const readIssues = issues.slice(0, limit)
  const values = readIssues.flatMap(valuesOfIssue)
  for (const value of values) submitted.add(value)
  const found: Issue[] = []
  for (const issue of readIssues) {
    found.push(...readIssue(issue, submitted, limit, data))
    if (found.length >= limit) break
  }
  const errors = found.slice(0, MOST_ERRORS).map((issue) => entryOf(issue, place))
  const own = publicDetail(detail, submitted, values)
  const error = classes[status].from({
    detail: own ?? summaryOf(errors, found.length, place === undefined),
    extensions: { errors },
    headers,
    cause,
  })
  return withKind(error, 'validation')
}

/** A detail of the app, unless it quotes a submitted value. */
function publicDetail(
  detail: string | undefined,
  submitted: SubmittedValues,
  subjects: readonly unknown[]
): string | undefined {
  if (detail === undefined || detail === '' || detail.length > LONGEST_DETAIL) return undefined
  return submitted.isQuotedIn(detail, subjects) ? undefined : detail
}

/** The error of a failed validation without issues. */
export function unexplainedError(cause: unknown, status: 422 | 400): HttpError {
  return withKind(classes[status].from({ cause }), 'validation')
}

function entryOf({ path, detail, code }: Issue, place: FailedValidation['place']): ValidationFault {
  const coded = code !== undefined && { code }
  if (place === undefined) {
    const pointer = jsonPointer(path)
    return { detail, ...(pointer.length <= LONGEST_NAME && { pointer }), ...coded }
  }
  const parameter = String(path[0] ?? '')
  const where = place(parameter)
  return {
    detail,
    ...(parameter !== '' && parameter.length <= LONGEST_NAME && { parameter }),
    ...(where !== undefined && { in: where }),
    ...coded,
  }
}
