/** Warns if what `httpErrors` installed is replaced, and keeps it where Hono would lose it. */

import type { Hono, NotFoundHandler } from 'hono'
import { mountAcrossCopies } from './other-copy.ts'
import { mountWithBasePaths } from './routes/base-paths.ts'
import type { WrappedApp } from './wrapped-app.ts'
import { logWarning } from '../untrusted/safe-console.ts'

/** Installs the handlers of a wrapped app, and watches what becomes of them. */
export function watchHandlers(app: Hono, owner: WrappedApp): void {
  warnOfRoutes(app)
  app.onError(owner.onError)
  app.notFound(owner.notFound)
  watch(app, owner, owner.notFound)
}

function watch(app: Hono, owner: WrappedApp, notFound: NotFoundHandler): void {
  const { onError: setOnError, notFound: setNotFound, route, basePath } = app
  let current = notFound
  app.onError = (handler) => {
    if (handler !== owner.onError) {
      // From now on only Hono can tell which handler is to be called.
      owner.isOverruled = true
      warnOnce(owner, replaced.onError)
    }
    return setOnError(handler)
  }
  app.notFound = (handler) => {
    if (handler !== owner.notFound) warnOnce(owner, replaced.notFound)
    current = handler
    return setNotFound(handler)
  }
  const mount = (path: string, subApp: Hono): unknown =>
    mountWithBasePaths(app, path, subApp, () =>
      mountAcrossCopies(app, subApp, () => route.call(app, path, subApp))
    )
  app.route = mount as typeof route
  // The result shares the routes, but may be given handlers that are not those of the app.
  const derive = (path: string): unknown => {
    const derived = basePath.call(app, path) as unknown as Hono
    // `OpenAPIHono` loses it: Hono keeps it in a private field (@hono/zod-openapi 1.6.3).
    derived.notFound(current)
    watch(derived, owner, current)
    return derived
  }
  app.basePath = derive as typeof basePath
}

const replaced = {
  onError:
    'app.onError() was called after httpErrors() and replaces its error handler. Remove that call, ' +
    'and use the options of httpErrors() instead, such as `recognizers`, `formatters` and `report`.',
  notFound:
    'app.notFound() was called after httpErrors() and replaces its 404, 405 and OPTIONS responses. ' +
    'Remove that call, and use the option `formatters` of httpErrors() instead.',
}

function warnOnce({ warnings }: WrappedApp, message: string): void {
  if (warnings.has(message)) return
  warnings.add(message)
  logWarning(message)
}

/** The router has the handlers of routes that are there by now: they cannot be guarded any more. */
function warnOfRoutes(app: Hono): void {
  const base = app['_basePath']
  const count = app.routes.filter(({ basePath }) => isWithin(basePath, base)).length
  if (count === 0) return
  logWarning(
    `httpErrors() was called after ${count} ${count === 1 ? 'route was' : 'routes were'} added to ` +
      'the app. Its options do not hold for them where the app is mounted already, and only fetch() ' +
      'catches what they throw that is not an Error. Call httpErrors(new Hono()) first, then add ' +
      'routes, then mount the app with route().'
  )
}

/** Whether a path is below another one, or is that one. */
export function isWithin(path: string, base: string): boolean {
  return withSlash(path).startsWith(withSlash(base))
}

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`
}
