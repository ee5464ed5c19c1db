/** What a program should do with a problem: whether and when to send the request again. */

import type { AnyProblemClass } from '../problem-types/problem-class.ts'

const UNSAFE =
  'A request whose method is not idempotent, such as POST, may be repeated only if it has an Idempotency-Key field, or if the response states "applied": false (RFC 9110 §9.2.2).'

/**
 * Returns the sentences for a problem type. A response can state another condition than its type: the member
 * `condition` is the one to read.
 */
export function adviceFor({ definition }: AnyProblemClass): readonly string[] {
  const { status, condition, rules } = definition
  if (condition === 'permanent') return [adviceForPermanent(status)]
  if (condition === 'unknown') {
    return [
      'Do not send the request again automatically, but let a person decide.',
      'If a response has the member "condition" with the value "temporary", the same request may succeed later.',
    ]
  }
  // RFC 4918 §11.5: the request must not be repeated until a separate user action asks for it.
  if (status === 507) {
    return ['Only a person may send the request again (RFC 4918 §11.5).']
  }
  const delay =
    'retryAfter' in rules
      ? 'Wait as long as the Retry-After field states, or else longer after each attempt.'
      : 'Wait longer after each attempt.'
  const isNotApplied = status === 425 || status === 429
  return [
    `The same request may succeed later. ${delay}`,
    isNotApplied
      ? 'Requests of any method may be repeated, as this one was not processed.'
      : UNSAFE,
  ]
}

function adviceForPermanent(status: number): string {
  // No other request gets what is not there or may not be sent.
  if ([404, 410, 451].includes(status)) return 'Do not send the request again.'
  return status < 500
    ? 'Do not send the same request again: change it first.'
    : 'Do not send the same request again: it fails until the request or the server is changed.'
}
