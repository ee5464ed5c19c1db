/**
 * Hono hands to `onError` only what is `instanceof Error`: strings, null, and errors of another
 * realm pass it by and end as an empty 500 that nobody logs. The guard answers them like errors, and
 * errors right where they are thrown: to throw them on to Hono would cost as much as the answer.
 */

import type { Context, ErrorHandler, Hono, MiddlewareHandler, Next, NotFoundHandler } from 'hono'
import { noteContext } from './answered-requests.ts'
import { replaceResponse } from './context-response.ts'
import { explained } from '../errors/forgotten-new.ts'
import { isMethodNotAllowed, mayCallNext } from './handler-source.ts'
import { andThen, isThenable } from '../untrusted/call-hook.ts'
import { isResponseLike } from '../untrusted/inspect.ts'
import type { Settings } from '../response/options.ts'
import { routesOf } from './routes/matched-routes.ts'
import { markedGuard, wrappedAppOfHandler, noteWrappedApp, type WrappedApp } from './wrapped-app.ts'
import { asError, isError } from './thrown-value.ts'
import { isWithin, watchHandlers } from './watch-handlers.ts'

/** Middleware: what is thrown behind it arrives in `onError`, whatever it is. */
export const catchAll: MiddlewareHandler = async (c, next) => {
  try {
    await next()
  } catch (thrown) {
    noteContext(c)
    throw asError(thrown)
  }
}

type Handler = (c: Context, next: Next) => unknown

/**
 * Guards every handler and middleware that is added to the app from now on. It costs a request a try
 * block and a glance at the result: no middleware is added, so routes without any stay on Hono's
 * short path.
 *
 * @throws {TypeError} if the app, or the app that it shares its routes with, is wrapped already.
 */
export function guardRoutes(
  app: Hono,
  settings: Settings,
  { onError, notFound }: { readonly onError: ErrorHandler; readonly notFound: NotFoundHandler }
): void {
  const { router } = app
  const wrapped = wrappedAppOfHandler(router)
  if (wrapped) throw wrappedAlready(wrapped.app === app)
  const owner: WrappedApp = {
    settings,
    onError,
    notFound,
    app,
    isOverruled: false,
    warnings: new Set(),
  }
  noteWrappedApp(router, owner)
  watchHandlers(app, owner)
  const add = router.add.bind(router)
  const base = app['_basePath']
  router.add = (method, path, [handler, route]) => {
    // One that `basePath` made adds to the routes of the app it comes from, whose errors are not ours.
    // `hono/method-not-allowed` looks for itself among the routes, and never throws.
    if (!isWithin(route.basePath, base) || isMethodNotAllowed(handler)) {
      return add(method, path, [handler, route])
    }
    // `app.route` reads the handler of the route, and the router calls the other one.
    route.handler = mountedGuard(handler as Handler, owner) as typeof handler
    const guard = isComposed(handler) ? route.handler : guarded(handler as Handler, owner)
    add(method, path, [guard as typeof handler, route])
  }
}

function wrappedAlready(isSameApp: boolean): TypeError {
  return new TypeError(
    isSameApp
      ? 'httpErrors() was called twice on the same app. Call it once, and pass all options there.'
      : 'httpErrors() was called with the basePath() of an app that it has wrapped already: both ' +
          'share their routes. For other options, wrap a new Hono() and mount it by route().'
  )
}

function guarded(handler: Handler, owner: WrappedApp): Handler {
  // Only what takes `next` can pass a request on.
  const mayPass = mayCallNext(handler)
  const guard: Handler = (c, next) => {
    // No closure in here: for one alone, every call would have its parameters on the heap.
    try {
      const result = handler(c, mayPass ? noted(c, next) : next)
      if (result instanceof Promise) return settled(result, c, owner)
      // As Hono does: what waits need not be a Promise of this realm.
      return isThenable(result) ? settled(Promise.resolve(result), c, owner) : proven(result)
    } catch (thrown) {
      return answered(thrown, c, owner)
    }
  }
  return markedGuard(guard, handler, owner)
}

function settled(result: Promise<unknown>, c: Context, owner: WrappedApp): Promise<unknown> {
  return result.then(proven, (thrown: unknown) => answered(thrown, c, owner))
}

/**
 * The guard of a handler that Hono composes: that of a sub-app with an error handler. There Hono
 * makes an empty 200 of a handler that returned nothing (`compose(…)(c).res`, 4.0 to 4.13), although
 * it is no response anywhere else. A handler that is already composed has always returned the
 * response of the context, whether or not there was one.
 */
function mountedGuard(handler: Handler, owner: WrappedApp): Handler {
  const mayPass = mayCallNext(handler)
  const isNested = isComposed(handler)
  const guard: Handler = async (c, next) => {
    try {
      const result = proven(await handler(c, mayPass ? noted(c, next) : next))
      if (c.finalized || (result && !isNested)) return result
      // What Hono does where it does not compose: a 404 for the only handler, an error among several.
      if (routesOf(c).length === 1) return await c.notFound()
      throw new Error(notAnswered)
    } catch (thrown) {
      return answered(thrown, c, owner)
    }
  }
  return markedGuard(guard, handler, owner)
}

const notAnswered =
  'No handler returned a response. Return one from the handler; in middleware, return one or `await next()`.'

/** Whether `app.route` made the handler, of one of a sub-app that has an error handler. */
function isComposed(handler: object): boolean {
  return '__COMPOSED_HANDLER' in handler
}

/** What Hono would answer to a thrown value, were it an Error and thrown on. */
function answered(thrown: unknown, c: Context, { onError, isOverruled }: WrappedApp): unknown {
  const error = asError(thrown)
  // Only for what is thrown does Hono replace a response that is there.
  if (c.finalized || isOverruled) {
    noteContext(c)
    throw error
  }
  c.error = error
  const response = onError(error, c)
  return andThen(response, replaceResponse, c)
}

/** The place among a request's handlers of the last one that called `next`. */
const passedBy: unique symbol = /* @__PURE__ */ Symbol.for('hono-http-errors.passedBy')

interface Passing {
  [passedBy]?: number
}

/** `next`, which notes on the context that it was called. */
function noted(c: Context & Passing, next: Next): Next {
  return () => {
    c[passedBy] = c.req.routeIndex
    return next()
  }
}

/** Which handler was the last to call `next`; undefined where the last one is not guarded. */
export function lastPassing(c: Context & Passing, last: object): number | undefined {
  return wrappedAppOfHandler(last) ? (c[passedBy] ?? -1) : undefined
}

/** What Hono can make a response of; an error that somebody forgot to throw is thrown. */
function proven(result: unknown): unknown {
  if (result instanceof Response || !result || isAnswer(result)) return result
  const meant = explained(result)
  throw isError(meant) ? meant : new TypeError(`A handler returned ${typeof result}.`)
}

/** A Response, or the Context that `next()` may come back with. */
function isAnswer(result: unknown): boolean {
  if (typeof result !== 'object' || result === null) return false
  if (isResponseLike(result)) return true
  if (!('newResponse' in result)) return false
  // Hono would send the Context as if it were a Response.
  if ('finalized' in result && result.finalized === false) throw new Error(notAnswered)
  return true
}
