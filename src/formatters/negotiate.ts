/** Accept -> Formatter: proactive negotiation as RFC 9110 §12.5.1 has it. */

import type { Formatter } from './formatter.ts'
import { memoizeByString } from '../untrusted/memoize.ts'

/** At least one formatter, in the order of the server's preference. */
export type Formatters = readonly [Formatter, ...Formatter[]]

/** An element of Accept; the media type of a formatter is read in the same way. Names are in lower case. */
type MediaRange = readonly [
  type: string,
  subtype: string,
  parameters: readonly string[],
  quality: number,
]

/** A client that names more ranges than this does not negotiate; what follows is not read. */
const MAX_RANGES = 64

// RFC 9110 §12.5.1: a type and a subtype, or `type/*`, or `*/*`.
const ESSENCE = /^(?!\*\/(?!\*$))[^/]+\/[^/]+$/
// RFC 9110 §12.4.2: 0 to 1 with at most three decimals.
const WEIGHT = /^q=(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/

/**
 * Returns the formatter that the client prefers; the first one where it accepts none, as an error in
 * an unwanted form is better than no error (RFC 9110 §12.4.1). Never throws, whatever `accept` is.
 *
 * @param accept the value of the Accept field, null when the request has none.
 */
export function negotiate(accept: string | null | undefined, formatters: Formatters): Formatter {
  // Without the field, every media type is equally acceptable.
  if (!accept || formatters.length === 1 || accept === '*/*') return formatters[0]
  let preferred = preferredBy.get(formatters)
  if (preferred === undefined) {
    preferred = memoizeByString((field) => bestOf(formatters, parseAccept(field)))
    preferredBy.set(formatters, preferred)
  }
  return preferred(accept)
}

/** The results for each list of formatters: all browsers send the same few fields. */
const preferredBy = /* @__PURE__ */ new WeakMap<Formatters, (accept: string) => Formatter>()

/** The formatter of the highest quality; among equals, the first one. */
function bestOf(formatters: Formatters, ranges: readonly MediaRange[]): Formatter {
  return formatters.reduce((best, next) =>
    qualityOf(next.type, ranges) > qualityOf(best.type, ranges) ? next : best
  )
}

/** The quality that the most specific matching range gives to a media type; 0 when none matches. */
function qualityOf(mediaType: string, ranges: readonly MediaRange[]): number {
  const [ownType, ownSubtype, ownParameters = []] = parseRange(mediaType) ?? []
  // What a formatter returns is sent as UTF-8, also if its type has no charset parameter, as
  // JSON (RFC 8259 §11); many clients ask for `application/json; charset=utf-8`.
  const parameters = ownParameters.some((parameter) => parameter.startsWith('charset='))
    ? ownParameters
    : [...ownParameters, 'charset=utf-8']
  let highest = 0
  let result = 0
  for (const [type, subtype, wanted, quality] of ranges) {
    if (type !== '*' && type !== ownType) continue
    if (subtype !== '*' && subtype !== ownSubtype) continue
    if (!wanted.every((parameter) => parameters.includes(parameter))) continue
    const specificity = type === '*' ? 1 : subtype === '*' ? 2 : 3 + wanted.length
    if (specificity <= highest) continue
    highest = specificity
    result = quality
  }
  return result
}

/** A range that breaks the grammar is skipped, the others count. */
function parseAccept(accept: string): readonly MediaRange[] {
  return splitOutsideQuotes(accept, ',')
    .slice(0, MAX_RANGES)
    .map(parseRange)
    .filter((range) => range !== undefined)
}

/** `undefined` for a text that is not a media range. Parameters after the weight do not count. */
function parseRange(text: string): MediaRange | undefined {
  const [essence = '', ...all] = splitOutsideQuotes(text.toLowerCase(), ';')
  const index = all.findIndex((parameter) => parameter.startsWith('q='))
  const weight = all[index] ?? 'q=1'
  if (!ESSENCE.test(essence) || !WEIGHT.test(weight)) return undefined
  const [type = '', subtype = ''] = essence.split('/')
  const parameters = index < 0 ? all : all.slice(0, index)
  // `charset="utf-8"` and `charset=utf-8` are the same parameter.
  const plain = parameters.map((parameter) => parameter.replace(/^([^=]*)="(.*)"$/, '$1=$2'))
  return [type, subtype, plain, Number(weight.slice(2))]
}

/** The trimmed parts of a text, without empty ones. A separator in a quoted string does not count. */
function splitOutsideQuotes(text: string, separator: ',' | ';'): readonly string[] {
  // A quoted string without an end reaches to the end of the text.
  const part = new RegExp(`(?:[^"${separator}]+|"(?:[^"\\\\]|\\\\.)*"?)+`, 'gs')
  return (text.match(part) ?? []).map((found) => found.trim()).filter((found) => found !== '')
}
