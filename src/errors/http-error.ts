/** HttpError, the base of every class of the table. */

import type { Fields } from '../fields/field-filter.ts'
import type { AppliedRules, Condition, AnyInit } from './error-init.ts'
import type { Rules } from './rules.ts'
import { suppressFrames, restoreStackLimit } from './stack.ts'

/** What is true of every error with a status: one row of the table in `errors.ts`. */
export interface ErrorDefinition<Status extends number = number, R extends Rules = Rules> {
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
  /** The options and fields that the status asks for. */
  readonly rules: R
}

/** Marks the errors of every copy of this package; it cannot come from JSON. */
export const brand = /* @__PURE__ */ Symbol.for('hono-http-errors.HttpError')

/** The init of an error after its options were checked and its rules applied. */
export interface PreparedInit {
  readonly init: AnyInit
  readonly applied: AppliedRules
  /** Whether the cause is what was thrown, and the error was made for it. */
  readonly isForeign: boolean
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
  /** The row of the table for the status of this error. */
  declare readonly definition: ErrorDefinition<Status>
  /** The status code, 400 to 599. */
  declare readonly status: Status
  /** The status code under its other name, for those who read http-errors' errors. */
  declare readonly statusCode: Status
  /** Whether the message is sent to the client. */
  declare readonly expose: boolean
  /** The response fields of this error by lower-case name. */
  declare readonly headers: Fields
  /** The problem members that the status asks for, such as `available` of 406. */
  declare readonly members: Readonly<Record<string, unknown>>
  /** Whether the condition will pass by itself. */
  declare readonly condition: Condition
  /** The names of fields of a foreign error that must not or cannot be sent. */
  declare readonly droppedFields?: readonly string[]
  /** The names of required fields that a foreign error has no value for. */
  declare readonly placeholders?: readonly string[]
  /** True for an error that was made for a foreign error, which is its cause. */
  declare readonly isForeign?: true
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

  /** Most errors have a message at most: then there is nothing else to set. */
  constructor(definition: ErrorDefinition<Status>, prepared: PreparedInit | string | undefined) {
    if (typeof prepared !== 'object') {
      const muted = suppressFrames(definition.status)
      try {
        super(prepared ?? definition.phrase)
      } finally {
        // `super` reads the prototype of the class that is constructed, which throws for some Proxies.
        restoreStackLimit(muted)
      }
      return
    }
    const { init, applied, isForeign } = prepared
    const limit = suppressFrames(isForeign ? 400 : definition.status)
    try {
      super(
        init.message ?? init.detail ?? definition.phrase,
        'cause' in init ? { cause: init.cause } : undefined
      )
    } finally {
      restoreStackLimit(limit)
    }
    // An option that was not given becomes no property, so that a log does not show it.
    if (isForeign) this.isForeign = true
    if (init.detail !== undefined) this.detail = init.detail
    if (init.type !== undefined) this.type = init.type
    if (init.title !== undefined) this.title = init.title
    if (init.instance !== undefined) this.instance = init.instance
    if (init.extensions !== undefined) this.extensions = init.extensions
    if (init.expose !== undefined) this.expose = init.expose
    if (init.condition !== undefined) this.condition = init.condition
    // RFC 9110 §15.5.14: a delay says that the condition is temporary.
    else if ('retry-after' in applied.fields) this.condition = 'temporary'
    if (applied.fields !== this.headers) this.headers = applied.fields
    if (applied.members !== this.members) this.members = applied.members
    if (applied.droppedFields.length > 0) this.droppedFields = applied.droppedFields
    if (applied.placeholders.length > 0) this.placeholders = applied.placeholders
  }
}
