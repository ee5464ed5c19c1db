/** Warns if what `httpErrors` installed is replaced, and keeps it where Hono would lose it. */

import type { Hono, NotFoundHandler } from 'hono'
import { logWarning } from '../untrusted/safe-console.ts'
import { mountAcrossCopies } from './other-copy.ts'
import { mountWithBasePaths } from './routes/base-paths.ts'
import type { WrappedApp } from './wrapped-app.ts'

/** Installs the handlers of a wrapped app, and warns if they are replaced. */
export function watchHandlers(app: Hono, wrapped: WrappedApp): void {
  warnOfRoutes(app)
  app.onError(wrapped.onError)
  app.notFound(wrapped.notFound)
  watch(app, wrapped, wrapped.notFound)
}

function watch(app: Hono, wrapped: WrappedApp, notFound: NotFoundHandler): void {
  const { onError: setOnError, notFound: setNotFound, route, basePath } = app
  let current = notFound
  app.onError = (handler) => {
    if (handler !== wrapped.onError) {
      // From now on only Hono can find out which handler is to be called.
      wrapped.isOverruled = true
      warnOfHandler(wrapped, 'onError', 'error responses')
    }
    return setOnError(handler)
  }
  app.notFound = (handler) => {
    if (handler !== wrapped.notFound) {
      warnOfHandler(wrapped, 'notFound', '404, 405 and OPTIONS responses')
    }
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
    watch(derived, wrapped, current)
    return derived
  }
  app.basePath = derive as typeof basePath
}

function warnOfHandler({ warnings }: WrappedApp, method: string, responses: string): void {
  if (warnings.has(method)) return
  warnings.add(method)
  logWarning(
    `app.${method}() replaces the ${responses} of httpErrors(). Use options instead, such as \`formatters\`.`
  )
}

/** The router has the handlers of routes that are there by now: they cannot be guarded any more. */
function warnOfRoutes(app: Hono): void {
  const base = basePathOf(app)
  if (!app.routes.some(({ basePath }) => isWithin(basePath, base))) return
  logWarning(
    'httpErrors() was called after routes were added: its options may not hold for them. ' +
      'Call httpErrors(new Hono()) first.'
  )
}

/** The base path of an app: a private field of Hono's types (hono 4.13, hono-base.ts `_basePath`). */
export function basePathOf(app: Hono): string {
  return app['_basePath']
}

/**
 * Whether the base path of a route is below another path, or is that one.
 *
 * @throws {TypeError} for an app that another, older copy of Hono made: before 4.8, its routes have none.
 */
export function isWithin(path: string | undefined, base: string): boolean {
  if (path === undefined) {
    throw new TypeError(
      'httpErrors() needs an app of Hono 4.9 or newer; received that of an older one.'
    )
  }
  return withSlash(path).startsWith(withSlash(base))
}

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`
}
