/**
 * The last step of a response to an error, in the wrapped `fetch`: after all middleware, it is known
 * what the content is, and fields that are not true of it are corrected.
 */

import { hasDescription, misplacedFields } from '../response/described-content.ts'
import { requestLineOf } from '../response/dropped-fields.ts'
import type { Reply } from '../response/exchange.ts'
import { bytesOf } from '../response/finalize.ts'
import type { Settings } from '../response/settings.ts'
import { andThen } from '../untrusted/maybe-promise.ts'
import { readStream } from '../untrusted/read-stream.ts'
import { encodesOther, isEncoded, isSame } from './encoded-content.ts'
import { errorRecordOf, type ErrorRecord } from './error-record.ts'
import { dropUnsendable, reportDropped } from './sendable-fields.ts'

/** The most bytes of a replaced content that are read to know its length, on HEAD. */
const MOST_COUNTED = 1_048_576
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

function correct(
  response: Response,
  method: string,
  { c, reply, response: original }: ErrorRecord
): Response | Promise<Response> {
  // RFC 9110 §8.6 and §15.3.5: the response to OPTIONS has neither content nor length.
  if (reply === undefined || original === undefined || reply.content === null) return response
  const isHead = method === 'HEAD'
  if (response === original && !isHead) return response
  try {
    // Hono answers HEAD by GET, and then drops the content of the response in the Context.
    const ofGet = c.finalized ? c.res : original
    const source = isHead ? ofGet : response
    const corrected = byContent(response, source, original, reply, bytesOf(reply.content), isHead)
    // A response with getters that throw, of which the content may have been read: it cannot be sent.
    return corrected instanceof Promise ? corrected.catch(() => original) : corrected
  } catch {
    // A response of a class of the app's own, with getters that throw.
    return response
  }
}

/**
 * Finds out whether the content is still that of the reply, and makes the fields true of it.
 *
 * @param source the response to GET, which has the content on HEAD too.
 * @param original the response as it was before middleware could change it, which has a content.
 * @param content that of the reply.
 */
function byContent(
  response: Response,
  source: Response,
  original: Response,
  reply: Reply,
  content: Uint8Array,
  isHead: boolean
): Response | Promise<Response> {
  const { body } = source
  const isTypeKept = typeOf(response) === typeOf(original)
  const withOriginal = (): Response => withContent(response, content, isHead)
  const withOther = (other = response): Response => withoutMisplaced(other, reply, body === null)
  if (body === original.body) return withOriginal()
  if (body === null) return withOther()
  // Something else reads the content.
  if (source.bodyUsed || body.locked) return response
  if (isEncoded(source, original)) {
    if (!isTypeKept) return withOther()
    if (!hasDescription(reply)) return response
    return encodesOther(response, content, PATIENCE).then((isOther) =>
      isOther ? withOther() : response
    )
  }
  // A clone of the response has another stream with the same bytes, and on Deno each Response has: then
  // the content has to be read to know whether it is that of the reply.
  if (!isHead && !(isTypeKept && (!keepsStreams() || hasDescription(reply)))) return withOther()
  const limit = isHead ? MOST_COUNTED : content.length
  return readStream(body, limit, PATIENCE).then(({ content: read, rest, cancel }) => {
    if (read && isSame(read, content)) return withOriginal()
    if (read || !isHead) return withOther(withContent(response, read ?? rest(), isHead))
    cancel()
    return withOther()
  })
}

function typeOf({ headers }: Response): string | null {
  return headers.get('content-type')
}

let streamsAreKept: boolean | undefined

/** Whether a Response that was made of a stream has that stream as its body: not on Deno 2.9. */
function keepsStreams(): boolean {
  const { body } = new Response('')
  streamsAreKept ??= new Response(body).body === body
  return streamsAreKept
}

/**
 * The response with this content, or on HEAD with its length (RFC 9110 §8.6). To other methods it states
 * no length: the runtime counts the content, whose length it knows if it is no stream.
 */
function withContent(
  response: Response,
  content: Uint8Array | ReadableStream<unknown>,
  isHead: boolean
): Response {
  if (isHead && content instanceof Uint8Array) {
    return changeHeaders(response, (headers) =>
      headers.set('Content-Length', String(content.length))
    )
  }
  const { status, statusText, headers } = response
  const renewed = new Response(content as BodyInit, { status, statusText, headers })
  renewed.headers.delete('content-length')
  return renewed
}

/** The response without the fields that were true of the content of the reply only. */
function withoutMisplaced(response: Response, reply: Reply, isEmpty: boolean): Response {
  const names = misplacedFields(response, reply, isEmpty)
  return changeHeaders(response, (headers) => names.forEach((name) => headers.delete(name)))
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
