/** The kind of a failure that no response describes: what `fetch` and HTTP libraries throw. */

import type { FailureTexts } from '../languages/failure-texts.ts'
import { causesOf, isNamed, textOf } from '../untrusted/inspect.ts'

/** The messages of `fetch` where there is no connection: Chromium, Firefox, Safari, Node, Deno, Bun, workerd. */
const messages =
  /failed to fetch|fetch failed|load failed|network|^terminated$|offline|error sending request|unable to connect/i

/** The codes of Node, Bun, undici and axios. */
const codes =
  /^(ERR_NETWORK|UND_ERR_SOCKET|ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ConnectionRefused|ConnectionClosed)$/

/** What happened where no response was received. */
export function kindOf(error: unknown): keyof FailureTexts {
  for (const cause of causesOf(error)) {
    const code = textOf(cause, 'code')
    const isLate = /^(ETIMEDOUT|ECONNABORTED|UND_ERR_\w+_TIMEOUT)$/.test(code)
    if (isLate || isNamed(cause, 'TimeoutError')) return 'timeout'
    if (isNamed(cause, 'AbortError', 'CanceledError')) return 'abort'
    // A TypeError can also be a mistake in the program, with another message.
    const isOfFetch = isNamed(cause, 'TypeError') && messages.test(textOf(cause, 'message'))
    if (isOfFetch || codes.test(code)) return 'network'
  }
  return 'unexpected'
}
