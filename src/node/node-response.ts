/** What Node's response classes of HTTP/1 and HTTP/2 have in common: no type of Node declares it. */

import type { WriteHead } from './write-head.ts'
import type { Incoming } from './outgoing.ts'

/** The part of Node's response that this package overrides or reads. */
export interface NodeResponse {
  readonly req: Incoming
  readonly headersSent: boolean
  readonly writableEnded: boolean
  readonly statusCode: number
  writeHead(...args: WriteHead): unknown
  write(...args: unknown[]): boolean
  end(...args: unknown[]): unknown
  destroy(error?: Error): unknown
  flushHeaders(): void
  getHeader(name: string): unknown
  getHeaderNames(): string[]
  removeHeader(name: string): void
}

/** A class of responses, whose constructor is Node's. */
export type ResponseClass<Response> = new (...args: unknown[]) => Response
