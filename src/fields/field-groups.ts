/** Groups of response fields, by lower-case name, that errors and hooks may set or not. */

/**
 * Only the finished response sets these: framing (RFC 9112 §6), the connection (RFC 9110 §7.6.1), the
 * date, and the type, coding and range of its content. Early-Data must not be in a response at all
 * (RFC 8470 §5.1).
 */
export const responseOnlyFields: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'connection',
  'content-encoding',
  'content-length',
  'content-range',
  'content-type',
  'date',
  'early-data',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/**
 * These describe a representation, its freshness or its place (RFC 9110 §8, RFC 9111 §5): that of the
 * success a handler had begun, or the content of a foreign error. They would be wrong for the content
 * of an error response.
 */
export const representationFields: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'accept-ranges',
  'age',
  'cache-control',
  'cdn-cache-control',
  'content-digest',
  'content-disposition',
  'content-language',
  'content-location',
  'content-md5',
  'digest',
  'etag',
  'expires',
  'im',
  'last-modified',
  'location',
  'pragma',
  'preference-applied',
  'refresh',
  'repr-digest',
  'surrogate-control',
])

/** Fields of an HTTP/1.1 connection, which HTTP/2 and HTTP/3 do not have (RFC 9113 §8.2.2, RFC 9114 §4.2). */
export const connectionFields: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
])

/** What only the response sets, and what describes a representation: what must not stay on an error response when a handler has set it for a success. */
export const staleFields: readonly string[] = /* @__PURE__ */ joined()

function joined(): readonly string[] {
  return [...responseOnlyFields, ...representationFields]
}

/** Whether a field of a foreign error, or of a success that failed, is replaced by that of the response. */
export function isReplaced(name: string): boolean {
  if (name === 'cache-control') return false
  return responseOnlyFields.has(name) || representationFields.has(name)
}
