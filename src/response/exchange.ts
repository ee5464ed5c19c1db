/** What the pure core needs to know of a request, and what it gives back; no runtime in sight. */

import type { FieldLines, Fields } from '../fields/field.ts'

/** The part of a request that shapes the response to an error. */
export interface Exchange {
  readonly method: string
  /** The Accept field, null when the request has none. */
  readonly accept: string | null
  /** The Accept-Language field, null when the request has none. */
  readonly acceptLanguage?: string | null | undefined
  /** `'1.0'`, `'1.1'`, `'2.0'`…, where the runtime tells. */
  readonly httpVersion?: string | undefined
  /** Whether the connection ends with this response, where the runtime tells. */
  readonly closes?: boolean | undefined
}

/** A response before it becomes a `Response`. */
export interface Reply {
  readonly status: number
  readonly fields: Readonly<Record<string, FieldLines>>
  /** The content; null for statuses without content. On HEAD it is that of the response to GET. */
  readonly content: string | Uint8Array<ArrayBuffer> | null
  /** The fields of the formatter, which describe the content, by lower-case name. */
  readonly formatterFields?: Fields | undefined
}
