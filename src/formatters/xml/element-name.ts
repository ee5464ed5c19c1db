/** Names of members as names of elements: different names stay different. */

// XML 1.0 §2.3 without the colon, which would be a prefix (Namespaces in XML §3).
const START =
  'A-Z_a-z\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u218f' +
  '\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}'
const LATER = '\\-.0-9\\xb7\\u0300-\\u036f\\u203f\\u2040'

const NOT_ALLOWED = /* @__PURE__ */ notAllowed()

function notAllowed(): RegExp {
  const alternatives = [
    `[^${START}${LATER}]`,
    `^[${LATER}]`,
    // Names that begin with `xml` are reserved (XML 1.0 §2.3).
    '^[xX](?=[mM][lL])',
    // RFC 9457 appendix B: an object whose one member is `i` would be read as an array.
    '^i$',
    // The beginning of an escape, so that every escape can be reversed.
    '_(?=x)',
  ]
  return new RegExp(alternatives.join('|'), 'gu')
}

/**
 * The name of the element for a member. A character that is not allowed there becomes `_x`, its code
 * point in hexadecimal digits and `_`, as in SQL/XML (ISO/IEC 9075-14) and .NET's XmlConvert. The empty
 * name becomes `_x_`, which is not in those.
 */
export function elementName(member: string): string {
  if (member === '') return '_x_'
  return member.replace(NOT_ALLOWED, (character) => {
    const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase()
    return `_x${number.padStart(number.length > 4 ? 8 : 4, '0')}_`
  })
}
