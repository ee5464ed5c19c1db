/** The routes that match a request, whichever copy of Hono made its context. */

import type { Context } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { RouterRoute } from 'hono/types'

/**
 * Returns the matched routes, in the order in which Hono calls their handlers.
 *
 * `matchedRoutes` of `hono/route` reads a private symbol, which differs between two copies of Hono:
 * CommonJS beside ES modules, or two versions. The getter of the request belongs to the copy that
 * made it. It is deprecated, but there from Hono 4.0 to 4.13.
 */
export function routesOf(c: Context): readonly RouterRoute[] {
  return c.req.matchedRoutes ?? matchedRoutes(c)
}
