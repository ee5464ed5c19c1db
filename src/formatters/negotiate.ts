/** Accept -> Formatter: proactive negotiation as RFC 9110 §12.5.1 has it. */

import type { Formatter } from './formatter.ts'
import { memoizeByString } from '../untrusted/memoize.ts'

/** At least one formatter, in the order of the server's preference. */
export type Formatters = readonly [Formatter, ...Formatter[]]

interface MediaRange {
  readonly type: string
  readonly subtype: string
  readonly parameters: readonly string[]
  readonly quality: number
}

// A client that names more ranges than this is not negotiating; what follows is not read.
const MAX_RANGES = 64

/**
 * The formatter that the client prefers; the first one where it accepts none, as an error in an
 * unwanted form beats no error (RFC 9110 §12.4.1). Never throws, whatever `accept` holds.
 *
 * @param accept the value of the Accept field, null when the request has none.
 */
export function negotiate(accept: string | null | undefined, formatters: Formatters): Formatter {
  // An absent or empty field says that everything is equally welcome.
  if (!accept || formatters.length === 1 || accept === '*/*') return formatters[0]
  let choice = choices.get(formatters)
  if (choice === undefined) {
    choice = memoizeByString((field) => best(parseAccept(field), formatters))
    choices.set(formatters, choice)
  }
  return choice(accept)
}

/** What was chosen before, for each list of formatters: browsers all send the same few fields. */
const choices = /* @__PURE__ */ new WeakMap<Formatters, (accept: string) => Formatter>()

function best(ranges: readonly MediaRange[], formatters: Formatters): Formatter {
  let chosen: Formatter = formatters[0]
  let bestQuality = 0
  for (const formatter of formatters) {
    const quality = qualityOf(formatter.type, ranges)
    // Only a higher quality wins: among equals the server's order decides.
    if (quality > bestQuality) {
      chosen = formatter
      bestQuality = quality
    }
  }
  return chosen
}

/** The quality that the most specific matching range gives to a media type; 0 when none matches. */
function qualityOf(mediaType: string, ranges: readonly MediaRange[]): number {
  const [essence = '', ...named] = mediaType.toLowerCase().split(';').map(trim)
  const [type, subtype] = essence.split('/')
  const parameters = named.map(plainParameter)
  // What a formatter returns is sent as UTF-8, also where its type has no charset to say so, as that
  // of JSON (RFC 8259 §11); many a client asks for `application/json; charset=utf-8`.
  if (!parameters.some((parameter) => parameter.startsWith('charset='))) {
    parameters.push('charset=utf-8')
  }
  let quality = 0
  let specificity = 0
  for (const range of ranges) {
    if (range.type !== '*' && range.type !== type) continue
    if (range.subtype !== '*' && range.subtype !== subtype) continue
    if (!range.parameters.every((parameter) => parameters.includes(parameter))) continue
    const specific =
      range.type === '*' ? 1 : range.subtype === '*' ? 2 : 3 + range.parameters.length
    if (specific > specificity) {
      specificity = specific
      quality = range.quality
    }
  }
  return quality
}

function parseAccept(accept: string): readonly MediaRange[] {
  return split(accept, ',').slice(0, MAX_RANGES).flatMap(parseRange)
}

/** A range that breaks the grammar is passed over, the others still count. */
function parseRange(text: string): readonly MediaRange[] {
  const [essence = '', ...parameters] = split(text, ';').map(trim)
  const [type, subtype, ...rest] = essence.toLowerCase().split('/')
  if (!type || !subtype || rest.length > 0 || (type === '*' && subtype !== '*')) return []
  const weight = parameters.findIndex((parameter) => /^q=/i.test(parameter))
  const quality = weight < 0 ? 1 : parseWeight((parameters[weight] ?? '').slice(2))
  if (quality === undefined) return []
  const narrowing = weight < 0 ? parameters : parameters.slice(0, weight)
  return [
    {
      type,
      subtype,
      quality,
      parameters: narrowing.filter((parameter) => parameter !== '').map(plainParameter),
    },
  ]
}

/** RFC 9110 §12.4.2: 0 to 1 with at most three decimals. */
function parseWeight(text: string): number | undefined {
  return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(text) ? Number(text) : undefined
}

/** `charset="UTF-8"` and `charset=utf-8` are the same parameter. */
function plainParameter(parameter: string): string {
  return parameter.toLowerCase().replace(/^([^=]*)="(.*)"$/, '$1=$2')
}

/** Splits at a separator that stands outside of quotes, in one pass over the text. */
function split(text: string, separator: string): string[] {
  if (!text.includes('"')) return text.split(separator)
  const parts: string[] = []
  let start = 0
  let quoted = false
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (quoted && character === '\\') index++
    else if (character === '"') quoted = !quoted
    else if (character === separator && !quoted) {
      parts.push(text.slice(start, index))
      start = index + 1
    }
  }
  return [...parts, text.slice(start)]
}

function trim(text: string): string {
  return text.trim()
}
