/**
 * THE TABLE: the error statuses of the IANA registry, one row each.
 *
 * To read a row: status code, phrase, where it is defined, whether the condition passes by itself as
 * far as the RFCs say, what happened and what the client can do, and the fields that every response
 * with the status has. Options are in `errors.ts`, which makes a class of each row: so `./statuses`
 * has the facts without the classes, and a bundle of one class has its row only.
 *
 * The comment above a row has the words that decide its condition, of the section in the row where no
 * other is named. What the three conditions mean stands beside the type `Condition`.
 *
 * Connection: RFC 9112 §9.6 for 408; RFC 9110 §7.8 for 426, where Upgrade needs the connection option.
 * Cache-Control: RFC 6585 §3 to §6 forbid caches to store these; the directive is for those that do not
 * implement this.
 */

// "something that is perceived to be a client error": the same request is refused again.
export const badRequest = [400, 'Bad Request', 'RFC 9110 §15.5.1', 'permanent',
  'The request could not be understood. Correct it before sending it again.'] as const
// "lacks valid authentication credentials"; the client "MAY repeat the request with a new or replaced Authorization".
export const unauthorized = [401, 'Unauthorized', 'RFC 9110 §15.5.2', 'permanent',
  'This needs valid credentials. Sign in, or send credentials in the way the challenge asks for.'] as const
// "reserved for future use": it has no meaning yet.
export const paymentRequired = [402, 'Payment Required', 'RFC 9110 §15.5.3', 'unknown',
  'This is available only after payment. Settle the payment, then send the request again.'] as const
// "SHOULD NOT automatically repeat the request with the same credentials".
export const forbidden = [403, 'Forbidden', 'RFC 9110 §15.5.4', 'permanent',
  'You do not have permission for this. Repeating the request with the same credentials will not help.'] as const
// "does not indicate whether this lack of representation is temporary or permanent".
export const notFound = [404, 'Not Found', 'RFC 9110 §15.5.5', 'unknown',
  'Nothing was found at this address. Check the address for mistakes.'] as const
// "not supported by the target resource". Unknown for an empty Allow: §10.2.1, "temporarily disabled by configuration".
export const methodNotAllowed = [405, 'Method Not Allowed', 'RFC 9110 §15.5.6', 'permanent',
  'This address does not support the method of the request. The Allow field lists those that it supports.'] as const
// No representation "would be acceptable to the user agent, according to the … fields received in the request".
export const notAcceptable = [406, 'Not Acceptable', 'RFC 9110 §15.5.7', 'permanent',
  'Nothing here comes in a form that the request accepts. Ask for one of the forms that are available.'] as const
// "MAY repeat the request with a new or replaced Proxy-Authorization".
export const proxyAuthenticationRequired = [407, 'Proxy Authentication Required', 'RFC 9110 §15.5.8', 'permanent',
  'The proxy needs valid credentials. Send them in the way its challenge asks for.'] as const
// "If the client has an outstanding request in transit, it MAY repeat that request."
export const requestTimeout = [408, 'Request Timeout', 'RFC 9110 §15.5.9', 'temporary',
  'The request did not arrive completely in the time the server waits. Send it again on a new connection.', { connection: 'close' }] as const
// "the user might be able to resolve the conflict and resubmit the request": some conflicts end without the user, such as that with a request in progress.
export const conflict = [409, 'Conflict', 'RFC 9110 §15.5.10', 'unknown',
  'The request conflicts with the current state of the resource. Fetch that state, resolve the conflict, and try again.'] as const
// "this condition is likely to be permanent".
export const gone = [410, 'Gone', 'RFC 9110 §15.5.11', 'permanent',
  'What was at this address has been removed for good. Remove links that lead here.'] as const
// "MAY repeat the request if it adds a valid Content-Length".
export const lengthRequired = [411, 'Length Required', 'RFC 9110 §15.5.12', 'permanent',
  'The server needs to know how long the content is. Send the request again with a Content-Length field.'] as const
// "conditions given in the request header fields evaluated to false": the same conditions fail for the same state.
export const preconditionFailed = [412, 'Precondition Failed', 'RFC 9110 §15.5.13', 'permanent',
  'A condition that the request made is not met: the resource has changed. Fetch it anew before changing it.'] as const
// "larger than the server is willing or able to process". Temporary with a Retry-After, "to indicate that it is temporary".
export const contentTooLarge = [413, 'Content Too Large', 'RFC 9110 §15.5.14', 'permanent',
  'The content of the request is larger than the server accepts. Send less of it.'] as const
// "longer than the server is willing to interpret".
export const uriTooLong = [414, 'URI Too Long', 'RFC 9110 §15.5.15', 'permanent',
  'The address of the request is longer than the server accepts. Shorten it, or send the data as content.'] as const
// "in a format not supported by this method on the target resource".
export const unsupportedMediaType = [415, 'Unsupported Media Type', 'RFC 9110 §15.5.16', 'permanent',
  'The content of the request is in a format that is not supported here. Send it in a supported one.'] as const
// "rejected either because none of the requested ranges are satisfiable" or because there are too many.
export const rangeNotSatisfiable = [416, 'Range Not Satisfiable', 'RFC 9110 §15.5.17', 'permanent',
  'The requested range lies outside of what is here. Ask for a range within the current length.'] as const
// RFC 9110 §10.1.1: the client "SHOULD repeat that request without a 100-continue expectation".
export const expectationFailed = [417, 'Expectation Failed', 'RFC 9110 §15.5.18', 'permanent',
  'What the Expect field of the request asks for cannot be met. Send the request without it.'] as const
