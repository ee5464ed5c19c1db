/** Parses the bytes of a response in HTTP/1.x by the framing rules of RFC 9112 §6.3. */
import { readChunked } from './chunked.ts'
import { readLine, readSection, shown } from './field-lines.ts'
import { elements } from './grammar.ts'
import type { Defect, FieldLine, Framing, Interim, Version, WireMessage } from './wire-response.ts'
import { combined, linesOf } from './wire-response.ts'

interface Head {
  readonly statusLine: string
  readonly version: Version
  readonly status: number
  readonly reason: string | undefined
  readonly fields: readonly FieldLine[]
  readonly end: number | undefined
}

interface Content {
  readonly content: string
  readonly end: number
  readonly complete: boolean
  readonly trailers?: readonly FieldLine[]
}

/** The message of WIRE-INCOMPLETE if not even the fields are complete. */
export const NO_END_OF_HEAD = 'the header section has no end'

/** Each character is one byte, so that offsets are those of the bytes. */
export function parseHttp1(raw: Buffer, method: string, closed: boolean): WireMessage {
  const text = raw.toString('latin1')
  const defects: Defect[] = []
  const interim: Interim[] = []
  let head = readHead(text, 0, defects)
  while (isInterim(head.status) && head.end !== undefined && head.end < text.length) {
    interim.push({ status: head.status, fields: head.fields })
    head = readHead(text, head.end, defects)
  }
  const framing = framingOf(method, head)
  const { content, end, complete, trailers } = readContent(text, head, framing, closed, defects)
  return {
    version: head.version,
    statusLine: head.statusLine,
    status: head.status,
    ...(head.reason === undefined ? {} : { reason: head.reason }),
    fields: head.fields,
    body: Buffer.from(content, 'latin1'),
    trailers: trailers ?? [],
    interim,
    raw,
    trailing: raw.subarray(end),
    framing,
    complete: complete && !isInterim(head.status),
    defects,
  }
}

/** 101 is the last response of HTTP/1.1 on its connection, so it is not an interim one here. */
export function isInterim(status: number): boolean {
  return status >= 100 && status < 200 && status !== 101
}

function readHead(text: string, start: number, defects: Defect[]): Head {
  const line = readLine(text, start, defects)
  const strict = /^HTTP\/(\d\.\d) (\d{3})( ([^]*))?$/.exec(line.text)
  const loose = strict ?? /^HTTP\/(\d\.\d)[ \t]+(\d+)/i.exec(line.text)
  if (text !== '') {
    if (strict === null) {
      defects.push({ id: 'WIRE-STATUS-LINE', message: `${shown(line.text)} is not a status line` })
    } else if (strict[3] === undefined) {
      defects.push({ id: 'WIRE-REASON-SP', message: `no SP after the code of ${shown(line.text)}` })
    }
  }
  const section =
    line.next === undefined ? { fields: [], end: undefined } : readSection(text, line.next, defects)
  if (section.end === undefined && text !== '') {
    defects.push({ id: 'WIRE-INCOMPLETE', message: NO_END_OF_HEAD })
  }
  return {
    statusLine: line.text,
    version: loose?.[1] === '1.0' ? '1.0' : '1.1',
    status: Number(loose?.[2] ?? 0),
    reason: strict?.[4],
    ...section,
  }
}

function framingOf(method: string, { status, fields }: Head): Framing {
  if (status === 101 || (method === 'CONNECT' && status >= 200 && status < 300)) return 'tunnel'
  if (method === 'HEAD' || isInterim(status) || status === 204 || status === 304) return 'none'
  const last = elements(combined(fields, 'transfer-encoding') ?? '').at(-1)
  if (last !== undefined) return /^chunked$/i.test(last) ? 'chunked' : 'close'
  return contentLength(fields) === undefined ? 'close' : 'length'
}

/** The one value of Content-Length; repeated equal values count as one (RFC 9110 §8.6). */
export function contentLength(fields: readonly FieldLine[]): number | undefined {
  const values = new Set(linesOf(fields, 'content-length').flatMap((line) => elements(line)))
  const [value = ''] = values
  return values.size === 1 && /^\d+$/.test(value) ? Number(value) : undefined
}

function readContent(
  text: string,
  head: Head,
  framing: Framing,
  closed: boolean,
  defects: Defect[]
): Content {
  const start = head.end
  if (start === undefined) return { content: '', end: text.length, complete: false }
  if (framing === 'none' || framing === 'tunnel') return { content: '', end: start, complete: true }
  if (framing === 'chunked') return readChunked(text, start, defects)
  if (framing === 'close') {
    return { content: text.slice(start), end: text.length, complete: closed }
  }
  const end = start + Number(contentLength(head.fields))
  const content = text.slice(start, end)
  return { content, end: start + content.length, complete: text.length >= end }
}
