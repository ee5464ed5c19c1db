/** What a run has found. */
import type { Level } from '../rules/rule.ts'

/** One rule that the server violates. */
export interface Finding {
  /** How strong the rule is. */
  readonly level: Level
  /** The id of the rule, for `ignore`. */
  readonly rule: string
  /** The section that has the rule, such as `RFC 9110 §15.5.6`. */
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

/** Another message of a rule. */
export interface OtherMessage {
  /** What is wrong with the response, as a sentence. */
  readonly message: string
  /** The first request with it, in a few words. */
  readonly request: string
  /** The request as a command for a POSIX shell. */
  readonly command: string
}

/** A request without a response that could be checked. */
export interface Unanswered {
  /** The request, in a few words. */
  readonly request: string
  /** The request as a command for a POSIX shell. */
  readonly command: string
  /** Why there is no response. */
  readonly reason: string
}

/** What a server was asked, and the rules that its responses break. */
export interface Report {
  /** The origin that was asked. */
  readonly target: string
  /** The paths that were asked, the one that is not there first. */
  readonly paths: readonly string[]
  /** The lowest level of `findings`. */
  readonly level: Level
  /** When the run started, in ISO 8601. */
  readonly startedAt: string
  /** How long the run took, in milliseconds. */
  readonly durationMs: number
  /** How many requests were sent. */
  readonly exchanges: number
  /** The versions of HTTP that were tried. */
  readonly protocols: readonly ProtocolUse[]
  /** The violations, the most severe first. */
  readonly findings: readonly Finding[]
  /** How many findings are below `level`. */
  readonly below: number
  /** The ids of the rules that were left out. */
  readonly ignored: readonly string[]
  /** The requests without a response that could be checked, at most twenty. */
  readonly unanswered: readonly Unanswered[]
  /** How many requests were not sent, because too many before them got no response. */
  readonly skipped: number
}

/** A version of HTTP. */
export interface ProtocolUse {
  /** The name of the version. */
  readonly protocol: 'HTTP/1.0' | 'HTTP/1.1' | 'HTTP/2'
  /** Whether the server offers it. */
  readonly offered: boolean
}

/** Most severe first. */
export const LEVELS: readonly Level[] = ['MUST', 'SHOULD', 'OUGHT']

export function isAtLeast(level: Level, lowest: Level): boolean {
  return LEVELS.indexOf(level) <= LEVELS.indexOf(lowest)
}
