/** The parts of a request and of a response that the pipeline uses, independent of the runtime. */

import type { FieldLines, Fields } from '../fields/field.ts'

/** The part of a request that the response to an error depends on. */
export interface Exchange {
  readonly method: string
  /** The path of the URL without its query, percent-encoded; absent where it is not known. */
  readonly path?: string | undefined
  /** The Accept field, null when the request has none. */
  readonly accept: string | null
  /** The Accept-Language field, null when the request has none. */
  readonly acceptLanguage?: string | null | undefined
  /** `'1.0'`, `'1.1'`, `'2.0'`…, where the runtime has it. */
  readonly httpVersion?: string | undefined
  /** What waits for a report on Workers and their like, where the runtime has passed it. */
  readonly executionCtx?: unknown
  /** Whether the connection ends with this response, where the runtime shows it. */
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
