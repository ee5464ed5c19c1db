/**
 * The registries of IANA, as far as the rules need them.
 *
 * Generated from test/fixtures/http-rules.json by test/conformance/registry-source.ts: do not edit.
 */

const phrases: Readonly<Record<number, string>> = {
  '100': 'Continue',
  '101': 'Switching Protocols',
  '102': 'Processing',
  '103': 'Early Hints',
  '104': 'Upload Resumption Supported',
  '200': 'OK',
  '201': 'Created',
  '202': 'Accepted',
  '203': 'Non-Authoritative Information',
  '204': 'No Content',
  '205': 'Reset Content',
  '206': 'Partial Content',
  '207': 'Multi-Status',
  '208': 'Already Reported',
  '226': 'IM Used',
  '300': 'Multiple Choices',
  '301': 'Moved Permanently',
  '302': 'Found',
  '303': 'See Other',
  '304': 'Not Modified',
  '305': 'Use Proxy',
  '306': '(Unused)',
  '307': 'Temporary Redirect',
  '308': 'Permanent Redirect',
  '400': 'Bad Request',
  '401': 'Unauthorized',
  '402': 'Payment Required',
  '403': 'Forbidden',
  '404': 'Not Found',
  '405': 'Method Not Allowed',
  '406': 'Not Acceptable',
  '407': 'Proxy Authentication Required',
  '408': 'Request Timeout',
  '409': 'Conflict',
  '410': 'Gone',
  '411': 'Length Required',
  '412': 'Precondition Failed',
  '413': 'Content Too Large',
  '414': 'URI Too Long',
  '415': 'Unsupported Media Type',
  '416': 'Range Not Satisfiable',
  '417': 'Expectation Failed',
  '418': '(Unused)',
  '421': 'Misdirected Request',
  '422': 'Unprocessable Content',
  '423': 'Locked',
  '424': 'Failed Dependency',
  '425': 'Too Early',
  '426': 'Upgrade Required',
  '428': 'Precondition Required',
  '429': 'Too Many Requests',
  '431': 'Request Header Fields Too Large',
  '451': 'Unavailable For Legal Reasons',
  '500': 'Internal Server Error',
  '501': 'Not Implemented',
  '502': 'Bad Gateway',
  '503': 'Service Unavailable',
  '504': 'Gateway Timeout',
  '505': 'HTTP Version Not Supported',
  '506': 'Variant Also Negotiates',
  '507': 'Insufficient Storage',
  '508': 'Loop Detected',
  '510': 'Not Extended',
  '511': 'Network Authentication Required',
}

/** @returns the registered reason phrase; undefined if the status code is not registered. */
export const phraseOf = (status: number): string | undefined => phrases[status]

const cacheable: readonly number[] = [
  200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 451, 501,
]

/** RFC 9110 §15.1 and RFC 7725 §3. */
export const isHeuristicallyCacheable = (status: number): boolean => cacheable.includes(status)

const words = (lines: readonly string[]): readonly string[] => lines.join(' ').split(' ')

