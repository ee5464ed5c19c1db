/** The fields of a reply in their order, and its length where the writer of the reply states one. */

import type { Reply } from './exchange.ts'
import type { FieldLines, Fields } from '../fields/field.ts'
import { memoizeByString } from '../untrusted/memoize.ts'

/** What a reply is made of. */
export interface ReplyParts {
  readonly status: number
  readonly contentType: string
  readonly content: string | Uint8Array<ArrayBuffer>
  readonly cacheControl: string
  /** The request fields that the content was chosen by. */
  readonly vary?: string | undefined
  /** The fields of the error itself, by lower-case name. */
  readonly fields: Readonly<Record<string, FieldLines>>
  /** Those of the formatter, which describe the content, by lower-case name. */
  readonly formatterFields?: Fields | undefined
}

/** Returns the reply as it is sent. The fields are in the order, and the case, that people expect. */
export function finalize(parts: ReplyParts): Reply {
  const { status, content, formatterFields } = parts
  const fields: Record<string, FieldLines> = {
    'Cache-Control': parts.cacheControl,
    'Content-Type': parts.contentType,
  }
  // A loop over the names takes less time than one over the entries, and every error comes here.
  for (const name in parts.fields) fields[titleCase(name)] = parts.fields[name] as FieldLines
  // RFC 9110 §12.5.5
  const { Vary } = fields
  if (parts.vary) fields['Vary'] = Vary === undefined ? parts.vary : mergeVary([Vary, parts.vary])
  // The content is what Content-Type says and must not be taken for a script (WHATWG MIME Sniffing §3).
  fields['X-Content-Type-Options'] = 'nosniff'
  return { status, fields, content, formatterFields }
}

/**
 * Returns the reply with its length, and without its content on HEAD (RFC 9110 §8.6 and §9.3.2).
 *
 * Only for a reply that nothing can change any more. What a Hono app returns can still be changed
 * by middleware, by an outer app or by the caller of `fetch`: a length stated there would be wrong
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

/** The bytes of a content: UTF-8, with U+FFFD in the place of a lone surrogate. */
export function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content
}

/** The value of Content-Length for a content. */
export function contentLength(content: string | Uint8Array): string {
  return String(bytesOf(content).length)
}

/** Merges values of Vary (RFC 9110 §12.5.5): each field name once, and `*` alone. */
export function mergeVary(values: readonly FieldLines[]): string {
  const names = new Map<string, string>()
  for (const value of values.flat().join(',').split(',')) {
    const name = value.trim()
    const key = name.toLowerCase()
    if (name !== '' && !names.has(key)) names.set(key, name)
  }
  return names.has('*') ? '*' : [...names.values()].join(', ')
}

const titleCase = /* @__PURE__ */ memoizeByString((name) =>
  name === 'etag' ? 'ETag' : name.replace(/^www(?=-)|(?:^|-)[a-z]/g, (start) => start.toUpperCase())
)
