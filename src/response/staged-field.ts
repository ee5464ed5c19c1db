/** A single field that the app has set on the context before something was thrown. */

import type { Context } from 'hono'
import { isValueOf } from '../fields/checked-fields.ts'

/**
 * The value of a field that the context gives to every response it makes: set by `c.header`, by
 * middleware, or on an earlier response. Undefined where there is none that follows its grammar.
 */
export function stagedField(c: Context, name: string): string | undefined {
  const value = c.newResponse(null, 200).headers.get(name)
  return value !== null && isValueOf(name, value) ? value : undefined
}
