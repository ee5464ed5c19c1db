/**
 * THE TABLE: the error statuses of the IANA registry, one class and one row each.
 *
 * To read a row: status code, phrase, where it is defined, whether the condition passes by itself as
 * far as the RFCs know, what happened and what the client can do, and the options that become fields
 * or members: `must` makes an option required, `may` optional, a fixed field has none.
 */
import { defineHttpError } from './define-http-error.ts'
import {
  accept, acceptEncoding, acceptPatch, acceptPost, allow, available, blockedBy, close, connectionUpgrade, etag, login,
  noStore, precondition, proxyAuthenticate, retryAfter, supported, tooLargeField, unsatisfiedRange, upgrade, wwwAuthenticate,
} from '../fields/fields.ts'
import { may, must } from './rules.ts'

/** 400: the request is broken in a way that no more precise status names. */
export class BadRequest extends defineHttpError(400, 'Bad Request', 'RFC 9110 §15.5.1', 'unknown',
  'The request could not be understood. Correct it before sending it again.') {}
/** 401: who is asking is not known, or not proven. `challenges` tell how to prove it. */
export class Unauthorized extends defineHttpError(401, 'Unauthorized', 'RFC 9110 §15.5.2', 'unknown',
  'This needs valid credentials. Sign in, or send credentials in the way the challenge asks for.',
  { challenges: must(wwwAuthenticate) }) {}
/** 402: reserved by the RFC, used by services that want to be paid first. */
export class PaymentRequired extends defineHttpError(402, 'Payment Required', 'RFC 9110 §15.5.3', 'unknown',
  'This is available only after payment. Settle the payment, then send the request again.') {}
/** 403: the credentials, if any, do not permit this. */
export class Forbidden extends defineHttpError(403, 'Forbidden', 'RFC 9110 §15.5.4', 'unknown',
  'The request was understood but is not permitted. Repeating it with the same credentials will not help.',
  { challenges: may(wwwAuthenticate) }) {}
/** 404: nothing is here, or nothing that may be told of. */
export class NotFound extends defineHttpError(404, 'Not Found', 'RFC 9110 §15.5.5', 'unknown',
  'Nothing was found at this address. Check the address; whether something will be here later is not known.') {}
/** 405: the method is known but not for this resource. `allow` lists those that are, and may be empty. */
export class MethodNotAllowed extends defineHttpError(405, 'Method Not Allowed', 'RFC 9110 §15.5.6', 'unknown',
  'This address does not support the method of the request. Use one of the methods in the Allow field.',
  { allow: must(allow) }) {}
/** 406: no representation is one that the client accepts. `available` lists what there is. */
export class NotAcceptable extends defineHttpError(406, 'Not Acceptable', 'RFC 9110 §15.5.7', 'unknown',
  'Nothing here comes in a form that the request accepts. Ask for one of the forms that are available.',
  { available: may(available) }) {}
/** 407: as 401, but towards a proxy. */
export class ProxyAuthenticationRequired extends defineHttpError(407, 'Proxy Authentication Required', 'RFC 9110 §15.5.8', 'unknown',
  'The proxy needs valid credentials. Send them in the way its challenge asks for.',
  { challenges: must(proxyAuthenticate) }) {}
/** 408: the client took too long to send its request. */
export class RequestTimeout extends defineHttpError(408, 'Request Timeout', 'RFC 9110 §15.5.9', 'temporary',
  'The request did not arrive completely in the time the server waits. Send it again on a new connection.',
  { close }) {}
/** 409: the state of the resource stands against the request. Say in `detail` what conflicts with what. */
export class Conflict extends defineHttpError(409, 'Conflict', 'RFC 9110 §15.5.10', 'unknown',
  'The request conflicts with the current state of the resource. Fetch that state, resolve the conflict, and try again.') {}
/** 410: it was here, and will not come back. */
export class Gone extends defineHttpError(410, 'Gone', 'RFC 9110 §15.5.11', 'permanent',
  'What was at this address has been removed for good. Remove links that lead here.') {}
/** 411: the length of the content must be known in advance. */
export class LengthRequired extends defineHttpError(411, 'Length Required', 'RFC 9110 §15.5.12', 'unknown',
  'The server needs to know how long the content is. Send the request again with a Content-Length field.') {}
