/** The fields of a reply in their order, and its length where the writer of the reply states one. */

import type { Reply } from './exchange.ts'
import type { FieldLines, Fields } from '../fields/field.ts'
import { memoizeByString } from '../untrusted/memoize.ts'

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
  /** Those of the formatter, which describe the content, by lower-case name. */
  readonly formatterFields?: Fields | undefined
}

/** The reply as it is sent. The fields are in the order, and the case, that people expect to read. */
export function finalize(draft: Draft): Reply {
  const { status, content, contentType, chosenBy, fields: own, formatterFields } = draft
  const fields: Record<string, FieldLines> = {
    'Cache-Control': own['cache-control'] ?? draft.cacheControl,
    'Content-Type': contentType,
  }
  for (const name in own) fields[titleCase(name)] = own[name] ?? ''
  // RFC 9110 §12.5.5
  const vary = own['vary']
  const varying = chosenBy && vary !== undefined ? mergeVary([vary, chosenBy]) : (chosenBy ?? vary)
  if (varying !== undefined) fields['Vary'] = varying
  // The content is what Content-Type says and must not be sniffed for something that runs.
  fields['X-Content-Type-Options'] = 'nosniff'
  return { status, fields, content, formatterFields }
}

/**
 * The reply with its length, and without its content on HEAD (RFC 9110 §8.6 and §9.3.2).
 *
 * Only for a reply that nothing can change any more. What a Hono app returns can still be changed
 * by middleware, by an outer app or by the caller of \`fetch\`: a length stated there would be wrong
 * for the changed content, so the runtime counts the content that it sends.
 */
export function framed(reply: Reply, method: string): Reply {
  const { status, fields, content } = reply
  if (content === null) return reply
  return {
    status,
    fields: { ...fields, 'Content-Length': contentLength(content) },
    content: method === 'HEAD' ? null : content,
  }
}

/** The value of Content-Length for a content. */
export function contentLength(content: string | Uint8Array): string {
  return typeof content === 'string' ? lengthOf(content) : String(content.length)
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

const titleCase = /* @__PURE__ */ memoizeByString(
  (name) => spellings.get(name) ?? name.replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase())
)
