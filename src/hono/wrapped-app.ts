/** Which wrapped app a handler or a router belongs to. */

import type { ErrorHandler, NotFoundHandler } from 'hono'
import type { RouterRoute } from 'hono/types'
import { findTargetHandler } from 'hono/utils/handler'
import { mayCallNext } from './handler-source.ts'
import type { Settings } from '../response/settings.ts'

type AnyFunction = (...args: never) => unknown

/** An app that `httpErrors` has wrapped. */
export interface WrappedApp {
  readonly settings: Settings
  readonly onError: ErrorHandler
  readonly notFound: NotFoundHandler
  /** Whether the app, or what its `basePath` made, was given another error handler afterwards. */
  isOverruled: boolean
  /** The routes of `throws`, which the router does not have. */
  declarations?: RouterRoute[]
  /** The warnings that were written for this app. */
  readonly warnings: Set<string>
}

// Registered symbols, as two copies of this package may wrap apps that are mounted in one another.
const wrappedApp = /* @__PURE__ */ Symbol.for('hono-http-errors.wrappedApp')
const callsNext = /* @__PURE__ */ Symbol.for('hono-http-errors.callsNext')

interface Marked {
  readonly [wrappedApp]?: WrappedApp
  readonly [callsNext]?: boolean
}

/** Returns the wrapped app that a router belongs to, or that has guarded a handler. */
export function wrappedAppOfHandler(value: object): WrappedApp | undefined {
  return (value as Marked)[wrappedApp]
}

/** Returns the settings of the app that guarded a handler, of the innermost where apps are nested. */
export function settingsOfHandler(handler: AnyFunction): Settings | undefined {
  return wrappedAppOfHandler(findTargetHandler(handler))?.settings
}

/** Sets which app a router belongs to. */
export function setWrappedApp(router: object, wrapped: WrappedApp): void {
  Object.defineProperty(router, wrappedApp, { value: wrapped })
}

/**
 * Gives the guard of a handler the name, the `length` and all other properties of the handler, which Hono
 * reads (hono 4.13, utils/handler.ts `findTargetHandler`, `isMiddleware`).
 */
export function markedGuard<Guard extends AnyFunction>(
  guard: Guard,
  handler: AnyFunction,
  wrapped: WrappedApp
): Guard {
  return Object.defineProperties(guard, {
    ...Object.getOwnPropertyDescriptors(handler),
    [wrappedApp]: { value: wrapped },
    [callsNext]: { value: mayCallNext(handler) },
  })
}

/** Whether the handler that a route was given may call `next`, and so is middleware. */
export function isMiddleware(handler: AnyFunction): boolean {
  const target = findTargetHandler(handler) as AnyFunction
  return (target as Marked)[callsNext] ?? mayCallNext(target)
}
