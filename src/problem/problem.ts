/** HttpError -> Problem (RFC 9457): what clients may see of it. */

import type { HttpError } from '../errors/http-error.ts'
import { copyMembers, type JsonValue } from '../untrusted/json-value.ts'
import { reservedMembers } from '../errors/problem-members.ts'
import { noMembers } from '../errors/apply-rules.ts'
import type { Condition } from '../errors/error-init.ts'

/** Problem details (RFC 9457 §3), with the condition that RFC 9110 §15.5 and §15.6 ask for. */
export interface Problem {
  /** The problem type, a URI reference; `about:blank` says no more than the status code. */
  readonly type: string
  /** The summary of the type. */
  readonly title: string
  /** The status code of the response. */
  readonly status: number
  /** What happened this time, or what the status code says of itself. */
  readonly detail: string
  /** A URI reference of this occurrence. */
  readonly instance?: string
  /** Whether the condition passes by itself. */
  readonly condition: Condition
  /** Extension members (RFC 9457 §3.2). */
  readonly [extension: string]: JsonValue | undefined
}

/** What an app adds to the problems of all its errors. */
export interface ProblemOptions {
  /** The problem type, where the error has none. Defaults to `about:blank`. */
  readonly type?: string | undefined
  /** Extension members; those of the error have priority. */
  readonly extensions?: object | undefined
  /** The URI reference of this occurrence, where the error has none. */
  readonly instance?: string | undefined
  /** Whether the message of an error is sent. Defaults to the `expose` of the error. */
  readonly expose?: ((error: HttpError) => boolean) | undefined
}

/**
 * The problem of an error: all that a client may know, and nothing else. The cause, the stack, and
 * the message of an error that does not expose it are never in it.
 *
 * @example
 * ```ts
 * toProblem(new NotFound('No book has that id.')).detail // 'No book has that id.'
 * ```
 */
export function toProblem(error: HttpError, options: ProblemOptions = {}): Problem {
  const { definition, status, extensions, members } = error
  const instance = error.instance ?? options.instance
  const type = error.type ?? options.type ?? 'about:blank'
  // RFC 9457 §4.2.1: the title of about:blank is the phrase of the status.
  const title = error.title ?? definition.phrase
  const detail = error.detail || publicMessage(error, options) || definition.explanation
  const { condition } = error
  const problem =
    instance === undefined
      ? { type, title, status, detail, condition }
      : { type, title, status, detail, instance, condition }
  if (members === noMembers && !(extensions ?? options.extensions)) return problem
  return {
    ...problem,
    ...copyMembers(options.extensions ?? noMembers, reservedMembers),
    ...copyMembers(extensions ?? noMembers, reservedMembers),
    ...copyMembers(members),
  }
}

/** The message, where it may be sent and says more than the phrase. */
function publicMessage(error: HttpError, options: ProblemOptions): string | undefined {
  const exposed = options.expose ? options.expose(error) : error.expose
  return exposed === true && error.message !== error.definition.phrase ? error.message : undefined
}

/**
 * A copy of a problem for a function of the app, which may change what it is given: the response, the
 * report and other hooks still have the problem itself.
 */
export function copyOf(problem: Problem): Problem {
  // Members other than strings and the status are arrays, objects or numbers of an extension.
  for (const name in problem) {
    if (typeof problem[name] === 'object') return copyMembers(problem) as Problem
  }
  return { ...problem }
}