/** 412: a condition in the request's fields is false. `etag` may tell the current entity tag. */
export class PreconditionFailed extends defineHttpError(412, 'Precondition Failed', 'RFC 9110 §15.5.13', 'unknown',
  'A condition that the request made is not met: the resource has changed. Fetch it anew before changing it.',
  { etag: may(etag) }) {}
/** 413: more content than the server takes. `retryAfter` says that it is so only for now. */
export class ContentTooLarge extends defineHttpError(413, 'Content Too Large', 'RFC 9110 §15.5.14', 'unknown',
  'The content of the request is larger than the server accepts. Send less of it.',
  { retryAfter: may(retryAfter) }) {}
/** 414: a longer address than the server reads. */
export class UriTooLong extends defineHttpError(414, 'URI Too Long', 'RFC 9110 §15.5.15', 'unknown',
  'The address of the request is longer than the server accepts. Shorten it, or send the data as content.') {}
/** 415: the content's type or coding is not supported. `acceptEncoding` only when the coding was the cause. */
export class UnsupportedMediaType extends defineHttpError(415, 'Unsupported Media Type', 'RFC 9110 §15.5.16', 'unknown',
  'The content of the request is in a format that is not supported here. Send it in a supported one.',
  { accept: may(accept), acceptPatch: may(acceptPatch), acceptPost: may(acceptPost), acceptEncoding: may(acceptEncoding) }) {}
/** 416: none of the ranges lies within the resource, whose `completeLength` is in bytes. */
export class RangeNotSatisfiable extends defineHttpError(416, 'Range Not Satisfiable', 'RFC 9110 §15.5.17', 'unknown',
  'The requested range lies outside of what is here. Ask for a range within the current length.',
  { completeLength: may(unsatisfiedRange) }) {}
/** 417: what the Expect field asks for cannot be done. */
export class ExpectationFailed extends defineHttpError(417, 'Expectation Failed', 'RFC 9110 §15.5.18', 'unknown',
  'What the Expect field of the request asks for cannot be met. Send the request without it.') {}
/** 418: reserved, for a joke of RFC 2324 that is too well known to be reused. */
export class ImATeapot extends defineHttpError(418, "I'm a Teapot", 'RFC 9110 §15.5.19', 'unknown',
  'This server is a teapot and will not brew coffee. Ask a coffee pot.') {}
/** 421: this server does not answer for the host that was asked for. */
export class MisdirectedRequest extends defineHttpError(421, 'Misdirected Request', 'RFC 9110 §15.5.20', 'unknown',
  'This server does not answer for the requested host. Send the request again on a connection of its own.') {}
/** 422: well-formed content that means something impossible. */
export class UnprocessableContent extends defineHttpError(422, 'Unprocessable Content', 'RFC 9110 §15.5.21', 'unknown',
  'The content of the request is well-formed but cannot be processed. Correct the values and send it again.') {}
/** 423: locked against this. `precondition` names the DAV condition, such as `lock-token-submitted`. */
export class Locked extends defineHttpError(423, 'Locked', 'RFC 4918 §11.3', 'unknown',
  'The resource is locked. Send the token of the lock, or wait until the lock is gone.',
  { precondition: may(precondition) }) {}
/** 424: an action that this one depends on failed. */
export class FailedDependency extends defineHttpError(424, 'Failed Dependency', 'RFC 4918 §11.4', 'unknown',
  'The request depends on another action, and that action failed. Make that one succeed first.') {}
/** 425: a request in TLS early data, which could be a replay. */
export class TooEarly extends defineHttpError(425, 'Too Early', 'RFC 8470 §5.2', 'temporary',
  'The request came before the connection was secured against replay. Send it again once the handshake is done.') {}
/** 426: only over another protocol: `upgrade` lists them by preference. */
export class UpgradeRequired extends defineHttpError(426, 'Upgrade Required', 'RFC 9110 §15.5.22', 'unknown',
  'The server answers this only over another protocol. Upgrade to one of those in the Upgrade field.',
  { upgrade: must(upgrade), connectionUpgrade }) {}
/** 428: only conditional requests, so that no update gets lost. */
export class PreconditionRequired extends defineHttpError(428, 'Precondition Required', 'RFC 6585 §3', 'unknown',
  'This must be requested conditionally. Fetch the resource and send the request again with its entity tag in If-Match.',
  { noStore }) {}
