/** Requests as exact bytes over a socket, and the responses as they came. */
import { once } from 'node:events'
import { connect as connectHttp2 } from 'node:http2'
import { connect } from 'node:net'

export interface WireResponse {
  readonly version: '1.0' | '1.1' | '2'
  readonly status: number
  readonly reason: string
  /** As sent: order, case and repeated lines kept. */
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly content: Buffer
  /** Bytes after the end that the response's own framing gives it. */
  readonly stray: Buffer
  /** Status codes of interim responses that came before. */
  readonly interim: readonly number[]
  /** Whether the server closed the connection by itself. */
  readonly closed: boolean
}

export interface WireRequest {
  readonly method: string
  readonly target?: string
  readonly fields?: readonly (readonly [name: string, value: string])[]
  readonly content?: string
}

export function linesOf(response: WireResponse, name: string): readonly string[] {
  return response.fields.filter(([field]) => field.toLowerCase() === name).map(([, value]) => value)
}

export function fieldOf(response: WireResponse, name: string): string | undefined {
  const lines = linesOf(response, name)
  return lines.length === 0 ? undefined : lines.join(', ')
}

/** One exchange on a connection of its own, which the request asks to be closed. */
export async function exchangeHttp1(
  port: number,
  version: '1.0' | '1.1',
  { method, target = '/', fields = [], content = '' }: WireRequest
): Promise<WireResponse> {
  const lines = [
    `${method} ${target} HTTP/${version}`,
    'Host: localhost',
    ...(version === '1.1' ? ['Connection: close'] : []),
    ...(content === '' ? [] : [`Content-Length: ${Buffer.byteLength(content)}`]),
    ...fields.map(([name, value]) => `${name}: ${value}`),
  ]
  const { bytes, closed } = await exchangeBytes(port, `${lines.join('\r\n')}\r\n\r\n${content}`)
  return { ...parseResponse(bytes, method, version), closed }
}

/**
 * Sends bytes and collects what comes back until the server closes, until it ends with `last`, or
 * until it stays silent for long.
 */
export async function exchangeBytes(
  port: number,
  bytes: string | Buffer,
  last?: string,
  patience = 3000
): Promise<{ readonly bytes: Buffer; readonly closed: boolean }> {
  const socket = connect(port, '127.0.0.1')
  const chunks: Buffer[] = []
  let closed = true
  socket.on('data', (chunk) => {
    chunks.push(chunk)
    if (last === undefined || !String(Buffer.concat(chunks)).endsWith(last)) return
    closed = false
    socket.destroy()
  })
  socket.on('error', () => {})
  socket.setTimeout(patience, () => {
    closed = false
    socket.destroy()
  })
  socket.write(bytes)
  await once(socket, 'close')
  return { bytes: Buffer.concat(chunks), closed }
}

export async function exchangeHttp2(
  port: number,
  { method, target = '/', fields = [], content = '' }: WireRequest
): Promise<WireResponse> {
  const session = connectHttp2(`http://127.0.0.1:${port}`)
  const stream = session.request(
    { ':method': method, ':path': target, ...Object.fromEntries(fields) },
    { endStream: content === '' }
  )
  const interim: number[] = []
  const chunks: Buffer[] = []
  let head: readonly string[] = []
  stream.on('headers', (headers) => interim.push(Number(headers[':status'])))
  stream.on('response', (_headers, _flags, raw: readonly string[] = []) => {
    head = raw
  })
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  if (content !== '') stream.end(content)
  await once(stream, 'close')
  session.close()
  const fieldLines = head.flatMap((name, index) =>
    index % 2 === 0 ? [[name, head[index + 1] ?? ''] as const] : []
  )
  return {
    version: '2',
    status: Number(fieldLines.find(([name]) => name === ':status')?.[1]),
    reason: '',
    fields: fieldLines.filter(([name]) => !name.startsWith(':')),
    content: Buffer.concat(chunks),
    stray: Buffer.alloc(0),
    interim,
    closed: false,
  }
}

type Parsed = Omit<WireResponse, 'closed'>

export function parseResponse(bytes: Buffer, method: string, version: '1.0' | '1.1'): Parsed {
  const interim: number[] = []
  let rest = bytes
  for (;;) {
    const end = rest.indexOf('\r\n\r\n')
    if (end < 0) throw new Error(`No end of the header section in: ${rest.toString('latin1')}`)
    const [statusLine = '', ...lines] = rest.toString('latin1', 0, end).split('\r\n')
    const [, code, reason = ''] = /^HTTP\/1\.[01] (\d{3}) ([\t\x20-\x7e]*)$/.exec(statusLine) ?? []
    if (code === undefined) throw new Error(`No status line: ${statusLine}`)
    rest = rest.subarray(end + 4)
    if (code.startsWith('1')) {
      interim.push(Number(code))
      continue
    }
    const fields = lines.map(parseLine)
    const status = Number(code)
    return { version, status, reason, fields, interim, ...frame(rest, fields, method, status) }
  }
}

function parseLine(line: string): readonly [string, string] {
  const [, name, value] = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? []
  if (name === undefined || value === undefined) throw new Error(`No field line: ${line}`)
  return [name, value]
}

/** RFC 9112 §6.3 */
function frame(
  rest: Buffer,
  fields: Parsed['fields'],
  method: string,
  status: number
): Pick<Parsed, 'content' | 'stray'> {
  const valueOf = (wanted: string) => fields.find(([name]) => name.toLowerCase() === wanted)?.[1]
  if (method === 'HEAD' || status === 204 || status === 304) return cut(rest, 0)
  if (valueOf('transfer-encoding') === 'chunked') return dechunked(rest)
  const length = valueOf('content-length')
  return cut(rest, length === undefined ? rest.length : Number(length))
}

function cut(rest: Buffer, length: number): Pick<Parsed, 'content' | 'stray'> {
  if (rest.length < length) throw new Error(`${rest.length} bytes of ${length} arrived.`)
  return { content: rest.subarray(0, length), stray: rest.subarray(length) }
}

function dechunked(bytes: Buffer): Pick<Parsed, 'content' | 'stray'> {
  const chunks: Buffer[] = []
  let rest = bytes
  for (;;) {
    const end = rest.indexOf('\r\n')
    if (end < 0) throw new Error('The chunked content is incomplete.')
    const size = Number.parseInt(rest.toString('latin1', 0, end), 16)
    chunks.push(rest.subarray(end + 2, end + 2 + size))
    rest = rest.subarray(end + 2 + size + 2)
    if (size === 0) return { content: Buffer.concat(chunks), stray: rest }
  }
}
