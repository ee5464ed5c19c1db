import { classFor } from '../by-status.ts'
import type { HttpError } from '../http-error.ts'
import { isErrorStatus } from '../status-range.ts'
import type { Recognizer } from './recognizer.ts'

/**
 * Hono's HTTPException, and whatever else has a `getResponse()`, also of a second copy of Hono.
 *
 * Status, message and the fields of its response are kept: challenges, Retry-After. The response's
 * content is not read, so that one instance can be thrown again and again.
 */
export const fromHttpException: Recognizer = (thrown) => {
  if (typeof thrown !== 'object' || thrown === null || !('getResponse' in thrown)) return undefined
  if (typeof thrown.getResponse !== 'function') return undefined
  const response = responseOf(thrown)
  const status = propertyOf(thrown, 'status') ?? propertyOf(response, 'status')
  if (!isErrorStatus(status)) return undefined
  return restored(status, thrown, response)
}

function restored(status: number, thrown: object, response: unknown): HttpError {
  const message = propertyOf(thrown, 'message')
  return classFor(status).restore({
    message: typeof message === 'string' && message !== '' ? message : undefined,
    headers: propertyOf(response, 'headers'),
    cause: thrown,
  })
}

/** HTTPException keeps its response in `res`, and a Response of `getResponse()` would share its body. */
function responseOf(thrown: object): unknown {
  if ('res' in thrown) return thrown.res
  const getResponse: unknown = propertyOf(thrown, 'getResponse')
  return typeof getResponse === 'function' ? Reflect.apply(getResponse, thrown, []) : undefined
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
