import { classFor } from '../by-status.ts'
import { silenced } from '../hook.ts'
import { hasProperty, propertyOf } from '../inspect.ts'
import { isErrorStatus } from '../status-range.ts'
import type { ImmediateRecognizer } from './recognizer.ts'

/**
 * Hono's HTTPException, and whatever else has a `getResponse()`, also of a second copy of Hono.
 *
 * Status, message and the fields of its response are kept: challenges, Retry-After. The response's
 * content is not read, so that one instance can be thrown again and again.
 *
 * @example
 * ```ts
 * const error = fromHttpException(thrown, c) // built in; for a recognizer of your own to ask
 * ```
 */
export const fromHttpException: ImmediateRecognizer = (thrown) => {
  if (typeof propertyOf(thrown, 'getResponse') !== 'function') return undefined
  const response = responseOf(thrown)
  const status = propertyOf(thrown, 'status') ?? propertyOf(response, 'status')
  if (!isErrorStatus(status)) return undefined
  const message = propertyOf(thrown, 'message')
  return classFor(status).restore({
    message: typeof message === 'string' && message !== '' ? message : undefined,
    headers: propertyOf(response, 'headers'),
    cause: thrown,
  })
}

/** HTTPException keeps its response in `res`, and a Response of `getResponse()` would share its body. */
function responseOf(thrown: unknown): unknown {
  const getResponse = propertyOf(thrown, 'getResponse')
  if (hasProperty(thrown, 'res') || typeof getResponse !== 'function') {
    return propertyOf(thrown, 'res')
  }
  try {
    return silenced(Reflect.apply(getResponse, thrown, []))
  } catch {
    return undefined
  }
}
