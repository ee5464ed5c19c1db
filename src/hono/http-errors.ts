/** Connects the pipeline to Hono: the handlers of an app, and its `fetch`. */

import type { Context, ErrorHandler, Hono, MiddlewareHandler, NotFoundHandler } from 'hono'
import { routesOf } from './routes/matched-routes.ts'
import { isLeftToHono, methodsOf, type Methods } from './routes/allowed-methods.ts'
import { isIntentionalNotFound } from './routes/intentional-not-found.ts'
import { ErrorContext } from '../response/error-context.ts'
import { handleThrown, handleUnthrown } from '../response/handle-error.ts'
import { checkOf } from './declared-errors.ts'
import { contextResponse, replaceResponse, type Place } from './context-response.ts'
import { MethodNotAllowed, NotFound, NotImplemented } from '../errors/errors.ts'
import type { Reply } from '../response/exchange.ts'
import { catchAll, guardRoutes } from './guard.ts'
import { originalValue } from './thrown-value.ts'
import { andThen } from '../untrusted/maybe-promise.ts'
import { invalidSetting } from '../fields/grammar.ts'
import { isHonoApp, notAnApp } from './hono-app.ts'
import type { HttpError } from '../errors/http-error.ts'
import { catchRejections } from './last-resort.ts'
import type { HttpErrorsOptions } from '../response/options.ts'
import { readOptions, type Settings } from '../response/settings.ts'
import type { Preset } from '../response/preset.ts'
import { captureAllStacks } from '../errors/stack.ts'
import { exchangeOf } from './request-exchange.ts'
import { settingsByPath, type SettingsByPath } from './routes/settings-of-path.ts'

/** The handlers of a wrapped app, to be installed by hand. */
export interface HttpErrorHandlers {
  /** For `app.onError`. */
  readonly onError: ErrorHandler
  /** For `app.notFound`. Responds to OPTIONS, and with 405, if it was given the app. */
  readonly notFound: NotFoundHandler
  /** For `app.use`, as the first middleware: passes thrown values that are no Errors to `onError`. */
  readonly catchAll: MiddlewareHandler
}

/** A Hono app of any environment and schema, or one of a class that extends Hono. */
export interface AnyApp extends Pick<Hono, 'router' | 'routes'> {
  /** `app.onError`. */
  readonly onError: unknown
  /** `app.notFound`. */
  readonly notFound: unknown
  /** `app.fetch`. */
  readonly fetch: unknown
}

/** Options of `httpErrorHandlers`. */
export interface HttpErrorHandlersOptions extends HttpErrorsOptions {
  /** The app whose routes name the methods of a path. Without it, no response is a 405. */
  readonly app?: Pick<Hono, 'routes'>
}

/**
 * Wraps an app: its handlers, its error and not-found handlers, and its `fetch`.
 *
 * @returns the same app.
 * @throws {TypeError} that names the option, or that says what was passed in place of an app.
 */
export function wrapApp(
  app: unknown,
  options: HttpErrorsOptions | undefined,
  preset: Preset
): Hono {
  if (!isHonoApp(app)) throw notAnApp(app)
  const settings = readOptions(preset, options)
  if (settings.capturesAllStacks) captureAllStacks()
  const methods = methodsOf(app)
  guardRoutes(app, settings, {
    onError: errorHandler(settings, methods),
    notFound: notFoundHandler(settingsByPath(app, settings), methods),
  })
  catchRejections(app, settings)
  return app
}

/**
 * Returns the handlers that `wrapApp` installs.
 *
 * @throws {TypeError} that names the option.
 */
export function handlersFor(options: HttpErrorHandlersOptions, preset: Preset): HttpErrorHandlers {
  if (isHonoApp(options)) {
    throw new TypeError(
      'httpErrorHandlers() needs options; received a Hono app. Write httpErrorHandlers({ app }).'
    )
  }
  const settings = readOptions(preset, options, ['app'])
  if (settings.capturesAllStacks) captureAllStacks()
  const { app } = options
  if (app !== undefined && !Array.isArray(app?.routes)) {
    throw invalidSetting('app', 'a Hono app', app)
  }
  const methods = app && methodsOf(app)
  return {
    onError: errorHandler(settings, methods),
    notFound: notFoundHandler(() => settings, methods),
    catchAll,
  }
}

