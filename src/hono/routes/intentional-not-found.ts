/** Whether a handler has called `c.notFound()`, or the request has passed all handlers. */

import type { Context, Next } from 'hono'
import { isMiddleware, wrappedAppOfHandler } from '../wrapped-app.ts'
import { routesOf } from './matched-routes.ts'

/** The index, among the routes of a request, of the last handler that called `next`. */
const lastNext: unique symbol = /* @__PURE__ */ Symbol.for('hono-http-errors.lastNext')

interface Recorded {
  [lastNext]?: number
}

/** Returns a `next` that records on the context which handler called it. */
export function recordingNext(c: Context & Recorded, next: Next): Next {
  return () => {
    c[lastNext] = c.req.routeIndex
    return next()
  }
}

/**
 * Whether the 404 is intended, whatever other methods the path has: a handler has called
 * `c.notFound()`, in contrast to a request that no handler has answered.
 */
export function isIntentionalNotFound(c: Context & Recorded): boolean {
  const routes = routesOf(c)
  const last = routes.at(-1)
  if (last === undefined) return false
  const end = routes.length - 1
  if (wrappedAppOfHandler(last.handler)) return (c[lastNext] ?? -1) < end
  // It is not guarded. Without an answer it would have run, and would have called `next`.
  return c.req.routeIndex < end || !isMiddleware(last.handler)
}
