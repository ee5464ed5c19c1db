/** The reference of an error page: what a visitor sends to support, and what the log is searched for. */

import type { Context } from 'hono'
import { traceIdOf } from '../fields/traceparent.ts'
import type { Problem } from '../problem/problem.ts'

/** Ids that are written to a log and a page as they are: one word of ASCII. */
const PRINTABLE = /^[!-~]{1,255}$/

/**
 * Returns the instance of the problem, or the id that `hono/request-id` has set, or the trace id of the
 * traceparent field, or a random UUID.
 */
export function referenceOf({ instance }: Problem, c: Context | undefined): string {
  return instance ?? (c && requestIdOf(c)) ?? crypto.randomUUID()
}

/** Returns the id that a request has by itself; undefined where it has none. */
export function requestIdOf(c: Context): string | undefined {
  try {
    const id: unknown = c.get('requestId')
    return typeof id === 'string' && PRINTABLE.test(id)
      ? id
      : traceIdOf(c.req.header('traceparent'))
  } catch {
    return undefined // The app has put something in the place of the Context's methods.
  }
}
