/** The value that the app, and not the error, gives to a field which the status asks for. */

import { fieldOfContext } from '../fields/context-fields.ts'
import type { FieldLines } from '../fields/field.ts'
import type { ErrorContext } from './error-context.ts'

/**
 * What the app has set on the context decides before the option `challenges`, and for Allow before the
 * routes.
 */
export function fieldOfApp(
  name: string,
  { settings, exchange, c, allowed }: ErrorContext
): FieldLines | undefined {
  const value = c && fieldOfContext(c, name)
  if (value !== undefined) return value
  if (name === 'www-authenticate') return settings.challenges
  if (name !== 'allow' || allowed === undefined || c === undefined) return undefined
  // Hono answers HEAD by GET, so a handler refuses both or none.
  const { method } = exchange
  const refused = method === 'GET' || method === 'HEAD' ? ['GET', 'HEAD'] : [method]
  return allowed(c)
    .filter((one) => !refused.includes(one))
    .join(', ')
}
