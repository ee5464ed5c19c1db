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

// Commas and semicolons in a quoted string separate nothing; one without an end reaches to the end.
const ELEMENT = /(?:[^",]+|"(?:[^"\\]|\\.)*"?)+/gs
const PARAMETER = /(?:[^";]+|"(?:[^"\\]|\\.)*"?)+/gs
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
export function negotiate<Form extends Pick<Formatter, 'type'>>(
  accept: string | null | undefined,
  formatters: readonly [Form, ...Form[]]
): Form {
  // Without the field, every media type is equally acceptable.
  if (!accept || formatters.length === 1 || accept === '*/*') return formatters[0]
  let preferred = preferredBy.get(formatters)
  if (preferred === undefined) {
    const types = formatters.map(({ type }) => parseMediaType(type))
    preferred = memoizeByString((field) => {
      const ranges = parseAccept(field)
      const qualities = types.map((type) => qualityOf(type, ranges))
      // The first one of the highest quality: among equals the server's order decides.
      return formatters[qualities.indexOf(Math.max(...qualities))]
    })
    preferredBy.set(formatters, preferred)
  }
  // The results of a list are its elements.
  return preferred(accept) as Form
}

/** The results for each list of formatters: all browsers send the same few fields. */
const preferredBy = /* @__PURE__ */ new WeakMap<
  readonly object[],
  (accept: string) => Pick<Formatter, 'type'> | undefined
>()

/** The media type of a formatter, with a charset. */
function parseMediaType(mediaType: string): MediaRange {
  const [type, subtype, parameters, quality] = parseRange(mediaType) ?? ['', '', [], 1]
  // What a formatter returns is sent as UTF-8, also if its type has no charset parameter, as
  // JSON (RFC 8259 §11); many clients ask for `application/json; charset=utf-8`.
  const hasCharset = parameters.some((parameter) => parameter.startsWith('charset='))
  return [type, subtype, hasCharset ? parameters : [...parameters, 'charset=utf-8'], quality]
}

/** The quality that the most specific matching range gives to a media type; 0 when none matches. */
function qualityOf(
  [ownType, ownSubtype, ownParameters]: MediaRange,
  ranges: readonly MediaRange[]
): number {
  let highest = 0
  let result = 0
  for (const [type, subtype, parameters, quality] of ranges) {
    if (type !== '*' && type !== ownType) continue
    if (subtype !== '*' && subtype !== ownSubtype) continue
    if (!parameters.every((parameter) => ownParameters.includes(parameter))) continue
    const specificity = type === '*' ? 1 : subtype === '*' ? 2 : 3 + parameters.length
    if (specificity <= highest) continue
    highest = specificity
    result = quality
  }
  return result
}

/** A range that breaks the grammar is skipped, the others count. */
function parseAccept(accept: string): readonly MediaRange[] {
  return partsOf(accept, ELEMENT)
    .slice(0, MAX_RANGES)
    .map(parseRange)
    .filter((range) => range !== undefined)
}

/** `undefined` for a text that is not a media range. Parameters after the weight do not count. */
function parseRange(text: string): MediaRange | undefined {
  const [essence = '', ...all] = partsOf(text.toLowerCase(), PARAMETER)
  const index = all.findIndex((parameter) => parameter.startsWith('q='))
  const weight = all[index] ?? 'q=1'
  if (!ESSENCE.test(essence) || !WEIGHT.test(weight)) return undefined
  const [type = '', subtype = ''] = essence.split('/')
  const parameters = index < 0 ? all : all.slice(0, index)
  // `charset="utf-8"` and `charset=utf-8` are the same parameter.
  const plain = parameters.map((parameter) => parameter.replace(/^([^=]*)="(.*)"$/, '$1=$2'))
  return [type, subtype, plain, Number(weight.slice(2))]
}

/** The trimmed matches of an expression, without empty ones. */
function partsOf(text: string, part: RegExp): readonly string[] {
  return (text.match(part) ?? []).map((found) => found.trim()).filter((found) => found !== '')
}
