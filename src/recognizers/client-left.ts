import type { Context } from 'hono'
import { causesOf, isErrorLike, propertyOf } from '../untrusted/inspect.ts'
import { isAbort } from './abort-signal.ts'

/** nginx's code for its log: no client is left to read the response, and no server has failed. */
export const CLIENT_CLOSED_REQUEST = 499

/**
 * Whether something was thrown because the client left: an AbortError or the reason of the request's
 * own signal, once that signal is aborted. The thrown value may also have either as its cause.
 */
export function clientLeft(thrown: unknown, c: Context | undefined): boolean {
  const chain = causesOf(thrown)
  // Asking for the signal makes @hono/node-server create one: only where it can matter.
  if (c === undefined || !chain.some(mayComeFromClient)) return false
  const signal = propertyOf(propertyOf(c.req, 'raw'), 'signal')
  if (propertyOf(signal, 'aborted') !== true) return false
  const reason = propertyOf(signal, 'reason')
  return chain.some((error) => isDeparture(error) || (error === reason && reason !== undefined))
}

/** A value that is no Error may be a signal's reason: that of @hono/node-server is a string. */
function mayComeFromClient(error: unknown): boolean {
  return isDeparture(error) || !isErrorLike(error)
}

/** An AbortError, or what Node and @hono/node-server throw for content that no longer arrives. */
export function isDeparture(error: unknown): boolean {
  if (isAbort(error)) return true
  const message = propertyOf(error, 'message')
  if (propertyOf(error, 'code') === 'ECONNRESET') return message === 'aborted'
  return message === 'Client connection prematurely closed.'
}
