/** Hono's routes -> the methods of a path, for 405 and OPTIONS. */

import type { Context, Handler, Hono } from 'hono'
import type { RouterRoute } from 'hono/types'
import { routesOf } from './matched-routes.ts'
import { TrieRouter } from 'hono/router/trie-router'
import { findTargetHandler } from 'hono/utils/handler'
import { lastPassing } from '../guard.ts'
import { isMiddleware } from '../wrapped-app.ts'
import { isMethodNotAllowed } from '../handler-source.ts'
import { registeredMethods } from '../../fields/registered-methods.ts'
import { memoizeByString } from '../../untrusted/memoize.ts'
import { routeIndex } from './route-index.ts'

/** What an app's routes say of methods. */
export interface Methods {
  /** The methods that routes name for a path, in the order of the routes. */
  of(path: string): readonly string[]
  /** Whether a route of the app, or an RFC, knows the method: if not, it is a 501. */
  isKnown(method: string): boolean
}

/**
 * Reads the methods off an app's routes, when first asked and again when routes were added.
 *
 * GET implies HEAD (RFC 9110 §9.3.2: Hono answers HEAD by it). `use` and `all` name no method, so
 * they do not count.
 */
export function methodsOf(app: Pick<Hono, 'routes'>): Methods {
  const index = routeIndex(app, (all) => {
    const routes = all.filter(namesMethod)
    const router = new TrieRouter<string>()
    for (const { method, path } of routes) router.add('ALL', path, method)
    // Clients ask for the same missing things over and over, and to look takes longer than to answer.
    const of = memoizeByString((path) => methodsAt(router, path))
    return { of, named: new Set(routes.map(({ method }) => method)) }
  })
  return {
    of(path) {
      return index().of(path)
    },
    isKnown(method) {
      return registeredMethods.has(method) || index().named.has(method)
    },
  }
}

function methodsAt(router: TrieRouter<string>, path: string): readonly string[] {
  const methods = router.match('ALL', path)[0].map(([method]) => method)
  return [...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : method)))]
}

/** Middleware names no method of a path, neither by `use` nor by a verb with a wildcard. */
function namesMethod({ method, path, handler }: RouterRoute): boolean {
  // Hono answers HEAD by the routes of GET, and never calls one of HEAD.
  if (method === 'ALL' || method === 'HEAD') return false
  return !path.endsWith('*') || !isMiddleware(handler)
}

/**
 * Whether a handler asked for the 404 by `c.notFound()`, in contrast to nobody having answered: then
 * it is meant, whatever other methods the path has.
 */
export function isIntentionalNotFound(c: Context): boolean {
  const routes = routesOf(c)
  const last = routes.at(-1)
  if (last === undefined) return false
  const passing = lastPassing(c, last.handler)
  if (passing !== undefined) return passing < routes.length - 1
  // Had nobody answered, the last one would have run, and would have called `next`.
  return c.req.routeIndex < routes.length - 1 || !isMiddleware(last.handler)
}

/**
 * Whether `hono/method-not-allowed` makes the 405. It acts on a 404 only, so that its own handler,
 * which an app may have given it, would never be called after a 405.
 */
export function isLeftToHono(c: Context): boolean {
  return routesOf(c).some(({ handler }) =>
    isMethodNotAllowed(findTargetHandler(handler) as Handler)
  )
}
