/** A request and a response as they were on the wire, before any rule is applied. */
export type Version = '1.0' | '1.1' | '2'
export type FieldLine = readonly [name: string, value: string]

export interface WireRequest {
  readonly method: string
  readonly target?: string
  readonly version: Version
  readonly fields: readonly FieldLine[]
}

export interface Interim {
  readonly status: number
  readonly fields: readonly FieldLine[]
}

/** A syntax error that only the parser of the bytes can find, with the id of the rule it violates. */
export interface Defect {
  readonly id: string
  readonly message: string
}

/**
 * Why the client stopped reading: too many bytes, no byte any more, or bytes that arrived too slowly.
 */
export type Stop = 'limit' | 'stalled' | 'deadline'

/** How the end of the content is found (RFC 9112 §6.3). `tunnel`: what follows is another protocol. */
export type Framing = 'none' | 'tunnel' | 'chunked' | 'length' | 'close'

export interface WireMessage {
  readonly version: Version
  readonly statusLine?: string
  /** 0 if there is no status code that can be parsed. */
  readonly status: number
  readonly reason?: string
  /** As sent: order, case and repeated lines kept; one character for each byte. */
  readonly fields: readonly FieldLine[]
  readonly body: Buffer
  readonly trailers: readonly FieldLine[]
  readonly interim: readonly Interim[]
  readonly raw: Buffer
  /** Bytes after the end of the response. */
  readonly trailing: Buffer
  readonly framing: Framing
  readonly complete: boolean
  readonly defects: readonly Defect[]
}

export interface WireResponse extends WireMessage {
  /** Whether the server closed the connection. */
  readonly closed: boolean
  /** Whether the server reset the connection. */
  readonly reset?: boolean
  /** Why the client stopped reading; undefined if the response ended or the server closed. */
  readonly stop?: Stop
  /** The request as it was sent, with the fields that the client added. */
  readonly request: WireRequest
  /** All lines of a field, combined with `, `. */
  field(name: string): string | undefined
  fieldLines(name: string): string[]
}

export function linesOf(fields: readonly FieldLine[], name: string): string[] {
  const wanted = name.toLowerCase()
  return fields.filter(([field]) => field.toLowerCase() === wanted).map(([, value]) => value)
}

export function combined(fields: readonly FieldLine[], name: string): string | undefined {
  const lines = linesOf(fields, name)
  return lines.length === 0 ? undefined : lines.join(', ')
}

export function wireResponse(
  message: WireMessage,
  request: WireRequest,
  closed: boolean
): WireResponse {
  return {
    ...message,
    request,
    closed,
    field: (name) => combined(message.fields, name),
    fieldLines: (name) => linesOf(message.fields, name),
  }
}
