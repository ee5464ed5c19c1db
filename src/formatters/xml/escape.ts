/** Escapes text for the content of an element. */

// XML 1.0 §2.2: these cannot be in a document, not even escaped.
const FORBIDDEN = /(?![\t\n\r\x7f-\x9f])\p{Cc}|\p{Surrogate}|[\ufffe\uffff]/gu

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  // XML 1.0 §2.4: `]]>` must not stand in content.
  '>': '&gt;',
  // XML 1.0 §2.11: a parser would read a bare CR as LF.
  '\r': '&#xD;',
}

/** The text escaped; characters that XML cannot carry become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replace(FORBIDDEN, '\ufffd')
    .replace(/[&<>\r]/g, (character) => String(escapes[character]))
}
