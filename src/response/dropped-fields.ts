/** The failure that is reported where fields of a response cannot be sent. */

import type { Context } from 'hono'
import { propertyOf } from '../untrusted/inspect.ts'

/** Fields that were left out of a response because their names or values are not valid. */
export class DroppedFields extends TypeError {}

/**
 * The failure to report where fields were left out of a response.
 *
 * @param names the names of the fields.
 * @param status the status code of the response that was sent without them.
 * @param c the context, which has the route; absent where the error came before there was one.
 */
export function droppedFields(
  names: readonly string[],
  status: number,
  c: Context | undefined
): DroppedFields {
  const [subject, values] = names.length === 1 ? ['field', 'its value'] : ['fields', 'their values']
  return new DroppedFields(
    `The ${subject} ${names.map((name) => `'${name}'`).join(', ')} of the ${status} response to ` +
      `${routeOf(c)} could not be sent: ${values} must follow the grammar of the field (RFC 9110 §5.5).`
  )
}

/** The method and the pattern of the path, which do not grow with what clients send. */
function routeOf(c: Context | undefined): string {
  if (c === undefined) return 'a request without a context'
  // `routePath` of hono/route reads a symbol that a second copy of Hono does not share.
  const path = propertyOf(c.req, 'routePath')
  return `${c.req.method} ${typeof path === 'string' ? path : 'an unrouted path'}`
}
