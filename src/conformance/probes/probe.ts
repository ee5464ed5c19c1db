/** A request that the kit sends, and what the server has to do with it. */
import type { Level } from '../rules/rule.ts'
import type { FieldLine } from '../syntax/wire-response.ts'

/** What RFCs require of the response to this one request, beside the rules for all responses. */
export interface Expectation {
  readonly id: string
  readonly level: Level
  readonly section: string
  readonly isMet: (status: number) => boolean
  /** What is wrong with a status that does not meet it. */
  readonly message: (status: number) => string
}

interface Common {
  /** What is asked, in a few words: `GET /books/1, Accept: text/html`. */
  readonly name: string
  readonly method: string
  readonly expectations?: readonly Expectation[]
  /** Whether a server may respond itself, before the app receives the request. */
  readonly mayBypassApp?: boolean
}

/** A request that is well-formed. */
export interface MessageProbe extends Common {
  readonly kind: 'message'
  readonly version: '1.0' | '1.1' | '2'
  readonly target: string
  readonly fields: readonly FieldLine[]
  readonly body?: string
  /** Content that is sent only after the server has sent 100. */
  readonly afterContinue?: string
  readonly keepAlive?: boolean
  /** Whether GET is sent before, for the comparison of both (RFC 9110 §9.3.2). */
  readonly withTwin?: boolean
}

/** Two requests in one write: GET, and HEAD with `Connection: close` (RFC 9112 §9.3.2). */
export interface PipelineProbe extends Common {
  readonly kind: 'pipeline'
  readonly target: string
}

/** Exact bytes. */
export interface RawProbe extends Common {
  readonly kind: 'raw'
  readonly bytes: string
}

export type Probe = MessageProbe | PipelineProbe | RawProbe
