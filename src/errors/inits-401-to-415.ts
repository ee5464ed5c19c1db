/**
 * The options of the statuses up to 415 that have their own, beside those that every error has. A field
 * or member that the RFC demands is a required option; one that it offers is optional.
 */

import type { Challenges } from '../fields/challenge.ts'
import type { HttpErrorInit } from './error-init.ts'
import type { Available } from './members.ts'

/** The options of `Unauthorized` (401). */
export interface UnauthorizedInit extends HttpErrorInit {
  /**
   * How the client can authenticate: one challenge at least, sent as a `WWW-Authenticate` field each
   * (RFC 9110 §11.6.1; required by §15.5.2).
   *
   * @example
   * ```ts
   * new Unauthorized({ challenges: [{ scheme: 'Bearer', params: { realm: 'api' } }] })
   * ```
   */
  readonly challenges: Challenges
}

/** The options of `Forbidden` (403). */
export interface ForbiddenInit extends HttpErrorInit {
  /**
   * Which other credentials would be sufficient: sent as a `WWW-Authenticate` field for each challenge
   * (RFC 9110 §11.6.1).
   *
   * @example
   * ```ts
   * new Forbidden({
   *   challenges: [{ scheme: 'Bearer', params: { error: 'insufficient_scope', scope: 'admin' } }],
   * })
   * ```
   */
  readonly challenges?: Challenges | undefined
}

/** The options of `MethodNotAllowed` (405). */
export interface MethodNotAllowedInit extends HttpErrorInit {
  /**
   * The methods that the resource supports, in upper case, sent as the `Allow` field (RFC 9110 §10.2.1;
   * required by §15.5.6). An empty array is legal: no method is allowed for now.
   *
   * @example
   * ```ts
   * new MethodNotAllowed({ allow: ['GET', 'HEAD'] })
   * ```
   */
  readonly allow: readonly string[]
}

/** The options of `NotAcceptable` (406). */
export interface NotAcceptableInit extends HttpErrorInit {
  /**
   * The representations that the client can choose from, sent as the member `available` of the problem
   * (RFC 9110 §15.5.7).
   *
   * @example
   * ```ts
   * new NotAcceptable({ available: [{ href: '/book.pdf', type: 'application/pdf' }] })
   * ```
   */
  readonly available?: readonly Available[] | undefined
}

/** The options of `ProxyAuthenticationRequired` (407). */
export interface ProxyAuthenticationRequiredInit extends HttpErrorInit {
  /**
   * How the client can authenticate to the proxy: one challenge at least, sent as a
   * `Proxy-Authenticate` field each (RFC 9110 §11.7.1; required by §15.5.8).
   *
   * @example
   * ```ts
   * new ProxyAuthenticationRequired({ challenges: [{ scheme: 'Basic', params: { realm: 'proxy' } }] })
   * ```
   */
  readonly challenges: Challenges
}

/** The options of `PreconditionFailed` (412). */
export interface PreconditionFailedInit extends HttpErrorInit {
  /**
   * The current entity tag of the resource, with or without its quotes, sent as the `ETag` field
   * (RFC 9110 §8.8.3).
   *
   * @example
   * ```ts
   * new PreconditionFailed({ etag: '"v7"' })
   * ```
   */
  readonly etag?: string | undefined
}

/** The options of `ContentTooLarge` (413). */
export interface ContentTooLargeInit extends HttpErrorInit {
  /**
   * When to send the request again, where the condition is temporary: a number of seconds, at most ten
   * years, or a `Date`. Sent as the `Retry-After` field (RFC 9110 §10.2.3, §15.5.14).
   * A computed number is rounded up, and a negative one is sent as 0.
   *
   * @defaultValue no `Retry-After`
   * @example
   * ```ts
   * new ContentTooLarge({ retryAfter: 60 }) // in one minute
   * ```
   */
  readonly retryAfter?: number | Date | undefined
}

/** The options of `UnsupportedMediaType` (415). */
export interface UnsupportedMediaTypeInit extends HttpErrorInit {
  /**
   * The media types that are supported, sent as the `Accept` field (RFC 9110 §12.5.1, §15.5.16).
   *
   * @example
   * ```ts
   * new UnsupportedMediaType({ accept: ['application/json', 'text/*'] })
   * ```
   */
  readonly accept?: readonly string[] | undefined
  /**
   * The media types of patches that are supported, sent as the `Accept-Patch` field (RFC 5789 §3.1).
   *
   * @example
   * ```ts
   * new UnsupportedMediaType({ acceptPatch: ['application/merge-patch+json'] })
   * ```
   */
  readonly acceptPatch?: readonly string[] | undefined
  /**
   * The media types that POST supports, sent as the `Accept-Post` field (W3C LDP 1.0 §7.1).
   *
   * @example
   * ```ts
   * new UnsupportedMediaType({ acceptPost: ['application/json'] })
   * ```
   */
  readonly acceptPost?: readonly string[] | undefined
  /**
   * The content codings that are supported, sent as the `Accept-Encoding` field. Only where the coding
   * of the request is the cause (RFC 9110 §12.5.3).
   *
   * @example
   * ```ts
   * new UnsupportedMediaType({ acceptEncoding: ['gzip', 'br'] })
   * ```
   */
  readonly acceptEncoding?: readonly string[] | undefined
}