/** 429: too many requests; `retryAfter` says when to come back. */
export class TooManyRequests extends defineHttpError(429, 'Too Many Requests', 'RFC 6585 §4', 'temporary',
  'Too many requests were sent in a short time. Wait before sending the next one.',
  { retryAfter: may(retryAfter), noStore }) {}
/** 431: the fields are too large; `field` names the one, where it is only one. */
export class RequestHeaderFieldsTooLarge extends defineHttpError(431, 'Request Header Fields Too Large', 'RFC 6585 §5', 'unknown',
  'The header fields of the request are larger than the server accepts. Send fewer or shorter ones; cookies are the usual cause.',
  { field: may(tooLargeField), noStore }) {}
/** 451: withheld for legal reasons. `blockedBy` identifies who blocks, `detail` should tell the demand. */
export class UnavailableForLegalReasons extends defineHttpError(451, 'Unavailable For Legal Reasons', 'RFC 7725 §3', 'unknown',
  'Access to this is denied because of a legal demand.',
  { blockedBy: may(blockedBy) }) {}
/** 500: something went wrong that is not the client's fault; the message stays in the log. */
export class InternalServerError extends defineHttpError(500, 'Internal Server Error', 'RFC 9110 §15.6.1', 'unknown',
  'The server met an unexpected condition and could not answer. If it happens again, tell those who run it.') {}
/** 501: what is asked for is not built, for any resource. */
export class NotImplemented extends defineHttpError(501, 'Not Implemented', 'RFC 9110 §15.6.2', 'unknown',
  'The server cannot do what the request asks for, at any address. Use a method that it implements.') {}
/** 502: an upstream server answered with something invalid. */
export class BadGateway extends defineHttpError(502, 'Bad Gateway', 'RFC 9110 §15.6.3', 'unknown',
  'A server that this one depends on gave an invalid answer. Try again later.') {}
/** 503: overloaded or under maintenance; `retryAfter` says for how long. */
export class ServiceUnavailable extends defineHttpError(503, 'Service Unavailable', 'RFC 9110 §15.6.4', 'temporary',
  'The server is overloaded or under maintenance. Try again later.',
  { retryAfter: may(retryAfter) }) {}
/** 504: an upstream server did not answer in time. */
export class GatewayTimeout extends defineHttpError(504, 'Gateway Timeout', 'RFC 9110 §15.6.5', 'unknown',
  'A server that this one depends on did not answer in time. Try again later.') {}
/** 505: the major version of HTTP is not supported here; `supported` lists the protocols that are. */
export class HttpVersionNotSupported extends defineHttpError(505, 'HTTP Version Not Supported', 'RFC 9110 §15.6.6', 'unknown',
  'The server does not answer this over the version of HTTP that was used. Use a protocol that it supports.',
  { supported: may(supported) }) {}
/** 506: a variant that was chosen negotiates itself. */
export class VariantAlsoNegotiates extends defineHttpError(506, 'Variant Also Negotiates', 'RFC 2295 §8.1', 'unknown',
  'The server is configured such that choosing a form of this resource never ends. Tell those who run it.') {}
/** 507: no room to store what the request needs; to be repeated only when a user asks for it. */
export class InsufficientStorage extends defineHttpError(507, 'Insufficient Storage', 'RFC 4918 §11.5', 'temporary',
  'The server has no room to store what the request needs. Try again only once space has been made.') {}
/** 508: an infinite loop, as in nested bindings. */
export class LoopDetected extends defineHttpError(508, 'Loop Detected', 'RFC 5842 §7.2', 'unknown',
  'The request leads into an endless loop on the server and was given up. Ask for less depth.') {}
/** 510: obsolete; the request lacks an extension. */
export class NotExtended extends defineHttpError(510, 'Not Extended', 'RFC 2774 §7', 'unknown',
  'The request lacks an extension that the server demands. Send it again with that extension declared.') {}
/** 511: for intercepting proxies only. `login` is where to get access to the network. */
export class NetworkAuthenticationRequired extends defineHttpError(511, 'Network Authentication Required', 'RFC 6585 §6', 'unknown',
  'This network wants you to sign in before it lets requests through. Follow the login link.',
  { login: may(login), noStore }) {}

// The names that users of http-errors know these by.
export {
  ContentTooLarge as PayloadTooLarge,
  HttpVersionNotSupported as HTTPVersionNotSupported,
  UnprocessableContent as UnprocessableEntity,
  UriTooLong as URITooLong,
}
