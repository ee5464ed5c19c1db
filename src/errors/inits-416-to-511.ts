/** The options of the statuses from 416 on that have their own, beside those that every error has. */

import type { HttpErrorInit } from './error-init.ts'

/** The options of `RangeNotSatisfiable` (416). */
export interface RangeNotSatisfiableInit extends HttpErrorInit {
  /**
   * The current length of the resource in bytes, 0 or more, sent as `Content-Range: bytes *\/…`: the
   * `complete-length` of an `unsatisfied-range` (RFC 9110 §14.4, §15.5.17).
   *
   * @defaultValue no `Content-Range`
   * @example
   * ```ts
   * new RangeNotSatisfiable({ completeLength: 47022 })
   * ```
   */
  readonly completeLength?: number | undefined
}

/** The options of `Locked` (423). */
export interface LockedInit extends HttpErrorInit {
  /**
   * The name of the WebDAV condition that failed, sent as the member `precondition` of the problem
   * (RFC 4918 §16).
   *
   * @example
   * ```ts
   * new Locked({ precondition: 'lock-token-submitted' })
   * ```
   */
  readonly precondition?: string | undefined
}

/** The options of `UpgradeRequired` (426). */
export interface UpgradeRequiredInit extends HttpErrorInit {
  /**
   * The protocols that the server requires, the preferred one first, sent as the `Upgrade` field
   * (RFC 9110 §7.8; required by §15.5.22).
   *
   * @example
   * ```ts
   * new UpgradeRequired({ upgrade: ['HTTP/2.0', 'websocket'] })
   * ```
   */
  readonly upgrade: readonly string[]
}

/** The options of `TooManyRequests` (429). */
export interface TooManyRequestsInit extends HttpErrorInit {
  /**
   * When to send the next request: a number of seconds, at most ten years, or a `Date`. Sent as the
   * `Retry-After` field (RFC 9110 §10.2.3, RFC 6585 §4).
   * A computed number is rounded up, and a negative one is sent as 0.
   *
   * @defaultValue no `Retry-After`
   * @example
   * ```ts
   * new TooManyRequests({ retryAfter: 30 }) // in 30 seconds
   * ```
   */
  readonly retryAfter?: number | Date | undefined
}

/** The options of `RequestHeaderFieldsTooLarge` (431). */
export interface RequestHeaderFieldsTooLargeInit extends HttpErrorInit {
  /**
   * The name of the field that is too large, where it is only one, sent as the member `field` of the
   * problem (RFC 6585 §5).
   *
   * @example
   * ```ts
   * new RequestHeaderFieldsTooLarge({ field: 'Cookie' })
   * ```
   */
  readonly field?: string | undefined
}

/** The options of `UnavailableForLegalReasons` (451). */
export interface UnavailableForLegalReasonsInit extends HttpErrorInit {
  /**
   * A URI reference that identifies who blocks the access, which need not be who demands it. Sent as a
   * `Link` field with the relation `blocked-by` (RFC 7725 §4).
   *
   * @example
   * ```ts
   * new UnavailableForLegalReasons({ blockedBy: 'https://isp.example/legal' })
   * ```
   */
  readonly blockedBy?: string | undefined
}

/** The options of `ServiceUnavailable` (503). */
export interface ServiceUnavailableInit extends HttpErrorInit {
  /**
   * When to send the request again: a number of seconds, at most ten years, or a `Date`. Sent as the
   * `Retry-After` field (RFC 9110 §10.2.3, §15.6.4).
   * A computed number is rounded up, and a negative one is sent as 0.
   *
   * @defaultValue no `Retry-After`
   * @example
   * ```ts
   * new ServiceUnavailable({ retryAfter: 120 }) // in two minutes
   * ```
   */
  readonly retryAfter?: number | Date | undefined
}

/** The options of `HttpVersionNotSupported` (505). */
export interface HttpVersionNotSupportedInit extends HttpErrorInit {
  /**
   * The protocols that the server supports, sent as the member `supported` of the problem
   * (RFC 9110 §15.6.6).
   *
   * @example
   * ```ts
   * new HttpVersionNotSupported({ supported: ['HTTP/1.1', 'HTTP/2'] })
   * ```
   */
  readonly supported?: readonly string[] | undefined
}

/** The options of `NetworkAuthenticationRequired` (511). */
export interface NetworkAuthenticationRequiredInit extends HttpErrorInit {
  /**
   * A URI reference of the page where the user gets access to the network, sent as the member `login`
   * of the problem (RFC 6585 §6).
   *
   * @example
   * ```ts
   * new NetworkAuthenticationRequired({ login: 'https://login.example/' })
   * ```
   */
  readonly login?: string | undefined
}
