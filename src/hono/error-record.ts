/**
 * The error response of a request, kept with the Request: the wrapped `fetch` has only the Request, and
 * the Context and the Response of the error are made below it.
 */

import type { Context } from 'hono'
import type { Reply } from '../response/exchange.ts'

/** The error response of a request, as it was before middleware could change it. */
export interface ErrorRecord {
  readonly c: Context
  /** Absent where an error was thrown on and has no response yet. */
  readonly reply?: Reply | undefined
  readonly response?: Response | undefined
}

/** A property and no WeakMap, which would cost each error more than the rest of its response. */
const record: unique symbol = /* @__PURE__ */ Symbol('record')

type MarkedRequest = Request & { [record]?: ErrorRecord }

/**
 * Records the response to an error; a later one of the same request replaces it. Without a response, it
 * records the Context of an error that is thrown on to Hono, whose error handler may fail.
 */
export function recordError(c: Context, reply?: Reply, response?: Response): void {
  const request: MarkedRequest = c.req.raw
  try {
    request[record] = reply ? { c, reply, response } : { ...request[record], c }
  } catch {
    // A request that the app replaced by something frozen: its response is sent as it is.
  }
}

/** Returns what was recorded of a request; undefined where no error occurred. */
export function errorRecordOf(request: MarkedRequest): ErrorRecord | undefined {
  return request[record]
}
