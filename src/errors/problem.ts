/** The public part of an error, as a problem (RFC 9457) and as the response of an app that is not wrapped. */

import type { Fields } from '../fields/field.ts'
import { copyMembers, type JsonValue } from '../untrusted/json-value.ts'
import type { Condition } from './error-init.ts'
import { noMembers, reservedMembers } from './problem-members.ts'

/** Problem details (RFC 9457 §3), with the condition that RFC 9110 §15.5 and §15.6 ask for. */
export interface Problem {
  /** The problem type, a URI reference; `about:blank` means the status code alone. */
  readonly type: string
  /** The summary of the type. */
  readonly title: string
  /** The status code of the response. */
  readonly status: number
  /** What happened this time, or the explanation of the status code. */
  readonly detail: string
  /** A URI reference of this occurrence. */
  readonly instance?: string
  /** Whether the condition passes by itself. */
  readonly condition: Condition
  /** Whether the request took effect (RFC 9110 §9.2.2), where that is known. */
  readonly applied?: boolean
  /** Extension members (RFC 9457 §3.2). */
  readonly [extension: string]: JsonValue | undefined
}

/** What a problem is made of: the properties of `HttpError` that are used here. */
export interface DescribedError {
  readonly definition: { readonly phrase: string; readonly explanation: string }
  readonly status: number
  readonly condition: Condition
  readonly message?: string
  readonly expose?: boolean
  readonly members: Readonly<Record<string, unknown>>
  readonly applied?: boolean
  readonly detail?: string
  readonly type?: string
  readonly title?: string
  readonly instance?: string
  readonly extensions?: object
}

/** Options that apply to all problems of an app. */
export interface DescribeOptions<Described> {
  /** The problem type, where the error has none. Defaults to `about:blank`. */
  readonly type?: string | undefined
  /** Extension members; those of the error have priority. */
  readonly extensions?: object | undefined
  /** The URI reference of this occurrence, where the error has none. */
  readonly instance?: string | undefined
  /** Whether the message of an error is sent to the client. Defaults to the error's own `expose`. */
  readonly expose?: ((error: Described) => boolean) | undefined
}

/** The problem of an error, with all that is public and nothing else. */
export function describe<Described extends DescribedError>(
  error: Described,
  options: DescribeOptions<Described> = {}
): Problem {
  const { definition, status, extensions, members } = error
  const instance = error.instance ?? options.instance
  const type = error.type ?? options.type ?? 'about:blank'
  // RFC 9457 §4.2.1: the title of about:blank is the phrase of the status.
  const title = error.title ?? definition.phrase
  const detail = error.detail || publicMessage(error, options) || definition.explanation
  const { condition, applied } = error
  const known =
    instance === undefined
      ? { type, title, status, detail, condition }
      : { type, title, status, detail, instance, condition }
  // An app can set the property of an error to any value.
  const problem = typeof applied === 'boolean' ? { ...known, applied } : known
  if (members === noMembers && !(extensions ?? options.extensions)) return problem
  return {
    ...problem,
    ...copyMembers(options.extensions ?? noMembers, reservedMembers),
    ...copyMembers(extensions ?? noMembers, reservedMembers),
    ...copyMembers(members),
  }
}

/** The message, where it is public and not only the phrase. */
function publicMessage<Described extends DescribedError>(
  error: Described,
  options: DescribeOptions<Described>
): string | undefined {
  const exposed = options.expose ? options.expose(error) : error.expose
  return exposed === true && error.message !== error.definition.phrase ? error.message : undefined
}

/** The response with a problem in JSON, for where nothing completes the fields and the framing later. */
export function problemResponse(problem: Problem, fields: Fields): Response {
  const headers = new Headers({
    'cache-control': 'no-store',
    'content-type': 'application/problem+json',
    'x-content-type-options': 'nosniff',
  })
  for (const [name, lines] of Object.entries(fields)) {
    // The first line replaces the default; Set-Cookie can have more than one.
    headers.delete(name)
    for (const line of [lines].flat()) headers.append(name, line)
  }
  return new Response(JSON.stringify(problem), { status: problem.status, headers })
}
