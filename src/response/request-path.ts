/** The path of a request as the log has it. */

import { onOneLine } from '../untrusted/safe-console.ts'

/** Returns the path of a URL or of a request target, without the query, which may be private. */
export function pathOf(url: string): string {
  const path = url.replace(/^\w+:\/\/[^/?#]*/, '')
  // Each error that is reported needs its path, and most have neither a query nor what must be encoded.
  return /[?#\p{Cc}]/u.test(path) ? onOneLine(path.replace(/[?#][^]*/, '')) : path
}
