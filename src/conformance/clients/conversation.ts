/** Sends bytes over a new connection and collects what comes back, within limits. */
import type { Stop } from '../syntax/wire-response.ts'
import type { Endpoint } from './endpoint.ts'
import { openSocket } from './endpoint.ts'

export interface ConversationOptions {
  /** The longest time that the whole conversation takes, in milliseconds. */
  readonly timeoutMs: number
  /** The most bytes that are kept; more of them end the conversation. */
  readonly limit?: number
  /** Whether the client closes its side as soon as it has sent the bytes. */
  readonly halfClosed?: boolean
  /** Sent once the first interim response has arrived (RFC 9110 §10.1.1). */
  readonly afterContinue?: string
  /** How long the client still waits, in milliseconds, when `state` is "complete". */
  readonly graceMs?: number
  /** "done" ends the conversation unless more bytes have arrived in the meantime. */
  readonly state: (received: Buffer) => 'open' | 'complete' | 'done'
}

export interface Conversation {
  readonly raw: Buffer
  /** Whether the server closed the connection. */
  readonly closed: boolean
  /** Why the client stopped reading; undefined if the response ended or the server closed. */
  readonly stop?: Stop
  /** Whether the server reset the connection. */
  readonly reset: boolean
}

/** Up to this size, what has arrived is inspected with each chunk. */
const AT_ONCE = 65_536

/** 1 MiB is more than any error response needs. */
export const LIMIT = 1_048_576

/** @throws the error of the socket if no connection could be opened. */
export async function converse(
  endpoint: Endpoint,
  bytes: string | Buffer,
  options: ConversationOptions
): Promise<Conversation> {
  const { timeoutMs, limit = LIMIT, halfClosed = false, afterContinue, graceMs } = options
  return new Promise((resolve, reject) => {
    let connected = false
    const socket = openSocket(endpoint, () => {
      connected = true
      if (halfClosed) socket.end(bytes)
      else socket.write(bytes)
    })
    const chunks: Buffer[] = []
    let size = 0
    let lastByteAt = Date.now()
    let closed = true
    let reset = false
    let stop: Stop | undefined
    let content = afterContinue
    let grace: NodeJS.Timeout | undefined
    let inspection: NodeJS.Immediate | undefined
    const leave = (reason?: Stop) => {
      closed = false
      stop = reason
      socket.destroy()
    }
    const deadline = setTimeout(() => {
      // Half of the time without a byte: the server does not send any more.
      leave(Date.now() - lastByteAt >= timeoutMs / 2 ? 'stalled' : 'deadline')
    }, timeoutMs)
    const inspect = () => {
      inspection = undefined
      const received = Buffer.concat(chunks)
      if (content !== undefined && received.toString('latin1', 0, 12) === 'HTTP/1.1 100') {
        socket.write(content)
        content = undefined
      }
      const state = options.state(received)
      if (state === 'complete' && graceMs !== undefined) grace ??= setTimeout(leave, graceMs)
      if (state !== 'done') return
      const count = chunks.length
      setImmediate(() => {
        if (chunks.length === count && !socket.readableEnded) leave()
      })
    }
    socket.on('data', (chunk) => {
      lastByteAt = Date.now()
      chunks.push(chunk)
      size += chunk.length
      if (size >= limit) leave('limit')
      else if (size < AT_ONCE) inspect()
      // One inspection for all chunks of a turn: each one reads everything from the start.
      else inspection ??= setImmediate(inspect)
    })
    // A reset after the response is one way of closing. Without a connection there is no exchange.
    socket.on('error', (error) => {
      reset = true
      if (!connected) reject(error)
    })
    socket.on('close', () => {
      clearTimeout(deadline)
      clearTimeout(grace)
      clearImmediate(inspection)
      const raw = Buffer.concat(chunks)
      if (connected) resolve({ raw, closed, reset, ...(stop === undefined ? {} : { stop }) })
      else reject(new Error(`no connection in ${timeoutMs} ms`))
    })
  })
}
