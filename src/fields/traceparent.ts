/** The traceparent field of a request. */

// W3C Trace Context §3.2.2: version, trace-id, parent-id, flags; an id of zeros is invalid.
const TRACEPARENT = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}/

/** Returns the trace id of a field value; undefined if the value is not valid. */
export function traceIdOf(value: string | undefined): string | undefined {
  return TRACEPARENT.exec(String(value))?.[1]
}
