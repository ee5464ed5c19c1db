/** What the errors of databases stand for in HTTP: a status and a sentence for each kind. */

import { Conflict, ServiceUnavailable, UnprocessableContent } from '../../errors/errors.ts'
import type { HttpError } from '../../errors/http-error.ts'

/** A kind of failure that HTTP has a status for. */
export type DatabaseFailure =
  | 'unique'
  | 'exclusion'
  /** The record that is referred to does not exist. */
  | 'missing-reference'
  /** Other records refer to the one that was to be changed. */
  | 'referenced'
  /** A foreign key, of which the database does not say which of both it is. */
  | 'reference'
  | 'not-null'
  | 'check'
  /** A transaction that was undone because of another one. */
  | 'transaction'
  | 'unavailable'

const sentences: Readonly<Record<Exclude<DatabaseFailure, 'reference'>, string>> = {
  unique: 'A record with the same value exists already.',
  exclusion: 'This conflicts with a record that exists already.',
  'missing-reference': 'The request refers to a record that does not exist.',
  referenced: 'Other records still refer to this one.',
  'not-null': 'A value that is required is missing.',
  check: 'A value is not allowed.',
  transaction: 'Another request changed the same records at the same time.',
  unavailable: 'The database is not available at the moment.',
}

/**
 * - 409 (RFC 9110 §15.5.10) where the request conflicts with the records that exist;
 * - 422 (RFC 9110 §15.5.21) where its content is well-formed, but can never be stored;
 * - 503 (RFC 9110 §15.6.4) where the same request can succeed when it is sent again.
 */
const classes = {
  unique: Conflict,
  exclusion: Conflict,
  referenced: Conflict,
  'missing-reference': UnprocessableContent,
  'not-null': UnprocessableContent,
  check: UnprocessableContent,
  transaction: ServiceUnavailable,
  unavailable: ServiceUnavailable,
} as const

/**
 * The error for a kind of failure. Its text has no name and no value of the database.
 *
 * @param method the method of the request: a DELETE refers to nothing new.
 * @param retryAfter seconds, for a 503.
 */
export function databaseError(
  failure: DatabaseFailure,
  method: string | undefined,
  retryAfter: number,
  cause: unknown
): HttpError {
  const deleted = method === 'DELETE' ? 'referenced' : 'missing-reference'
  const kind = failure === 'reference' ? deleted : failure
  // A Conflict has no such field, and leaves `retryAfter` out.
  return classes[kind].from({ detail: sentences[kind], cause, retryAfter })
}
