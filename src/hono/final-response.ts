/**
 * The last step of a response to an error, in the wrapped `fetch`: after all middleware, it is known
 * what the content is, and fields that are not true of it are corrected.
 */

import { hasDescription, misplacedFields } from '../response/described-content.ts'
import { requestLineOf } from '../response/dropped-fields.ts'
import type { Reply } from '../response/exchange.ts'
import { bytesOf, contentLength } from '../response/finalize.ts'
import type { Settings } from '../response/options.ts'
import { andThen } from '../untrusted/maybe-promise.ts'
import { readStream } from '../untrusted/read-stream.ts'
import { encodesOther, isEncoded } from './encoded-content.ts'
import { errorRecordOf, type ErrorRecord } from './error-record.ts'
import { dropUnsendable, reportDropped } from './sendable-fields.ts'

/** The most bytes of a replaced content that are read to know its length, on HEAD. */
const MOST_COUNTED = 1024 * 1024
/** How long the content of a response may take to be read, in milliseconds. */
const PATIENCE = 100

/** Returns the response as it is to be sent. Never throws; a promise only where content must be read. */
export function finalResponse(
  response: Response,
  request: Request,
  settings: Settings
): Response | Promise<Response> {
  const record = errorRecordOf(request)
  if (record === undefined) return response
  const corrected = correct(response, request.method, record)
  // Middleware has set no field of a response that it has not changed.
  if (corrected === record.response) return corrected
  return andThen(corrected, (final) => withoutUnsendable(final, record, settings))
}

/** The response without fields that middleware has set and that cannot be sent. */
function withoutUnsendable(response: Response, { c }: ErrorRecord, settings: Settings): Response {
  try {
    const dropped = dropUnsendable(response.headers)
    if (dropped.length > 0) {
      reportDropped(dropped, response.status, requestLineOf(c), c, settings)
    }
  } catch {
    // The fields of Response.redirect(), and of what was fetched, were checked by the runtime.
  }
  return response
}

/** A response to an error, and what middleware may have made of it. */
interface Changed {
  readonly response: Response
  /** The response to GET, which has the content on HEAD too. */
  readonly source: Response
  /** The response as it was before middleware could change it. */
  readonly original: Response
  readonly reply: Reply
  readonly content: string | Uint8Array<ArrayBuffer>
  readonly isHead: boolean
}

function correct(
  response: Response,
  method: string,
  { c, reply, response: original }: ErrorRecord
): Response | Promise<Response> {
  // RFC 9110 §8.6 and §15.3.5: the response to OPTIONS has neither content nor length.
  if (reply === undefined || original === undefined || reply.content === null) return response
  try {
    const isHead = method === 'HEAD'
    // Hono answers HEAD by GET, and then drops the content of the response in the Context.
    const ofGet = c.finalized ? c.res : original
    const source = isHead ? ofGet : response
    if (source === original && !isHead) return response
    const { content } = reply
    const corrected = byContent({ response, source, original, reply, content, isHead })
    return corrected instanceof Promise ? corrected.catch(() => response) : corrected
  } catch {
    // A response of a class of the app's own, with getters that throw.
    return response
  }
}

/** Finds out whether the content is still that of the reply. */
function byContent(changed: Changed): Response | Promise<Response> {
  const { response, source, original, content, isHead } = changed
  const { body } = source
  if (source === original || (body !== null && body === original.body)) {
    return withContent(changed, content)
  }
  if (body === null) return withoutMisplaced(response, changed, true)
  // Something else reads the content.
  if (source.bodyUsed || body.locked) return response
  if (isEncoded(source, original)) return byEncodedContent(changed)
  if (!isHead && !mayBeSame(changed)) return withoutMisplaced(response, changed)
  const limit = isHead ? MOST_COUNTED : bytesOf(content).length
  return readStream(body, limit, PATIENCE).then(({ content: read, rest, cancel }) => {
    if (read !== undefined && isSame(read, bytesOf(content))) return withContent(changed, content)
    if (read !== undefined || !isHead) {
      return withoutMisplaced(withContent(changed, read ?? rest()), changed)
    }
    cancel()
    return withoutMisplaced(response, changed)
  })
}

/** The response whose content middleware has encoded: that of the reply, or another one. */
async function byEncodedContent(changed: Changed): Promise<Response> {
  const { response, reply, content, original } = changed
  const isOther =
    typeOf(response) !== typeOf(original) ||
    (response.body !== null &&
      hasDescription(reply) &&
      (await encodesOther(response, bytesOf(content), PATIENCE)) === true)
  return isOther ? withoutMisplaced(response, changed) : response
}

function typeOf({ headers }: Response): string | null {
  return headers.get('content-type')
}

/**
 * Whether the content has to be read to know whether it is that of the reply: a clone of the response
 * has another stream with the same bytes, and on Deno each Response has a stream of its own.
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

/**
 * The response with this content, or on HEAD with its length (RFC 9110 §8.6). To other methods it states
 * no length: the runtime counts the content, whose length it knows if it is no stream.
 */
function withContent(
  { response, isHead }: Changed,
  content: string | Uint8Array<ArrayBuffer> | ReadableStream<unknown>
): Response {
  if (isHead && !(content instanceof ReadableStream)) {
    return changeHeaders(response, (headers) =>
      headers.set('Content-Length', contentLength(content))
    )
  }
  const { status, statusText, headers } = response
  const renewed = new Response(content as BodyInit, { status, statusText, headers })
  renewed.headers.delete('content-length')
  return renewed
}

/** The response without the fields that were true of the content of the reply only. */
function withoutMisplaced(response: Response, { reply }: Changed, isEmpty = false): Response {
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

function isSame(bytes: Uint8Array, expected: Uint8Array): boolean {
  return bytes.length === expected.length && bytes.every((byte, index) => byte === expected[index])
}
