/** HTTP/2 without TLS, by prior knowledge (RFC 9113 §3.3). */
import type { IncomingHttpHeaders } from 'node:http2'
import { connect } from 'node:http2'
import type { FieldLine, Interim, WireResponse } from '../syntax/wire-response.ts'
import { linesOf, wireResponse } from '../syntax/wire-response.ts'

export interface Http2Request {
  readonly method: string
  readonly target?: string
  readonly fields?: readonly FieldLine[]
  readonly body?: string
  readonly timeoutMs?: number
}

export async function exchangeHttp2(port: number, options: Http2Request): Promise<WireResponse> {
  const { method, target = '/', fields = [], body, timeoutMs = 3000 } = options
  const session = connect(`http://127.0.0.1:${port}`)
  try {
    return await new Promise<WireResponse>((resolve, reject) => {
      session.on('error', reject)
      session.setTimeout(timeoutMs, () => {
        reject(new Error(`no HTTP/2 response in ${timeoutMs} ms`))
      })
      const names = [...new Set(fields.map(([name]) => name.toLowerCase()))]
      const headers = Object.fromEntries(names.map((name) => [name, linesOf(fields, name)]))
      const stream = session.request(
        { ...single(headers), ':method': method, ':path': target },
        { endStream: body === undefined }
      )
      const interim: Interim[] = []
      const chunks: Buffer[] = []
      let head: readonly FieldLine[] = []
      let trailers: readonly FieldLine[] = []
      stream.on('headers', (received: IncomingHttpHeaders, _flags: number, raw?: string[]) => {
        const lines = pairs(raw).filter(([name]) => name !== ':status')
        interim.push({ status: Number(received[':status']), fields: lines })
      })
      stream.on('response', (_received, _flags: number, raw?: string[]) => {
        head = pairs(raw)
      })
      stream.on('trailers', (_received: IncomingHttpHeaders, _flags: number, raw?: string[]) => {
        trailers = pairs(raw)
      })
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('error', reject)
      stream.on('close', () => {
        const message = {
          version: '2' as const,
          status: Number(linesOf(head, ':status')[0] ?? 0),
          fields: head.filter(([name]) => name !== ':status'),
          body: Buffer.concat(chunks),
          trailers,
          interim,
          raw: Buffer.alloc(0),
          trailing: Buffer.alloc(0),
          framing: 'none' as const,
          complete: true,
          defects: [],
        }
        resolve(wireResponse(message, { method, version: '2', fields }, false))
      })
      if (body !== undefined) stream.end(body)
    })
  } finally {
    session.destroy()
  }
}

/** Node takes an array for some fields only where it has more than one value. */
function single(headers: Readonly<Record<string, readonly string[]>>) {
  return Object.fromEntries(
    Object.entries(headers).map(([name, lines]) => [
      name,
      lines.length === 1 ? (lines[0] ?? '') : [...lines],
    ])
  )
}

function pairs(raw: readonly string[] = []): readonly FieldLine[] {
  return raw.flatMap((name, index) =>
    index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as const] : []
  )
}
