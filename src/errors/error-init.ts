/** The options that every error has, and what each of them must be. */

import { invalidOption, isUriReference, URI_REFERENCE_TEXT } from '../fields/grammar.ts'

/**
 * Whether the condition will pass by itself: RFC 9110 §15.5 and §15.6 ask every error to state this.
 *
 * - `temporary`: the same request may succeed later by itself.
 * - `permanent`: the same request fails again until it, or something on the server, is changed.
 * - `unknown`: the status does not define it.
 */
export type Condition = 'temporary' | 'permanent' | 'unknown'

/** The options that every error has. */
export interface HttpErrorInit {
  /** For the log, and for the client where `expose` is true. Defaults to the detail or the phrase. */
  readonly message?: string | undefined
  /** The public explanation of this occurrence (RFC 9457 §3.1.4). */
  readonly detail?: string | undefined
  /** The problem type, a URI reference (RFC 9457 §3.1.1). Defaults to `about:blank`. */
  readonly type?: string | undefined
  /** The summary of the problem type (RFC 9457 §3.1.3). Defaults to the phrase. */
  readonly title?: string | undefined
  /** A URI reference that identifies this occurrence (RFC 9457 §3.1.5). */
  readonly instance?: string | undefined
  /** More members of the problem (RFC 9457 §3.2); public. The standard members are options. */
  readonly extensions?: Extensions | undefined
  /** More response fields; those of framing, connection and content are not accepted. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>> | Headers | undefined
  /** The error that caused this one, for the log only. */
  readonly cause?: unknown
  /**
   * Whether the message is sent to the client.
   *
   * @defaultValue true for 4xx, false for 5xx
   */
  readonly expose?: boolean | undefined
  /**
   * Whether the condition will pass by itself. Defaults to that of the status, or to what Retry-After or
   * an empty Allow states (RFC 9110 §10.2.1, §10.2.3).
   */
  readonly condition?: Condition | undefined
  /**
   * Whether the request took effect, such as a payment that was booked before the error: public. A client
   * may repeat a request that is not idempotent only with "some means to detect that the original request
   * was never applied" (RFC 9110 §9.2.2).
   *
   * @defaultValue undefined: it is not known
   * @example
   * ```ts
   * new ServiceUnavailable({ retryAfter: 5, applied: false })
   * ```
   */
  readonly applied?: boolean | undefined
  /** @deprecated Not an option. An Error is not options: pass it as `cause`. */
  readonly stack?: never
  /** @deprecated Not an option. A Request or Response is not options. */
  readonly arrayBuffer?: never
}

/** Extension members (RFC 9457 §3.2): none of the names that a problem always has. */
export type Extensions =
  // The first one is for object literals, the second one for values of an interface or a class.
  ({ readonly [name: string]: unknown } & NotReserved) | (object & NotReserved)

interface NotReserved {
  /** @deprecated The status is that of the class. */
  readonly status?: never
  /** @deprecated Set the option `type` of the error. */
  readonly type?: never
  /** @deprecated Set the option `title` of the error. */
  readonly title?: never
  /** @deprecated Set the option `detail` of the error. */
  readonly detail?: never
  /** @deprecated Set the option `instance` of the error. */
  readonly instance?: never
  /** @deprecated Set the option `condition` of the error. */
  readonly condition?: never
  /** @deprecated Set the option `applied` of the error. */
  readonly applied?: never
  /** @deprecated It would replace the whole problem. */
  readonly toJSON?: never
}

/** The options of an error whose status, and so whose own options, can be any. */
export type AnyInit = HttpErrorInit & Readonly<Record<string, unknown>>

/** What an option must be. */
export interface Check {
  /** What the option must be, for the message of the error. */
  readonly wanted: string
  readonly isValid: (value: unknown) => boolean
}

const text: Check = { wanted: 'a string', isValid: (value) => typeof value === 'string' }
const uriReference: Check = { wanted: URI_REFERENCE_TEXT, isValid: isUriReference }
/** What `extensions` must be. */
export const extensionsText = 'an object with the members to add (an error is the option `cause`)'
const extensions: Check = { wanted: extensionsText, isValid: isObject }
/** The conditions; typed so that any value can be looked up. */
export const conditions: readonly unknown[] = ['temporary', 'permanent', 'unknown']
/** What a condition must be. */
export const conditionCheck: Check = {
  wanted: `'temporary', 'permanent' or 'unknown'`,
  isValid: (value) => conditions.includes(value),
}
const flag: Check = { wanted: 'a boolean', isValid: (value) => typeof value === 'boolean' }

/** `headers` and `cause` have no check here: fields are checked one by one, a cause can be anything. */
const checks: Readonly<Record<string, Check | undefined>> = {
  message: text,
  detail: text,
  type: uriReference,
  title: text,
  instance: uriReference,
  extensions,
  headers: undefined,
  cause: undefined,
  expose: flag,
  condition: conditionCheck,
  applied: flag,
}

/** The names of the options that every error has. */
export const commonOptions: readonly string[] = /* @__PURE__ */ Object.keys(checks)

/** Checks the options that every error has. Throws a `TypeError` that names the option. */
export function checkInit(init: AnyInit): void {
  for (const option of commonOptions) {
    const value = init[option]
    const check = checks[option]
    if (value === undefined || !check || check.isValid(value)) continue
    throw invalidOption(option, check.wanted, value)
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
