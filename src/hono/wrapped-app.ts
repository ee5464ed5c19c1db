/** Which wrapped app a handler or a router belongs to. */

import type { ErrorHandler, Hono, NotFoundHandler } from 'hono'
import { findTargetHandler } from 'hono/utils/handler'
import { mayCallNext } from './handler-source.ts'
import type { Settings } from '../response/options.ts'

type AnyFunction = (...args: never) => unknown

/** An app that `httpErrors` has wrapped. */
export interface WrappedApp {
  readonly settings: Settings
  readonly onError: ErrorHandler
  readonly notFound: NotFoundHandler
  readonly app: Hono
  /** Whether the app, or what its `basePath` made, was given another error handler afterwards. */
  isOverruled: boolean
  /** The warnings that were written for this app. */
  readonly warnings: Set<string>
}

// Registered symbols, as two copies of this package may wrap apps that are mounted in one another.
const ownerKey = /* @__PURE__ */ Symbol.for('hono-http-errors.owner')
const mayCallNextKey = /* @__PURE__ */ Symbol.for('hono-http-errors.mayCallNext')

interface Marked {
  readonly [ownerKey]?: WrappedApp
  readonly [mayCallNextKey]?: boolean
}

/** The wrapped app that a router belongs to, or that has guarded a handler. */
export function wrappedAppOfHandler(value: object): WrappedApp | undefined {
  return (value as Marked)[ownerKey]
}

/** The settings of the app that guarded a handler, of the innermost where apps are nested. */
export function settingsOfHandler(handler: AnyFunction): Settings | undefined {
  return wrappedAppOfHandler(findTargetHandler(handler))?.settings
}

/** Notes which app a router belongs to. */
export function noteWrappedApp(router: object, owner: WrappedApp): void {
  Object.defineProperty(router, ownerKey, { value: owner, configurable: true })
}

/** The guard of a handler, with the name, the `length` and all other properties of the handler. */
export function markedGuard<Guard extends AnyFunction>(
  guard: Guard,
  handler: AnyFunction,
  owner: WrappedApp
): Guard {
  return Object.defineProperties(guard, {
    ...Object.getOwnPropertyDescriptors(handler),
    [ownerKey]: { value: owner, configurable: true },
    [mayCallNextKey]: { value: mayCallNext(handler), configurable: true },
  })
}

/** Whether the handler that a route was given may call `next`, and so is middleware. */
export function isMiddleware(handler: AnyFunction): boolean {
  const target = findTargetHandler(handler) as AnyFunction
  return (target as Marked)[mayCallNextKey] ?? mayCallNext(target)
}
