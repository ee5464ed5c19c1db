/** The fields that a Context of Hono gives to each response that it makes. */

import type { Context } from 'hono'
import { isValueOf } from './checked-fields.ts'

/**
 * Returns the fields that `c.header`, a middleware or an earlier response has set on the context.
 *
 * `Context` has no method for that: `newResponse` starts with these fields (hono 4.13, context.ts
 * `#newResponse`). On @hono/node-server the response shares its `Headers` with the context, so a caller
 * that changes them has to copy them first.
 */
export function fieldsOfContext(c: Context): Headers {
  return c.newResponse(null, 200).headers
}

/** Returns the value of one of these fields; undefined if there is none that follows its grammar. */
export function fieldOfContext(c: Context, name: string): string | undefined {
  const value = fieldsOfContext(c).get(name)
  return isValueOf(name, value) ? value : undefined
}
