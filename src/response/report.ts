/** Reports errors to the app: once a request, with the original error. */

import type { Context } from 'hono'
import { DroppedFields } from './dropped-fields.ts'
import { isThenable } from '../untrusted/maybe-promise.ts'
import { isErrorLike } from '../untrusted/inspect.ts'
import { copyOf, type Problem } from '../problem/problem.ts'
import { logError } from '../untrusted/safe-console.ts'

/** The response to the error that is reported. */
export interface ReportInfo {
  /** The problem that the error became. */
  readonly problem: Problem
  /** The status code of the response. */
  readonly status: number
  /**
   * The reference that the page of the response shows to visitors, to be written to the log. Absent for
   * responses of another format, whose reference is `problem.instance`.
   */
  readonly reference?: string
  /** True for what failed on the way to the response: a hook, a field that had to be dropped. */
  readonly isFailure?: true
}

/**
 * Called with every error that was thrown, once a request.
 *
 * @param error what was thrown, unchanged; it need not be an Error.
 * @param c the context of the request; undefined where the error came before there was one.
 * @param info the problem and the status of the response.
 * @example
 * ```ts
 * const report: Report = (error, c, { status, reference }) => {
 *   if (status >= 500) console.error(c?.req.method, c?.req.path, status, reference, error)
 * }
 * ```
 */
export type Report = (
  error: unknown,
  c: Context | undefined,
  info: ReportInfo
) => void | Promise<void>

/**
 * The default: errors of the server go to the console. Dropped fields of a 4xx do not, as their values
 * may come from the request: a client could fill the log.
 */
export const reportServerErrors: Report = (error, c, { status, isFailure, reference, problem }) => {
  if (status < 500 && (!isFailure || error instanceof DroppedFields)) return
  const id: unknown = reference ?? problem.instance ?? c?.get('requestId')
  const label = [
    // The path of the URL is percent-encoded: a client cannot write a line of the log.
    c ? `${c.req.method} ${new URL(c.req.url).pathname} ${status}` : status,
    id && `reference ${id}`,
    isFailure && 'while responding',
    isErrorLike(error) ? '' : 'not an Error',
  ].filter(Boolean)
  // The console replaces `%s` and its like in its first argument, and writes `%%` as `%`.
  const text = `${label.join(', ').replaceAll('%', '%%')}:`
  logError(error, text)
}

/** The gravest status that was reported of a request. A WeakMap would cost more than the report. */
const reported: unique symbol = /* @__PURE__ */ Symbol.for('hono-http-errors.reported')

/**
 * Reports an error, unless one was reported for this request: a middleware such as `timeout` may
 * have responded long before the handler fails too.
 *
 * If a report throws or rejects, both errors are written to the console.
 */
export function reportOnce(
  report: Report,
  error: unknown,
  c: (Context & { [reported]?: number }) | undefined,
  info: ReportInfo
): void {
  // The client has left and received no response. That is not an error of the app.
  if (info.status === 499) return
  if (c !== undefined) {
    // A 500 after a 404 is reported; an error after a 500 is not.
    const before = c[reported] ?? 0
    if (before >= 500 || (before > 0 && info.status < 500)) return
    c[reported] = info.status
  }
  reportAlways(report, error, c, info)
}

/** Reports what failed besides: a hook, a field that had to be dropped. */
export function reportAlways(
  report: Report,
  error: unknown,
  c: Context | undefined,
  info: ReportInfo
): void {
  try {
    // A report of the app may change what it is given, and is called again for what failed.
    const copy = report === reportServerErrors ? info : { ...info, problem: copyOf(info.problem) }
    const done: unknown = report(error, c, copy)
    // Also one of another realm, or a query that runs when it is awaited.
    if (isThenable(done)) keepAlive(c, logIfRejected(done, error))
  } catch (failure) {
    logBoth(error, failure)
  }
}

/** Never rejects. `await` does not call the `then` of a Promise, which may have been replaced. */
async function logIfRejected(done: PromiseLike<unknown>, error: unknown): Promise<void> {
  try {
    await done
  } catch (failure) {
    logBoth(error, failure)
  }
}

function logBoth(error: unknown, failure: unknown): void {
  logError(error, 'Not reported:')
  logError(failure, 'The report failed:')
}

/** On runtimes that end with the response, a report must be given time; others have no such thing. */
export function keepAlive(c: Context | undefined, done: Promise<unknown>): void {
  try {
    c?.executionCtx.waitUntil(done)
  } catch {
    // No execution context: the process goes on anyway.
  }
}
