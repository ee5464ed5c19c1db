/** The explanation of a status for `hono-http-errors/tiny`, whose bundle does not contain the table. */

import type { Condition } from './error-init.ts'

/** What happened and what the client can do, as far as the class of the status code shows it. */
export function shortExplanation(status: number, condition: Condition): string {
  const what =
    status < 500
      ? 'The server did not accept the request.'
      : 'The server failed to respond to the request.'
  if (condition === 'temporary') return `${what} Try again later.`
  if (status >= 500) return what
  // RFC 9110 §15.5.11: what a 410 asks for is not there, however the request is changed.
  return condition === 'permanent' && status !== 410
    ? `${what} Change it before you send it again.`
    : `${what} Check it before you send it again.`
}
