/** The path of a request as the log has it. */

import { onOneLine } from '../untrusted/safe-console.ts'

/** Returns the path of a URL or of a request target, without the query, which may be private. */
export function pathOf(url: string): string {
  return onOneLine(url.replace(/^\w+:\/\/[^/?#]*|[?#][^]*/g, ''))
}
