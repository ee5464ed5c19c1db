/** The classes of the statuses from 500 to 511. See `errors.ts`. */

import { retryAfter } from '../fields/retry-after.ts'
import { defineRegistered } from './define-http-error.ts'
import * as table from './error-table.ts'
import type { HttpError } from './http-error.ts'
import type { HttpErrorClass } from './http-error-class.ts'
import type * as inits from './inits.ts'
import { login, supported } from './members.ts'
import { may } from './rules.ts'

/**
 * 500: the server failed unexpectedly. The message is not sent to the client.
 *
 * @example
 * ```ts
 * throw new InternalServerError('The pool has no free connection.') // for the log only
 * ```
 */
export const InternalServerError: HttpErrorClass<500> = /* @__PURE__ */ defineRegistered(table.internalServerError)
export type InternalServerError = HttpError<500>

/**
 * 501: the server does not implement the method, for any resource.
 *
 * @example
 * ```ts
 * throw new NotImplemented({ detail: 'No resource of this server supports LINK.' })
 * ```
 */
export const NotImplemented: HttpErrorClass<501> = /* @__PURE__ */ defineRegistered(table.notImplemented)
export type NotImplemented = HttpError<501>

/**
 * 502: an upstream server sent an invalid response.
 *
 * @example
 * ```ts
 * throw new BadGateway({ detail: 'The payment service sent no valid response.' })
 * ```
 */
export const BadGateway: HttpErrorClass<502> = /* @__PURE__ */ defineRegistered(table.badGateway)
export type BadGateway = HttpError<502>

/**
 * 503: the server is overloaded or under maintenance. `retryAfter` is when to send the request again.
 *
 * @example
 * ```ts
 * throw new ServiceUnavailable({ retryAfter: 120 }) // seconds
 * ```
 */
export const ServiceUnavailable: HttpErrorClass<503, inits.ServiceUnavailableInit> = /* @__PURE__ */ defineRegistered(table.serviceUnavailable,
  { retryAfter: may(retryAfter) })
export type ServiceUnavailable = HttpError<503>

/**
 * 504: an upstream server did not respond in time.
 *
 * @example
 * ```ts
 * throw new GatewayTimeout({ detail: 'The payment service did not respond in 5 seconds.' })
 * ```
 */
export const GatewayTimeout: HttpErrorClass<504> = /* @__PURE__ */ defineRegistered(table.gatewayTimeout)
export type GatewayTimeout = HttpError<504>

/**
 * 505: the server does not support the major version of HTTP. `supported` lists the protocols that it does.
 *
 * @example
 * ```ts
 * throw new HttpVersionNotSupported({ supported: ['HTTP/1.1', 'HTTP/2'] })
 * ```
 */
export const HttpVersionNotSupported: HttpErrorClass<505, inits.HttpVersionNotSupportedInit> = /* @__PURE__ */ defineRegistered(table.httpVersionNotSupported,
  { supported: may(supported) })
export type HttpVersionNotSupported = HttpError<505>

/**
 * 506: the chosen variant negotiates again, which would never end.
 *
 * @example
 * ```ts
 * throw new VariantAlsoNegotiates({ detail: 'The variant de.html negotiates again.' })
 * ```
 */
export const VariantAlsoNegotiates: HttpErrorClass<506> = /* @__PURE__ */ defineRegistered(table.variantAlsoNegotiates)
export type VariantAlsoNegotiates = HttpError<506>

/**
 * 507: the server has no space to store what the request needs.
 *
 * @example
 * ```ts
 * throw new InsufficientStorage({ detail: 'Your folder is full.' })
 * ```
 */
export const InsufficientStorage: HttpErrorClass<507> = /* @__PURE__ */ defineRegistered(table.insufficientStorage)
export type InsufficientStorage = HttpError<507>

/**
 * 508: the request leads into an infinite loop, as of nested bindings.
 *
 * @example
 * ```ts
 * throw new LoopDetected({ detail: 'The folder contains a link to itself.' })
 * ```
 */
export const LoopDetected: HttpErrorClass<508> = /* @__PURE__ */ defineRegistered(table.loopDetected)
export type LoopDetected = HttpError<508>

/**
 * 510: obsolete; the request lacks an extension that the server demands.
 *
 * @example
 * ```ts
 * throw new NotExtended({ detail: 'The request has no extension of RFC 2774.' })
 * ```
 */
export const NotExtended: HttpErrorClass<510> = /* @__PURE__ */ defineRegistered(table.notExtended)
export type NotExtended = HttpError<510>

/**
 * 511: for intercepting proxies only. `login` is where to get access to the network.
 *
 * @example
 * ```ts
 * throw new NetworkAuthenticationRequired({ login: 'https://login.example/' })
 * ```
 */
export const NetworkAuthenticationRequired: HttpErrorClass<511, inits.NetworkAuthenticationRequiredInit> = /* @__PURE__ */ defineRegistered(table.networkAuthenticationRequired,
  { login: may(login) })
export type NetworkAuthenticationRequired = HttpError<511>
