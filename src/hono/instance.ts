/** Ready-made values of the option `instance`: a client's screenshot finds the line of the log. */

import { invalidArgument } from '../checks/invalid-argument.ts'
import { factory } from '../checks/uncalled-factory.ts'
import type { Context } from 'hono'
import { isUriReference, URI_REFERENCE_TEXT } from '../fields/grammar.ts'
import { traceIdOf } from '../fields/traceparent.ts'
import { logWarning } from '../untrusted/safe-console.ts'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const NO_ID =
  `The option 'instance: instanceFromRequestId()' found no requestId for an error response: ` +
  `the problem has no instance. Write app.use(requestId()) of hono/request-id before the routes.`
// The id is not repeated: it may come from a field of the request.
const BAD_ID =
  `The option 'instance: instanceFromRequestId()' found a requestId that is not 1 to 255 characters ` +
  `of visible ASCII: the problem has no instance.`

// As long as hono/request-id lets the id of a client be. A name of one or two dots is a step in a path.
const USABLE_ID = /^(?!\.{1,2}$)[!-~]{1,255}$/

/**
 * The id that `hono/request-id` has set, as a URI reference: `urn:uuid:` and the id (RFC 9562 §4) if it
 * is a UUID, otherwise a prefix and the id, percent-encoded, as it may come from a client. The first
 * error without a usable id is followed by a warning on the console.
 *
 * @param prefix a URI reference, such as the address of the log viewer. Defaults to `/requests/`.
 * @returns a function for the option `instance`; it returns undefined for a request without an id.
 * @throws {TypeError} if the prefix is not a URI reference.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 * import { requestId } from 'hono/request-id'
 *
 * const app = httpErrors(new Hono(), { instance: instanceFromRequestId() })
 * app.use(requestId())
 *
 * const response = await app.request('/nowhere', { headers: { 'X-Request-Id': 'abc-7' } })
 * const problem = await response.json()
 * problem.instance // '/requests/abc-7'
 * ```
 */
export const instanceFromRequestId: (prefix?: string) => (c: Context) => string | undefined =
  /* @__PURE__ */ factory(
    'instanceFromRequestId',
    function instanceFromRequestId(prefix = '/requests/'): (c: Context) => string | undefined {
      checkPrefix(prefix, 'instanceFromRequestId()')
      const warned = new Set<string>()
      return (c) => {
        const id: unknown = c.get('requestId')
        if (typeof id === 'string' && UUID.test(id)) return `urn:uuid:${id.toLowerCase()}`
        if (typeof id === 'string' && USABLE_ID.test(id)) return prefix + encodeURIComponent(id)
        const warning = id === undefined || id === null ? NO_ID : BAD_ID
        if (!warned.has(warning)) {
          warned.add(warning)
          logWarning(warning)
        }
        return undefined
      }
    },
    ''
  )

/**
 * The trace id of the request's `traceparent` field, behind a prefix that makes a URI of it.
 *
 * @param prefix a URI reference such as the address of the trace viewer. Defaults to `/traces/`.
 * @returns a function for the option `instance`; it returns undefined for a request without a trace id.
 * @throws {TypeError} if the prefix is not a URI reference.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const instance = instanceFromTraceparent('https://traces.example.org/')
 * const app = httpErrors(new Hono(), { instance })
 *
 * const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
 * const problem = await (await app.request('/nowhere', { headers: { traceparent } })).json()
 * problem.instance // 'https://traces.example.org/0af7651916cd43dd8448eb211c80319c'
 * ```
 */
export const instanceFromTraceparent: (prefix?: string) => (c: Context) => string | undefined =
  /* @__PURE__ */ factory(
    'instanceFromTraceparent',
    function instanceFromTraceparent(prefix = '/traces/'): (c: Context) => string | undefined {
      checkPrefix(prefix, 'instanceFromTraceparent()')
      return (c) => {
        const traceId = traceIdOf(c.req.header('traceparent'))
        return traceId && `${prefix}${traceId}`
      }
    },
    ''
  )

function checkPrefix(prefix: unknown, call: string): void {
  if (!isUriReference(prefix)) {
    throw invalidArgument(`Argument 1 of ${call}`, URI_REFERENCE_TEXT, prefix)
  }
}
