/** Telling the operator: once a request, with the original error. */

import type { Context } from 'hono'
import { DroppedFields } from './dropped-fields.ts'
import { isThenable } from '../untrusted/maybe-promise.ts'
import { isErrorLike } from '../untrusted/inspect.ts'
import { copyOf, type Problem } from '../problem/problem.ts'
import { logError } from '../untrusted/safe-console.ts'

/** What the client was told of the error that is reported. */
export interface ReportInfo {
  /** The problem that the error became. */
  readonly problem: Problem
  /** The status code of the response. */
  readonly status: number
  /** True for what failed on the way to the response: a hook, a field that had to be dropped. */
  readonly isFailure?: true
}

/**
 * Told of every error that was thrown, once a request. `error` is the original value; `c` is absent
 * where the error came before there was a context.
 */
export type Report = (
  error: unknown,
  c: Context | undefined,
  told: ReportInfo
) => void | Promise<void>

/**
 * The default: errors of the server go to the console. Dropped fields of a 4xx do not, as their values
 * may come from the request: a client could fill the log.
 */
export const reportServerErrors: Report = (error, _c, { status, isFailure }) => {
  if (status < 500 && (!isFailure || error instanceof DroppedFields)) return
  if (isErrorLike(error)) logError(error)
  else logError(error, 'Thrown, though not an Error:')
}

/** The gravest status that was reported of a request. A WeakMap would cost more than the report. */
const reported: unique symbol = /* @__PURE__ */ Symbol.for('hono-http-errors.reported')

/**
 * Reports an error, unless one was reported for this request: a middleware such as `timeout` may
 * have answered long before the handler fails too.
 *
 * A report that throws, or rejects, loses nothing: the console gets both errors.
 */
export function reportOnce(
  report: Report,
  error: unknown,
  c: (Context & { [reported]?: number }) | undefined,
  told: ReportInfo
): void {
  // The client left: nobody was told anything, and nothing went wrong.
  if (told.status === 499) return
  if (c !== undefined) {
    // A 500 after a 404 is news; anything after a 500 is not.
    const before = c[reported] ?? 0
    if (before >= 500 || (before > 0 && told.status < 500)) return
    c[reported] = told.status
  }
  reportAlways(report, error, c, told)
}

/** Reports what failed besides: a hook, a field that had to be dropped. */
export function reportAlways(
  report: Report,
  error: unknown,
  c: Context | undefined,
  told: ReportInfo
): void {
  try {
    // A report of the app may change what it is given, and is called again for what failed.
    const copy = report === reportServerErrors ? told : { ...told, problem: copyOf(told.problem) }
    const done: unknown = report(error, c, copy)
    // Also one of another realm, or a query that runs when somebody waits for it.
    if (isThenable(done)) keepAlive(c, heard(done, error))
  } catch (failure) {
    unheard(error, failure)
  }
}

/** Never rejects. `await` does not call the `then` of a Promise, which may have been replaced. */
async function heard(done: PromiseLike<unknown>, error: unknown): Promise<void> {
  try {
    await done
  } catch (failure) {
    unheard(error, failure)
  }
}

function unheard(error: unknown, failure: unknown): void {
  logError(error)
  logError(failure)
}

/** On runtimes that end with the response, a report must be given time; others have no such thing. */
function keepAlive(c: Context | undefined, done: Promise<unknown>): void {
  try {
    c?.executionCtx.waitUntil(done)
  } catch {
    // No execution context: the process goes on anyway.
  }
}
