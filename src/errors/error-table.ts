/**
 * THE TABLE: the error statuses of the IANA registry, one row each.
 *
 * To read a row: status code, phrase, where it is defined, whether the condition passes by itself as
 * far as the RFCs say, what happened and what the client can do, and the fields that every response
 * with the status has. Options are in `errors.ts`, which makes a class of each row: so `./statuses`
 * has the facts without the classes, and a bundle of one class has its row only.
 *
 * Connection: RFC 9112 §9.6 for 408; RFC 9110 §7.8 for 426, where Upgrade needs the connection option.
 * Cache-Control: RFC 6585 §3 to §6 forbid caches to store these; the directive is for those that do not
 * implement this.
 */

export const badRequest = [400, 'Bad Request', 'RFC 9110 §15.5.1', 'unknown',
  'The request could not be understood. Correct it before sending it again.'] as const
export const unauthorized = [401, 'Unauthorized', 'RFC 9110 §15.5.2', 'unknown',
  'This needs valid credentials. Sign in, or send credentials in the way the challenge asks for.'] as const
export const paymentRequired = [402, 'Payment Required', 'RFC 9110 §15.5.3', 'unknown',
  'This is available only after payment. Settle the payment, then send the request again.'] as const
export const forbidden = [403, 'Forbidden', 'RFC 9110 §15.5.4', 'unknown',
  'You do not have permission for this. Repeating the request with the same credentials will not help.'] as const
export const notFound = [404, 'Not Found', 'RFC 9110 §15.5.5', 'unknown',
  'Nothing was found at this address. Check the address for mistakes.'] as const
export const methodNotAllowed = [405, 'Method Not Allowed', 'RFC 9110 §15.5.6', 'unknown',
  'This address does not support the method of the request. Use one of the methods in the Allow field.'] as const
export const notAcceptable = [406, 'Not Acceptable', 'RFC 9110 §15.5.7', 'unknown',
  'Nothing here comes in a form that the request accepts. Ask for one of the forms that are available.'] as const
export const proxyAuthenticationRequired = [407, 'Proxy Authentication Required', 'RFC 9110 §15.5.8', 'unknown',
  'The proxy needs valid credentials. Send them in the way its challenge asks for.'] as const
export const requestTimeout = [408, 'Request Timeout', 'RFC 9110 §15.5.9', 'temporary',
  'The request did not arrive completely in the time the server waits. Send it again on a new connection.', { connection: 'close' }] as const
export const conflict = [409, 'Conflict', 'RFC 9110 §15.5.10', 'unknown',
  'The request conflicts with the current state of the resource. Fetch that state, resolve the conflict, and try again.'] as const
export const gone = [410, 'Gone', 'RFC 9110 §15.5.11', 'permanent',
  'What was at this address has been removed for good. Remove links that lead here.'] as const
export const lengthRequired = [411, 'Length Required', 'RFC 9110 §15.5.12', 'unknown',
  'The server needs to know how long the content is. Send the request again with a Content-Length field.'] as const
export const preconditionFailed = [412, 'Precondition Failed', 'RFC 9110 §15.5.13', 'unknown',
  'A condition that the request made is not met: the resource has changed. Fetch it anew before changing it.'] as const
export const contentTooLarge = [413, 'Content Too Large', 'RFC 9110 §15.5.14', 'unknown',
  'The content of the request is larger than the server accepts. Send less of it.'] as const
export const uriTooLong = [414, 'URI Too Long', 'RFC 9110 §15.5.15', 'unknown',
  'The address of the request is longer than the server accepts. Shorten it, or send the data as content.'] as const
export const unsupportedMediaType = [415, 'Unsupported Media Type', 'RFC 9110 §15.5.16', 'unknown',
  'The content of the request is in a format that is not supported here. Send it in a supported one.'] as const
export const rangeNotSatisfiable = [416, 'Range Not Satisfiable', 'RFC 9110 §15.5.17', 'unknown',
  'The requested range lies outside of what is here. Ask for a range within the current length.'] as const
export const expectationFailed = [417, 'Expectation Failed', 'RFC 9110 §15.5.18', 'unknown',
  'What the Expect field of the request asks for cannot be met. Send the request without it.'] as const
export const imATeapot = [418, "I'm a Teapot", 'RFC 9110 §15.5.19', 'unknown',
  'This server is a teapot and will not brew coffee. Ask a coffee pot.'] as const
