/**
 * The text of an exception, as @hono/node-server writes it to the client: the head of a 500 if none is
 * sent yet, `Error: ` and the message as the content, and then it destroys the response (2.1, listener.ts
 * `handleResponseError`). If that changes, the client gets the message of the exception.
 */

import type { OutgoingHttpHeaders } from 'node:http'

/** Whether these arguments of `writeHead` can be the head of it. */
export function isExceptionHead([status, headers, ...rest]: readonly unknown[]): boolean {
  if (status !== 500 || rest.length > 0 || typeof headers !== 'object') return false
  const { 'Content-Type': type, ...others } = headers as OutgoingHttpHeaders
  return type === 'text/plain' && Object.keys(others).length === 0
}

/** Whether this can be its content. */
export function isExceptionText(chunk: unknown): boolean {
  return typeof chunk === 'string' && chunk.startsWith('Error: ')
}

/** Whether it is the text of this error. */
export function isTextOf(chunk: unknown, error: Error | undefined): boolean {
  return error !== undefined && chunk === `Error: ${error.message}`
}
