/** Hono's routes -> the methods of a path, for 405 and OPTIONS. */

import type { Context, Handler, Hono } from 'hono'
import type { RouterRoute } from 'hono/types'
import { routesOf } from './matched-routes.ts'
import { TrieRouter } from 'hono/router/trie-router'
import { findTargetHandler } from 'hono/utils/handler'
import { isMiddleware } from '../wrapped-app.ts'
import { isMethodNotAllowed } from '../handler-source.ts'
import { registeredMethods } from '../../fields/registered-methods.ts'
import { memoizeByString } from '../../untrusted/memoize.ts'
import { routeIndex } from './route-index.ts'

/** The methods of an app's routes. */
export interface Methods {
  /** The methods that routes name for a path, in the order of the routes. */
  of(path: string): readonly string[]
  /** Whether a route of the app names the method, or an RFC: if not, it is a 501. */
  isKnown(method: string): boolean
}

/**
 * Reads the methods of an app's routes, at the first call and again when routes were added.
 *
 * GET implies HEAD (RFC 9110 §9.3.2: Hono answers HEAD by it). `use` and `all` name no method, so
 * they do not count.
 */
export function methodsOf(app: Pick<Hono, 'routes'>): Methods {
  const index = routeIndex(app, (all) => {
    const routes = all.filter(namesMethod)
    const router = new TrieRouter<string>()
    for (const { method, path } of routes) router.add('ALL', path, method)
    // Clients request the same missing paths over and over, and to match takes longer than to respond.
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
 * Whether `hono/method-not-allowed` makes the 405. It acts on a 404 only, so that its own handler,
 * which an app may have given it, would never be called after a 405.
 */
export function isLeftToHono(c: Context): boolean {
  return routesOf(c).some(({ handler }) =>
    isMethodNotAllowed(findTargetHandler(handler) as Handler)
  )
}