function errorHandler(settings: Settings, methods: Methods | undefined): ErrorHandler {
  const allowed = methods && ((c: Context) => allowedMethods(c, methods))
  return function httpErrorHandler(thrown, c) {
    const context = contextOf(settings, c, allowed)
    const chosen = handleThrown(originalValue(thrown), context)
    const check = checkOf(c, settings)
    const reply = check ? andThen(chosen, check, context) : chosen
    // RFC 9110 §15.2.2: after a 101 no more HTTP response can be sent. The error is only reported.
    if (c.finalized && c.res.status === 101) return andThen(reply, takeUpgrade(c))
    return andThen(reply, contextResponse, context)
  }
}

/**
 * Takes the 101 out of the context and returns a function that returns it: Hono would copy it, and a
 * Response with the status 101 cannot be constructed.
 */
function takeUpgrade(c: Context): () => Response {
  const upgrade = c.res
  c.res = undefined
  return () => upgrade
}

/**
 * Returns the methods of the path. The routes of a mounted sub-app have no mount path, so the path is
 * also tried without its first segments: `/api/v1/books`, then `/v1/books`, then `/books`.
 */
function allowedMethods(c: Context, methods: Methods): readonly string[] {
  const segments = c.req.path.split('/')
  const depth = routesOf(c)[c.req.routeIndex]?.basePath.split('/').length ?? 0
  const shorter = Array.from({ length: depth }, (_, n) => `/${segments.slice(n + 1).join('/')}`)
  const candidates = [c.req.path, ...shorter].map((path) => methods.of(path))
  return candidates.find((list) => list.length > 0) ?? []
}

function notFoundHandler(
  settingsOf: SettingsByPath,
  methods: Methods | undefined
): NotFoundHandler {
  return function httpNotFoundHandler(c) {
    const settings = settingsOf(c.req.path)
    const context = contextOf(settings, c)
    const { routing } = settings
    const allowed = methods && !isIntentionalNotFound(c) ? methods.of(c.req.path) : []
    const reply =
      routing.options && c.req.method === 'OPTIONS' && allowed.length > 0
        ? optionsReply(allowed)
        : handleUnthrown(unroutedError(c, allowed, methods, routing), context)
    return andThen(reply, respondInPlace, context)
  }
}

function respondInPlace(reply: Reply, place: Place): Response {
  return replaceResponse(contextResponse(reply, place), place.c)
}

/** The context of an error that Hono has caught, which has a context of Hono. */
function contextOf(
  settings: Settings,
  c: Context,
  allowed?: ErrorContext['allowed']
): ErrorContext & Place {
  return new ErrorContext(settings, exchangeOf(c.req.raw, c.env), c, allowed) as ErrorContext &
    Place
}

/** RFC 9110 §9.1: an unknown method is a 501, a known one that the resource does not allow a 405. */
function unroutedError(
  c: Context,
  allow: readonly string[],
  methods: Methods | undefined,
  routing: Settings['routing']
): HttpError {
  const { method } = c.req
  if (routing.notImplemented && methods && !methods.isKnown(method)) return new NotImplemented()
  const isRefused = allow.length > 0 && !allow.includes(method)
  if (routing.methodNotAllowed && isRefused && !isLeftToHono(c)) {
    return new MethodNotAllowed({ allow })
  }
  // Shared, as no code of the app receives it: to construct an error takes as long as to respond.
  shared404 ??= Object.freeze(new NotFound())
  return shared404
}

let shared404: NotFound | undefined

/** RFC 9110 §9.3.7. RFC 9110 §8.6: a 204 has no Content-Length. */
function optionsReply(allowed: readonly string[]): Reply {
  return { status: 204, fields: { Allow: allowed.join(', ') }, content: null }
}
