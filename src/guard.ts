/**
 * Hono hands to `onError` only what is `instanceof Error`: strings, null, and errors of another
 * realm pass it by and end as an empty 500 that nobody logs. The guard answers them like errors, and
 * errors right where they are thrown: to throw them on to Hono would cost as much as the answer.
 */

import type {
  Context,
  ErrorHandler,
  Handler as HonoHandler,
  Hono,
  MiddlewareHandler,
  Next,
} from 'hono'
import { findTargetHandler } from 'hono/utils/handler'
import { replacing } from './context-response.ts'
import { explained } from './forgotten-new.ts'
import { andThen, isThenable, silenced } from './hook.ts'
import type { Settings } from './options.ts'

/** Carries a thrown value that is no Error of this realm, as its cause. */
export class ThrownValue extends Error {
  override name = 'ThrownValue'

  constructor(value: unknown) {
    super('A value that is not an Error was thrown.', { cause: value })
  }
}

/** The value that was thrown in the first place. */
export function original(thrown: unknown): unknown {
  return thrown instanceof ThrownValue ? thrown.cause : thrown
}

/** Middleware: what is thrown behind it arrives in `onError`, whatever it is. */
export const catchAll: MiddlewareHandler = async (_c, next) => {
  try {
    await next()
  } catch (thrown) {
    throw asError(thrown)
  }
}

type Handler = (c: Context, next: Next) => unknown

/** Whose settings hold; of an app that is wrapped twice, those of the last time. */
interface Owner {
  settings: Settings
  onError: ErrorHandler
  readonly app: Hono
  /** Whether the app, or what its `basePath` made, was given another error handler afterwards. */
  isOverruled: boolean
}

const owners = /* @__PURE__ */ new WeakMap<object, Owner>()

/** The settings of the app that guarded a handler, of the innermost where apps are nested. */
export function guardOf(handler: HonoHandler): Settings | undefined {
  return owners.get(findTargetHandler(handler))?.settings
}

/**
 * Guards every handler and middleware that is added to the app from now on. It costs a request a try
 * block and a glance at the result: no middleware is added, so routes without any stay on Hono's
 * short path.
 */
export function guardRoutes(app: Hono, settings: Settings, onError: ErrorHandler): void {
  const { router } = app
  const wrapped = owners.get(router)
  if (wrapped) {
    if (wrapped.app !== app) {
      throw new TypeError(
        'httpErrors() was called with the basePath() of an app that it has wrapped already: both ' +
          'share their routes. For options of its own, wrap a new Hono() and mount it by route().'
      )
    }
    wrapped.settings = settings
    wrapped.onError = onError
    return
  }
  const owner: Owner = { settings, onError, app, isOverruled: false }
  owners.set(router, owner)
  watchHandler(app, owner)
  const add = router.add.bind(router)
  const base = withSlash(app['_basePath'])
  router.add = (method, path, [handler, route]) => {
    // One that `basePath` made adds to the routes of the app it comes from, whose errors are not ours.
    if (!withSlash(route.basePath).startsWith(base)) return add(method, path, [handler, route])
    route.handler = guarded(handler as Handler, owner) as typeof handler
    owners.set(route.handler, owner)
    add(method, path, [route.handler, route])
  }
}

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`
}

/** An app that `basePath` made shares the routes, but may be given an error handler of its own. */
export function guardClone(clone: Hono): void {
  const owner = owners.get(clone.router)
  if (owner) watchHandler(clone, owner)
}

/** Once there is another handler, only Hono knows whose turn it is. */
function watchHandler(app: Hono, owner: Owner): void {
  const { onError } = app
  app.onError = (handler) => {
    if (handler !== owner.onError) owner.isOverruled = true
    return onError(handler)
  }
}

function guarded(handler: Handler, owner: Owner): Handler {
  // Only what takes `next` can pass a request on.
  const mayPass = handler.length > 1
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
  // Hono and its tools read a handler's name, its arity and the notes they left on it.
  return Object.defineProperties(guard, Object.getOwnPropertyDescriptors(handler))
}

function settled(result: Promise<unknown>, c: Context, owner: Owner): Promise<unknown> {
  return result.then(proven, (thrown: unknown) => answered(thrown, c, owner))
}

/** What Hono would answer to a thrown value, were it an Error and thrown on. */
function answered(thrown: unknown, c: Context, { onError, isOverruled }: Owner): unknown {
  const error = asError(thrown)
  // Only for what is thrown does Hono replace a response that is there.
  if (c.finalized || isOverruled) throw error
  c.error = error
  const response = onError(error, c)
  return andThen(response, replacing, c)
}

/** The place among a request's handlers of the last one that called `next`. */
const passedBy = /* @__PURE__ */ Symbol('passedBy')

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
export function lastPassing(c: Context & Passing, last: HonoHandler): number | undefined {
  return owners.has(last) ? (c[passedBy] ?? -1) : undefined
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
  return 'arrayBuffer' in result || 'newResponse' in result
}

function asError(thrown: unknown): Error {
  return isError(thrown) ? thrown : new ThrownValue(silenced(thrown))
}

function isError(value: unknown): value is Error {
  try {
    return value instanceof Error
  } catch {
    return false // a revoked Proxy
  }
}
