/** Middleware: 415 for content of a type that the handlers behind it do not read. */

import { invalidArgument } from '../checks/invalid-argument.ts'
import { factory } from '../checks/uncalled-factory.ts'
import type { Context, MiddlewareHandler } from 'hono'
import { isMediaRange } from '../fields/grammar.ts'
import { essenceOf } from '../fields/media-type.ts'
import { propertyAt, propertyOf } from '../untrusted/inspect.ts'
import { incomingOf } from './request-exchange.ts'
import { unsupportedType } from '../errors/unsupported-type.ts'

/**
 * Refuses requests whose content is not of one of these media types, or of no type at all. Without
 * it Hono's validators take such content for `{}`.
 *
 * A request without content passes. Parameters such as `charset` are not compared.
 *
 * @param types media types, or ranges such as `image/*`.
 * @returns middleware that throws `UnsupportedMediaType`, whose `Accept` lists the types (RFC 9110 §15.5.16).
 * @throws {TypeError} that names the type that is none; and when there are none.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const app = httpErrors(new Hono())
 * app.post('/books', requireContentType('application/json'), async (c) => c.json(await c.req.json(), 201))
 *
 * const response = await app.request('/books', { method: 'POST', body: 'title=Emma' })
 * response.status // 415
 * response.headers.get('Accept') // 'application/json'
 * ```
 */
export const requireContentType: (...types: readonly string[]) => MiddlewareHandler =
  /* @__PURE__ */ factory(
    'requireContentType',
    function requireContentType(...types: readonly string[]): MiddlewareHandler {
      if (typeof types[0] === 'object' && !Array.isArray(types[0])) {
        throw new TypeError(
          `requireContentType was given to an app without being called: write ` +
            `app.use(requireContentType('application/json')).`
        )
      }
      const [first, ...others] = types
      const accepted = [first, ...others].map(checkedEssence)
      return async function requireContentType(c, next) {
        const type = c.req.header('Content-Type')
        const isAccepted = type !== undefined && accepted.some((range) => isWithin(type, range))
        if (!isAccepted && hasContent(c)) throw unsupportedType(c.req.method, type, types)
        await next()
      }
    },
    "'application/json'"
  )

function checkedEssence(type: unknown, index: number): string {
  if (isMediaRange(type)) return essenceOf(type)
  throw invalidArgument(
    `Argument ${index + 1} of requireContentType()`,
    `a media type such as 'application/json'`,
    type
  )
}

function isWithin(type: string, range: string): boolean {
  if (!isMediaRange(withoutSpace(type))) return false
  const essence = essenceOf(type)
  if (range === '*/*' || essence === range) return true
  return range.endsWith('/*') && essence.startsWith(range.slice(0, -1))
}

/** The white space around semicolons is optional (RFC 9110 §5.6.6). In time that grows with the length. */
function withoutSpace(type: string): string {
  return type
    .split(';')
    .map((part) => part.trim())
    .join(';')
}

/** Whether the request has content, without reading it. */
function hasContent(c: Context): boolean {
  const length = c.req.header('Content-Length')
  if (length !== undefined) return Number(length) !== 0
  if (c.req.header('Transfer-Encoding') !== undefined) return true
  const incoming = incomingOf(c.env)
  // RFC 9112 §6.3: neither of both fields, and so no content.
  if (incoming?.httpVersion.startsWith('1')) return false
  if (endsWithFields(incoming)) return false
  return propertyOf(c.req.raw, 'body') !== null
}

/**
 * Whether the stream of an HTTP/2 request has ended with its fields (RFC 9113 §8.1). The types of Node
 * declare `endAfterHeaders` (Node 20 to 26); without it, a request without content gets a 415.
 */
function endsWithFields(incoming: unknown): boolean {
  return propertyAt(incoming, ['stream', 'endAfterHeaders']) === true
}
