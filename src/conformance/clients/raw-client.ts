/** Requests as exact bytes over a socket of their own, and the responses as they came. */
import { connect } from 'node:net'
import { elements } from '../syntax/grammar.ts'
import { parseHttp1 } from '../syntax/http1-parser.ts'
import type { FieldLine, WireMessage, WireRequest, WireResponse } from '../syntax/wire-response.ts'
import { combined, wireResponse } from '../syntax/wire-response.ts'

export { exchangeHttp2 } from './http2-client.ts'
export type { FieldLine, Interim, WireRequest, WireResponse } from '../syntax/wire-response.ts'

export interface Http1Request {
  readonly method: string
  readonly target?: string
  readonly version: '1.0' | '1.1'
  readonly fields?: readonly FieldLine[]
  readonly body?: string
  readonly keepAlive?: boolean
  readonly timeoutMs?: number
}

const PATIENCE = 3000

/** One exchange. Host, Connection and Content-Length are added where `fields` has none of them. */
export async function exchangeHttp1(port: number, options: Http1Request): Promise<WireResponse> {
  const { method, target = '/', version, body, keepAlive = false, timeoutMs = PATIENCE } = options
  const fields = sentFields(options)
  const lines = fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  const bytes = Buffer.from(`${method} ${target} HTTP/${version}\r\n${lines}\r\n${body ?? ''}`)
  const request: WireRequest = { method, version, fields }
  const { raw, closed } = await converse(port, bytes, timeoutMs, (received) => {
    return keepAlive && staysOpenAfter(parseHttp1(received, method, false))
  })
  return wireResponse(parseHttp1(raw, method, closed), request, closed)
}

/**
 * Arbitrary bytes; what comes back until the server closes, or until `timeoutMs` have passed.
 *
 * @param halfClosed whether the client closes its side as soon as it has sent the bytes.
 */
export async function exchangeRaw(
  port: number,
  bytes: string | Buffer,
  timeoutMs = PATIENCE,
  halfClosed = false
): Promise<WireResponse> {
  const request = requestOf(String(bytes))
  const { raw, closed } = await converse(port, bytes, timeoutMs, () => false, halfClosed)
  return wireResponse(parseHttp1(raw, request.method, closed), request, closed)
}

function sentFields(options: Http1Request): readonly FieldLine[] {
  const { version, fields = [], body, keepAlive = false } = options
  const lacks = (name: string) => combined(fields, name) === undefined
  const added: FieldLine[] = []
  if (lacks('host')) added.push(['Host', 'localhost'])
  if (lacks('connection')) {
    if (version === '1.1' && !keepAlive) added.push(['Connection', 'close'])
    if (version === '1.0' && keepAlive) added.push(['Connection', 'keep-alive'])
  }
  if (body !== undefined && lacks('content-length') && lacks('transfer-encoding')) {
    added.push(['Content-Length', String(Buffer.byteLength(body))])
  }
  return [...added, ...fields]
}

function requestOf(text: string): WireRequest {
  const [head = ''] = text.split(/\r?\n\r?\n/, 1)
  const [requestLine = '', ...lines] = head.split(/\r?\n/)
  const fields = lines.map((line): FieldLine => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon), line.slice(colon + 1).trim()]
  })
  const version = requestLine.endsWith('HTTP/1.0') ? '1.0' : '1.1'
  return { method: requestLine.split(' ', 1)[0] ?? '', version, fields }
}

function staysOpenAfter(message: WireMessage): boolean {
  const options = elements(combined(message.fields, 'connection') ?? '')
  return message.complete && !options.some((option) => option.toLowerCase() === 'close')
}

/**
 * Collects bytes until the server closes, or `done` says so and a turn of the event loop brings no
 * more of them, or the patience ends.
 */
async function converse(
  port: number,
  bytes: string | Buffer,
  timeoutMs: number,
  done: (received: Buffer) => boolean,
  halfClosed = false
): Promise<{ readonly raw: Buffer; readonly closed: boolean }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      if (halfClosed) socket.end(bytes)
      else socket.write(bytes)
    })
    const chunks: Buffer[] = []
    let closed = true
    const leave = () => {
      closed = false
      socket.destroy()
    }
    const deadline = setTimeout(leave, timeoutMs)
    socket.on('data', (chunk) => {
      chunks.push(chunk)
      const count = chunks.length
      if (!done(Buffer.concat(chunks))) return
      setImmediate(() => {
        if (chunks.length === count && !socket.readableEnded) leave()
      })
    })
    // A reset after the response is one way of closing; without a connection there is no exchange.
    socket.on('error', (error) => {
      if (socket.remotePort === undefined && chunks.length === 0) reject(error)
    })
    socket.on('close', () => {
      clearTimeout(deadline)
      resolve({ raw: Buffer.concat(chunks), closed })
    })
  })
}