export const misdirectedRequest = [421, 'Misdirected Request', 'RFC 9110 §15.5.20', 'unknown',
  'This server does not answer for the requested host. Send the request again on a connection of its own.'] as const
export const unprocessableContent = [422, 'Unprocessable Content', 'RFC 9110 §15.5.21', 'unknown',
  'The content of the request is well-formed but cannot be processed. Correct the values and send it again.'] as const
export const locked = [423, 'Locked', 'RFC 4918 §11.3', 'unknown',
  'The resource is locked. Send the token of the lock, or wait until the lock is gone.'] as const
export const failedDependency = [424, 'Failed Dependency', 'RFC 4918 §11.4', 'unknown',
  'The request depends on another action, and that action failed. Make that one succeed first.'] as const
export const tooEarly = [425, 'Too Early', 'RFC 8470 §5.2', 'temporary',
  'The request came before the connection was secured against replay. Send it again once the handshake is done.'] as const
export const upgradeRequired = [426, 'Upgrade Required', 'RFC 9110 §15.5.22', 'unknown',
  'The server answers this only over another protocol. Upgrade to one of those in the Upgrade field.', { connection: 'upgrade' }] as const
export const preconditionRequired = [428, 'Precondition Required', 'RFC 6585 §3', 'unknown',
  'This must be requested conditionally. Fetch the resource and send the request again with its entity tag in If-Match.', { 'cache-control': 'no-store' }] as const
export const tooManyRequests = [429, 'Too Many Requests', 'RFC 6585 §4', 'temporary',
  'Too many requests were sent in a short time. Wait before sending the next one.', { 'cache-control': 'no-store' }] as const
export const requestHeaderFieldsTooLarge = [431, 'Request Header Fields Too Large', 'RFC 6585 §5', 'unknown',
  'The header fields of the request are larger than the server accepts. Send fewer or shorter ones; cookies are the usual cause.', { 'cache-control': 'no-store' }] as const
export const unavailableForLegalReasons = [451, 'Unavailable For Legal Reasons', 'RFC 7725 §3', 'unknown',
  'Access to this is denied because of a legal demand.'] as const
export const internalServerError = [500, 'Internal Server Error', 'RFC 9110 §15.6.1', 'unknown',
  'The server met an unexpected condition and could not answer. If it happens again, contact the site owner.'] as const
export const notImplemented = [501, 'Not Implemented', 'RFC 9110 §15.6.2', 'unknown',
  'The server cannot do what the request asks for, at any address. Use a method that it implements.'] as const
export const badGateway = [502, 'Bad Gateway', 'RFC 9110 §15.6.3', 'unknown',
  'A server that this one depends on gave an invalid answer. Try again later.'] as const
export const serviceUnavailable = [503, 'Service Unavailable', 'RFC 9110 §15.6.4', 'temporary',
  'The server is overloaded or under maintenance. Try again later.'] as const
export const gatewayTimeout = [504, 'Gateway Timeout', 'RFC 9110 §15.6.5', 'unknown',
  'A server that this one depends on did not answer in time. Try again later.'] as const
export const httpVersionNotSupported = [505, 'HTTP Version Not Supported', 'RFC 9110 §15.6.6', 'unknown',
  'The server does not answer this over the version of HTTP that was used. Use a protocol that it supports.'] as const
export const variantAlsoNegotiates = [506, 'Variant Also Negotiates', 'RFC 2295 §8.1', 'unknown',
  'The server is configured such that choosing a form of this resource never ends. Contact the site owner.'] as const
export const insufficientStorage = [507, 'Insufficient Storage', 'RFC 4918 §11.5', 'temporary',
  'The server has no room to store what the request needs. Try again only once space has been made.'] as const
export const loopDetected = [508, 'Loop Detected', 'RFC 5842 §7.2', 'unknown',
  'The request leads into an endless loop on the server and was given up. Ask for less depth.'] as const
export const notExtended = [510, 'Not Extended', 'RFC 2774 §7', 'unknown',
  'The request lacks an extension that the server demands. Send it again with that extension declared.'] as const
export const networkAuthenticationRequired = [511, 'Network Authentication Required', 'RFC 6585 §6', 'unknown',
  'This network wants you to sign in before it lets requests through. Follow the login link.', { 'cache-control': 'no-store' }] as const
