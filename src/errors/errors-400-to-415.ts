/** The classes of the statuses from 400 to 415. See `errors.ts`. */

import { accept, acceptEncoding, acceptPatch, acceptPost } from '../fields/accept.ts'
import { allow } from '../fields/allow.ts'
import { proxyAuthenticate, wwwAuthenticate } from '../fields/authenticate.ts'
import { etag } from '../fields/etag.ts'
import { retryAfter } from '../fields/retry-after.ts'
import { defineRegistered } from './define-http-error.ts'
import * as table from './error-table.ts'
import type { HttpError } from './http-error.ts'
import type { HttpErrorClass } from './http-error-class.ts'
import type * as inits from './inits.ts'
import { available } from './members.ts'
import { may, must } from './rules.ts'

/**
 * 400: the request is broken in a way that no more precise status describes.
 *
 * @example
 * ```ts
 * throw new BadRequest('The query parameter `from` is not a date.')
 * ```
 */
export const BadRequest: HttpErrorClass<400> = /* @__PURE__ */ defineRegistered(table.badRequest)
export type BadRequest = HttpError<400>

/**
 * 401: the request lacks valid credentials. `challenges` describe how to authenticate.
 *
 * @example
 * ```ts
 * throw new Unauthorized({ challenges: [{ scheme: 'Bearer', params: { realm: 'api' } }] })
 * ```
 */
export const Unauthorized: HttpErrorClass<401, inits.UnauthorizedInit> = /* @__PURE__ */ defineRegistered(table.unauthorized,
  { challenges: must(wwwAuthenticate) })
export type Unauthorized = HttpError<401>

/**
 * 402: reserved by the RFC; services use it to demand a payment first.
 *
 * @example
 * ```ts
 * throw new PaymentRequired('The invoice of May is not paid.')
 * ```
 */
export const PaymentRequired: HttpErrorClass<402> = /* @__PURE__ */ defineRegistered(table.paymentRequired)
export type PaymentRequired = HttpError<402>

/**
 * 403: the server refuses the request; the credentials, if any, are not sufficient.
 *
 * @example
 * ```ts
 * throw new Forbidden('Only the author may change a review.')
 * ```
 */
export const Forbidden: HttpErrorClass<403, inits.ForbiddenInit> = /* @__PURE__ */ defineRegistered(table.forbidden,
  { challenges: may(wwwAuthenticate) })
export type Forbidden = HttpError<403>

/**
 * 404: there is no resource at this address, or the server does not disclose it.
 *
 * @example
 * ```ts
 * throw new NotFound('No book has that id.')
 * ```
 */
export const NotFound: HttpErrorClass<404> = /* @__PURE__ */ defineRegistered(table.notFound)
export type NotFound = HttpError<404>

/**
 * 405: the resource does not support the method. `allow` lists the methods that it does, and may be empty.
 *
 * @example
 * ```ts
 * throw new MethodNotAllowed({ allow: ['GET', 'HEAD'] })
 * ```
 */
export const MethodNotAllowed: HttpErrorClass<405, inits.MethodNotAllowedInit> = /* @__PURE__ */ defineRegistered(table.methodNotAllowed,
  { allow: must(allow) })
export type MethodNotAllowed = HttpError<405>

/**
 * 406: no representation matches the Accept fields of the request. `available` lists the representations.
 *
 * @example
 * ```ts
 * throw new NotAcceptable({ available: [{ href: '/book.pdf', type: 'application/pdf' }] })
 * ```
 */
export const NotAcceptable: HttpErrorClass<406, inits.NotAcceptableInit> = /* @__PURE__ */ defineRegistered(table.notAcceptable,
  { available: may(available) })
export type NotAcceptable = HttpError<406>

/**
 * 407: the proxy lacks valid credentials. `challenges` describe how to authenticate.
 *
 * @example
 * ```ts
 * throw new ProxyAuthenticationRequired({ challenges: [{ scheme: 'Basic', params: { realm: 'proxy' } }] })
 * ```
 */
export const ProxyAuthenticationRequired: HttpErrorClass<407, inits.ProxyAuthenticationRequiredInit> = /* @__PURE__ */ defineRegistered(table.proxyAuthenticationRequired,
  { challenges: must(proxyAuthenticate) })
export type ProxyAuthenticationRequired = HttpError<407>

/**
 * 408: the request did not arrive completely in the time that the server waits.
 *
 * @example
 * ```ts
 * throw new RequestTimeout('The upload has not ended within a minute.')
 * ```
 */
export const RequestTimeout: HttpErrorClass<408> = /* @__PURE__ */ defineRegistered(table.requestTimeout)
export type RequestTimeout = HttpError<408>

/**
 * 409: the request conflicts with the state of the resource. Describe the conflict in `detail`.
 *
 * @example
 * ```ts
 * throw new Conflict('Another customer has bought the last copy.')
 * ```
 */
export const Conflict: HttpErrorClass<409> = /* @__PURE__ */ defineRegistered(table.conflict)
export type Conflict = HttpError<409>

/**
 * 410: the resource was removed for good.
 *
 * @example
 * ```ts
 * throw new Gone('The offer ended on 1 May.')
 * ```
 */
export const Gone: HttpErrorClass<410> = /* @__PURE__ */ defineRegistered(table.gone)
export type Gone = HttpError<410>

/**
 * 411: the request has no Content-Length, and the server requires it.
 *
 * @example
 * ```ts
 * throw new LengthRequired('Send the size of the file in Content-Length.')
 * ```
 */
export const LengthRequired: HttpErrorClass<411> = /* @__PURE__ */ defineRegistered(table.lengthRequired)
export type LengthRequired = HttpError<411>

/**
 * 412: a precondition of the request is false. `etag` is the current entity tag.
 *
 * @example
 * ```ts
 * throw new PreconditionFailed({ etag: '"v7"' })
 * ```
 */
export const PreconditionFailed: HttpErrorClass<412, inits.PreconditionFailedInit> = /* @__PURE__ */ defineRegistered(table.preconditionFailed,
  { etag: may(etag) })
export type PreconditionFailed = HttpError<412>

/**
 * 413: the content of the request is larger than the server accepts. `retryAfter` marks this as temporary.
 *
 * @example
 * ```ts
 * throw new ContentTooLarge('A cover has at most 2 MB.')
 * ```
 */
export const ContentTooLarge: HttpErrorClass<413, inits.ContentTooLargeInit> = /* @__PURE__ */ defineRegistered(table.contentTooLarge,
  { retryAfter: may(retryAfter) })
export type ContentTooLarge = HttpError<413>

/**
 * 414: the address of the request is longer than the server accepts.
 *
 * @example
 * ```ts
 * throw new UriTooLong('Send a long search in the content of a POST.')
 * ```
 */
export const UriTooLong: HttpErrorClass<414> = /* @__PURE__ */ defineRegistered(table.uriTooLong)
export type UriTooLong = HttpError<414>

/**
 * 415: the media type or coding of the content is not supported. `accept` lists the types that are.
 *
 * @example
 * ```ts
 * throw new UnsupportedMediaType({ accept: ['application/json'] })
 * ```
 */
export const UnsupportedMediaType: HttpErrorClass<415, inits.UnsupportedMediaTypeInit> = /* @__PURE__ */ defineRegistered(table.unsupportedMediaType,
  { accept: may(accept), acceptPatch: may(acceptPatch), acceptPost: may(acceptPost), acceptEncoding: may(acceptEncoding) })
export type UnsupportedMediaType = HttpError<415>
