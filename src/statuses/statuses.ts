/**
 * Every status code as data: the error statuses of the table, joined with those that are no errors.
 *
 * @module
 */

import type { ErrorRow } from '../errors/define-http-error.ts'
import type { Condition } from '../errors/error-init.ts'
import * as errorTable from '../errors/error-table.ts'
import { isErrorStatus } from '../errors/status-range.ts'
import { unofficial } from './unofficial-statuses.ts'

export { isErrorStatus }

/** The five classes of status codes: RFC 9110 §15. */
export type StatusClass = 'informational' | 'successful' | 'redirection' | 'client error' | 'server error'

/** The state of a status code in the IANA registry. */
export type Registration = 'registered' | 'reserved' | 'temporary' | 'deprecated' | 'obsolete' | 'unofficial'

/** The facts about a status code. */
export interface Status {
  /** The status code; unofficial ones may lie outside of 100 to 599, and cannot be sent. */
  readonly code: number
  /** IANA's phrase; for unofficial codes, what their users call them. */
  readonly phrase: string
  /** The document and section that defines it. */
  readonly spec: string
  /** The class of the status (RFC 9110 §15): informational, successful, redirection, client error or server error. */
  readonly class: StatusClass
  /** Whether IANA has registered the code. */
  readonly registration: Registration
  /** Whether the condition passes by itself; undefined where the status is no condition. */
  readonly condition: Condition | undefined
  /** RFC 9110 §15.1: whether a cache may store it without explicit freshness. */
  readonly heuristicallyCacheable: boolean
  /** RFC 6585: whether a cache must not store it. */
  readonly neverStored: boolean
  /** What happened and what the client can do, in one plain sentence or two. */
  readonly explanation: string
  /** Who uses an unofficial code. */
  readonly usedBy?: string
}

type NonError = readonly [code: number, phrase: string, spec: string, explanation: string, condition?: Condition]

const nonErrors: readonly NonError[] = [
  [100, 'Continue', 'RFC 9110 §15.2.1', 'The start of the request is fine so far. Go on and send the content.'],
  [101, 'Switching Protocols', 'RFC 9110 §15.2.2', 'The server changes to the protocol in the Upgrade field. Go on in that protocol.'],
  [102, 'Processing', 'RFC 2518 §10.1', 'The server has the whole request and is still working on it. Keep waiting.'],
  [103, 'Early Hints', 'RFC 8297 §2', 'The final response is being prepared. Start to fetch what the Link fields name.'],
  [104, 'Upload Resumption Supported', 'draft-ietf-httpbis-resumable-upload', 'This upload can be resumed if it breaks off. Remember the address that was given for it.'],
  [200, 'OK', 'RFC 9110 §15.3.1', 'The request succeeded. Nothing more is needed.'],
  [201, 'Created', 'RFC 9110 §15.3.2', 'Something new was made. Its address is in the Location field, or is the one that was asked for.'],
  [202, 'Accepted', 'RFC 9110 §15.3.3', 'The request was taken in but not yet carried out. Look later how it went.'],
  [203, 'Non-Authoritative Information', 'RFC 9110 §15.3.4', 'The request succeeded, and a proxy has changed the content on the way.'],
  [204, 'No Content', 'RFC 9110 §15.3.5', 'The request succeeded and there is nothing to show for it. Stay where you are.'],
  [205, 'Reset Content', 'RFC 9110 §15.3.6', 'The request succeeded. Reset the form that it was sent from.'],
  [206, 'Partial Content', 'RFC 9110 §15.3.7', 'This is the part that was asked for. Ask for other ranges to get the rest.'],
  [207, 'Multi-Status', 'RFC 4918 §11.1', 'Several operations were done, each with a status of its own. Read them in the content.'],
  [208, 'Already Reported', 'RFC 5842 §7.1', 'These members were listed earlier in the same response. Look there.'],
  [226, 'IM Used', 'RFC 3229 §10.4.1', 'The content is what was asked for after changes named in the IM field. Apply them to what you have.'],
  [300, 'Multiple Choices', 'RFC 9110 §15.4.1', 'There are several forms of this, each with an address. Choose one.'],
  [301, 'Moved Permanently', 'RFC 9110 §15.4.2', 'This has moved for good. Use the new address from now on.', 'permanent'],
  [302, 'Found', 'RFC 9110 §15.4.3', 'This is at another address for now. Go there, and keep using this one.', 'temporary'],
  [303, 'See Other', 'RFC 9110 §15.4.4', 'The answer is at another address. Fetch it from there.'],
  [304, 'Not Modified', 'RFC 9110 §15.4.5', 'What you have is still current. Use it.'],
  [305, 'Use Proxy', 'RFC 9110 §15.4.6', 'This used to send clients to a proxy. Do not use it.'],
  [306, '(Unused)', 'RFC 9110 §15.4.7', 'This code is no longer used and stays reserved. Do not use it.'],
  [307, 'Temporary Redirect', 'RFC 9110 §15.4.8', 'This is at another address for now. Send the same request there, and keep using this one.', 'temporary'],
  [308, 'Permanent Redirect', 'RFC 9110 §15.4.9', 'This has moved for good. Send the same request to the new address, from now on.', 'permanent'],
]

