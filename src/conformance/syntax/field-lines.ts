/** Parses the field lines of a header or trailer section, and lists their defects. */
import type { Defect, FieldLine } from './wire-response.ts'

export interface Line {
  readonly text: string
  /** The offset of the next line; undefined if the line has no end. */
  readonly next: number | undefined
}

export function readLine(text: string, at: number, defects: Defect[]): Line {
  const feed = text.indexOf('\n', at)
  if (feed === -1) return { text: text.slice(at), next: undefined }
  const line = text.slice(at, feed)
  const ended = line.endsWith('\r')
  const content = ended ? line.slice(0, -1) : line
  if (!ended) defects.push({ id: 'WIRE-CRLF', message: `${shown(line)} ends with a bare LF` })
  if (content.includes('\r')) {
    defects.push({ id: 'WIRE-BARE-CR', message: `${shown(content)} contains a bare CR` })
  }
  return { text: content, next: feed + 1 }
}

export interface Section {
  readonly fields: readonly FieldLine[]
  /** The offset after the empty line; undefined if there is none. */
  readonly end: number | undefined
}

export function readSection(text: string, start: number, defects: Defect[]): Section {
  const fields: [string, string][] = []
  let at = start
  for (;;) {
    const line = readLine(text, at, defects)
    if (line.next === undefined) return { fields, end: undefined }
    if (line.text === '') return { fields, end: line.next }
    readField(line.text, at === start, fields, defects)
    at = line.next
  }
}

function readField(line: string, first: boolean, fields: [string, string][], defects: Defect[]) {
  if (/^[ \t]/.test(line)) {
    const id = first ? 'WIRE-WS-FIRST' : 'WIRE-OBS-FOLD'
    defects.push({ id, message: `${shown(line)} starts with whitespace` })
    const last = fields.at(-1)
    if (last !== undefined) last[1] += ` ${trimOws(line)}`
    return
  }
  const colon = line.indexOf(':')
  if (colon === -1) {
    defects.push({ id: 'FIELD-NAME', message: `${shown(line)} has no colon` })
    return
  }
  const name = line.slice(0, colon)
  if (/[ \t]$/.test(name)) {
    defects.push({ id: 'WIRE-WS-COLON', message: `whitespace before the colon of ${shown(name)}` })
  }
  fields.push([trimOws(name), trimOws(line.slice(colon + 1))])
}

const isOws = (text: string, at: number) => text[at] === ' ' || text[at] === '\t'

/**
 * Removes OWS at both ends. `trim` would also remove other controls and a no-break space; a regular
 * expression would need quadratic time for many spaces.
 */
export function trimOws(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isOws(text, start)) start += 1
  while (end > start && isOws(text, end - 1)) end -= 1
  return text.slice(start, end)
}

export function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
}
