/** Requests as exact bytes, each over a new connection, and the responses as they arrived. */
import { elements } from '../syntax/grammar.ts'
import { parseHttp1 } from '../syntax/http1-parser.ts'
import type { FieldLine, WireMessage, WireRequest, WireResponse } from '../syntax/wire-response.ts'
import { combined, wireResponse } from '../syntax/wire-response.ts'
import type { Conversation } from './conversation.ts'
import { converse } from './conversation.ts'
import type { Address } from './endpoint.ts'
import { endpointOf } from './endpoint.ts'

export { exchangeHttp2 } from './http2-client.ts'
export type { FieldLine, Interim, WireRequest, WireResponse } from '../syntax/wire-response.ts'

export interface Http1Request {
  readonly method: string
  readonly target?: string
  readonly version: '1.0' | '1.1'
  readonly fields?: readonly FieldLine[]
  readonly body?: string
  /** Sent instead of `body` once the server has sent 100. Its length has to be in `fields`. */
  readonly afterContinue?: string
  readonly keepAlive?: boolean
  /** The longest time of the exchange, in milliseconds. */
  readonly timeoutMs?: number
  /** The longest wait for the server to close after a complete response, in milliseconds. */
  readonly graceMs?: number
}

const TIMEOUT = 3000

/** One exchange. Host, Connection and Content-Length are added if `fields` has none of them. */
export async function exchangeHttp1(
  address: Address,
  options: Http1Request
): Promise<WireResponse> {
  const { method, keepAlive = false, timeoutMs = TIMEOUT, afterContinue, graceMs } = options
  const conversation = await converse(endpointOf(address), bytesOf(options), {
    timeoutMs,
    ...(afterContinue === undefined ? {} : { afterContinue }),
    ...(graceMs === undefined ? {} : { graceMs }),
    state: (received) => stateOf(received, method, keepAlive),
  })
  return responseOf(sentRequest(options), conversation)
}

/**
 * Arbitrary bytes; what comes back until the server closes, or until `timeoutMs` have passed.
 *
 * @param halfClosed whether the client closes its side as soon as it has sent the bytes.
 * @param graceMs the longest wait for the server to close after a complete response.
 */
export async function exchangeRaw(
  address: Address,
  bytes: string | Buffer,
  timeoutMs: number = TIMEOUT,
  halfClosed = false,
  graceMs?: number
): Promise<WireResponse> {
  const request = requestOf(bytes.toString('latin1'))
  const conversation = await converse(endpointOf(address), bytes, {
    timeoutMs,
    halfClosed,
    ...(graceMs === undefined ? {} : { graceMs }),
    state: (received) =>
      graceMs === undefined ? 'open' : stateOf(received, request.method, false),
  })
  return responseOf(request, conversation)
}

/** The bytes of a request, with the fields that `exchangeHttp1` adds. */
export function bytesOf(options: Http1Request): Buffer {
  const { method, target = '/', version, body = '' } = options
  const lines = sentFields(options).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`${method} ${target} HTTP/${version}\r\n${lines.join('')}\r\n${body}`)
}

/** The request as it is sent, with the fields that are added. */
export function sentRequest(options: Http1Request): WireRequest {
  const { method, target = '/', version } = options
  return { method, target, version, fields: sentFields(options) }
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

/** The request that the bytes contain, as far as they contain one. */
export function requestOf(text: string): WireRequest {
  const [head = ''] = text.split(/\r?\n\r?\n/, 1)
  const [requestLine = '', ...lines] = head.split(/\r?\n/)
  const fields = lines.map((line): FieldLine => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon), line.slice(colon + 1).trim()]
  })
  const version = requestLine.endsWith('HTTP/1.0') ? '1.0' : '1.1'
  const [method = ''] = requestLine.split(' ', 1)
  return { method, version, fields }
}

function responseOf(request: WireRequest, conversation: Conversation): WireResponse {
  const { raw, closed, reset, stop } = conversation
  const response = wireResponse(parseHttp1(raw, request.method, closed), request, closed)
  return { ...response, reset, ...(stop === undefined ? {} : { stop }) }
}

function stateOf(received: Buffer, method: string, keepAlive: boolean) {
  const message = parseHttp1(received, method, false)
  if (!message.complete) return 'open'
  return keepAlive && !announcesClose(message) ? 'done' : 'complete'
}

/** Whether the message has `Connection: close`. */
export function announcesClose(message: WireMessage): boolean {
  const options = elements(combined(message.fields, 'connection') ?? '')
  return options.some((option) => option.toLowerCase() === 'close')
}
