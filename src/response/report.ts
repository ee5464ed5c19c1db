/** Reports errors to the app: once a request, with the original error. */

import type { Context, ExecutionContext } from 'hono'
import { DroppedFields } from './dropped-fields.ts'
import { settledWithin } from '../untrusted/call-hook.ts'
import { isThenable } from '../untrusted/maybe-promise.ts'
import { isErrorLike } from '../untrusted/inspect.ts'
import { copyOf, type Problem } from '../problem/problem.ts'
import { logError } from '../untrusted/safe-console.ts'
import { requestIdOf } from './reference.ts'
import { pathOf } from './request-path.ts'

/** The request of the error that is reported, and the response to it. */
export interface ReportInfo {
  /** The problem that the error became. */
  readonly problem: Problem
  /** The status code of the response. */
  readonly status: number
  /** The method of the request, where it is known. */
  readonly method?: string | undefined
  /**
   * The path of the request, where it is known: percent-encoded and without the query, for a log. `c.req.path`
   * is decoded, and can contain line breaks.
   */
  readonly path?: string | undefined
  /**
   * The reference that the page of the response shows to visitors, to be written to the log. Absent for
   * responses of another format, whose reference is `problem.instance`.
   */
  readonly reference?: string
  /** True for what failed on the way to the response: a hook, a field that had to be dropped. */
  readonly isFailure?: true
}

/**
 * Called with every error that was thrown, once a request. What it throws, and that its promise has not
 * settled after 10 seconds, is written to the console with the error.
 *
 * @param error what was thrown, unchanged; it need not be an Error.
 * @param c the context of the request; undefined where the error came before there was one.
 * @param info the problem and the status of the response, and the method and path of the request.
 * @example
 * ```ts
 * const report: Report = (error, _c, { method, path, status, reference }) => {
 *   if (status >= 500) console.error(method, path, status, reference, error)
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
export const reportServerErrors: Report = (error, c, info) => {
  const { status, isFailure } = info
  if (status < 500 && (!isFailure || error instanceof DroppedFields)) return
  const notes = [isFailure && 'while responding', !isErrorLike(error) && 'not an Error']
  logError(error, labelOf(c, info, notes))
}

/** The request, the status of the response, and the reference that finds it, before what is logged. */
function labelOf(c: Context | undefined, info: ReportInfo, notes: readonly unknown[] = []): string {
  const { status, problem, reference } = info
  const { method, path } = requestOf(c, info)
  const id = reference ?? problem.instance ?? (c && requestIdOf(c))
  const request = path ? `${method} ${path} ${status}` : status
  return `${[request, id && `reference ${id}`, ...notes].filter(Boolean).join(', ')}:`
}

type RequestOf = Pick<ReportInfo, 'method' | 'path'>

/** The request of a Context; that of `info` where there is none, or the app has put something in its place. */
function requestOf(c: Context | undefined, info: RequestOf): RequestOf {
  if (c === undefined) return info
  try {
    // Read here and not by a shared function: V8 knows the classes then, which takes a third of the time.
    const { url, method } = c.req
    return { method: `${method}`, path: pathOf(url) }
  } catch {
    return info
  }
}

/** What a report of the app gets, which may change it. */
function copyFor(c: Context | undefined, info: ReportInfo): ReportInfo {
  const { status, reference, isFailure } = info
  const { method, path } = requestOf(c, info)
  // Written out, as each spread would take longer than all the rest of this function.
  const copy: { -readonly [Name in keyof ReportInfo]: ReportInfo[Name] } = {
    problem: copyOf(info.problem),
    status,
    method,
    path,
  }
  if (reference) copy.reference = reference
  if (isFailure) copy.isFailure = isFailure
  return copy
}

/** The gravest status that was reported of a request. A WeakMap would cost more than the report. */
const reported: unique symbol = /* @__PURE__ */ Symbol.for('hono-http-errors.reported')

/**
 * Reports an error, unless one was reported for this request: a middleware such as `timeout` may
 * have responded long before the handler fails too.
 *
 * If a report throws or rejects, or does not end, both errors are written to the console.
 */
export function reportOnce(
  report: Report,
  error: unknown,
  c: (Context & { [reported]?: number }) | undefined,
  info: ReportInfo,
  owner: Owner | undefined = c
): void {
  // The client has left and received no response. That is not an error of the app.
  if (info.status === 499) return
  if (c !== undefined) {
    // A 500 after a 404 is reported; an error after a 500 is not.
    const before = c[reported] ?? 0
    if (before >= 500 || (before > 0 && info.status < 500)) return
    c[reported] = info.status
  }
  reportAlways(report, error, c, info, owner)
}

/** What has the execution context of a request: the Context, or the exchange where there is none. */
interface Owner {
  readonly executionCtx?: unknown
}

/** Reports what failed besides: a hook, a field that had to be dropped. */
export function reportAlways(
  report: Report,
  error: unknown,
  c: Context | undefined,
  info: ReportInfo,
  owner: Owner | undefined = c
): void {
  const fail = (failure: unknown): void => {
    logError(error, `Not reported: ${labelOf(c, info)}`)
    logError(failure, 'The report failed:')
  }
  try {
    // A report of the app may change what it is given, and is called again for what failed.
    const done: unknown = report(error, c, report === reportServerErrors ? info : copyFor(c, info))
    // Also one of another realm, or a query that runs when it is awaited.
    if (isThenable(done)) keepAlive(owner, ended(done, fail))
  } catch (failure) {
    fail(failure)
  }
}

/** How long a report may take, in milliseconds. Workers end 30 seconds after the response. */
const PATIENCE = 10_000

/** Waits for a report. Never rejects. */
async function ended(done: PromiseLike<unknown>, fail: (failure: unknown) => void): Promise<void> {
  try {
    await settledWithin(PATIENCE, settled(done), 'report', true)
  } catch (failure) {
    fail(failure)
  }
}

/** `await` does not call the `then` of a Promise, which may have been replaced. */
async function settled(done: PromiseLike<unknown>): Promise<void> {
  await done
}

/** On runtimes that end with the response, a report must be given time; others have no such thing. */
export function keepAlive(owner: Owner | undefined, done: Promise<unknown>): void {
  try {
    const context = owner?.executionCtx as ExecutionContext
    context.waitUntil(done)
  } catch {
    // No execution context: the process goes on anyway.
  }
}
