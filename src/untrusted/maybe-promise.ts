/** Values that may be promises: what hooks and handlers of the app return. */

import { tagOf } from './inspect.ts'

/**
 * Calls `proceed` with a value or, if the value is a promise, with what the promise resolves to. If it
 * is none, `proceed` is called at once.
 *
 * @param context passed to `proceed`: a closure over it would cost as much as a step of the pipeline.
 */
export function andThen<Value, Result>(
  value: Value | Promise<Value>,
  proceed: (value: Value) => Result | Promise<Result>
): Result | Promise<Result>
export function andThen<Value, Context, Result>(
  value: Value | Promise<Value>,
  proceed: (value: Value, context: Context) => Result | Promise<Result>,
  context: Context
): Result | Promise<Result>
export function andThen<Value, Result>(
  value: Value | Promise<Value>,
  proceed: (value: Value, context?: unknown) => Result | Promise<Result>,
  context?: unknown
): Result | Promise<Result> {
  return value instanceof Promise
    ? value.then((resolved) => proceed(resolved, context))
    : proceed(value, context)
}

/**
 * Whether a value is a promise, or like one: it may come from another realm or a query builder.
 *
 * @throws what the trap of a Proxy throws.
 */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value
}

/** Returns the value. If it is a promise that rejects, the rejection does not end the process. */
export function ignoreRejection(value: unknown): unknown {
  try {
    if (value instanceof Promise) void awaitQuietly(value)
  } catch {
    // A revoked Proxy is no Promise either.
  }
  return value
}

/**
 * Returns the value of a hook that is needed at once. A promise that rejects does not end the process.
 *
 * @throws {TypeError} that names the hook, for a promise.
 */
export function refusePromise<Value>(value: Value, hook: string): Value {
  ignoreRejection(value)
  if (tagOf(value) !== 'Promise') return value
  throw new TypeError(`Hook '${hook}' must not return a promise: make the hook synchronous.`)
}

/** `await` does not call the methods of a Promise, which may have been replaced. */
async function awaitQuietly(value: Promise<unknown>): Promise<void> {
  try {
    await value
  } catch {
    // Nothing waits for it.
  }
}
