/** The status code of an error that is none of this package. */

import { propertyOf } from '../untrusted/inspect.ts'
import { isErrorStatus } from './status-range.ts'

/**
 * `status` decides before `statusCode`, as in http-errors and finalhandler, and both before the status
 * of the response that an HTTPException has, as in Hono. Undefined where none is from 400 to 599.
 */
export function statusOf(thrown: unknown, response?: unknown): number | undefined {
  const own = [propertyOf(thrown, 'status'), propertyOf(thrown, 'statusCode')]
  const stated = own.filter((status) => status !== undefined && status !== null)
  const candidates = stated.length > 0 ? stated : [propertyOf(response, 'status')]
  return candidates.find(isErrorStatus)
}
