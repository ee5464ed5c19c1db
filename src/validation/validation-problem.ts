/** A failed validation -> HttpError, as in the example of RFC 9457 §3. */

import { BadRequest, UnprocessableContent } from '../errors/errors.ts'
import { invalidOption } from '../fields/grammar.ts'
import type { HttpError } from '../errors/http-error.ts'
import { jsonPointer } from '../problem/json-pointer.ts'
import { checkedOptions } from '../checks/plain-object.ts'
import { typeName } from '../checks/received-value.ts'
import { SubmittedValues } from './redaction.ts'
import { readIssue, sentWith, type Issue } from './validation-issue.ts'

/** How many errors are told: a response is no place for more. */
const MOST_ERRORS = 1000
/** A name or pointer that is longer than this is left out, as it is repeated for every error. */
const LONGEST_NAME = 1000

/** A longer message is no sentence for a client. */
const LONGEST_DETAIL = 500

const classes = { 400: BadRequest, 422: UnprocessableContent } as const

/** Options of all that makes an error of a failed validation. */
export interface ValidationOptions {
  /**
   * 422 Unprocessable Content, the default, or 400 Bad Request: RFC 9110 §15.5.21 has the first for
   * content that is well-formed and still wrong.
   */
  readonly status?: 422 | 400
}

/** Where in a request something is, apart from its content. */
export type ParameterPlace = 'query' | 'path' | 'header' | 'cookie'

/** A failed validation. */
export interface Failure {
  readonly issues: readonly unknown[]
  /** What was thrown or found, for the log. */
  readonly cause: unknown
  /** Where parameters are: of some it may be unknown. Absent where it is the content that fails. */
  readonly place?: ((name: string) => ParameterPlace | undefined) | undefined
  /** What was validated, where it is known. */
  readonly data?: unknown
  /** What the app itself has to say, used unless it quotes what was sent. */
  readonly detail?: string | undefined
  /** Fields that the app has set. */
  readonly headers?: HttpError['headers']
}

const subjects = {
  content: 'content of the request has',
  query: 'query of the request has',
  path: 'path of the request has',
  header: 'header fields of the request have',
  cookie: 'cookies of the request have',
}

/** The status that the options choose. Throws a `RangeError` for one that is neither 422 nor 400. */
export function checkedStatus(options: ValidationOptions, where: string): 422 | 400 {
  const { status = 422 } = checkedOptions(options, ['status'], where)
  if (typeof status !== 'number') throw invalidOption('status', '422 or 400', status)
  if (status in classes) return status
  throw new RangeError(`Option 'status' must be 422 or 400; received ${typeName(status)}.`)
}

/** The error of a failed validation: it tells where and why, and never what was sent. */
export function validationError(failure: Failure, status: 422 | 400): HttpError {
  const { issues, place, data, cause, headers } = failure
  const sent = new SubmittedValues()
  sent.add(data)
  for (const value of issues.slice(0, MOST_ERRORS + 1).flatMap(sentWith)) sent.add(value)
  const found: Issue[] = []
  for (const issue of issues.slice(0, MOST_ERRORS + 1)) {
    found.push(...readIssue(issue, sent, MOST_ERRORS + 1, data))
    if (found.length > MOST_ERRORS) break
  }
  const errors = found.slice(0, MOST_ERRORS).map((issue) => entryOf(issue, place))
  const inputs = issues.slice(0, MOST_ERRORS + 1).flatMap(sentWith)
  const own = ownDetail(failure.detail, sent, inputs)
  return classes[status].from({
    detail: own ?? `The ${subjectOf(errors, place)} ${count(found.length)}.`,
    extensions: { errors },
    headers,
    cause,
  })
}

function ownDetail(
  detail: string | undefined,
  sent: SubmittedValues,
  inputs: readonly unknown[]
): string | undefined {
  if (detail === undefined || detail === '' || detail.length > LONGEST_DETAIL) return undefined
  return sent.isQuotedIn(detail, inputs) ? undefined : detail
}

/** The error of a failed validation of which nobody knows what is wrong. */
export function unexplainedError(cause: unknown, status: 422 | 400): HttpError {
  return classes[status].from({ cause })
}

/** What is told of one thing that is wrong. */
interface Entry {
  readonly detail: string
  /** Into the content, as JSON or as a form. */
  readonly pointer?: string
  readonly parameter?: string
  readonly in?: ParameterPlace
  /** The code that the validation library has for this kind of error. */
  readonly code?: string
}

function entryOf({ path, detail, code }: Issue, place: Failure['place']): Entry {
  const coded = code !== undefined && { code }
  if (place === undefined) {
    const pointer = jsonPointer(path)
    return { detail, ...(pointer.length <= LONGEST_NAME && { pointer }), ...coded }
  }
  const parameter = path[0] === undefined ? '' : String(path[0])
  const where = place(parameter)
  return {
    detail,
    ...(parameter !== '' && parameter.length <= LONGEST_NAME && { parameter }),
    ...(where !== undefined && { in: where }),
    ...coded,
  }
}

function subjectOf(errors: readonly Entry[], place: Failure['place']): string {
  if (place === undefined) return subjects.content
  const where = errors[0]?.in
  const isSame = errors.every((error) => error.in === where)
  return isSame && where !== undefined ? subjects[where] : 'request has'
}

function count(found: number): string {
  if (found > MOST_ERRORS) return `more than ${MOST_ERRORS} errors`
  return found === 1 ? '1 error' : `${found} errors`
}
