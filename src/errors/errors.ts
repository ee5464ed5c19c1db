/**
 * The class of each error status. Its facts are a row of `error-table.ts`; here are its options:
 * `must` makes one required, `may` optional. The interfaces of `inits.ts` document the options, and
 * `defineRegistered` does not compile where they and the options here differ.
 */
import { accept, acceptEncoding, acceptPatch, acceptPost } from '../fields/accept.ts'
import { allow } from '../fields/allow.ts'
import { proxyAuthenticate, wwwAuthenticate } from '../fields/authenticate.ts'
import { unsatisfiedRange } from '../fields/content-range.ts'
import { etag } from '../fields/etag.ts'
import { blockedBy } from '../fields/link.ts'
import { retryAfter } from '../fields/retry-after.ts'
import { upgrade } from '../fields/upgrade.ts'
import { defineRegistered, type HttpErrorClass } from './define-http-error.ts'
import * as table from './error-table.ts'
import type { HttpError } from './http-error.ts'
import type * as inits from './inits.ts'
import { available, login, precondition, supported, tooLargeField } from './members.ts'
import { may, must } from './rules.ts'

/** 400: the request is broken in a way that no more precise status describes. */
export const BadRequest: HttpErrorClass<400> = /* @__PURE__ */ defineRegistered(table.badRequest)
export type BadRequest = HttpError<400>
/** 401: the request lacks valid credentials. `challenges` describe how to authenticate. */
export const Unauthorized: HttpErrorClass<401, inits.UnauthorizedInit> = /* @__PURE__ */ defineRegistered(table.unauthorized,
  { challenges: must(wwwAuthenticate) })
export type Unauthorized = HttpError<401>
/** 402: reserved by the RFC; services use it to demand a payment first. */
export const PaymentRequired: HttpErrorClass<402> = /* @__PURE__ */ defineRegistered(table.paymentRequired)
export type PaymentRequired = HttpError<402>
/** 403: the server refuses the request; the credentials, if any, are not sufficient. */
export const Forbidden: HttpErrorClass<403, inits.ForbiddenInit> = /* @__PURE__ */ defineRegistered(table.forbidden,
  { challenges: may(wwwAuthenticate) })
export type Forbidden = HttpError<403>
/** 404: there is no resource at this address, or the server does not disclose it. */
export const NotFound: HttpErrorClass<404> = /* @__PURE__ */ defineRegistered(table.notFound)
export type NotFound = HttpError<404>
/** 405: the resource does not support the method. `allow` lists the methods that it does, and may be empty. */
export const MethodNotAllowed: HttpErrorClass<405, inits.MethodNotAllowedInit> = /* @__PURE__ */ defineRegistered(table.methodNotAllowed,
  { allow: must(allow) })
export type MethodNotAllowed = HttpError<405>
/** 406: no representation matches the Accept fields of the request. `available` lists the representations. */
export const NotAcceptable: HttpErrorClass<406, inits.NotAcceptableInit> = /* @__PURE__ */ defineRegistered(table.notAcceptable,
  { available: may(available) })
export type NotAcceptable = HttpError<406>
/** 407: the proxy lacks valid credentials. `challenges` describe how to authenticate. */
export const ProxyAuthenticationRequired: HttpErrorClass<407, inits.ProxyAuthenticationRequiredInit> = /* @__PURE__ */ defineRegistered(table.proxyAuthenticationRequired,
  { challenges: must(proxyAuthenticate) })
export type ProxyAuthenticationRequired = HttpError<407>
/** 408: the request did not arrive completely in the time that the server waits. */
export const RequestTimeout: HttpErrorClass<408> = /* @__PURE__ */ defineRegistered(table.requestTimeout)
export type RequestTimeout = HttpError<408>
/** 409: the request conflicts with the state of the resource. Describe the conflict in `detail`. */
export const Conflict: HttpErrorClass<409> = /* @__PURE__ */ defineRegistered(table.conflict)
export type Conflict = HttpError<409>
/** 410: the resource was removed for good. */
export const Gone: HttpErrorClass<410> = /* @__PURE__ */ defineRegistered(table.gone)
export type Gone = HttpError<410>
/** 411: the request has no Content-Length, and the server requires it. */
export const LengthRequired: HttpErrorClass<411> = /* @__PURE__ */ defineRegistered(table.lengthRequired)
export type LengthRequired = HttpError<411>
/** 412: a precondition of the request is false. `etag` is the current entity tag. */
export const PreconditionFailed: HttpErrorClass<412, inits.PreconditionFailedInit> = /* @__PURE__ */ defineRegistered(table.preconditionFailed,
  { etag: may(etag) })
