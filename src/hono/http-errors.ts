/** The shell around the pipeline: Hono's handlers, and the net below them. */

import type { Context, ErrorHandler, Hono, MiddlewareHandler, NotFoundHandler } from 'hono'
import { routesOf } from './routes/matched-routes.ts'
import { isLeftToHono, methodsOf, type Methods } from './routes/allowed-methods.ts'
import { isIntentionalNotFound } from './routes/intentional-not-found.ts'
import { handleThrown, handleUnthrown, type ErrorScope } from '../response/handle-error.ts'
import { contextResponse, replaceResponse, type Place } from './context-response.ts'
import { MethodNotAllowed, NotFound, NotImplemented } from '../errors/errors.ts'
import type { Reply } from '../response/exchange.ts'
import { catchAll, guardRoutes } from './guard.ts'
import { originalValue } from './thrown-value.ts'
import { andThen } from '../untrusted/maybe-promise.ts'
import { isHonoApp, notAnApp } from './hono-app.ts'
import type { HttpError } from '../errors/http-error.ts'
import { catchRejections } from './last-resort.ts'
import { readOptions, type HttpErrorsOptions, type Settings } from '../response/options.ts'
import { exchangeOf } from './request-exchange.ts'
import { settingsByPath, type SettingsByPath } from './routes/settings-of-path.ts'

/** The handlers, for those who wire by hand. */
export interface HttpErrorHandlers {
  /** For `app.onError`. */
  readonly onError: ErrorHandler
  /** For `app.notFound`; answers 405 and OPTIONS when it was given the app. */
  readonly notFound: NotFoundHandler
  /** For `app.use`, as the first middleware: hands thrown values that are no Errors to `onError`. */
  readonly catchAll: MiddlewareHandler
}

/** A Hono app of whatever environment and schema, or one of a class that extends Hono. */
export interface AnyApp extends Pick<Hono, 'router' | 'routes'> {
  readonly onError: unknown
  readonly notFound: unknown
  readonly fetch: unknown
}

/** Options of `httpErrorHandlers`. */
export interface HttpErrorHandlersOptions extends HttpErrorsOptions {
  /** The app whose routes tell which methods a path has; without it there is no 405. */
  readonly app?: Pick<Hono, 'routes'>
}

/**
 * Makes an app answer errors as the RFCs ask for: whatever is thrown, and what is not found. Wrap
 * the app before adding routes to it, and a sub-app before mounting it with `route`: its options
 * then hold for its paths.
 *
 * @returns the same app, its types kept.
 * @throws {TypeError} that names the option when it is not what it should be, says what was passed
 * in place of an app, or that the app is wrapped already.
 * @example
 * ```ts
 * const app = httpErrors(new Hono())
 * app.get('/books/:id', () => {
 *   throw new NotFound('No book has that id.')
 * })
 * ```
 */
export function httpErrors<App extends AnyApp>(app: App, options?: HttpErrorsOptions): App
export function httpErrors(app: Hono, options?: HttpErrorsOptions): Hono {
  if (!isHonoApp(app)) throw notAnApp(app)
  const settings = readOptions(options)
  const methods = methodsOf(app)
  guardRoutes(app, settings, {
    onError: errorHandler(settings, methods),
    notFound: notFoundHandler(settingsByPath(app, settings), methods),
  })
  catchRejections(app, settings)
  return app
}

/**
 * The handlers that `httpErrors` installs, to be installed by hand.
 *
 * @throws {TypeError} that names the option when one is not what it should be.
 * @example
 * ```ts
 * const { onError, notFound, catchAll } = httpErrorHandlers({ app })
 * app.use(catchAll).onError(onError).notFound(notFound)
 * ```
 */
export function httpErrorHandlers(options: HttpErrorHandlersOptions = {}): HttpErrorHandlers {
  if (isHonoApp(options)) {
    throw new TypeError(
      'httpErrorHandlers() needs options; received a Hono app. Write httpErrorHandlers({ app }).'
    )
  }
  const settings = readOptions(options, ['app'])
  const { app } = options
  if (app !== undefined && !Array.isArray(app?.routes)) {
    throw notAnApp(app)
  }
  const methods = app && methodsOf(app)
  return {
    onError: errorHandler(settings, methods),
    notFound: notFoundHandler(() => settings, methods),
    catchAll,
  }
}

function errorHandler(settings: Settings, methods: Methods | undefined): ErrorHandler {
  const allowed = methods && ((c: Context) => methodsWithin(c, methods))
  return function httpErrorHandler(thrown, c) {
    const scene = sceneOf(settings, c, allowed)
    const reply = handleThrown(originalValue(thrown), scene)
    // RFC 9110 §15.2.2: after a 101 the connection is HTTP's no more. The error is reported alone.
    if (c.finalized && c.res.status === 101) return andThen(reply, keptUpgrade(c))
    return andThen(reply, contextResponse, scene)
  }
}

/** Takes the 101 out of the context, as Hono would copy it there, and no 101 can be constructed. */
function keptUpgrade(c: Context): () => Response {
  const upgrade = c.res
  c.res = undefined
  return () => upgrade
}

/** The methods of the path: a mounted sub-app knows it without the path it is mounted at. */
function methodsWithin(c: Context, methods: Methods): readonly string[] {
  const segments = c.req.path.split('/')
  const mounted = routesOf(c)[c.req.routeIndex]?.basePath.split('/').length ?? 0
  const paths = Array.from({ length: mounted }, (_, cut) => `/${segments.slice(cut + 1).join('/')}`)
  const known = [c.req.path, ...paths].map((path) => methods.of(path))
  return known.find((list) => list.length > 0) ?? []
}

function notFoundHandler(scopes: SettingsByPath, methods: Methods | undefined): NotFoundHandler {
  return function httpNotFoundHandler(c) {
    const scene = sceneOf(scopes(c.req.path), c)
    const allowed = methods && !isIntentionalNotFound(c) ? methods.of(c.req.path) : []
    const reply =
      c.req.method === 'OPTIONS' && allowed.length > 0
        ? optionsReply(allowed)
        : handleUnthrown(unrouted(c, allowed, methods), scene)
    return andThen(reply, replacingResponse, scene)
  }
}

function replacingResponse(reply: Reply, place: Place): Response {
  return replaceResponse(contextResponse(reply, place), place.c)
}

function sceneOf(
  settings: Settings,
  c: Context,
  allowed?: ErrorScope['allowed']
): ErrorScope & Place {
  return { settings, c, exchange: exchangeOf(c.req.raw, c.env), allowed }
}

/** RFC 9110 §9.1: an unknown method is a 501, a known one that is not for this resource a 405. */
function unrouted(c: Context, allow: readonly string[], methods: Methods | undefined): HttpError {
  const { method } = c.req
  if (methods && !methods.isKnown(method)) return new NotImplemented()
  if (allow.length > 0 && !allow.includes(method) && !isLeftToHono(c)) {
    return new MethodNotAllowed({ allow })
  }
  // One for all: nobody throws it, and to make an error takes as long as to answer it.
  missing ??= Object.freeze(new NotFound())
  return missing
}

let missing: NotFound | undefined

/** RFC 9110 §9.3.7. RFC 9110 §8.6: a 204 has no Content-Length. */
function optionsReply(allowed: readonly string[]): Reply {
  return { status: 204, fields: { Allow: allowed.join(', ') }, content: null }
}
