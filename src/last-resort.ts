/** What escapes Hono itself: handlers added before the guard, URLs that no router can read. */

import type { Hono } from 'hono'
import { answerThrown } from './answer.ts'
import { bareResponse } from './context-response.ts'
import { original } from './guard.ts'
import { andThen } from './hook.ts'
import type { Settings } from './options.ts'
import { exchangeOf } from './request-exchange.ts'

/**
 * Wraps `app.fetch` so that it neither throws nor rejects, and that of what `app.basePath` makes.
 * There is no context at this point.
 */
export function catchRejections(app: Hono, settings: Settings): void {
  const { fetch, basePath } = app
  app.basePath = (path) => {
    const clone = basePath.call(app, path)
    catchRejections(clone as unknown as Hono, settings)
    // What it is called with decides its type, which is the caller's to know.
    return clone as ReturnType<typeof app.basePath<typeof path>>
  }
  app.fetch = (request, ...rest) => {
    const [env] = rest
    const rescue = (thrown: unknown): Response | Promise<Response> => {
      const exchange = exchangeOf(request, env)
      const reply = answerThrown(original(thrown), { settings, exchange, c: undefined })
      return andThen(reply, (known) => bareResponse(known, env))
    }
    const proven = (response: unknown): Response | Promise<Response> =>
      isResponse(response) ? response : rescue(new TypeError('The app returned no Response.'))
    try {
      const response = fetch(request, ...rest)
      return response instanceof Promise ? response.then(proven, rescue) : proven(response)
    } catch (thrown) {
      return rescue(thrown)
    }
  }
}

/** A handler that returns nothing can make Hono return its Context, or nothing at all. */
function isResponse(value: unknown): value is Response {
  return typeof value === 'object' && value !== null && 'arrayBuffer' in value
}
