/** What a run has found. */
import type { Level } from '../rules/rule.ts'

/** One rule that the server violates. */
export interface Finding {
  readonly level: Level
  /** The id of the rule, for `ignore`. */
  readonly rule: string
  /** `RFC 9110 §15.5.6` */
  readonly section: string
  /** What is wrong with the first response, as a sentence. */
  readonly message: string
  /** Other messages of the same rule, at most four, each with its first request. */
  readonly more: readonly OtherMessage[]
  /** How many requests got such a response. */
  readonly count: number
  /** The first request, in a few words. */
  readonly request: string
  /** The first request as a command for a POSIX shell: `curl`, or `printf` and `nc`. */
  readonly command: string
  /** Whether the response lacks what all responses of the app have: it comes from the server below. */
  readonly belowApp: boolean
}

export interface OtherMessage {
  readonly message: string
  readonly request: string
  readonly command: string
}

/** A request without a response that could be checked. */
export interface Unanswered {
  readonly request: string
  readonly command: string
  readonly reason: string
}

export interface Report {
  /** The origin that was asked. */
  readonly target: string
  /** The paths that were asked, the one that is not there first. */
  readonly paths: readonly string[]
  /** The lowest level of `findings`. */
  readonly level: Level
  /** ISO 8601. */
  readonly startedAt: string
  /** In milliseconds. */
  readonly durationMs: number
  /** How many requests were sent. */
  readonly exchanges: number
  readonly protocols: readonly ProtocolUse[]
  /** Most severe first. */
  readonly findings: readonly Finding[]
  /** How many findings are below `level`. */
  readonly below: number
  readonly ignored: readonly string[]
  /** At most twenty. */
  readonly unanswered: readonly Unanswered[]
  /** How many requests were not sent, because too many before them got no response. */
  readonly skipped: number
}

export interface ProtocolUse {
  readonly protocol: 'HTTP/1.0' | 'HTTP/1.1' | 'HTTP/2'
  readonly offered: boolean
}

/** Most severe first. */
export const LEVELS: readonly Level[] = ['MUST', 'SHOULD', 'OUGHT']

export function isAtLeast(level: Level, lowest: Level): boolean {
  return LEVELS.indexOf(level) <= LEVELS.indexOf(lowest)
}
