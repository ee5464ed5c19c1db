/** Raw responses that break one rule, for the checker to be checked with. */
import { parseHttp1 } from '../../src/conformance/syntax/http1-parser.ts'
import type {
  FieldLine,
  Version,
  WireMessage,
  WireResponse,
} from '../../src/conformance/syntax/wire-response.ts'
import { wireResponse } from '../../src/conformance/syntax/wire-response.ts'

interface Circumstances {
  readonly method?: string
  readonly version?: Version
  /** Fields of the request, `Name: value`. */
  readonly sent?: readonly string[]
  readonly closed?: boolean
}

export interface Exchange {
  readonly response: WireResponse
  readonly twin?: WireResponse
}

export interface Example extends Exchange {
  /** What is wrong, as the title of the test says it. */
  readonly what: string
  /** All ids reported, the id in question first: some breaches cannot come alone. */
  readonly ids: readonly string[]
}

/** A closed connection and a client that wished so, unless told otherwise. */
export function received(bytes: string | WireMessage, how: Circumstances = {}): WireResponse {
  const { method = 'GET', version = '1.1', closed = version !== '2' } = how
  const { sent = version === '1.1' ? ['Connection: close'] : [] } = how
  const message =
    typeof bytes === 'string' ? parseHttp1(Buffer.from(bytes, 'latin1'), method, closed) : bytes
  return wireResponse(message, { method, version, fields: sent.map(split) }, closed)
}

/** `ids`: the id, and after spaces those that come along. */
export function breaks(
  ids: string,
  what: string,
  bytes: string | WireMessage,
  how: Circumstances = {},
  twin?: string
): Example {
  const response = received(bytes, how)
  return {
    what,
    ids: ids.split(' '),
    response,
    ...(twin === undefined ? {} : { twin: received(twin) }),
  }
}

function split(line: string): FieldLine {
  const colon = line.indexOf(':', 1)
  return [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')]
}

export const DATE = 'Date: Sun, 06 Nov 1994 08:49:37 GMT'

export function problem(status: string, more: object = {}): string {
  return JSON.stringify({
    type: 'about:blank',
    title: status.slice(4),
    status: Number(status.slice(0, 3)),
    detail: 'No book has that id.',
    condition: 'unknown',
    ...more,
  })
}

/** Field lines of a correct problem; a line of the same name replaces it, `-Name` takes it away. */
function lines(fields: readonly string[], body: string): readonly string[] {
  const usual = [
    DATE,
    'Connection: close',
    'Cache-Control: no-store',
    'Content-Type: application/problem+json',
    `Content-Length: ${body.length}`,
  ]
  const named = fields.map((line) => line.replace(/^-/, '').split(/ *:/, 1)[0]?.toLowerCase())
  const kept = usual.filter((line) => !named.includes(line.split(':', 1)[0]?.toLowerCase()))
  return [...kept, ...fields.filter((line) => !line.startsWith('-'))]
}

/** A correct response but for what is given. */
export function reply(
  status: string,
  fields: readonly string[] = [],
  body: string = problem(status)
): string {
  const head = [`HTTP/1.1 ${status}`, ...lines(fields, body)]
  return `${head.join('\r\n')}\r\n\r\n${body}`
}

/** The same without content, as 204, 304 and HEAD have it. */
export function bare(status: string, fields: readonly string[] = []): string {
  return reply(status, ['-Content-Type', '-Content-Length', ...fields], '')
}

export function reply2(
  status: string,
  fields: readonly string[] = [],
  body: string = problem(status),
  interim: WireMessage['interim'] = []
): WireMessage {
  const own = lines(['-Connection', ...fields], body).map(split)
  return {
    version: '2',
    status: Number(status.slice(0, 3)),
    fields: own.map(([name, value]) => [
      fields.some((line) => line.startsWith(name)) ? name : name.toLowerCase(),
      value,
    ]),
    body: Buffer.from(body, 'latin1'),
    trailers: [],
    interim,
    raw: Buffer.alloc(0),
    trailing: Buffer.alloc(0),
    framing: 'none',
    complete: true,
    defects: [],
  }
}

export const upgrading: readonly string[] = ['Connection: upgrade', 'Upgrade: websocket']
export const switching = 'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\n'

export function chunked(body: string, fields = '', coding = 'chunked'): string {
  const usual = `${DATE}\r\nConnection: close\r\nContent-Type: text/plain\r\n`
  return `HTTP/1.1 200 OK\r\n${usual}Transfer-Encoding: ${coding}\r\n${fields}\r\n${body}`
}
