/**
 * Calls every handler of a wrapped app inside a try block, for two reasons:
 * - Hono gives only what is `instanceof Error` to `onError`. Strings, null and errors of another realm
 *   reject `app.fetch` instead, and end as an empty 500 without a log (hono 4.13: hono-base.ts
 *   `#handleError`, compose.ts `dispatch`).
 * - To respond here takes much less time than to rethrow through `compose`.
 */

import type { Context, ErrorHandler, Hono, MiddlewareHandler, Next, NotFoundHandler } from 'hono'
import { explained } from '../errors/forgotten-new.ts'
import type { Settings } from '../response/settings.ts'
import { hasProperty, isResponseLike, propertyOf } from '../untrusted/inspect.ts'
import { andThen, isThenable } from '../untrusted/maybe-promise.ts'
import { typeName } from '../untrusted/received-value.ts'
import { replaceResponse } from './context-response.ts'
import { declarationOf } from './declared-errors.ts'
import { recordError } from './error-record.ts'
import { isMethodNotAllowed, mayCallNext } from './handler-source.ts'
import { recordingNext } from './routes/intentional-not-found.ts'
import { routesOf } from './routes/matched-routes.ts'
import { asError, isError } from './thrown-value.ts'
import { basePathOf, isWithin, watchHandlers } from './watch-handlers.ts'
import { markedGuard, setWrappedApp, wrappedAppOfHandler, type WrappedApp } from './wrapped-app.ts'

/** Middleware: what is thrown behind it reaches `onError`, whatever it is. */
export const catchAll: MiddlewareHandler = async (c, next) => {
  try {
    await next()
  } catch (thrown) {
    recordError(c)
    throw asError(thrown)
  }
}

type Handler = (c: Context, next: Next) => unknown

/**
 * Guards every handler and middleware that is added to the app from now on. It costs a request a try
 * block and a check of the result: no middleware is added, so routes without any stay on Hono's
 * short path.
 *
 * @throws {TypeError} if the app, or the app that it shares its routes with, is wrapped already.
 */
export function guardRoutes(
  app: Hono,
  settings: Settings,
  handlers: { readonly onError: ErrorHandler; readonly notFound: NotFoundHandler }
): void {
  const { router } = app
  if (wrappedAppOfHandler(router)) {
    throw new TypeError(
      'httpErrors() was called twice on an app, or on its basePath(). Call it once, with all options; for ' +
        'other options, wrap a new Hono() and mount it by route().'
    )
  }
  const wrapped: WrappedApp = {
    ...handlers,
    settings,
    isOverruled: false,
    warnings: new Set(),
  }
  setWrappedApp(router, wrapped)
  watchHandlers(app, wrapped)
  const add = router.add.bind(router)
  const base = basePathOf(app)
  // Hono adds `[handler, route]` (hono 4.13, hono-base.ts `#addRoute`); guard.test.ts fails if it no
  // longer does.
  router.add = (method, path, [handler, route]) => {
    let added = handler
    // One that `basePath` made adds to the routes of the app it comes from, whose errors are not ours.
    // `hono/method-not-allowed` looks for itself among the routes, and never throws.
    if (isWithin(route.basePath, base) && !isMethodNotAllowed(handler)) {
      // To call it would take the route off Hono's short path. It stays in `app.routes`.
      const declaration = declarationOf(handler)
      if (declaration) return declaration.add(route, wrapped)
      // `app.route` reads the handler of the route, and the router calls the other one.
      route.handler = mountedGuard(handler as Handler, wrapped) as typeof handler
      added = isComposed(handler) ? route.handler : (guarded(handler, wrapped) as typeof handler)
    }
    add(method, path, [added, route])
  }
}

function guarded(handler: Handler, wrapped: WrappedApp): Handler {
  // Only what takes `next` can pass a request on.
  const mayPass = mayCallNext(handler)
  const guard: Handler = (c, next) => {
    // No closures here: V8 would put the arguments of every call on the heap.
    try {
      const result = handler(c, mayPass ? recordingNext(c, next) : next)
      if (result instanceof Promise) return checkLater(result, c, wrapped)
      // As Hono does: what it awaits need not be a Promise of this realm.
      return isThenable(result)
        ? checkLater(Promise.resolve(result), c, wrapped)
        : throwIfNoResponse(result)
    } catch (thrown) {
      return respondTo(thrown, c, wrapped)
    }
  }
  return markedGuard(guard, handler, wrapped)
}

function checkLater(result: Promise<unknown>, c: Context, wrapped: WrappedApp): Promise<unknown> {
  return result.then(throwIfNoResponse, (thrown: unknown) => respondTo(thrown, c, wrapped))
}

/**
 * The guard of a handler that Hono composes: that of a sub-app with an error handler. There Hono
 * makes an empty 200 of a handler that returned nothing (`compose(…)(c).res`, 4.0 to 4.13), although
 * it is no response anywhere else. A handler that is already composed has always returned the
 * response of the context, whether or not there was one.
 */
function mountedGuard(handler: Handler, wrapped: WrappedApp): Handler {
  const mayPass = mayCallNext(handler)
  const isNested = isComposed(handler)
  const guard: Handler = async (c, next) => {
    try {
      const result = throwIfNoResponse(await handler(c, mayPass ? recordingNext(c, next) : next))
      if (c.finalized || (result && !isNested)) return result
      // What Hono does where it does not compose: a 404 for the only handler, an error among several.
      if (routesOf(c).length === 1) return await c.notFound()
      throw new Error(noResponse)
    } catch (thrown) {
      return respondTo(thrown, c, wrapped)
    }
  }
  return markedGuard(guard, handler, wrapped)
}

const noResponse = 'No handler returned a response: return one, or `await next()` in middleware.'

/**
 * Whether `app.route` made the handler, of one of a sub-app that has an error handler (hono 4.13,
 * utils/constants.ts `COMPOSED_HANDLER`).
 */
function isComposed(handler: object): boolean {
  return '__COMPOSED_HANDLER' in handler
}

/** Responds to a thrown value, or throws it as an Error where only Hono can respond. */
function respondTo(thrown: unknown, c: Context, { onError, isOverruled }: WrappedApp): unknown {
  const error = asError(thrown)
  // `compose` replaces a response that is there only after a throw: it would ignore what we return.
  if (c.finalized || isOverruled) {
    recordError(c)
    throw error
  }
  c.error = error
  return andThen(onError(error, c), replaceResponse, c)
}

/** Throws if a handler returned an Error instead of throwing it, or what Hono cannot send. */
function throwIfNoResponse(result: unknown): unknown {
  if (result instanceof Response || !result || isResponseLike(result) || isContext(result)) {
    return result
  }
  const meant = explained(result)
  if (isError(meant)) throw meant
  throw new TypeError(
    `A handler returned ${typeName(result)}: return a response, such as c.json(value).`
  )
}

/** Whether this is the Context, with which `next()` may come back. */
function isContext(result: unknown): boolean {
  if (!hasProperty(result, 'newResponse')) return false
  // Hono would send the Context as if it were a Response.
  if (propertyOf(result, 'finalized') === false) throw new Error(noResponse)
  return true
}
