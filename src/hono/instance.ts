/** Ready-made values of the option `instance`: a client's screenshot finds the line of the log. */

import { factory } from '../checks/uncalled-factory.ts'
import type { Context } from 'hono'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
// W3C Trace Context §3.2.2: version, trace-id, parent-id, flags; an id of zeros is invalid.
const TRACEPARENT = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}/

/**
 * `urn:uuid:` (RFC 9562 §4) and the id that `hono/request-id` has set, where that is a UUID.
 *
 * @example
 * ```ts
 * httpErrors(app, { instance: instanceFromRequestId() }).use(requestId())
 * ```
 */
export const instanceFromRequestId: () => (c: Context) => string | undefined =
  /* @__PURE__ */ factory('instanceFromRequestId', function instanceFromRequestId() {
    return requestIdUri
  })

function requestIdUri(c: Context): string | undefined {
  const id: unknown = c.get('requestId')
  return typeof id === 'string' && UUID.test(id) ? `urn:uuid:${id.toLowerCase()}` : undefined
}

/**
 * The trace id of the request's `traceparent` field, behind a prefix that makes a URI of it.
 *
 * @param prefix a URI reference such as the address of the trace viewer. Defaults to `/traces/`.
 * @example
 * ```ts
 * httpErrors(app, { instance: instanceFromTraceparent('https://traces.example.org/') })
 * ```
 */
export const instanceFromTraceparent: (prefix?: string) => (c: Context) => string | undefined =
  /* @__PURE__ */ factory(
    'instanceFromTraceparent',
    function instanceFromTraceparent(prefix = '/traces/'): (c: Context) => string | undefined {
      return (c) => {
        const [, traceId] = TRACEPARENT.exec(c.req.header('traceparent') ?? '') ?? []
        return traceId && `${prefix}${traceId}`
      }
    },
    ''
  )