export type PreconditionFailed = HttpError<412>
/** 413: the content of the request is larger than the server accepts. `retryAfter` marks this as temporary. */
export const ContentTooLarge: HttpErrorClass<413, inits.ContentTooLargeInit> = /* @__PURE__ */ defineRegistered(table.contentTooLarge,
  { retryAfter: may(retryAfter) })
export type ContentTooLarge = HttpError<413>
/** 414: the address of the request is longer than the server accepts. */
export const UriTooLong: HttpErrorClass<414> = /* @__PURE__ */ defineRegistered(table.uriTooLong)
export type UriTooLong = HttpError<414>
/** 415: the media type or coding of the content is not supported. `accept` lists the types that are. */
export const UnsupportedMediaType: HttpErrorClass<415, inits.UnsupportedMediaTypeInit> = /* @__PURE__ */ defineRegistered(table.unsupportedMediaType,
  { accept: may(accept), acceptPatch: may(acceptPatch), acceptPost: may(acceptPost), acceptEncoding: may(acceptEncoding) })
export type UnsupportedMediaType = HttpError<415>
/** 416: no requested range lies within the resource, whose length is `completeLength` bytes. */
export const RangeNotSatisfiable: HttpErrorClass<416, inits.RangeNotSatisfiableInit> = /* @__PURE__ */ defineRegistered(table.rangeNotSatisfiable,
  { completeLength: may(unsatisfiedRange) })
export type RangeNotSatisfiable = HttpError<416>
/** 417: the server cannot meet the Expect field of the request. */
export const ExpectationFailed: HttpErrorClass<417> = /* @__PURE__ */ defineRegistered(table.expectationFailed)
export type ExpectationFailed = HttpError<417>
/** 418: reserved, because software still uses this joke of RFC 2324. */
export const ImATeapot: HttpErrorClass<418> = /* @__PURE__ */ defineRegistered(table.imATeapot)
export type ImATeapot = HttpError<418>
/** 421: this server is not responsible for the requested host. */
export const MisdirectedRequest: HttpErrorClass<421> = /* @__PURE__ */ defineRegistered(table.misdirectedRequest)
export type MisdirectedRequest = HttpError<421>
/** 422: the content of the request is well-formed but cannot be processed. */
export const UnprocessableContent: HttpErrorClass<422> = /* @__PURE__ */ defineRegistered(table.unprocessableContent)
export type UnprocessableContent = HttpError<422>
/** 423: the resource is locked. `precondition` is the WebDAV condition, such as `lock-token-submitted`. */
export const Locked: HttpErrorClass<423, inits.LockedInit> = /* @__PURE__ */ defineRegistered(table.locked,
  { precondition: may(precondition) })
export type Locked = HttpError<423>
/** 424: another action that this request depends on failed. */
export const FailedDependency: HttpErrorClass<424> = /* @__PURE__ */ defineRegistered(table.failedDependency)
export type FailedDependency = HttpError<424>
/** 425: the request came in TLS early data and could be a replay. */
export const TooEarly: HttpErrorClass<425> = /* @__PURE__ */ defineRegistered(table.tooEarly)
export type TooEarly = HttpError<425>
/** 426: the server requires another protocol. `upgrade` lists the protocols by preference. */
export const UpgradeRequired: HttpErrorClass<426, inits.UpgradeRequiredInit> = /* @__PURE__ */ defineRegistered(table.upgradeRequired,
  { upgrade: must(upgrade) })
export type UpgradeRequired = HttpError<426>
/** 428: the request must be conditional, so that no update is lost. */
export const PreconditionRequired: HttpErrorClass<428> = /* @__PURE__ */ defineRegistered(table.preconditionRequired)
export type PreconditionRequired = HttpError<428>
/** 429: the client sent too many requests. `retryAfter` is when to send the next one. */
export const TooManyRequests: HttpErrorClass<429, inits.TooManyRequestsInit> = /* @__PURE__ */ defineRegistered(table.tooManyRequests,
  { retryAfter: may(retryAfter) })