/** The names of all registered fields, in lower case. */
export const registeredFields: ReadonlySet<string> = new Set(
  words([
    'a-im accept accept-additions accept-ch accept-charset accept-datetime accept-encoding',
    'accept-features accept-language accept-patch accept-post accept-query accept-ranges',
    'accept-signature access-control access-control-allow-credentials',
    'access-control-allow-headers access-control-allow-methods access-control-allow-origin',
    'access-control-expose-headers access-control-max-age access-control-request-headers',
    'access-control-request-method activate-storage-access age allow alpn alt-svc alt-used',
    'alternates amp-cache-transform apply-to-redirect-ref authentication-control',
    'authentication-info authorization available-dictionary c-ext c-man c-opt c-pep c-pep-info',
    'cache-control cache-group-invalidation cache-groups cache-status cal-managed-id',
    'caldav-timezones capsule-protocol cdn-cache-control cdn-loop cert-not-after cert-not-before',
    'clear-site-data client-cert client-cert-chain close cmcd-object cmcd-request cmcd-session',
    'cmcd-status cmsd-dynamic cmsd-static concealed-auth-export configuration-context connection',
    'content-base content-digest content-disposition content-encoding content-id content-language',
    'content-length content-location content-md5 content-range content-script-type',
    'content-security-policy content-security-policy-report-only content-style-type content-type',
    'content-version cookie cookie2 cross-origin-embedder-policy',
    'cross-origin-embedder-policy-report-only cross-origin-opener-policy',
    'cross-origin-opener-policy-report-only cross-origin-resource-policy cta-common-access-token',
    'dasl date dav default-style delta-base deprecation depth derived-from destination',
    'detached-jws differential-id dictionary-id digest dpop dpop-nonce early-data ediint-features',
    'etag expect expect-ct expires ext forwarded from getprofile hobareg host http2-settings if',
    'if-match if-modified-since if-none-match if-range if-schedule-tag-match if-unmodified-since',
    'im include-referred-token-binding-id isolation keep-alive label last-event-id last-modified',
    'link link-template location lock-token man max-forwards memento-datetime meter method-check',
    'method-check-expires mime-version negotiate nel odata-entityid odata-isolation',
    'odata-maxversion odata-version opt optional-www-authenticate ordering-type origin',
    'origin-agent-cluster oscore oslc-core-version overwrite p3p pep pep-info permissions-policy',
    'pics-label ping-from ping-to position pragma prefer preference-applied priority',
    'profileobject protocol protocol-info protocol-query protocol-request proxy-authenticate',
    'proxy-authentication-info proxy-authorization proxy-features proxy-instruction proxy-status',
    'public public-key-pins public-key-pins-report-only range redirect-ref referer referer-root',
    'referrer-policy refresh repeatability-client-id repeatability-first-sent',
    'repeatability-request-id repeatability-result replay-nonce reporting-endpoints repr-digest',
    'retry-after safe schedule-reply schedule-tag sec-fetch-dest sec-fetch-mode sec-fetch-site',
    'sec-fetch-storage-access sec-fetch-user sec-gpc sec-purpose sec-token-binding',
    'sec-websocket-accept sec-websocket-extensions sec-websocket-key sec-websocket-protocol',
    'sec-websocket-version security-scheme server server-timing set-cookie set-cookie2 set-txn',
    'setprofile signature signature-input slug soapaction status-uri strict-transport-security',
    'sunset surrogate-capability surrogate-control tcn te timeout timing-allow-origin topic',
    'traceparent tracestate trailer transfer-encoding ttl upgrade urgency uri use-as-dictionary',
    'user-agent variant-vary vary via want-content-digest want-digest want-repr-digest warning',
    'www-authenticate x-content-type-options x-frame-options *',
  ])
)

/** A structured item is not a list, so only one field line is allowed (RFC 9651 §3.3). */
export const itemFields: readonly string[] = words([
  'activate-storage-access client-cert concealed-auth-export cross-origin-embedder-policy',
  'cross-origin-embedder-policy-report-only cross-origin-opener-policy',
  'cross-origin-opener-policy-report-only deprecation origin-agent-cluster sec-fetch-dest',
  'sec-fetch-mode sec-fetch-site sec-fetch-user',
])

/** RFC 9110 §18.2 with RFC 3253, 3648, 3744, 4437, 4791, 4918, 5323, 5789, 5842. */
export const registeredMethods: ReadonlySet<string> = new Set(
  words([
    'GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH ACL BASELINE-CONTROL BIND CHECKIN',
    'CHECKOUT COPY LABEL LINK LOCK MERGE MKACTIVITY MKCALENDAR MKCOL MKREDIRECTREF MKWORKSPACE',
    'MOVE ORDERPATCH PRI PROPFIND PROPPATCH QUERY REBIND REPORT SEARCH UNBIND UNCHECKOUT UNLINK',
    'UNLOCK UPDATE UPDATEREDIRECTREF VERSION-CONTROL',
  ])
)
