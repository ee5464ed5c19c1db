/**
 * Recognizes the errors of databases and of Prisma.
 *
 * @module
 */

import { checkedOptions } from '../checks/plain-object.ts'
import { factory } from '../checks/uncalled-factory.ts'
import { delayOrDate } from '../fields/retry-after.ts'
import { isErrorLike, propertyOf } from '../untrusted/inspect.ts'
import { failureOf } from './database/drivers.ts'
import { databaseError } from './database/failures.ts'
import { isLikeHttpException } from './response-origin.ts'
import type { ImmediateRecognizer } from './recognizer.ts'

/** Options of `fromDatabase`. */
export interface DatabaseOptions {
  /**
   * `Retry-After` of a 503, in seconds from 0 (RFC 9110 §10.2.3). A transaction that has lost against another one
   * can be repeated at once.
   *
   * @defaultValue 1
   */
  readonly retryAfter?: number
}

/** Where Drizzle, Prisma, Knex and others (`cause`), TypeORM and Sequelize keep the driver's error. */
const LINKS = ['cause', 'driverError', 'original']

/** How many errors behind a thrown one are looked at. */
const MOST_ERRORS = 16

/**
 * Opt-in: the errors of PostgreSQL (pg, postgres.js, PGlite), MySQL and MariaDB (mysql2, mariadb),
 * SQLite (better-sqlite3, node:sqlite, libSQL, D1), and those of Prisma, known by their codes, bare or
 * as the cause of another error, as Drizzle throws them.
 *
 * - unique and exclusion constraints, and records that others refer to: 409 (RFC 9110 §15.5.10);
 * - references to records that do not exist, missing and forbidden values: 422 (§15.5.21);
 * - serialization failures, deadlocks, locks, a database that is busy or not there: 503 with
 *   `Retry-After` (§15.6.4).
 *
 * The response names no table, column, constraint or value. A foreign key of SQLite and Prisma is a
 * 409 for DELETE, and a 422 for other methods, as their codes do not say which side is missing. All
 * other errors, such as a wrong statement, stay a 500.
 *
 * @param options `retryAfter` of a 503, in seconds.
 * @returns a recognizer for the option `recognizers`.
 * @throws {TypeError|RangeError} that names the option when it is no number of seconds.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const app = httpErrors(new Hono(), { recognizers: [fromDatabase({ retryAfter: 2 })] })
 * app.post('/books', () => {
 *   // As pg throws it for a value that is there already.
 *   throw Object.assign(new Error('duplicate key'), { code: '23505', severity: 'ERROR' })
 * })
 *
 * const response = await app.request('/books', { method: 'POST' })
 * response.status // 409
 * ```
 */
export const fromDatabase: (options?: DatabaseOptions) => ImmediateRecognizer =
  /* @__PURE__ */ factory(
    'fromDatabase',
    function fromDatabase(options: DatabaseOptions = {}): ImmediateRecognizer {
      const { retryAfter = 1 } = checkedOptions(options, ['retryAfter'], 'fromDatabase()')
      delayOrDate(retryAfter, 'retryAfter', 0)
      return function databaseFailure(thrown, c) {
        if (!isErrorLike(thrown) || hasStatus(thrown)) return undefined
        for (const error of errorsBehind(thrown)) {
          const failure = failureOf(error)
          if (failure) return databaseError(failure, c?.req.method, retryAfter, thrown)
        }
        return undefined
      }
    },
    ''
  )

/** Whoever threw this has chosen a status, whatever the cause. */
function hasStatus(thrown: object): boolean {
  return (
    isLikeHttpException(thrown) ||
    ['status', 'statusCode'].some((name) => typeof propertyOf(thrown, name) === 'number')
  )
}

/** The error and those behind it, each once, the nearest first. */
function errorsBehind(thrown: object): Iterable<object> {
  const found = new Set([thrown])
  for (const error of found) {
    for (const link of LINKS) {
      const next = propertyOf(error, link)
      if (isErrorLike(next) && found.size < MOST_ERRORS) found.add(next)
    }
  }
  return found
}
