/**
 * The last step of a response to an error, in the wrapped `fetch`: after all middleware, it is known
 * what the content is, so what the response states of it can be made true.
 */

import { answeredOf, type Answered } from './answered-requests.ts'
import { encodesOther, isEncoded } from './encoded-content.ts'
import { hasDescription, misplacedFields } from '../response/described-content.ts'
import type { Reply } from '../response/exchange.ts'
import { contentLength } from '../response/finalize.ts'
import type { Place } from './context-response.ts'
import { andThen } from '../untrusted/call-hook.ts'
import { peek, type Peeked } from '../untrusted/peek-stream.ts'
import type { Settings } from '../response/options.ts'
import { dropUnsendable, reportDropped, requestLineOf } from './staged-fields.ts'

/** A response whose content is that of the reply, or was made in its place. */
interface Changed {
  readonly response: Response
  readonly reply: Reply
  readonly content: string | Uint8Array<ArrayBuffer>
  readonly original: Response
}

/** The most bytes of a replaced content that are read to know its length, on HEAD. */
const MOST_COUNTED = 1024 * 1024

/** The response as it is to be sent. Never throws; a promise only where content must be read. */
export function finalResponse(
  response: Response,
  request: Request,
  settings: Settings
): Response | Promise<Response> {
  const answered = answeredOf(request)
  if (answered === undefined) return response
  const known = corrected(response, request, answered)
  // Middleware has set no field of a response that it has not changed.
  if (known === answered.response) return known
  return andThen(known, sendable, { c: answered.c, settings })
}

/** The response without fields that middleware has set and that cannot be sent. */
function sendable(response: Response, { c, settings }: Place): Response {
  try {
    const dropped = dropUnsendable(response.headers)
    const { status } = response
    const request = requestLineOf(c)
    if (dropped.length > 0) reportDropped(dropped, { status, request, c, settings })
  } catch {
    // The fields of Response.redirect(), and of what was fetched, were checked by the runtime.
  }
  return response
}

function corrected(
  response: Response,
  { method }: Request,
  { c, reply, response: original }: Answered
): Response | Promise<Response> {
  // RFC 9110 §8.6 and §15.3.5: the response to OPTIONS has neither content nor length.
  if (reply === undefined || original === undefined || reply.content === null) return response
  const { content } = reply
  try {
    if (method === 'HEAD') {
      // Hono answers HEAD by GET, and then drops the content of the response in the Context.
      const full = c.finalized ? c.res : original
      return headResponse(response, { response: full, reply, content, original })
    }
    if (response === original) return response
    return changedResponse({ response, reply, content, original })
  } catch {
    // A response of a class of the app's own, with getters that throw.
    return response
  }
}

/** The response to another method than HEAD. It states no length: the runtime counts the content. */
function changedResponse(changed: Changed): Response | Promise<Response> {
  const { response, reply, content, original } = changed
  const body = bodyOf(response)
  if (body === undefined) return response
  if (body === null) return withoutMisplaced(response, reply, true)
  // In the place of its stream, the content has a length that every runtime knows.
  if (body === original.body) return renewed(response, content)
  if (isEncoded(response, original)) return encodedResponse(changed)
  if (!mayBeSame(changed)) return withoutMisplaced(response, reply, false)
  return peek(body, Number(contentLength(content))).then((peeked) => afterPeek(changed, peeked))
}

function afterPeek({ response, reply, content }: Changed, peeked: Peeked): Response {
  if (peeked.whole === undefined) {
    return withoutMisplaced(renewed(response, peeked.rest() as ReadableStream), reply, false)
  }
  return isSame(peeked.whole, content)
    ? renewed(response, content)
    : withoutMisplaced(renewed(response, peeked.whole), reply, false)
}

/** RFC 9110 §8.6: the length that the content of the response to GET has, or none. */
function headResponse(response: Response, full: Changed): Response | Promise<Response> {
  const { reply, content, original } = full
  if (full.response === original) return withLength(response, contentLength(content))
  const body = bodyOf(full.response)
  if (body === undefined) return response
  if (body === null) return withoutMisplaced(response, reply, true)
  if (body === original.body) return withLength(response, contentLength(content))
  if (isEncoded(full.response, original)) return encodedResponse({ ...full, response })
  return peek(body, MOST_COUNTED).then(({ whole, cancel }) => {
    if (whole !== undefined && isSame(whole, content)) {
      return withLength(response, contentLength(content))
    }
    const other = withoutMisplaced(response, reply, false)
    if (whole !== undefined) return withLength(other, contentLength(whole))
    cancel()
    return other
  })
}

/** The content of a response as a stream; undefined where somebody else is reading it. */
function bodyOf(response: Response): ReadableStream<unknown> | null | undefined {
  const { body } = response
  return body !== null && (response.bodyUsed || body.locked) ? undefined : body
}

/** The response whose content middleware has encoded: that of the reply, or another one. */
function encodedResponse(changed: Changed): Response | Promise<Response> {
  const { response, reply, content, original } = changed
  if (typeOf(response) !== typeOf(original)) return withoutMisplaced(response, reply, false)
  if (response.body === null || !hasDescription(reply)) return response
  return encodesOther(response, bytesOf(content)).then((isOther) =>
    isOther === true ? withoutMisplaced(response, reply, false) : response
  )
}

function typeOf({ headers }: Response): string | null {
  return headers.get('content-type')
}

/**
 * Whether the content has to be read to know whose it is: a clone of the response has another
 * stream with the same bytes, and on Deno each Response has a stream of its own.
 */
function mayBeSame({ response, reply, original }: Changed): boolean {
  return typeOf(response) === typeOf(original) && (!keepsStreams() || hasDescription(reply))
}

let streamsAreKept: boolean | undefined

/** Whether a Response that was made of a stream has that stream as its body: not on Deno 2.9. */
function keepsStreams(): boolean {
  if (streamsAreKept === undefined) {
    const { body } = new Response('')
    streamsAreKept = new Response(body).body === body
  }
  return streamsAreKept
}

/** The response with a content that may have another length than the fields of the app state. */
function renewed({ status, statusText, headers }: Response, content: BodyInit): Response {
  const response = new Response(content, { status, statusText, headers })
  response.headers.delete('content-length')
  return response
}

function withLength(response: Response, length: string): Response {
  return changeHeaders(response, (headers) => headers.set('Content-Length', length))
}

function withoutMisplaced(response: Response, reply: Reply, isEmpty: boolean): Response {
  const names = misplacedFields(response, reply, isEmpty)
  if (names.length === 0) return response
  return changeHeaders(response, (headers) => {
    for (const name of names) headers.delete(name)
  })
}

function changeHeaders(response: Response, change: (headers: Headers) => void): Response {
  try {
    change(response.headers)
    return response
  } catch {
    // The headers of Response.redirect(), and of what was fetched, cannot be changed.
    const { status, statusText, body } = response
    const headers = new Headers(response.headers)
    change(headers)
    return new Response(body, { status, statusText, headers })
  }
}

function isSame(bytes: Uint8Array, content: string | Uint8Array): boolean {
  if (bytes.length !== Number(contentLength(content))) return false
  const expected = bytesOf(content)
  return bytes.every((byte, index) => byte === expected[index])
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content
}
