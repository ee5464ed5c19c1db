/** Names of members as names of elements: different names stay different. */

/**
 * What is escaped:
 *
 * - what is not a NameChar of XML 1.0 §2.3, and the colon, which would be a prefix (Namespaces in XML
 *   §3): above U+00C0 only these ranges are excluded;
 * - at the beginning, a NameChar that is not a NameStartChar;
 * - the beginning of names like `xml`, which are reserved (XML 1.0 §2.3);
 * - the name `i`: an object with that member alone would be read as an array (RFC 9457 appendix B);
 * - the beginning of an escape, so that every escape can be reversed.
 */
const ESCAPED =
  /[^-.\w\xb7\xc0-\u{effff}]|[\xd7\xf7\u037e\u2000-\u200b\u200e-\u203e\u2041-\u206f\u2190-\u2bff\u2ff0-\u3000\ud800-\uf8ff\ufdd0-\ufdef\ufffe\uffff]|^[\u0300-\u036f\d.\xb7\u203f\u2040-]|^[xX](?=[mM][lL])|^i$|_(?=x)/gu

/**
 * The name of the element for a member. A character that is not allowed there becomes `_x`, its code
 * point in hexadecimal digits and `_`, as in SQL/XML (ISO/IEC 9075-14) and .NET's XmlConvert. The empty
 * name becomes `_x_`, which is not in those.
 */
export function elementName(member: string): string {
  if (member === '') return '_x_'
  return member.replace(ESCAPED, (character) => {
    const number = Number(character.codePointAt(0)).toString(16).toUpperCase()
    return `_x${number.padStart(number.length > 4 ? 8 : 4, '0')}_`
  })
}
