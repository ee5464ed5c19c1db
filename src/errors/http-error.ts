/** HttpError, the base of every class of the table. */

import type { Fields } from '../fields/field-filter.ts'
import type { Applied, Condition, Said } from './error-init.ts'
import type { Rules } from './rules.ts'
import { muteStack, restoreStackLimit } from './stack.ts'

/** One row of the table: what is true of every error with this status. */
export interface Row<Status extends number = number, R extends Rules = Rules> {
  /** 400 to 599. */
  readonly status: Status
  /** The phrase of the IANA registry. */
  readonly phrase: string
  /** Where the status is defined. */
  readonly spec: string
  /** Whether errors with this status pass by themselves, as far as the RFCs know. */
  readonly condition: Condition
  /** What happened and what the client can do, in one sentence. */
  readonly explanation: string
  /** What the status asks of its response. */
  readonly rules: R
}

/** Marks the errors of every copy of this package; it cannot come from JSON. */
export const brand = /* @__PURE__ */ Symbol.for('hono-http-errors.HttpError')

/** What `define` hands to the base: read, checked, and with the rules applied. */
export interface Prepared {
  readonly said: Said
  readonly applied: Applied
  /** Whether the error stands for its cause: that is what was thrown. */
  readonly standsForCause: boolean
}

/**
 * An HTTP error: it describes what happened, and never renders itself.
 *
 * The real `isHttpError` of the package http-errors is true of it. Make your own by extending a
 * class of the table: `class BookMissing extends NotFound {}`.
 */
export abstract class HttpError<Status extends number = number> extends Error {
  declare readonly [brand]: true
  /** The class name, or that of the subclass. */
  declare name: string
  /** The row of the table that this error is an occurrence of. */
  declare readonly row: Row<Status>
  /** The status code, 400 to 599. */
  declare readonly status: Status
  /** The status code under its other name, for those who read http-errors' errors. */
  declare readonly statusCode: Status
  /** Whether the message may be told to the client. */
  declare readonly expose: boolean
  /** The response fields of this error by lower-case name. */
  declare readonly headers: Fields
  /** The problem members that the status asks for, such as `available` of 406. */
  declare readonly members: Readonly<Record<string, unknown>>
  /** Whether the condition will pass by itself. */
  declare readonly condition: Condition
  /** The names of fields that came along from elsewhere and must not or cannot be sent. */
  declare readonly dropped?: readonly string[]
  /** The names of fields that an error from elsewhere should have said and did not. */
  declare readonly assumed?: readonly string[]
  /** Whether this stands for an error from elsewhere: what was thrown is its cause. */
  declare readonly restored?: true
  /** The public explanation of this occurrence. */
  declare readonly detail?: string
  /** The problem type. */
  declare readonly type?: string
  /** The summary of the problem type. */
  declare readonly title?: string
  /** The URI reference of this occurrence. */
  declare readonly instance?: string
  /** More members of the problem. */
  declare readonly extensions?: object

  /**
   * Whether `value` is an HttpError, also one of a second copy of this package.
   *
   * @example
   * ```ts
   * if (HttpError.is(error) && error.status === 404) return fallback
   * ```
   */
  static is(this: void, value: unknown): value is HttpError {
    try {
      return value instanceof Error && brand in value
    } catch {
      return false // a revoked Proxy
    }
  }

  /** With a message alone there is nothing else to keep, as with most errors. */
  constructor(row: Row<Status>, prepared: Prepared | string | undefined) {
    if (typeof prepared !== 'object') {
      const muted = muteStack(row.status)
      try {
        super(prepared ?? row.phrase)
      } finally {
        // `super` reads the prototype of the class that is constructed, which throws for some Proxies.
        restoreStackLimit(muted)
      }
      return
    }
    const { said, applied, standsForCause } = prepared
    const limit = muteStack(standsForCause ? 400 : row.status)
    try {
      super(
        said.message ?? said.detail ?? row.phrase,
        'cause' in said ? { cause: said.cause } : undefined
      )
    } finally {
      restoreStackLimit(limit)
    }
    // Only what was said becomes a property, so that a log shows nothing else.
    if (standsForCause) this.restored = true
    if (said.detail !== undefined) this.detail = said.detail
    if (said.type !== undefined) this.type = said.type
    if (said.title !== undefined) this.title = said.title
    if (said.instance !== undefined) this.instance = said.instance
    if (said.extensions !== undefined) this.extensions = said.extensions
    if (said.expose !== undefined) this.expose = said.expose
    if (said.condition !== undefined) this.condition = said.condition
    // RFC 9110 §15.5.14: a delay says that the condition is temporary.
    else if ('retry-after' in applied.fields) this.condition = 'temporary'
    if (applied.fields !== this.headers) this.headers = applied.fields
    if (applied.members !== this.members) this.members = applied.members
    if (applied.dropped.length > 0) this.dropped = applied.dropped
    if (applied.assumed.length > 0) this.assumed = applied.assumed
  }
}
