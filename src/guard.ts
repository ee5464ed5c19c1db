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
import { andThen } from './hook.ts'
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
  /** The app, and what its `basePath` made: they share their routes, not their error handlers. */
  readonly apps: Hono[]
}

/** The handler that Hono would call; its type hides it. */
function errorHandlerOf(app: object): unknown {
  return 'errorHandler' in app ? app.errorHandler : undefined
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
    wrapped.settings = settings
    wrapped.onError = onError
    wrapped.apps.push(app)
    return
  }
  const owner: Owner = { settings, onError, apps: [app] }
  owners.set(router, owner)
  const add = router.add.bind(router)
  router.add = (method, path, [handler, route]) => {
    route.handler = guarded(handler as Handler, owner) as typeof handler
    owners.set(route.handler, owner)
    add(method, path, [route.handler, route])
  }
}

/** An app that `basePath` made answers errors by its own handler, once it has one. */
export function guardClone(clone: Hono): void {
  owners.get(clone.router)?.apps.push(clone)
}

function guarded(handler: Handler, owner: Owner): Handler {
  // Only what takes `next` can pass a request on.
  const mayPass = handler.length > 1
  const guard: Handler = (c, next) => {
    // No closure in here: for one alone, every call would have its parameters on the heap.
    try {
      const result = handler(c, mayPass ? noted(c, next) : next)
      return result instanceof Promise ? settled(result, c, owner) : proven(result)
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
function answered(thrown: unknown, c: Context, { onError, apps }: Owner): unknown {
  const error = asError(thrown)
  // Hono alone can replace a response that is there, and knows the handlers that others installed.
  if (c.finalized || !apps.every((app) => errorHandlerOf(app) === onError)) throw error
  c.error = error
  return andThen(onError(error, c), (response) => finalized(c, response))
}

/**
 * Where earlier fields were merged in already, Hono must not merge them over the response again, as
 * it does when it takes over what a handler returns.
 */
export function finalized(c: Context, response: Response): Response {
  if (c.finalized) c.res = response
  return response
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
  throw isError(result) ? result : new TypeError(`A handler returned ${typeof result}.`)
}

/** A Response, or the Context that `next()` may come back with. */
function isAnswer(result: unknown): boolean {
  if (typeof result !== 'object' || result === null) return false
  return 'arrayBuffer' in result || 'newResponse' in result
}

function asError(thrown: unknown): Error {
  return isError(thrown) ? thrown : new ThrownValue(silenced(thrown))
}

/** A thrown Promise may reject, and nobody but us has it: unheard, it would end the process. */
function silenced(thrown: unknown): unknown {
  try {
    if (thrown instanceof Promise) thrown.catch(() => {})
  } catch {
    // A revoked Proxy is no Promise either.
  }
  return thrown
}

function isError(value: unknown): value is Error {
  try {
    return value instanceof Error
  } catch {
    return false // a revoked Proxy
  }
}
