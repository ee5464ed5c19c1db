/** Ready-made values of the option `instance`: a client's screenshot finds the line of the log. */

import { factory } from '../checks/uncalled-factory.ts'
import type { Context } from 'hono'
import { traceIdOf } from '../fields/traceparent.ts'
import { logWarning } from '../untrusted/safe-console.ts'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const NO_ID =
  `The option 'instance: instanceFromRequestId()' found no requestId for an error response: ` +
  `the problem has no instance. Write app.use(requestId()) of hono/request-id before the routes.`
// The id is not repeated: it may come from a field of the request.
const NO_UUID =
  `The option 'instance: instanceFromRequestId()' found a requestId that is no UUID, such as one ` +
  `that a client sent in X-Request-Id: the problem has no instance. For ids of any form write ` +
  "instance: (c) => `/requests/${encodeURIComponent(c.get('requestId'))}`."

/**
 * `urn:uuid:` (RFC 9562 §4) and the id that `hono/request-id` has set, where that is a UUID. The
 * first error without such an id is followed by a warning on the console.
 *
 * @example
 * ```ts
 * httpErrors(app, { instance: instanceFromRequestId() }).use(requestId())
 * ```
 */
export const instanceFromRequestId: () => (c: Context) => string | undefined =
  /* @__PURE__ */ factory('instanceFromRequestId', function instanceFromRequestId(): (
    c: Context
  ) => string | undefined {
    const warned = new Set<string>()
    return (c) => {
      const id: unknown = c.get('requestId')
      if (typeof id === 'string' && UUID.test(id)) return `urn:uuid:${id.toLowerCase()}`
      const warning = id === undefined || id === null ? NO_ID : NO_UUID
      if (!warned.has(warning)) {
        warned.add(warning)
        logWarning(warning)
      }
      return undefined
    }
  })

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
        const traceId = traceIdOf(c.req.header('traceparent'))
        return traceId && `${prefix}${traceId}`
      }
    },
    ''
  )
