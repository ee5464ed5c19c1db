/** Parses the chunked transfer coding (RFC 9112 §7.1), without tolerance for errors. */
import { readSection, shown } from './field-lines.ts'
import { QUOTED, TOKEN } from './grammar.ts'
import { octets } from './octets.ts'
import type { Defect, FieldLine } from './wire-response.ts'

export interface Chunked {
  readonly content: string
  readonly trailers: readonly FieldLine[]
  readonly end: number
  readonly complete: boolean
}

/** No BWS in the extensions: RFC 9110 §5.6.3 forbids senders to generate it. */
const SIZE_LINE = new RegExp(`^([0-9A-Fa-f]+)(?:;${TOKEN}(?:=(?:${TOKEN}|${QUOTED}))?)*$`)

export function readChunked(text: string, start: number, defects: Defect[]): Chunked {
  let content = ''
  let at = start
  const stopped = (id: string, message: string): Chunked => {
    defects.push({ id, message })
    return { content, trailers: [], end: text.length, complete: false }
  }
  for (;;) {
    const feed = text.indexOf('\n', at)
    if (feed === -1) return stopped('WIRE-INCOMPLETE', 'the zero-sized chunk is missing')
    const line = text.slice(at, feed)
    const size = SIZE_LINE.exec(line.replace(/\r$/, ''))?.[1]
    if (size === undefined || !line.endsWith('\r')) {
      return stopped('WIRE-CHUNKED', `${shown(line)} is not a chunk size with CRLF`)
    }
    at = feed + 1
    const length = Number.parseInt(size, 16)
    if (length === 0) break
    content += text.slice(at, at + length)
    at += length
    if (text.length < at + 2) return stopped('WIRE-INCOMPLETE', 'the last chunk is cut off')
    if (text.slice(at, at + 2) !== '\r\n') {
      return stopped('WIRE-CHUNKED', `no CRLF after the ${octets(length)} of a chunk`)
    }
    at += 2
  }
  const { fields, end } = readSection(text, at, defects)
  if (end === undefined) return stopped('WIRE-INCOMPLETE', 'the trailer section has no end')
  return { content, trailers: fields, end, complete: true }
}
