/** A failed validation that is the cause of an error with a status: HTTPException, TRPCError. */

import type { Context } from 'hono'
import type { HttpError } from '../errors/http-error.ts'
import { causesOf, propertyOf } from '../untrusted/inspect.ts'
import { mayHaveContent } from '../validation/validated-part.ts'
import { issuesOfResult } from '../validation/library-issues.ts'
import type { ParameterPlace } from '../validation/validation-fault.ts'
import { failedValidationError } from '../validation/validation-problem.ts'

/** The failed validation among the causes of an error, and its issues. */
export interface ValidationCause {
  readonly failure: unknown
  readonly issues: readonly unknown[]
}

/** The nearest failed validation among the causes of an error. */
export function validationCause(thrown: unknown): ValidationCause | undefined {
  for (const failure of causesOf(thrown).slice(1)) {
    const issues = issuesOfResult(failure)
    if (issues !== undefined) return { failure, issues }
  }
  return undefined
}

/**
 * The error with the list of what is wrong; undefined unless its status is 400 or 422. Its status,
 * fields and message are kept, the message unless it repeats the one of the failure, or what was sent.
 */
export function addValidationErrors(
  error: HttpError | undefined,
  { failure, issues }: ValidationCause,
  c: Context | undefined
): HttpError | undefined {
  if (error?.status !== 400 && error?.status !== 422) return undefined
  const { status, message, headers, cause } = error
  const detail = isCopied(message, failure) ? undefined : message
  return failedValidationError({ issues, cause, place: parameterPlace(c), headers, detail }, status)
}

/** A message without a text of its own is the phrase of the status. */
function isCopied(message: string, failure: unknown): boolean {
  const copied = propertyOf(failure, 'message')
  if (message === 'Bad Request' || message === 'Unprocessable Content') return true
  return typeof copied === 'string' && copied !== '' && message.includes(copied)
}

/** Returns the place of a parameter, where parameters were checked. */
export function parameterPlace(
  c: Context | undefined
): ((name: string) => ParameterPlace | undefined) | undefined {
  if (c === undefined || mayHaveContent(c)) return undefined
  return (name) => {
    if (name !== '' && Object.hasOwn(c.req.param(), name)) return 'path'
    return c.req.query(name) === undefined ? undefined : 'query'
  }
}
