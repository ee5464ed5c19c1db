/** What Node's responses of HTTP/1 and HTTP/2 have in common, and how to take one from the app. */

import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { Http2ServerResponse, type Http2ServerRequest } from 'node:http2'
import type { Socket } from 'node:net'
import type { Exchange, Reply } from '../response/exchange.ts'
import { framed, mergeVary } from '../response/finalize.ts'
import { pathOf } from '../response/request-path.ts'
import { lookUpStatus } from '../statuses/statuses.ts'
import { closeInStepsLater } from './linger.ts'

export type Incoming = IncomingMessage | Http2ServerRequest
export type Outgoing = ServerResponse | Http2ServerResponse

/** Writes a reply in the place of what the app would have written. */
export type Send = (reply: Reply) => void

/** Takes a response from the app; undefined where it has begun, or was taken already. */
export const takeOver: unique symbol = Symbol('takeOver')

interface Takeable {
  [takeOver](): Send | undefined
}

/** Takes a response from the app, also where a server of the app's own made it. */
export function takeOverFrom(outgoing: Outgoing): Send | undefined {
  if (takeOver in outgoing) return (outgoing as unknown as Takeable)[takeOver]()
  if (outgoing.headersSent || outgoing.writableEnded) return undefined
  return (reply) => {
    // The app may have written while the reply was made.
    if (outgoing.headersSent) outgoing.destroy()
    else writeReply(outgoing, reply)
  }
}

/** Writes a reply as the response. */
export function writeReply(outgoing: Outgoing, reply: Reply): void {
  const { status, fields, content } = framed(reply, String(outgoing.req.method))
  // Neither we nor Node change the lines.
  const headers = withVary(fields, outgoing) as OutgoingHttpHeaders
  // HTTP/2 has no reason phrase, and Node's are older than RFC 9110.
  if (outgoing instanceof Http2ServerResponse) outgoing.writeHead(status, headers)
  else outgoing.writeHead(status, phraseOf(status), headers)
  if (content === null) outgoing.end()
  else outgoing.end(Buffer.from(content))
}

/** The fields, with the Vary that was set for the response (RFC 9110 §12.5.5). */
function withVary(fields: Reply['fields'], outgoing: Outgoing): Reply['fields'] {
  const set = outgoing.getHeader('vary')
  return typeof set === 'string'
    ? { ...fields, Vary: mergeVary([set, fields['Vary'] ?? '']) }
    : fields
}

/** The reason phrase of the IANA registry. */
export function phraseOf(status: number): string {
  return lookUpStatus(status)?.phrase ?? ''
}

/** The exchange of a request that no Request was made of. */
export function exchangeOfIncoming(incoming: Incoming): Exchange {
  const { method, headers, httpVersion } = incoming
  return {
    method: method ?? 'GET',
    get path() {
      return pathOf(incoming.url ?? '')
    },
    accept: headers.accept ?? null,
    acceptLanguage: headers['accept-language'] ?? null,
    httpVersion,
    closes: true,
  }
}

/** Makes the connection end with this response, which gets `Connection: close`. */
export function endConnection(outgoing: Outgoing): void {
  // HTTP/2 has streams instead, and no Connection field (RFC 9113 §8.2.2).
  if (!('shouldKeepAlive' in outgoing)) return
  outgoing.shouldKeepAlive = false
  ending.add(outgoing.req.socket)
  if (hasContent(outgoing.req)) closeInStepsLater(outgoing.req.socket)
}

const ending = new WeakSet<Socket>()

/** Whether a response that ends the connection has been chosen: no later request is processed. */
export function isEnding(socket: Socket): boolean {
  return ending.has(socket) || socket.writableEnded
}

/** RFC 9112 §6: whether content was announced. */
export function hasContent({ headers }: Incoming): boolean {
  const length = headers['content-length']
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0')
}

/** Error responses to uploads of unknown length, or of more bytes than this, end the connection. */
const MOST_UNREAD = 1024 * 1024

/**
 * @hono/node-server reads what is left of the request for half a second and then closes the
 * connection without `Connection: close` (2.1, listener.ts `drainIncoming`). Returns whether that is
 * likely, or the client should stop: then the response states that the connection ends.
 */
export function leavesMuchUnread(status: number, req: Incoming): boolean {
  if (!('complete' in req) || req.complete || !hasContent(req)) return false
  const length = req.headers['content-length']
  return status === 413 || length === undefined || Number(length) > MOST_UNREAD
}

const latest = new WeakMap<Socket, Outgoing>()

/** Records the response to the latest request of a connection. */
export function recordLatest(outgoing: Outgoing): void {
  if ('shouldKeepAlive' in outgoing) latest.set(outgoing.req.socket, outgoing)
}

/** The response to the latest request of a connection: those before it are out when it is. */
export function latestOf(socket: Socket): Outgoing | undefined {
  return latest.get(socket)
}