const classes: readonly StatusClass[] = ['informational', 'successful', 'redirection', 'client error', 'server error']

const registrations: ReadonlyMap<number, Registration> = /* @__PURE__ */ new Map([
  [104, 'temporary'], [305, 'deprecated'], [306, 'reserved'], [418, 'reserved'], [510, 'obsolete'],
])

// RFC 9110 §15.1, and RFC 7725 §3 for 451.
const heuristicallyCacheable: ReadonlySet<number> =
  /* @__PURE__ */ new Set([200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 451, 501])

/** The codes of the IANA registry, in ascending order. */
export const statuses: readonly Status[] = [
  ...nonErrors.map(([code, phrase, spec, explanation, condition]) =>
    status({ code, phrase, spec, explanation, condition, neverStored: false })),
  ...Object.values<ErrorRow<number>>(errorTable).toSorted(([a], [b]) => a - b).map(([code, phrase, spec, condition, explanation, fields]) =>
    status({ code, phrase, spec, explanation, condition, neverStored: fields?.['cache-control'] === 'no-store' })),
]

/** Codes that no RFC defines but that servers send or log, with those who use them. */
export const unofficialStatuses: readonly Status[] = unofficial.map(([code, phrase, usedBy, explanation]) => ({
  ...status({ code, phrase, spec: 'no RFC', explanation, condition: code < 400 ? undefined : 'unknown', neverStored: false }),
  registration: 'unofficial',
  heuristicallyCacheable: false,
  usedBy,
}))

const byCode: ReadonlyMap<number, Status> =
  /* @__PURE__ */ new Map([...unofficialStatuses, ...statuses].map((info) => [info.code, info]))

/**
 * Returns the facts about a status code: of the registered one where an unofficial use clashes with it.
 *
 * @param code a status code.
 * @returns undefined for a code that is neither registered nor among the unofficial ones.
 * @example
 * ```ts
 * lookUpStatus(404)?.phrase // 'Not Found'
 * lookUpStatus(299) // undefined
 * ```
 */
export function lookUpStatus(code: number): Status | undefined {
  return byCode.get(code)
}

/**
 * The class of a status code, or undefined outside of 100 to 599 (RFC 9110 §15).
 *
 * @param code a status code; it need not be registered.
 * @example
 * ```ts
 * statusClass(404) // 'client error'
 * statusClass(600) // undefined
 * ```
 */
export function statusClass(code: number): StatusClass | undefined {
  return Number.isInteger(code) ? classes[Math.floor(code / 100) - 1] : undefined
}

/**
 * Whether a status code is that of a client error: 400 to 499.
 *
 * @param code a status code; it need not be registered.
 * @example
 * ```ts
 * isClientErrorStatus(404) // true
 * isClientErrorStatus(500) // false
 * ```
 */
export function isClientErrorStatus(code: number): boolean {
  return statusClass(code) === 'client error'
}

/**
 * Whether a status code is that of a server error: 500 to 599.
 *
 * @param code a status code; it need not be registered.
 * @example
 * ```ts
 * isServerErrorStatus(503) // true
 * isServerErrorStatus(404) // false
 * ```
 */
export function isServerErrorStatus(code: number): boolean {
  return statusClass(code) === 'server error'
}

function status(row: Omit<Status, 'class' | 'registration' | 'heuristicallyCacheable' | 'usedBy'>): Status {
  const registration = registrations.get(row.code) ?? 'registered'
  return {
    ...row,
    // IANA has no phrase for a reserved code, whatever the crowd calls 418.
    phrase: registration === 'reserved' ? '(Unused)' : row.phrase,
    // RFC 9110 §15: a recipient treats an invalid code as a 5xx.
    class: statusClass(row.code) ?? 'server error',
    registration,
    heuristicallyCacheable: heuristicallyCacheable.has(row.code),
  }
}
