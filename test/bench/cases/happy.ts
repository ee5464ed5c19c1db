/** Nothing is thrown: what the package costs then. */

import { Hono } from 'hono'
import type { Preset } from '../package-under-test.ts'
import type { Cases } from '../rounds.ts'
import { fetching } from './throw.ts'

/** A route that answers at once, one that waits first, and one behind a middleware. */
export function happy(app: Hono): Hono {
  app.get('/sync', (c) => c.text('fine'))
  app.get('/async', async (c) => c.text('fine'))
  app.use('/behind/*', async (_c, next) => {
    await next()
  })
  return app.get('/behind/it', (c) => c.text('fine'))
}

/** The same route as `/sync`, with its errors declared. */
function declared({ httpErrors, throws, NotFound }: Preset): Hono {
  return happy(httpErrors(new Hono())).get('/declared', throws(NotFound), (c) => c.text('fine'))
}

export function happyCases(preset: Preset): Cases {
  const { httpErrors } = preset
  const bare = happy(new Hono())
  const wrapped = happy(httpErrors(new Hono()))
  return {
    'bare sync': fetching(bare, '/sync'),
    'wrapped sync': fetching(wrapped, '/sync'),
    'wrapped with throws': fetching(declared(preset), '/declared'),
    'bare async': fetching(bare, '/async'),
    'wrapped async': fetching(wrapped, '/async'),
    'bare behind a middleware': fetching(bare, '/behind/it'),
    'wrapped behind a middleware': fetching(wrapped, '/behind/it'),
  }
}
