/** The codes of failed connections: code, status of the response, and error type (RFC 9209 §2.3). */

/** The HTTP status and error type for a failure on the way to another server. */
export interface Fault {
  /** The status of the response: a gateway's; 503 and 507 where this machine is the reason. */
  readonly status: 502 | 503 | 504 | 507
  /** The proxy error type (RFC 9209 §2.3), where one fits. */
  readonly proxyError?: string | undefined
  /** Set where the other server failed by itself; undefined for the condition of the status. */
  readonly condition?: 'temporary' | undefined
}

/** The failure of an upstream. */
export interface UpstreamFailure {
  /** What it is for the client of this server. */
  readonly fault: Fault
  /** The status code that the upstream sent. */
  readonly received?: number
  /** When the upstream asks to be called again: seconds or a date. */
  readonly retryAfter?: number | Date | undefined
}

type CodeDefinition = readonly [code: string, status: Fault['status'], proxyError?: string]

/** One row a code. A code that ends in `*` matches all that begin with it; the first match is used. */
const networkCodes: readonly CodeDefinition[] = [
  // Finding the address: getaddrinfo and c-ares
  ['ENOTFOUND', 502, 'dns_error'],
  ['EAI_AGAIN', 502, 'dns_error'],
  ['EAI_FAIL', 502, 'dns_error'],
  ['EAI_NODATA', 502, 'dns_error'],
  ['EAI_NONAME', 502, 'dns_error'],
  ['ESERVFAIL', 502, 'dns_error'],
  ['ETIMEOUT', 504, 'dns_timeout'],
  // Connecting, sending, receiving
  ['ECONNREFUSED', 502, 'connection_refused'],
  ['ECONNRESET', 502, 'connection_terminated'],
  ['EPIPE', 502, 'connection_terminated'],
  ['EHOSTDOWN', 502, 'destination_ip_unroutable'],
  ['EHOSTUNREACH', 502, 'destination_ip_unroutable'],
  ['ENETDOWN', 502, 'destination_ip_unroutable'],
  ['ENETUNREACH', 502, 'destination_ip_unroutable'],
  ['ETIMEDOUT', 504, 'connection_timeout'],
  ['ESOCKETTIMEDOUT', 504, 'connection_read_timeout'],
  // `fetch` of Bun 1.x
  ['ConnectionRefused', 502, 'connection_refused'],
  ['ConnectionClosed', 502, 'connection_terminated'],
  ['FailedToOpenSocket', 502, 'destination_ip_unroutable'],
  ['TooManyRedirects', 502, 'http_protocol_error'],
  // TLS
  ['ERR_TLS_HANDSHAKE_TIMEOUT', 504, 'connection_timeout'],
  ['ERR_TLS_CERT_*', 502, 'tls_certificate_error'],
  ['CERT_*', 502, 'tls_certificate_error'],
  ['CRL_*', 502, 'tls_certificate_error'],
  ['UNABLE_TO_*', 502, 'tls_certificate_error'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 502, 'tls_certificate_error'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 502, 'tls_certificate_error'],
  ['HOSTNAME_MISMATCH', 502, 'tls_certificate_error'],
  ['INVALID_CA', 502, 'tls_certificate_error'],
  ['INVALID_PURPOSE', 502, 'tls_certificate_error'],
  ['PATH_LENGTH_EXCEEDED', 502, 'tls_certificate_error'],
  ['ERR_TLS_*', 502, 'tls_protocol_error'],
  ['ERR_SSL_*', 502, 'tls_protocol_error'],
  ['EPROTO', 502, 'tls_protocol_error'],
  // The HTTP parser of Node, and undici with the `fetch` that is made of it
  ['HPE_HEADER_OVERFLOW', 502, 'http_response_header_section_size'],
  ['HPE_*', 502, 'http_protocol_error'],
  ['UND_ERR_CONNECT_TIMEOUT', 504, 'connection_timeout'],
  ['UND_ERR_HEADERS_TIMEOUT', 504, 'connection_read_timeout'],
  ['UND_ERR_BODY_TIMEOUT', 504, 'connection_read_timeout'],
  ['UND_ERR_SOCKET', 502, 'connection_terminated'],
  ['UND_ERR_HEADERS_OVERFLOW', 502, 'http_response_header_section_size'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 502, 'http_response_incomplete'],
  ['UND_ERR_RES_EXCEEDED_MAX_SIZE', 502, 'http_response_body_size'],
  ['UND_ERR_PRX_TLS', 502, 'tls_protocol_error'],
  ['UND_ERR_BPL_MISSING_UPSTREAM', 503, 'destination_unavailable'],
  // This machine has no more file descriptors, buffers or disk space
  ['EMFILE', 503],
  ['ENFILE', 503],
  ['ENOBUFS', 503],
  ['ENOSPC', 507],
  ['EDQUOT', 507],
]

/**
 * The other server does not run, cannot be reached for now, or has closed the connection. The request can
 * be right. A wrong name, a wrong certificate and a malformed response stay until they are corrected.
 */
const OUTAGES = [
  'connection_refused',
  'connection_terminated',
  'destination_ip_unroutable',
  'http_response_incomplete',
]

/** The fault of a code; undefined for one that is not of the network, as ENOENT and EACCES. */
export function faultOf(code: unknown): Fault | undefined {
  if (typeof code !== 'string') return undefined
  const found =
    networkCodes.find(([name]) => name === code) ??
    networkCodes.find(([name]) => name.endsWith('*') && code.startsWith(name.slice(0, -1)))
  if (found === undefined) return undefined
  const [, status, proxyError] = found
  // getaddrinfo(3): EAI_AGAIN is "a temporary failure indication" of the name server.
  const isOutage = OUTAGES.includes(String(proxyError)) || code === 'EAI_AGAIN'
  return { status, proxyError, condition: isOutage ? 'temporary' : undefined }
}
