/**
 * The error response of a request, kept with the Request: the wrapped `fetch` has only the Request, and
 * the Context and the Response of the error are made below it.
 */

import type { Context } from 'hono'
import type { HttpError } from '../errors/http-error.ts'
import { copyOf, type Problem } from '../problem/problem.ts'
import type { Reply } from '../response/exchange.ts'

/** The error response of a request, as it was before middleware could change it. */
export interface ErrorRecord {
  readonly c: Context
  /** Absent where an error was thrown on and has no response yet. */
  readonly reply?: Reply | undefined
  readonly response?: Response | undefined
  readonly error?: HttpError | undefined
  readonly problem?: Problem | undefined
  readonly reference?: string | undefined
}

/** What is recorded of an error that was rendered. */
export type RenderedError = Pick<ErrorRecord, 'error' | 'problem' | 'reference'>

/**
 * A property and no WeakMap, which would cost each error more than the rest of its response. Registered,
 * as `getProblem` may come from another copy of this package than `httpErrors`.
 */
const record: unique symbol = /* @__PURE__ */ Symbol.for('hono-http-errors.record')

type MarkedRequest = Request & { [record]?: ErrorRecord }

/**
 * Records the response to an error; a later one of the same request replaces it. Without a response, it
 * records the Context of an error that is thrown on to Hono, whose error handler may fail.
 */
export function recordError(
  c: Context,
  reply?: Reply,
  response?: Response,
  { error, problem, reference }: RenderedError = {}
): void {
  const request: MarkedRequest = c.req.raw
  try {
    request[record] = reply
      ? { c, reply, response, error, problem, reference }
      : { ...request[record], c }
  } catch {
    // A request that the app replaced by something frozen: its response is sent as it is.
  }
}

/** Returns what was recorded of a request; undefined where no error occurred. */
export function errorRecordOf(request: MarkedRequest): ErrorRecord | undefined {
  return request[record]
}

/**
 * Returns the error that the response to a request describes, for middleware after `next()`: loggers,
 * metrics, audits. For a value that is not of this package, such as a string, it is the HttpError that
 * stands for it; `c.error` remains what was thrown.
 *
 * @param c the context of the request, after `await next()`.
 * @returns undefined if no error occurred, or the app is not wrapped.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const counts = new Map<number, number>()
 * const app = httpErrors(new Hono())
 * app.use(async (c, next) => {
 *   await next()
 *   const error = getHttpError(c)
 *   if (error !== undefined) counts.set(error.status, (counts.get(error.status) ?? 0) + 1)
 * })
 *
 * await app.request('/nowhere')
 * counts.get(404) // 1
 * ```
 */
export function getHttpError(c: Context): HttpError | undefined {
  return errorRecordOf(c.req.raw)?.error
}

/**
 * Returns the problem that the response to a request contains, whatever its format, for middleware after
 * `next()`.
 *
 * @param c the context of the request, after `await next()`.
 * @returns a copy; undefined if no error occurred, or the app is not wrapped.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const app = httpErrors(new Hono())
 * app.use(async (c, next) => {
 *   await next()
 *   const problem = getProblem(c)
 *   if (problem !== undefined) c.header('X-Problem-Type', problem.type)
 * })
 *
 * const response = await app.request('/nowhere')
 * response.headers.get('X-Problem-Type') // 'about:blank'
 * ```
 */
export function getProblem(c: Context): Problem | undefined {
  const problem = errorRecordOf(c.req.raw)?.problem
  return problem && copyOf(problem)
}

/**
 * Returns the reference that the page of an error shows to visitors, for middleware after `next()`: an
 * access log with it finds the pages that the option `report` does not get, such as that of an unknown path.
 *
 * @param c the context of the request, after `await next()`.
 * @returns undefined if no error occurred, the response is no page, or the app is not wrapped.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const app = httpErrors(new Hono())
 * app.use(async (c, next) => {
 *   await next()
 *   console.log(c.req.method, c.req.path, c.res.status, getReference(c) ?? '')
 * })
 * ```
 */
export function getReference(c: Context): string | undefined {
  return errorRecordOf(c.req.raw)?.reference
}
