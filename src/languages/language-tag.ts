/** Language tags (BCP 47, RFC 5646): whether one is well-formed, and the direction of its script. */

import { memoizeByString } from '../untrusted/memoize.ts'

/** Whether `value` is a well-formed language tag, so that Content-Language and `lang` can have it. */
export function isLanguageTag(value: unknown): value is string {
  return localeOf(value) !== undefined
}

/** The language tag in its usual spelling (RFC 5646 §2.1.1); undefined for any other value. */
export function languageTag(value: unknown): string | undefined {
  return localeOf(value)?.toString()
}

/** The direction of the script that a language is usually written in. */
export const directionOf: (tag: string) => 'ltr' | 'rtl' = /* @__PURE__ */ memoizeByString((tag) =>
  rightToLeft.has(String(localeOf(tag)?.maximize().script)) ? 'rtl' : 'ltr'
)

// ISO 15924. `Intl.Locale` has the direction (`getTextInfo`) only in the newest engines.
const rightToLeft: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'Adlm',
  'Arab',
  'Hebr',
  'Mand',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
])

function localeOf(value: unknown): Intl.Locale | undefined {
  try {
    return typeof value === 'string' ? new Intl.Locale(value) : undefined
  } catch {
    return undefined // not well-formed
  }
}
