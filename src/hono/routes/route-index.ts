/** What is derived from an app's routes: made at the first call, and again when routes were added. */

import type { Hono } from 'hono'
import type { RouterRoute } from 'hono/types'

/** Returns what `make` makes of the routes there are now. */
export function routeIndex<Index>(
  app: Pick<Hono, 'routes'>,
  make: (routes: readonly RouterRoute[]) => Index
): () => Index {
  let cached: { readonly count: number; readonly index: Index } | undefined
  return () => {
    const { routes } = app
    if (cached?.count !== routes.length) cached = { count: routes.length, index: make(routes) }
    return cached.index
  }
}
