/** The routes of `throws`, which the router of a wrapped app does not get. */

import type { Context } from 'hono'
import type { RouterRoute } from 'hono/types'
import { findTargetHandler } from 'hono/utils/handler'
import type { AnyErrorClass } from '../problem-types/problem-of.ts'
import type { CheckDeclared, Settings } from '../response/settings.ts'
import type { WrappedApp } from './wrapped-app.ts'

/** What `throws` has declared for a route. All of its code is in the bundles of those that import `throws`. */
export interface Declaration {
  readonly classes: readonly AnyErrorClass[]
  /** Takes a route that the router does not get. */
  readonly add: (route: RouterRoute, wrapped: WrappedApp) => void
}

// Registered, as `throws` may come from another copy of this package than `httpErrors`.
const declaration: unique symbol = /* @__PURE__ */ Symbol.for('hono-http-errors.throws')

/** Marks the middleware of `throws`. */
export function markDeclaration(handler: object, value: Declaration): void {
  Object.defineProperty(handler, declaration, { value })
}

/** What the handler of a route declares; undefined if `throws` did not make it. */
export function declarationOf(handler: (...args: never) => unknown): Declaration | undefined {
  return (findTargetHandler(handler) as { readonly [declaration]?: Declaration })[declaration]
}

/** A context on which the middleware of `throws` was called, in an app that is not wrapped. */
type MarkedContext = Context & { [declaration]?: CheckDeclared }

/** Keeps the check on the context, for handlers that were installed by hand. */
export function markContext(c: MarkedContext, check: CheckDeclared): void {
  c[declaration] = check
}

/** Returns the check for the errors of a request, if a route of the app declares errors. */
export function checkOf(
  c: MarkedContext,
  { undeclared, checkDeclared }: Settings
): CheckDeclared | undefined {
  return undeclared && (checkDeclared ?? c[declaration])
}
