/** The option `undeclared`: whether the route of a request declares the error that was answered. */

import type { Context } from 'hono'
import type { RouterRoute } from 'hono/types'
import { TrieRouter } from 'hono/router/trie-router'
import type { HttpError } from '../errors/http-error.ts'
import type { AnyErrorClass } from '../problem-types/problem-of.ts'
import { keepAlive, reportAlways } from '../response/report.ts'
import { propertyAt } from '../untrusted/inspect.ts'
import { isThenable } from '../untrusted/maybe-promise.ts'
import type { CheckDeclared } from '../response/settings.ts'
import { declarationOf } from './declared-errors.ts'
import { routesOf } from './routes/matched-routes.ts'
import { routeIndex } from './routes/route-index.ts'
import { isMiddleware, wrappedAppOfHandler, type WrappedApp } from './wrapped-app.ts'

/** Takes a route of `throws` that the router of a wrapped app does not get. */
export function addDeclaration(route: RouterRoute, wrapped: WrappedApp): void {
  wrapped.declarations ??= []
  wrapped.declarations.push(route)
  wrapped.settings.checkDeclared ??= checkDeclared
}

/** Calls the hook of the app if the route declares errors, and not this one. */
export const checkDeclared: CheckDeclared = (reply, { c, error, problem, settings }) => {
  const { status } = reply
  const { undeclared, report } = settings
  // RFC 9110 §15.6: any server may fail. A 499 is not answered, as the client has left.
  if (!undeclared || !error || !problem || status >= 500 || status === 499) return reply
  const fail = (failure: unknown): void =>
    reportAlways(report, failure, c, { problem, status, isFailure: true })
  try {
    const declarations = declarationsFor(c)
    const classes = declarations.flatMap(({ handler }) => {
      const { classes = [] } = { ...declarationOf(handler) }
      return classes
    })
    if (declarations.length === 0 || classes.some((each) => isDeclaredBy(each, error))) return reply
    const done: unknown = undeclared(error, c)
    if (isThenable(done)) keepAlive(c, catchRejection(done, fail))
  } catch (failure) {
    fail(failure)
  }
  return reply
}

/** `await` does not call the `then` of a Promise, which may have been replaced. */
async function catchRejection(
  done: PromiseLike<unknown>,
  fail: (failure: unknown) => void
): Promise<void> {
  try {
    await done
  } catch (failure) {
    fail(failure)
  }
}

/**
 * Whether a class declares an error. The class of a status declares all errors of the status, whatever their
 * type; that of a problem type all errors with that type; one that extends a class of a status its instances.
 */
function isDeclaredBy(errorClass: AnyErrorClass, error: HttpError): boolean {
  const { type, status } = error
  if (error instanceof errorClass) return true
  // The error may come from another copy of this package, or be that of `/tiny` for a status.
  const declaredType = propertyAt(errorClass, ['definition', 'type'])
  if (declaredType !== undefined) return type === declaredType
  const isOfStatus = Object.hasOwn(errorClass, 'definition')
  const isNamed = propertyAt(errorClass, ['definition', 'name']) !== undefined
  return isOfStatus && !isNamed && status === errorClass.status
}

/**
 * The routes of `throws` that apply to a request: those with the method and path of the route that answered,
 * and those that stand alone, as `app.use('/books/*', throws(NotFound))` does.
 */
function declarationsFor(c: Context): readonly RouterRoute[] {
  const matched = routesOf(c)
  const handlers = matched.filter(({ handler }) => !isMiddleware(handler))
  // Middleware before the handler may have thrown: that too is an answer of the route.
  const current = c.req.routeIndex
  const end = matched.findIndex((route, index) => index >= current && handlers.includes(route))
  const answering = matched.slice(current, end < 0 ? undefined : end + 1)
  const declarations = [
    ...matched.filter(({ handler }) => declarationOf(handler) !== undefined),
    ...unroutedDeclarations(c, matched),
  ]
  return declarations.filter(
    (route) =>
      answering.some((other) => isSameRoute(route, other)) ||
      !handlers.some((other) => isSameRoute(route, other))
  )
}

function isSameRoute(one: RouterRoute, other: RouterRoute): boolean {
  return one.method === other.method && one.path === other.path
}

const indexes = /* @__PURE__ */ new WeakMap<readonly RouterRoute[], () => TrieRouter<RouterRoute>>()

/** The routes of `throws` that match a request, of the app whose router has matched it. */
function unroutedDeclarations(c: Context, matched: readonly RouterRoute[]): readonly RouterRoute[] {
  const wrapped = matched.map(({ handler }) => wrappedAppOfHandler(handler)).find(Boolean)
  const routes = wrapped?.declarations
  if (routes === undefined) return []
  const index = indexes.get(routes) ?? routeIndex({ routes }, routerOf)
  indexes.set(routes, index)
  // Hono answers HEAD by the routes of GET.
  const method = c.req.method === 'HEAD' ? 'GET' : c.req.method
  return index()
    .match(method, c.req.path)[0]
    .map(([route]) => route)
}

function routerOf(routes: readonly RouterRoute[]): TrieRouter<RouterRoute> {
  const router = new TrieRouter<RouterRoute>()
  for (const route of routes) router.add(route.method, route.path, route)
  return router
}
