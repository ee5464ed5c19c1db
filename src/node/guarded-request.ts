/** Node's request, guarded: which offers to upgrade are taken up. */

import type { IncomingMessage } from 'node:http'

const offered = Symbol('offered')

/**
 * The class of requests that extends Node's, or one that does so itself. Node asks its property
 * `upgrade` whether to hand the connection over or to read on and answer.
 */
export function guardedRequest<Class extends object>(
  RequestClass: Class,
  mayHandOver: (incoming: IncomingMessage) => boolean
): Class {
  // Node's declaration has no `upgrade`, and that of a class of the app's own is not known.
  const Extended = RequestClass as unknown as new (...args: unknown[]) => IncomingMessage
  class GuardedRequest extends Extended {
    declare [offered]?: boolean | null

    get upgrade(): boolean {
      return this[offered] === true && mayHandOver(this)
    }

    // Node sets it for every request, first to null.
    set upgrade(value: boolean | null) {
      this[offered] = value
    }
  }
  nameLike(GuardedRequest, RequestClass)
  return GuardedRequest as unknown as Class
}

/** Gives a subclass the name of its base class, which applications read to tell HTTP versions apart. */
export function nameLike(Subclass: object, Base: object): void {
  Object.defineProperty(Subclass, 'name', { value: Reflect.get(Base, 'name'), configurable: true })
}
