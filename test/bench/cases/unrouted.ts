/** A path without a route, and a route without that method. */

import { Hono } from 'hono'
import { methodNotAllowed } from 'hono/method-not-allowed'
import type { Preset } from '../package-under-test.ts'
import type { Cases } from '../rounds.ts'
import { fetching } from './throw.ts'

/** Some routes, so that there is something to look through. */
export function shop(app: Hono): Hono {
  for (const thing of ['books', 'authors', 'shelves', 'orders', 'customers']) {
    app.get(`/${thing}`, (c) => c.text(thing))
    app.post(`/${thing}`, (c) => c.text(thing))
    app.get(`/${thing}/:id`, (c) => c.text(thing))
    app.delete(`/${thing}/:id`, (c) => c.text(thing))
  }
  return app
}

/** Hono with its own middleware for 405. */
export function withMethodNotAllowed(): Hono {
  const app = new Hono()
  app.use(methodNotAllowed({ app }))
  return shop(app)
}

export function unroutedCases({ httpErrors }: Preset): Cases {
  const bare = shop(new Hono())
  const wrapped = shop(httpErrors(new Hono()))
  const peer = withMethodNotAllowed()
  return {
    'bare 404': fetching(bare, '/nothing/here'),
    'wrapped 404': fetching(wrapped, '/nothing/here'),
    'peer 405': fetching(peer, '/books/7', { method: 'PUT' }),
    'wrapped 405': fetching(wrapped, '/books/7', { method: 'PUT' }),
  }
}
