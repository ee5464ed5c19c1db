/** The RFCs' last word on a reply: its framing, and what of a failed success must not survive. */

import type { Exchange, Reply } from './exchange.ts'
import { remembered } from './remembered.ts'
import type { FieldLines } from './rule.ts'

/** A reply whose content has not been measured yet. */
export interface Draft {
  readonly status: number
  readonly contentType: string
  readonly content: string | Uint8Array<ArrayBuffer>
  readonly cacheControl: string
  /** The request fields that the content was chosen by, as Vary names them. */
  readonly chosenBy?: string | undefined
  /** The fields of the error itself, by lower-case name. */
  readonly fields: Readonly<Record<string, FieldLines>>
}

/** The reply as it is sent. The fields are in the order, and the case, that people expect to read. */
export function finalize(draft: Draft, { method }: Exchange): Reply {
  const { status, content, contentType, chosenBy, fields: own } = draft
  const fields: Record<string, FieldLines> = {
    'Cache-Control': own['cache-control'] ?? draft.cacheControl,
    // RFC 9110 §8.6: exact, and on HEAD what GET would have.
    'Content-Length': typeof content === 'string' ? lengthOf(content) : String(content.length),
    'Content-Type': contentType,
  }
  for (const name in own) fields[titleCase(name)] = own[name] ?? ''
  // RFC 9110 §12.5.5
  const vary = own['vary']
  const varying = chosenBy && vary !== undefined ? mergeVary([vary, chosenBy]) : (chosenBy ?? vary)
  if (varying !== undefined) fields['Vary'] = varying
  // The content is what Content-Type says and must not be sniffed for something that runs.
  fields['X-Content-Type-Options'] = 'nosniff'
  // RFC 9110 §9.3.2: a response to HEAD has the fields of GET and no content.
  return { status, fields, content: method === 'HEAD' ? null : content }
}

/** One Vary of several (RFC 9110 §12.5.5): each field name once, and `*` alone. */
export function mergeVary(values: readonly FieldLines[]): string {
  const names = new Map<string, string>()
  for (const name of values.flat().join(',').split(',')) {
    const trimmed = name.trim()
    const key = trimmed.toLowerCase()
    if (trimmed !== '' && !names.has(key)) names.set(key, trimmed)
  }
  return names.has('*') ? '*' : [...names.values()].join(', ')
}

/** Nearly every error is the one before once more, whose text is then the very same string. */
function lengthOf(text: string): string {
  if (text !== measured.text) measured = { text, length: String(byteLength(text)) }
  return measured.length
}

let measured = { text: '', length: '0' }

// Five times as fast as looking at each character in turn.
const ASCII = /^[^\u0080-\uffff]*$/

/** The length of a text in bytes of UTF-8, a lone surrogate being sent as U+FFFD. */
export function byteLength(text: string): number {
  if (ASCII.test(text)) return text.length
  let length = text.length
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) continue
    if (unit < 0x800) length += 1
    else {
      length += 2
      // A pair is two units and four bytes.
      if (unit >= 0xd800 && unit < 0xdc00 && isLowSurrogate(text.charCodeAt(index + 1))) index++
    }
  }
  return length
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}

/** Names whose usual spelling is not just capitals at the start of words. */
const spellings: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['etag', 'ETag'],
  ['www-authenticate', 'WWW-Authenticate'],
])

const titleCase = /* @__PURE__ */ remembered(
  (name) => spellings.get(name) ?? name.replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase())
)