// "reserved in the IANA HTTP Status Code Registry": it has no meaning.
export const imATeapot = [418, "I'm a Teapot", 'RFC 9110 §15.5.19', 'unknown',
  'This server is a teapot and will not brew coffee. Ask a coffee pot.'] as const
// "MAY retry the request … over a different connection", which does not help where the server is not configured for the target.
export const misdirectedRequest = [421, 'Misdirected Request', 'RFC 9110 §15.5.20', 'unknown',
  'This server does not answer for the requested host. Send the request again on a connection of its own.'] as const
// "unable to process the contained instructions".
export const unprocessableContent = [422, 'Unprocessable Content', 'RFC 9110 §15.5.21', 'permanent',
  'The content of the request is well-formed but cannot be processed. Correct the values and send it again.'] as const
// "the source or destination resource of a method is locked": the definition does not state for how long.
export const locked = [423, 'Locked', 'RFC 4918 §11.3', 'unknown',
  'The resource is locked. Send the token of the lock, or wait until the lock is gone.'] as const
// "the requested action depended on another action and that action failed": the definition does not state whether that one would succeed later.
export const failedDependency = [424, 'Failed Dependency', 'RFC 4918 §11.4', 'unknown',
  'The request depends on another action, and that action failed. Make that one succeed first.'] as const
// "a request that might be replayed": after the handshake of TLS it cannot be.
export const tooEarly = [425, 'Too Early', 'RFC 8470 §5.2', 'temporary',
  'The request came before the connection was secured against replay. Send it again once the handshake is done.'] as const
// "refuses to perform the request using the current protocol".
export const upgradeRequired = [426, 'Upgrade Required', 'RFC 9110 §15.5.22', 'permanent',
  'The server answers this only over another protocol. Upgrade to one of those in the Upgrade field.', { connection: 'upgrade' }] as const
// "requires the request to be conditional": the response explains "how to resubmit the request successfully".
export const preconditionRequired = [428, 'Precondition Required', 'RFC 6585 §3', 'permanent',
  'This must be requested conditionally. Fetch the resource and send the request again with its entity tag in If-Match.', { 'cache-control': 'no-store' }] as const
// "too many requests in a given amount of time".
export const tooManyRequests = [429, 'Too Many Requests', 'RFC 6585 §4', 'temporary',
  'Too many requests were sent in a short time. Wait before sending the next one.', { 'cache-control': 'no-store' }] as const
// "MAY be resubmitted after reducing the size of the request header fields".
export const requestHeaderFieldsTooLarge = [431, 'Request Header Fields Too Large', 'RFC 6585 §5', 'permanent',
  'The header fields of the request are larger than the server accepts. Send fewer or shorter ones; cookies are the usual cause.', { 'cache-control': 'no-store' }] as const
// "denying access to the resource as a consequence of a legal demand": the definition does not state whether the demand ends.
export const unavailableForLegalReasons = [451, 'Unavailable For Legal Reasons', 'RFC 7725 §3', 'unknown',
  'Access to this is denied because of a legal demand.'] as const
// "an unexpected condition".
export const internalServerError = [500, 'Internal Server Error', 'RFC 9110 §15.6.1', 'unknown',
  'Something unexpected happened on the server, so it could not answer. If it happens again, contact the site owner.'] as const
// "not capable of supporting it for any resource".
export const notImplemented = [501, 'Not Implemented', 'RFC 9110 §15.6.2', 'permanent',
  'The server cannot do what the request asks for, at any address. Use a method that it implements.'] as const
// "an invalid response from an inbound server", which can be a failure of that server or a fault of the request to it.
export const badGateway = [502, 'Bad Gateway', 'RFC 9110 §15.6.3', 'unknown',
  'A server that this one depends on gave an invalid answer. If it happens again, contact the site owner.'] as const
// "will likely be alleviated after some delay".
export const serviceUnavailable = [503, 'Service Unavailable', 'RFC 9110 §15.6.4', 'temporary',
  'The server is overloaded or under maintenance. Try again later.'] as const
// "did not receive a timely response": a later response may be in time.
export const gatewayTimeout = [504, 'Gateway Timeout', 'RFC 9110 §15.6.5', 'temporary',
  'A server that this one depends on did not answer in time. Try again later.'] as const
// "unable or unwilling to complete the request using the same major version".
export const httpVersionNotSupported = [505, 'HTTP Version Not Supported', 'RFC 9110 §15.6.6', 'permanent',
  'The server does not answer this over the version of HTTP that was used. Use a protocol that it supports.'] as const
// "the server has an internal configuration error".
export const variantAlsoNegotiates = [506, 'Variant Also Negotiates', 'RFC 2295 §8.1', 'permanent',
  'The server is configured such that choosing a form of this resource never ends. Contact the site owner.'] as const
// "This condition is considered to be temporary."
export const insufficientStorage = [507, 'Insufficient Storage', 'RFC 4918 §11.5', 'temporary',
  'The server has no room to store what the request needs. Try again only once space has been made.'] as const
// "encountered an infinite loop": the loop is in the resources.
export const loopDetected = [508, 'Loop Detected', 'RFC 5842 §7.2', 'permanent',
  'The request leads into an endless loop on the server and was given up. Ask for less depth.'] as const
// "The policy for accessing the resource has not been met in the request."
export const notExtended = [510, 'Not Extended', 'RFC 2774 §7', 'permanent',
  'The request lacks an extension that the server demands. Declare that extension in the request.'] as const
// "the client needs to authenticate to gain network access": the same request succeeds after that, but not by itself.
export const networkAuthenticationRequired = [511, 'Network Authentication Required', 'RFC 6585 §6', 'unknown',
  'This network wants you to sign in before it lets requests through. Follow the login link.', { 'cache-control': 'no-store' }] as const
