/** One exchange with the backend, as exact as the version of HTTP lets us see it. */
import { connect as connectHttp2 } from 'node:http2'
import { connect } from 'node:net'
import { BadGateway, GatewayTimeout } from 'hono-http-errors'
import type { Backend } from './backend.ts'
import { acceptOf, type Question } from './question.ts'

/** A line of a header section: name and value. */
export type FieldLine = readonly [name: string, value: string]

/** What went over the wire. */
export interface Exchange {
  readonly request: Message
  readonly response: Message
}

/** HTTP/1.x: the bytes as they are. HTTP/2: the header list, which HPACK has in other bytes. */
export interface Message {
  /** The start line and the fields, up to the empty line that ends them. */
  readonly head: string | readonly FieldLine[]
  readonly content: Buffer
}

/** Milliseconds until the backend is given up. */
const PATIENCE = 5000

/** The path of the backend that throws what is asked for. */
export function targetOf({ status, sample }: Question): string {
  return sample === 0 ? `/${status}` : `/${status}/${sample}`
}

/** The fields of a request, in the order and case of HTTP/1.1. */
export function fieldsOf(question: Question): readonly FieldLine[] {
  const { method, version, language } = question
  const fields: FieldLine[] = [
    ['Accept', acceptOf(question)],
    ['Accept-Language', language],
  ]
  // RFC 9110 §8.6: methods that usually have content say when there is none.
  if (method === 'POST' || method === 'PUT') fields.push(['Content-Length', '0'])
  // The end of the connection is then the end of the answer, whatever its framing says.
  if (version === '1.1') fields.push(['Connection', 'close'])
  return fields
}

/** Asks the backend, over a connection of its own. */
export async function exchange(backend: Backend, question: Question): Promise<Exchange> {
  return question.version === '2'
    ? exchangeHttp2(backend.http2, question)
    : exchangeHttp1(backend.http1, question)
}

async function exchangeHttp1(port: number, question: Question): Promise<Exchange> {
  const { method, version } = question
  const fields: readonly FieldLine[] = [['Host', `127.0.0.1:${port}`], ...fieldsOf(question)]
  const lines = fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  const head = `${method} ${targetOf(question)} HTTP/${version}\r\n${lines}\r\n`
  const raw = await converse(port, head)
  const end = raw.indexOf('\r\n\r\n') + 4
  if (end < 4) throw new BadGateway('The backend gave an answer without an end of its fields.')
  return {
    request: { head, content: Buffer.alloc(0) },
    response: { head: raw.toString('latin1', 0, end), content: raw.subarray(end) },
  }
}

async function converse(port: number, bytes: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.setTimeout(PATIENCE, () => socket.destroy(new GatewayTimeout()))
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.on('error', reject)
    socket.on('close', () => resolve(Buffer.concat(chunks)))
  })
}

async function exchangeHttp2(port: number, question: Question): Promise<Exchange> {
  const request: readonly FieldLine[] = [
    [':method', question.method],
    [':scheme', 'http'],
    [':authority', `127.0.0.1:${port}`],
    [':path', targetOf(question)],
    ...fieldsOf(question).map(([name, value]): FieldLine => [name.toLowerCase(), value]),
  ]
  const session = connectHttp2(`http://127.0.0.1:${port}`)
  try {
    const response = await new Promise<Message>((resolve, reject) => {
      const chunks: Buffer[] = []
      let head: readonly FieldLine[] = []
      session.on('error', reject)
      session.setTimeout(PATIENCE, () => reject(new GatewayTimeout()))
      const stream = session.request(Object.fromEntries(request), { endStream: true })
      stream.on('response', (_fields, _flags, raw?: string[]) => {
        head = pairs(raw ?? [])
      })
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('error', reject)
      stream.on('close', () => resolve({ head, content: Buffer.concat(chunks) }))
    })
    return { request: { head: request, content: Buffer.alloc(0) }, response }
  } finally {
    session.destroy()
  }
}

function pairs(raw: readonly string[]): readonly FieldLine[] {
  return raw.flatMap((name, index) =>
    index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as const] : []
  )
}

/** The status code of an answer, which may be another than the one that was asked for. */
export function statusOf(response: Message): number {
  const { head } = response
  return Number(typeof head === 'string' ? head.split(' ', 2)[1] : fieldOf(response, ':status'))
}

/** The first value of a field, by its name in lower case. */
export function fieldOf({ head }: Message, name: string): string | undefined {
  const lines =
    typeof head === 'string'
      ? head.split('\r\n').map((line): FieldLine => {
          const colon = line.indexOf(':')
          return [line.slice(0, colon), line.slice(colon + 1).trim()]
        })
      : head
  return lines.find(([field]) => field.toLowerCase() === name)?.[1]
}
