/** What a client receives: the problem of a response, and the error that stands for the response. */

import type { Condition } from '../errors/error-init.ts'

/** What is read of a response: that of `fetch`, of `hc`, or of a library that wraps `fetch`. */
export interface AnyResponse {
  /** Whether the status is 200 to 299. */
  readonly ok: boolean
  /** The status code; 0 for a response that the browser does not show. */
  readonly status: number
  /** The fields, as far as the browser shows them. */
  readonly headers: Headers
  /** The address after all redirects; empty where it is not known. */
  readonly url: string
  /** The content. */
  readonly body: ReadableStream | null
  /** Whether the content was read. */
  readonly bodyUsed: boolean
  /**
   * Reads the content, where there is no stream.
   *
   * @returns the content as text.
   */
  text(): Promise<string>
}

/** The problem of an error response (RFC 9457 §3). Only `type` and `status` are always present. */
export interface ReceivedProblem {
  /** The problem type, resolved against the address of the response; `about:blank` where it has none. */
  readonly type: string
  /** The status code of the response, also where the content names another one. */
  readonly status: number
  /** The summary of the problem type. */
  readonly title?: string
  /** What happened this time. */
  readonly detail?: string
  /** A URI reference of this occurrence. */
  readonly instance?: string
  /** Whether the condition passes by itself. Only servers with this library send it. */
  readonly condition?: Condition
  /** Whether the request took effect. Only servers with this library send it. */
  readonly applied?: boolean
  /** Extension members (RFC 9457 §3.2), as they were sent. */
  readonly [extension: string]: unknown
}

/** What an error that was received has, besides the properties of its class. */
export interface Received<Response = unknown> {
  /** The problem, as the server sent it. */
  readonly problem: ReceivedProblem
  /** When to try again: whole seconds from the time when the response was read (RFC 9110 §10.2.3). */
  readonly retryAfter: number | undefined
  /** The response. Its content was read. */
  readonly response: Response
}

/** What is read of a response, besides its content. */
export interface ReceivedHead {
  /** The status code. */
  readonly status: number
  /** `Headers`, or an object with names in lower case. */
  readonly headers?: unknown
  /** The address, against which a relative problem type is resolved. */
  readonly url?: string | undefined
}

/** A class that the client can restore: one of the table, one of `defineHttpError` or `defineProblem`. */
export interface RestorableClass {
  /** The status code of all errors of the class. */
  readonly status: number
  /** The problem type; only classes of `defineProblem` have one. */
  readonly type?: string
  /** What is read of the facts about the class. */
  readonly definition: {
    /** The options of the status. */
    readonly rules: Readonly<
      Record<
        string,
        {
          /** The field or member that has the value of the option. */
          readonly target: FieldOrMember
        }
      >
    >
    /** Earlier types of the same problem. */
    readonly aliases?: readonly string[] | undefined
    /** The schema of the extension members; classes of the table have none. */
    readonly extensions?: unknown
  }
  /**
   * Makes an error of what was received.
   *
   * @param init the members of the problem and the fields of the response, as options of the class.
   * @returns an error of the class.
   */
  from(init?: Readonly<Record<string, unknown>>): object
}

/** Where the value of an option is sent. */
interface FieldOrMember {
  /** The name of a field of the response. */
  readonly field?: string
  /** The name of a member of the problem. */
  readonly member?: string
}

/** The instance of a class that the client can restore. */
export type InstanceOf<Class> = Class extends abstract new (...args: never) => infer Instance
  ? Instance
  : Class extends { from(): infer Instance }
    ? Instance
    : never

/**
 * An error response that none of the classes asked for describes.
 *
 * @example
 * ```ts
 * const error = await errorOf(new Response('Out of order.', { status: 503 }))
 * error instanceof ReceivedError // true
 * error?.problem.status // 503
 * ```
 */
export class ReceivedError extends Error implements Received {
  /** The status code of the response; 0 for a response that the browser does not show. */
  declare readonly status: number
  /** The problem type. */
  declare readonly type: string
  /** The problem, as the server sent it. */
  declare readonly problem: ReceivedProblem
  /** When to try again: whole seconds from the time when the response was read. */
  declare readonly retryAfter: number | undefined
  /** The response. Its content was read. */
  declare readonly response: unknown

  /** A minifier renames the class. */
  override get name(): 'ReceivedError' {
    return 'ReceivedError'
  }

  /**
   * Made by `errorOf`, `throwIfError` and `errorFrom`.
   *
   * @param problem the problem of the response, whose detail becomes the message.
   */
  constructor(problem: ReceivedProblem) {
    super(problem.detail ?? problem.title ?? `HTTP ${problem.status}`)
    this.status = problem.status
    this.type = problem.type
  }
}
