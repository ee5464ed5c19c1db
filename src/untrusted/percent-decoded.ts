/** Decodes percent-encoded text of others, in which anything may stand behind a `%`. */

/** The text that is encoded (RFC 3986 §2.1); `text` itself where its escapes are not UTF-8. Never throws. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
