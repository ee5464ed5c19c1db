/** The Content-Security-Policy of pages. */

import { sha256 } from './sha-256.ts'

/** CSP 3: nothing but this style. What `default-src` does not cover is named (§6.1.3). */
export function policyFor(style: string): string {
  const none = ['base-uri', 'form-action', 'frame-ancestors'].map((name) => `; ${name} 'none'`)
  return `default-src 'none'; style-src 'sha256-${sha256(style)}'${none.join('')}`
}