export type TooManyRequests = HttpError<429>
/** 431: the header fields are too large. `field` is the name of the field, where it is only one. */
export const RequestHeaderFieldsTooLarge: HttpErrorClass<431, inits.RequestHeaderFieldsTooLargeInit> = /* @__PURE__ */ defineRegistered(table.requestHeaderFieldsTooLarge,
  { field: may(tooLargeField) })
export type RequestHeaderFieldsTooLarge = HttpError<431>
/** 451: access is denied for legal reasons. `blockedBy` identifies who blocks; describe the demand in `detail`. */
export const UnavailableForLegalReasons: HttpErrorClass<451, inits.UnavailableForLegalReasonsInit> = /* @__PURE__ */ defineRegistered(table.unavailableForLegalReasons,
  { blockedBy: may(blockedBy) })
export type UnavailableForLegalReasons = HttpError<451>
/** 500: the server failed unexpectedly. The message is not sent to the client. */
export const InternalServerError: HttpErrorClass<500> = /* @__PURE__ */ defineRegistered(table.internalServerError)
export type InternalServerError = HttpError<500>
/** 501: the server does not implement the method, for any resource. */
export const NotImplemented: HttpErrorClass<501> = /* @__PURE__ */ defineRegistered(table.notImplemented)
export type NotImplemented = HttpError<501>
/** 502: an upstream server sent an invalid response. */
export const BadGateway: HttpErrorClass<502> = /* @__PURE__ */ defineRegistered(table.badGateway)
export type BadGateway = HttpError<502>
/** 503: the server is overloaded or under maintenance. `retryAfter` is when to send the request again. */
export const ServiceUnavailable: HttpErrorClass<503, inits.ServiceUnavailableInit> = /* @__PURE__ */ defineRegistered(table.serviceUnavailable,
  { retryAfter: may(retryAfter) })
export type ServiceUnavailable = HttpError<503>
/** 504: an upstream server did not respond in time. */
export const GatewayTimeout: HttpErrorClass<504> = /* @__PURE__ */ defineRegistered(table.gatewayTimeout)
export type GatewayTimeout = HttpError<504>
/** 505: the server does not support the major version of HTTP. `supported` lists the protocols that it does. */
export const HttpVersionNotSupported: HttpErrorClass<505, inits.HttpVersionNotSupportedInit> = /* @__PURE__ */ defineRegistered(table.httpVersionNotSupported,
  { supported: may(supported) })
export type HttpVersionNotSupported = HttpError<505>
/** 506: the chosen variant negotiates again, which would never end. */
export const VariantAlsoNegotiates: HttpErrorClass<506> = /* @__PURE__ */ defineRegistered(table.variantAlsoNegotiates)
export type VariantAlsoNegotiates = HttpError<506>
/** 507: the server has no space to store what the request needs. */
export const InsufficientStorage: HttpErrorClass<507> = /* @__PURE__ */ defineRegistered(table.insufficientStorage)
export type InsufficientStorage = HttpError<507>
/** 508: the request leads into an infinite loop, as of nested bindings. */
export const LoopDetected: HttpErrorClass<508> = /* @__PURE__ */ defineRegistered(table.loopDetected)
export type LoopDetected = HttpError<508>
/** 510: obsolete; the request lacks an extension that the server demands. */
export const NotExtended: HttpErrorClass<510> = /* @__PURE__ */ defineRegistered(table.notExtended)
export type NotExtended = HttpError<510>
/** 511: for intercepting proxies only. `login` is where to get access to the network. */
export const NetworkAuthenticationRequired: HttpErrorClass<511, inits.NetworkAuthenticationRequiredInit> = /* @__PURE__ */ defineRegistered(table.networkAuthenticationRequired,
  { login: may(login) })
export type NetworkAuthenticationRequired = HttpError<511>

// The names of these classes in http-errors.
export {
  ContentTooLarge as PayloadTooLarge,
  HttpVersionNotSupported as HTTPVersionNotSupported,
  UnprocessableContent as UnprocessableEntity,
  UriTooLong as URITooLong,
}
export type * from './inits.ts'
