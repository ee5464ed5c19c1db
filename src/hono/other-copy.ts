/** Mounting an app that another copy of Hono made. */

import type { Hono } from 'hono'

/**
 * Calls `mount`, which mounts `subApp` in `app`.
 *
 * `route` leaves the errors of a sub-app to its parent if the sub-app has the default error handler.
 * It compares functions, and each copy of Hono has a default of its own: without this, the text
 * "Internal Server Error" would be the response to every error of the sub-app.
 */
export function mountAcrossCopies<Result>(app: Hono, subApp: Hono, mount: () => Result): Result {
  const base = baseClassOf(app)
  const otherBase = baseClassOf(subApp)
  if (base === otherBase || !base || !otherBase) return mount()
  const { errorHandler } = subApp as unknown as WithErrorHandler
  if (errorHandler !== defaultHandlerOf(otherBase)) return mount()
  try {
    Object.assign(subApp, { errorHandler: defaultHandlerOf(base) })
    return mount()
  } finally {
    Object.assign(subApp, { errorHandler })
  }
}

/** A private field of Hono's types, from Hono 4.0 to 4.13 a public one of its objects. */
interface WithErrorHandler {
  readonly errorHandler: unknown
}

type BaseClass = new () => WithErrorHandler

function defaultHandlerOf(base: BaseClass): unknown {
  return new base().errorHandler
}

/** HonoBase, from which `Hono` and the classes of users inherit; undefined for what is no app. */
function baseClassOf(app: unknown): BaseClass | undefined {
  let base: object | null | undefined
  let next: object | null = Object(app)
  while (next !== null && next !== Object.prototype) {
    base = next
    next = Object.getPrototypeOf(next)
  }
  const found: unknown = base && 'route' in base ? base.constructor : undefined
  return typeof found === 'function' && found !== Object ? (found as BaseClass) : undefined
}
