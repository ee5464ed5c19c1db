import type { Context } from 'hono'
import { errorClassOf } from '../errors/classes-by-status.ts'
import type { HttpError } from '../errors/http-error.ts'
import { causesOf, isErrorLike, propertyAt, propertyOf } from '../untrusted/inspect.ts'
import { isAbort } from './abort-signal.ts'

/**
 * The error for a request whose client has left: 499, nginx's code for its log. No client is left to
 * receive the response, and it is not reported, as no server has failed.
 */
export function clientClosedRequest(cause: unknown): HttpError {
  return errorClassOf(499).from({ cause })
}

/**
 * Whether an error was thrown because the client left: an AbortError or the reason of the request's
 * own signal, once that signal is aborted. Either can also be the cause of the thrown value.
 */
export function clientLeft(thrown: unknown, c: Context | undefined): boolean {
  const chain = causesOf(thrown)
  // Reading the signal makes @hono/node-server create one: only where it can matter.
  if (c === undefined || !chain.some(mayComeFromClient)) return false
  if (isCutOff(propertyOf(c.env, 'incoming')) && chain.some(isDeparture)) return true
  const signal = propertyAt(c.req, ['raw', 'signal'])
  if (propertyOf(signal, 'aborted') !== true) return false
  const reason = propertyOf(signal, 'reason')
  return chain.some((error) => isDeparture(error) || (error === reason && reason !== undefined))
}

/**
 * Whether the connection was lost before all of the content had arrived. @hono/node-server 1.19 aborts
 * the signal of the request only when the response is closed, after the app has failed to read.
 *
 * @param incoming the request of Node.
 */
function isCutOff(incoming: unknown): boolean {
  return propertyOf(incoming, 'destroyed') === true && propertyOf(incoming, 'complete') === false
}

/** A value that is no Error can be the reason of a signal: that of @hono/node-server is a string. */
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
