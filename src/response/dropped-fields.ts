/** The failure that is reported where fields of a response cannot be sent. */

import type { Context } from 'hono'
import { propertyOf } from '../untrusted/inspect.ts'

/** Fields that were left out of a response because their names or values are not valid. */
export class DroppedFields extends TypeError {}

/** Returns the message for a response that was sent without some of its fields. */
export function droppedMessage(names: readonly string[], status: number, request: string): string {
  return (
    `The ${status} response to ${request} was sent without ` +
    `${[...new Set(names)].map((name) => `'${name}'`).join(', ')}: a value must follow the grammar of its field ` +
    '(RFC 9110 §5.5).'
  )
}

interface FailureContext {
  readonly c: Context | undefined
  readonly addFailure: (failure: unknown) => void
}

/** Adds the failure for fields of an error that were left out of its response. */
export function addDroppedFields(
  names: readonly string[],
  status: number,
  { c, addFailure }: FailureContext
): void {
  addFailure(new DroppedFields(droppedMessage(names, status, requestLineOf(c))))
}

/**
 * Returns the method and the pattern of the path, which do not grow with what clients send.
 *
 * `routePath` of hono/route reads a symbol that a second copy of Hono does not share. The getter of the
 * request belongs to the copy that made it: it is deprecated, but there from Hono 4.0 to 4.13.
 */
export function requestLineOf(c: Context | undefined): string {
  if (c === undefined) return 'a request without a context'
  const path = propertyOf(c.req, 'routePath')
  return `${c.req.method} ${typeof path === 'string' ? path : 'an unrouted path'}`
}
