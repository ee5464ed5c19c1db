/** What the source text of a handler shows and its `length` does not. */

type AnyFunction = (...args: never) => unknown

/** Whether the text mentions parameters that `length` does not count, or is not available. */
const UNCOUNTED = /\.\.\.|\barguments\b|\[native code\]/

/**
 * Whether a handler may call `next`. Hono counts parameters, but `length` leaves out rest parameters,
 * those with a default value, and `arguments`. Returns true if in doubt.
 */
export function mayCallNext(handler: AnyFunction): boolean {
  if (handler.length > 1) return true
  const source = Function.prototype.toString.call(handler)
  if (UNCOUNTED.test(source)) return true
  // If there is none, `end` is -1, and no comma is before it.
  const end = source.search(/\)\s*(?:=>|\{)/)
  return source.lastIndexOf(',', end) > 0
}

/**
 * Whether a handler is the middleware of `hono/method-not-allowed`, or calls it. A minifier renames
 * the function, but not its option, which Hono has had since 4.13.0.
 */
export function isMethodNotAllowed(handler: AnyFunction): boolean {
  return (
    handler.length > 1 && Function.prototype.toString.call(handler).includes('onMethodNotAllowed')
  )
}
