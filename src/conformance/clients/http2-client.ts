/** HTTP/2: over TLS with ALPN, and without TLS by prior knowledge (RFC 9113 §3.2, §3.3). */
import { connect, type ClientHttp2Session, type IncomingHttpHeaders } from 'node:http2'
import { isIPv6 } from 'node:net'
import type { FieldLine, Interim, Stop, WireResponse } from '../syntax/wire-response.ts'
import { linesOf, wireResponse } from '../syntax/wire-response.ts'
import { LIMIT } from './conversation.ts'
import type { Address, Endpoint } from './endpoint.ts'
import { endpointOf, tlsOptions } from './endpoint.ts'

/** A server could send interim responses without end. */
const MOST_INTERIM = 100

export interface Http2Request {
  readonly method: string
  readonly target?: string
  readonly fields?: readonly FieldLine[]
  readonly body?: string
  /** The longest time of the exchange, in milliseconds. */
  readonly timeoutMs?: number
  /** Whether a response that does not end is returned, as far as it has arrived. */
  readonly allowIncomplete?: boolean
}

/**
 * One exchange over a new connection.
 *
 * @throws the error of the stream or the session, also if the server has no HTTP/2. With
 *   `allowIncomplete`, only if no response has begun.
 */
export async function exchangeHttp2(
  address: Address,
  options: Http2Request
): Promise<WireResponse> {
  const session = openSession(endpointOf(address))
  // An error of the session after the exchange is not of interest, but would be thrown.
  session.on('error', () => {})
  try {
    return await exchange(session, options)
  } finally {
    session.destroy()
  }
}

function openSession(endpoint: Endpoint): ClientHttp2Session {
  const { host, port, tls } = endpoint
  const authority = `${isIPv6(host) ? `[${host}]` : host}:${port}`
  return tls === undefined
    ? connect(`http://${authority}`)
    : connect(`https://${authority}`, tlsOptions(endpoint, 'h2'))
}

function exchange(session: ClientHttp2Session, options: Http2Request): Promise<WireResponse> {
  const {
    method,
    target = '/',
    fields = [],
    body,
    timeoutMs = 3000,
    allowIncomplete = false,
  } = options
  return new Promise((resolve, reject) => {
    const names = [...new Set(fields.map(([name]) => name.toLowerCase()))]
    const headers = Object.fromEntries(names.map((name) => [name, linesOf(fields, name)]))
    const stream = session.request(
      { ...single(headers), ':method': method, ':path': target },
      { endStream: body === undefined }
    )
    const interim: Interim[] = []
    const chunks: Buffer[] = []
    let size = 0
    let head: readonly FieldLine[] | undefined
    let trailers: readonly FieldLine[] = []
    const finish = (complete: boolean, stop?: Stop) => {
      clearTimeout(deadline)
      if (stop !== undefined && (head === undefined || !allowIncomplete)) {
        reject(new Error(`no HTTP/2 response in ${timeoutMs} ms`))
        return
      }
      const message = {
        version: '2' as const,
        status: Number(linesOf(head ?? [], ':status')[0] ?? 0),
        fields: (head ?? []).filter(([name]) => name !== ':status'),
        body: Buffer.concat(chunks),
        trailers,
        interim,
        raw: Buffer.alloc(0),
        trailing: Buffer.alloc(0),
        framing: 'none' as const,
        complete,
        defects: [],
      }
      const response = wireResponse(message, { method, target, version: '2', fields }, false)
      resolve(stop === undefined ? response : { ...response, stop })
    }
    const deadline = setTimeout(() => finish(false, 'deadline'), timeoutMs)
    const fail = (error: Error) => {
      clearTimeout(deadline)
      // Node resets a stream whose content is not as long as Content-Length (RFC 9113 §8.1.1).
      if (head === undefined || !allowIncomplete) reject(error)
      else finish(false)
    }
    session.on('error', fail)
    session.on('close', () => fail(new Error('the server closed the HTTP/2 connection')))
    stream.on('headers', (received: IncomingHttpHeaders, _flags: number, raw?: string[]) => {
      const lines = pairs(raw).filter(([name]) => name !== ':status')
      if (interim.length >= MOST_INTERIM) return
      interim.push({ status: Number(received[':status']), fields: lines })
    })
    stream.on('response', (_received, _flags: number, raw?: string[]) => {
      head = pairs(raw)
    })
    stream.on('trailers', (_received: IncomingHttpHeaders, _flags: number, raw?: string[]) => {
      trailers = pairs(raw)
    })
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      size += chunk.length
      if (size >= LIMIT) finish(false, 'limit')
    })
    stream.on('error', fail)
    stream.on('close', () => finish(true))
    if (body !== undefined) stream.end(body)
  })
}

/** Node accepts an array for some fields only if it has more than one value. */
function single(headers: Readonly<Record<string, readonly string[]>>) {
  return Object.fromEntries(
    Object.entries(headers).map(([name, [first = '', ...more]]) => [
      name,
      more.length === 0 ? first : [first, ...more],
    ])
  )
}

function pairs(raw: readonly string[] = []): readonly FieldLine[] {
  return Array.from({ length: raw.length / 2 }, (_, index) => {
    const [name = '', value = ''] = raw.slice(2 * index)
    return [name, value]
  })
}
