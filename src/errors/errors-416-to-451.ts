/** The classes of the statuses from 416 to 451. See `errors.ts`. */

import { unsatisfiedRange } from '../fields/content-range.ts'
import { blockedBy } from '../fields/link.ts'
import { retryAfter } from '../fields/retry-after.ts'
import { upgrade } from '../fields/upgrade.ts'
import { defineRegistered } from './define-http-error.ts'
import * as table from './error-table.ts'
import type { HttpError } from './http-error.ts'
import type { HttpErrorClass } from './http-error-class.ts'
import type * as inits from './inits.ts'
import { precondition, tooLargeField } from './members.ts'
import { may, must } from './rules.ts'

/**
 * 416: no requested range lies within the resource, whose length is `completeLength` bytes.
 *
 * @example
 * ```ts
 * throw new RangeNotSatisfiable({ completeLength: 47_022 }) // bytes
 * ```
 */
export const RangeNotSatisfiable: HttpErrorClass<416, inits.RangeNotSatisfiableInit> = /* @__PURE__ */ defineRegistered(table.rangeNotSatisfiable,
  { completeLength: may(unsatisfiedRange) })
export type RangeNotSatisfiable = HttpError<416>

/**
 * 417: the server cannot meet the Expect field of the request.
 *
 * @example
 * ```ts
 * throw new ExpectationFailed('The only expectation that is met is 100-continue.')
 * ```
 */
export const ExpectationFailed: HttpErrorClass<417> = /* @__PURE__ */ defineRegistered(table.expectationFailed)
export type ExpectationFailed = HttpError<417>

/**
 * 418: reserved, because software still uses this joke of RFC 2324.
 *
 * @example
 * ```ts
 * throw new ImATeapot('This teapot brews no coffee.')
 * ```
 */
export const ImATeapot: HttpErrorClass<418> = /* @__PURE__ */ defineRegistered(table.imATeapot)
export type ImATeapot = HttpError<418>

/**
 * 421: this server is not responsible for the requested host.
 *
 * @example
 * ```ts
 * throw new MisdirectedRequest('This connection is not for shop.example.com.')
 * ```
 */
export const MisdirectedRequest: HttpErrorClass<421> = /* @__PURE__ */ defineRegistered(table.misdirectedRequest)
export type MisdirectedRequest = HttpError<421>

/**
 * 422: the content of the request is well-formed but cannot be processed.
 *
 * @example
 * ```ts
 * throw new UnprocessableContent({ detail: 'The end is before the start.', extensions: { start: 9, end: 7 } })
 * ```
 */
export const UnprocessableContent: HttpErrorClass<422> = /* @__PURE__ */ defineRegistered(table.unprocessableContent)
export type UnprocessableContent = HttpError<422>

/**
 * 423: the resource is locked. `precondition` is the WebDAV condition, such as `lock-token-submitted`.
 *
 * @example
 * ```ts
 * throw new Locked({ precondition: 'lock-token-submitted' })
 * ```
 */
export const Locked: HttpErrorClass<423, inits.LockedInit> = /* @__PURE__ */ defineRegistered(table.locked,
  { precondition: may(precondition) })
export type Locked = HttpError<423>

/**
 * 424: another action that this request depends on failed.
 *
 * @example
 * ```ts
 * throw new FailedDependency('The folder was not made, so the file was not moved.')
 * ```
 */
export const FailedDependency: HttpErrorClass<424> = /* @__PURE__ */ defineRegistered(table.failedDependency)
export type FailedDependency = HttpError<424>

/**
 * 425: the request came in TLS early data and could be a replay.
 *
 * @example
 * ```ts
 * throw new TooEarly('Send the order again after the handshake.')
 * ```
 */
export const TooEarly: HttpErrorClass<425> = /* @__PURE__ */ defineRegistered(table.tooEarly)
export type TooEarly = HttpError<425>

/**
 * 426: the server requires another protocol. `upgrade` lists the protocols by preference.
 *
 * @example
 * ```ts
 * throw new UpgradeRequired({ upgrade: ['websocket'] })
 * ```
 */
export const UpgradeRequired: HttpErrorClass<426, inits.UpgradeRequiredInit> = /* @__PURE__ */ defineRegistered(table.upgradeRequired,
  { upgrade: must(upgrade) })
export type UpgradeRequired = HttpError<426>

/**
 * 428: the request must be conditional, so that no update is lost.
 *
 * @example
 * ```ts
 * throw new PreconditionRequired('Send the ETag of the book in If-Match.')
 * ```
 */
export const PreconditionRequired: HttpErrorClass<428> = /* @__PURE__ */ defineRegistered(table.preconditionRequired)
export type PreconditionRequired = HttpError<428>

/**
 * 429: the client sent too many requests. `retryAfter` is when to send the next one.
 *
 * @example
 * ```ts
 * throw new TooManyRequests('One search a second, please.', { retryAfter: 30 }) // seconds
 * ```
 */
export const TooManyRequests: HttpErrorClass<429, inits.TooManyRequestsInit> = /* @__PURE__ */ defineRegistered(table.tooManyRequests,
  { retryAfter: may(retryAfter) })
export type TooManyRequests = HttpError<429>

/**
 * 431: the header fields are too large. `field` is the name of the field, where it is only one.
 *
 * @example
 * ```ts
 * throw new RequestHeaderFieldsTooLarge({ field: 'Cookie' })
 * ```
 */
export const RequestHeaderFieldsTooLarge: HttpErrorClass<431, inits.RequestHeaderFieldsTooLargeInit> = /* @__PURE__ */ defineRegistered(table.requestHeaderFieldsTooLarge,
  { field: may(tooLargeField) })
export type RequestHeaderFieldsTooLarge = HttpError<431>

/**
 * 451: access is denied for legal reasons. `blockedBy` identifies who blocks; describe the demand in `detail`.
 *
 * @example
 * ```ts
 * throw new UnavailableForLegalReasons({
 *   blockedBy: 'https://isp.example/legal',
 *   detail: 'A court has ordered to block this book in your country.',
 * })
 * ```
 */
export const UnavailableForLegalReasons: HttpErrorClass<451, inits.UnavailableForLegalReasonsInit> = /* @__PURE__ */ defineRegistered(table.unavailableForLegalReasons,
  { blockedBy: may(blockedBy) })
export type UnavailableForLegalReasons = HttpError<451>
