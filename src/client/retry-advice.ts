/** Whether a program may repeat a request, and when (RFC 9110 §9.2.2, §15.5, §15.6). */

import { check } from './check.ts'
import type { Received } from './received.ts'

/** What is read of a request: a `Request`, or its method and fields. */
export interface RepeatedRequest {
  /** The method; case does not matter. */
  readonly method: string
  /** The fields, of which `Idempotency-Key` is read. */
  readonly headers?: Headers | Readonly<Record<string, string>> | undefined
}

/** When to repeat a request. */
export interface RetryAdvice {
  /** The seconds to wait; undefined where the server has not stated any. */
  readonly after: number | undefined
}

/**
 * Whether the condition passes by itself: what the server states, or else what the status and the field mean
 * (RFC 9110 §10.2.3, §15.5.9, §15.6.4, §15.6.5, RFC 6585 §4, RFC 8470 §5.2).
 */
export function conditionOf({ problem, retryAfter }: Partial<Received>): string {
  const isTemporary = retryAfter !== undefined || /408|425|429|503|504/.test(`${problem?.status}`)
  return problem?.condition ?? (isTemporary ? 'temporary' : 'unknown')
}

/**
 * States whether a program may send a request again without a change, and when. It may if the condition is
 * temporary, and if the request has no effect twice: its method is idempotent, or it has an
 * `Idempotency-Key`, or the server has not applied it.
 *
 * @param error an error of `errorOf`, `throwIfError` or `errorFrom`; for any other value there is no advice.
 * @param request the request that failed.
 * @throws {TypeError} for a request without a method.
 * @returns undefined where the request must not be repeated, or where that is not known.
 * @example
 * ```ts
 * const response = new Response(null, { status: 503, headers: { 'Retry-After': '5' } })
 * const error = await errorOf(response)
 *
 * retryAdvice(error, { method: 'GET' }) // { after: 5 }
 * retryAdvice(error, { method: 'POST' }) // undefined
 * ```
 */
export function retryAdvice(error: unknown, request: RepeatedRequest): RetryAdvice | undefined {
  check(typeof request?.method === 'string', "request must have a method: { method: 'GET' }.")
  const isIdempotent =
    /^(get|head|options|trace|put|delete)$/i.test(request.method) ||
    new Headers(request.headers).has('idempotency-key')
  try {
    const received = error as Received
    const { status, applied } = received.problem
    // A 425 or 429 was sent before the request took effect.
    const isRepeatable = isIdempotent || !(applied ?? !/425|429/.test(`${status}`))
    // RFC 4918 §11.5: a 507 must not be repeated until a person asks for it.
    if (isRepeatable && status !== 507 && conditionOf(received) === 'temporary') {
      return { after: received.retryAfter }
    }
  } catch {
    // The error was not received, or cannot be read.
  }
  return undefined
}
