/** HttpError, the base of every class of the table. */

import { isMarkedChecked } from '../fields/checked-fields.ts'
import type { Fields } from '../fields/field.ts'
import { applyRulesToForeign } from './apply-rules.ts'
import type { ErrorDefinition } from './error-definition.ts'
import type { AnyInit, Condition } from './error-init.ts'
import { describe, problemResponse, type Problem } from './problem.ts'
import { noMembers } from './problem-members.ts'
import type { AppliedRules } from './rules.ts'
import { isErrorStatus } from './status-range.ts'
import { copyMembers } from '../untrusted/json-value.ts'

/** Marks the errors of every copy of this package; it cannot come from JSON. */
export const brand: unique symbol = /* @__PURE__ */ Symbol.for('hono-http-errors.HttpError')

/** The options of an error after they were checked and the rules of its status applied. */
export interface PreparedInit {
  readonly init: AnyInit
  readonly rules: AppliedRules
  /** Whether the cause is what was thrown, and the error was made for it. */
  readonly isForeign: boolean
}

/**
 * An HTTP error: it describes what happened, and never renders itself.
 *
 * The real `isHttpError` of the package http-errors is true of it. Make your own by extending a
 * class of the table.
 *
 * @example
 * ```ts
 * class BookMissing extends NotFound {}
 *
 * const error = new BookMissing('No book has that id.')
 * error instanceof HttpError // true
 * error.name // 'BookMissing'
 * ```
 */
export abstract class HttpError<Status extends number = number> extends Error {
  /** The facts about the status of this error. */
  declare readonly definition: ErrorDefinition<Status>
  /** The status code, 400 to 599. */
  declare readonly status: Status
  /** The status code by the name that the package http-errors has for it. */
  declare readonly statusCode: Status
  /** Whether the message is sent to the client. */
  declare readonly expose: boolean
  /** The response fields of this error by lower-case name. */
  declare readonly headers: Fields
  /** The problem members that the status asks for, such as `available` of 406. */
  declare readonly members: Readonly<Record<string, unknown>>
  /** Whether the condition will pass by itself. */
  declare readonly condition: Condition
  /** Whether the request took effect, where that is known. */
  declare readonly applied?: boolean
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
   * @param value any value; what is no object is no HttpError.
   * @example
   * ```ts
   * HttpError.is(new NotFound()) // true
   * HttpError.is({ status: 404 }) // false
   * ```
   */
  static is(this: void, value: unknown): value is HttpError {
    try {
      return value instanceof Error && brand in value
    } catch {
      return false // a revoked Proxy
    }
  }

  /** The name of the class, or of the subclass. */
  override get name(): string {
    return this.constructor.name
  }

  override set name(value: string) {
    Object.defineProperty(this, 'name', { value, writable: true, configurable: true })
  }

  /**
   * For the classes of the table, which check the options before: extend one of them instead.
   *
   * @param definition the facts about the status.
   * @param prepared checked options; or the message alone, or undefined for the phrase.
   */
  constructor(definition: ErrorDefinition<Status>, prepared: PreparedInit | string | undefined) {
    const options = typeof prepared === 'object' ? prepared : undefined
    const message =
      typeof prepared === 'object' ? (prepared.init.message ?? prepared.init.detail) : prepared
    // Of the options, `Error` reads `cause`.
    super(message ?? definition.phrase, options?.init)
    if (options !== undefined) {
      setProperties(this as unknown as Record<string, unknown>, options)
    }
  }

  /**
   * Returns the response of this error in `application/problem+json`, with its fields, for apps that
   * `httpErrors` does not wrap: Hono's default error handler calls it. Never throws.
   *
   * @returns a new Response for each call.
   * @example
   * ```ts
   * const response = new ServiceUnavailable({ retryAfter: 30 }).getResponse()
   * response.status // 503
   * response.headers.get('Retry-After') // '30'
   * ```
   */
  getResponse(): Response {
    return problemResponse(publicProblem(this), publicFields(this))
  }

  /**
   * The problem of this error, for `JSON.stringify` and `c.json`: without its cause, its stack, and a
   * message that is not public. Never throws.
   *
   * @example
   * ```ts
   * JSON.parse(JSON.stringify(new NotFound('No book has that id.'))).detail // 'No book has that id.'
   * ```
   */
  toJSON(): Problem {
    return publicProblem(this)
  }
}

/** The problem; that of the bare status where a property of the error throws or is not valid. */
function publicProblem(error: HttpError): Problem {
  const { definition } = error
  try {
    // A value that JSON cannot carry may have been put into a property.
    const problem = copyMembers(describe(error)) as Problem
    if (isErrorStatus(problem.status)) return problem
  } catch {
    // A getter of a subclass has thrown.
  }
  return describe({ ...definition, definition, members: noMembers })
}

/** The fields, checked again where they were replaced after the error was made. */
function publicFields(error: HttpError): Fields {
  const { definition } = error
  try {
    const { headers } = error
    return isMarkedChecked(headers) ? headers : applyRulesToForeign(definition, { headers }).headers
  } catch {
    return definition.fields
  }
}

/** The options that become properties as they are. */
const copied = ['detail', 'type', 'title', 'instance', 'extensions', 'expose', 'applied'] as const

/** What is undefined, or as in the class, becomes no property of the error: a log does not show it. */
function setProperties(error: Record<string, unknown>, prepared: PreparedInit): void {
  const { init, rules, isForeign } = prepared
  const { headers, members, ...ofForeign } = rules
  if (isForeign) error['isForeign'] = true
  for (const name of copied) {
    if (init[name] !== undefined) error[name] = init[name]
  }
  const isPermanent = error['condition'] === 'permanent'
  if (init.condition !== undefined) error['condition'] = init.condition
  else if (headers['retry-after'] !== undefined) {
    // RFC 9110 §15.5.14: a delay states that a 413 is temporary. In general it is the time until "a
    // follow-up request" (§10.2.3): where the status is permanent, that may have to be another one.
    error['condition'] = isPermanent && error['status'] !== 413 ? 'unknown' : 'temporary'
    // RFC 9110 §10.2.1: the resource may have "been temporarily disabled by configuration".
  } else if (isPermanent && headers['allow'] === '') error['condition'] = 'unknown'
  if (headers !== error['headers']) error['headers'] = headers
  if (members !== error['members']) error['members'] = members
  Object.assign(error, ofForeign)
}
