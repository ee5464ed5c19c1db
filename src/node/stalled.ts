/** Connections that wait for a client which no longer reads, or which sends nothing any more. */

import type { Http2ServerResponse, ServerHttp2Session } from 'node:http2'
import { constants } from 'node:http2'
import type { Socket } from 'node:net'
import { RequestTimeout } from '../errors/errors.ts'
import { propertyOf } from '../untrusted/inspect.ts'
import { refuse, type Service } from './listener.ts'
import type { AnyServer } from './traffic.ts'

/** The options of Node's servers that limit how long a client may take. */
export interface Patience {
  /** In milliseconds; 0 for no limit. Defaults to that of Node's HTTP/1 servers. */
  readonly requestTimeout?: number | undefined
  readonly connectionsCheckingInterval?: number | undefined
}

type Progress = string | number

/**
 * Finds what has made no progress for a number of checks. Time is not compared: a process that was
 * suspended, or too busy to read, has not waited for its clients.
 */
class Stalls {
  readonly #limit: number
  readonly #marks = new WeakMap<object, { readonly progress: Progress; checks: number }>()

  constructor(limit: number) {
    this.#limit = limit
  }

  /** @param progress undefined where nothing is waited for. */
  has(waiting: object, progress: Progress | undefined): boolean {
    const mark = this.#marks.get(waiting)
    if (progress === undefined) this.#marks.delete(waiting)
    else if (mark?.progress === progress) return ++mark.checks >= this.#limit
    else this.#marks.set(waiting, { progress, checks: 0 })
    return false
  }
}

/**
 * Ends connections on which the client takes no bytes for as long as it may take for a request, and
 * HTTP/2 sessions and streams on which it sends none: Node 20 limits only requests of HTTP/1. A client
 * of HTTP/2 that sends nothing meanwhile is asked for a PING (RFC 9113 §6.7).
 */
export function endStalled(
  server: AnyServer,
  { requestTimeout = 300_000, connectionsCheckingInterval = 30_000 }: Patience,
  { traffic, settings }: Service
): void {
  if (requestTimeout === 0) return
  const checks = Math.ceil(requestTimeout / connectionsCheckingInterval)
  const half = Math.ceil(checks / 2)
  const sending = new Stalls(checks)
  const receiving = new Stalls(checks)
  const silent = new Stalls(half)
  // A PING has been sent by then, with time for its acknowledgment.
  const gone = new Stalls(half + half)
  const check = (): void => {
    for (const socket of traffic.connections) {
      if (sending.has(socket, sendProgress(socket))) socket.destroy()
    }
    const busy = new Set<unknown>()
    for (const outgoing of traffic.streams) {
      busy.add(outgoing.stream.session)
      if (sending.has(outgoing, streamProgress(outgoing))) {
        outgoing.stream.close(constants.NGHTTP2_CANCEL)
      } else if (receiving.has(outgoing, isIncomplete(outgoing) ? 'incomplete' : undefined)) {
        refuse(new RequestTimeout(), outgoing.req, outgoing, settings)
        outgoing.stream.close(constants.NGHTTP2_NO_ERROR)
      }
    }
    for (const session of traffic.sessions) {
      const requests = busy.has(session) ? undefined : traffic.requestsOf(session)
      if (receiving.has(session, requests)) goAway(session)
      else if (!session.destroyed && silent.has(session, session.socket.bytesRead)) {
        session.ping(ignore)
      }
    }
    for (const socket of traffic.http2) {
      // Node 20 to 24 no longer reads from some connections after many cancelled streams, and so does not
      // see their end. They stay open when their session is destroyed.
      if (gone.has(socket, socket.bytesRead)) socket.destroy()
    }
  }
  server.on('listening', () => {
    const timer = setInterval(check, connectionsCheckingInterval)
    timer.unref()
    server.once('close', () => clearInterval(timer))
  })
}

/**
 * How many bytes the client has taken; undefined if none wait to be sent. `_handle` is private to Node (20
 * to 26, net.js): without it, bytes in the queue of the system count as sent.
 */
function sendProgress(socket: Socket): number | undefined {
  const size = propertyOf(propertyOf(socket, '_handle'), 'writeQueueSize')
  const queued = typeof size === 'number' ? size : 0
  if (socket.writableLength === 0 && queued === 0) return undefined
  return socket.bytesWritten - socket.writableLength - queued
}

/**
 * The same for a stream, which waits for the flow control of HTTP/2 (RFC 9113 §5.2). A long chunk is
 * counted when all of it is sent, so bytes of the whole session count too, in steps that are larger
 * than what a client obtains by PING.
 */
function streamProgress({ stream }: Http2ServerResponse): string | undefined {
  if (stream.writableLength === 0) return undefined
  const written = propertyOf(propertyOf(stream.session?.socket, '_handle'), 'bytesWritten')
  // NaN, which never changes, where Node has no such number.
  const steps = Math.floor(Number(written) / 65_536)
  return `${stream.writableLength} ${steps}`
}

/** Whether a request without a response is not complete: its stream is not half-closed. */
function isIncomplete({ headersSent, stream }: Http2ServerResponse): boolean {
  return !headersSent && !stream.destroyed && stream.state.remoteClose === 0
}

function ignore(): void {}

/** How long a session may take to close, in milliseconds. */
const PATIENCE = 1000

function goAway(session: ServerHttp2Session): void {
  session.close()
  const timer = setTimeout(() => session.destroy(), PATIENCE)
  timer.unref()
  session.once('close', () => clearTimeout(timer))
}
