/**
 * Interim responses (RFC 9110 §15.2): 100, 102 and 103, sent only where they may be sent.
 *
 * @module
 */

import type { Context } from 'hono'
import { propertyOf } from '../untrusted/inspect.ts'
import { checkedLinks, type Link } from '../fields/link.ts'
import { incomingOf } from './request-exchange.ts'

/** The part of Node's response, of HTTP/1 and HTTP/2 alike, that interim responses go through. */
interface Outgoing {
  readonly headersSent: boolean
  readonly writableEnded: boolean
  readonly destroyed?: boolean
  /** Only HTTP/2 has one. */
  readonly stream?: Stream | undefined
  // A version of Node may lack these: then a call throws, and nothing is sent.
  writeContinue(): unknown
  writeProcessing(): unknown
  writeEarlyHints(hints: { readonly link: readonly string[] }): unknown
}

interface Stream {
  readonly destroyed: boolean
  additionalHeaders(fields: Readonly<Record<string, string | number>>): void
}

/**
 * Sends 103 Early Hints (RFC 8297): what the client may fetch while the response is being made.
 *
 * It is sent by Node's server, to clients of HTTP/1.1 and later, before the response begins; to
 * others, and on other runtimes, nothing is. Browsers read it over HTTP/2 only. Node sends no
 * parameter with white space over HTTP/1.1.
 *
 * @param c the context of the request that is answered.
 * @param links one or several, each the value of a `Link` field or its parts.
 * @returns whether it was sent.
 * @throws {TypeError} that names the link that breaks the grammar of RFC 8288 §3.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const app = httpErrors(new Hono())
 * app.get('/', (c) => {
 *   sendEarlyHints(c, { href: '/style.css', rel: 'preload', as: 'style' })
 *   return c.html('<link rel="stylesheet" href="/style.css">')
 * })
 * ```
 */
export function sendEarlyHints(c: Context, links: Link | readonly Link[]): boolean {
  const link = checkedLinks(links, 'links')
  if (link.length === 0) return false
  return attempt(c, (outgoing) => {
    if (outgoing.stream) {
      outgoing.stream.additionalHeaders({ ':status': 103, link: link.join(', ') })
    } else outgoing.writeEarlyHints({ link })
    return true
  })
}

/**
 * Sends 102 Processing (RFC 2518 §10.1): the request has arrived, its response takes a while.
 *
 * @param c the context of the request that is answered.
 * @returns whether it was sent, under the same conditions as with `sendEarlyHints`.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const app = httpErrors(new Hono())
 * app.post('/imports', async (c) => {
 *   const timer = setInterval(() => sendProcessing(c), 15_000)
 *   try {
 *     return c.json({ rows: (await c.req.text()).split('\n').length })
 *   } finally {
 *     clearInterval(timer)
 *   }
 * })
 * ```
 */
export function sendProcessing(c: Context): boolean {
  return attempt(c, (outgoing) => {
    if (outgoing.stream) outgoing.stream.additionalHeaders({ ':status': 102 })
    else outgoing.writeProcessing()
    return true
  })
}

/** The responses on which `sendContinue` has sent a 100; HTTP/2 does not record it. */
const continued = new WeakSet<object>()

/**
 * Sends 100 Continue (RFC 9110 §10.1.1): the client waits with the content of its request.
 *
 * Only to a request with `Expect: 100-continue`, and only once. Node sends it by itself before
 * the app runs, unless its server listens to `checkContinue`, as that of `hono-http-errors/node`
 * does: there it is sent when the app begins to read, or by this.
 *
 * @param c the context of a request that a server of Node has received.
 * @returns whether it was sent.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const app = httpErrors(new Hono())
 * app.post('/uploads', async (c) => {
 *   assert(c.req.header('Authorization') !== undefined, Forbidden, 'Log in before you upload.')
 *   sendContinue(c)
 *   return c.json({ bytes: (await c.req.arrayBuffer()).byteLength }, 201)
 * })
 * ```
 */
export function sendContinue(c: Context): boolean {
  return attempt(c, (outgoing, incoming) => {
    if (!isAwaited(incoming, outgoing)) return false
    outgoing.writeContinue()
    continued.add(outgoing)
    return true
  })
}

/** RFC 9110 §10.1.1: whether the client still waits for a 100. */
function isAwaited(incoming: Incoming, outgoing: Outgoing): boolean {
  const expect = String(incoming.headers['expect'])
  if (!/(?:^|,)[ \t]*100-continue[ \t]*(?:,|$)/i.test(expect)) return false
  if (continued.has(outgoing) || hasSentContinue(outgoing)) return false
  const { server } = (incoming as { socket?: { server?: Listening } }).socket ?? {}
  return server !== undefined && server.listenerCount('checkContinue') > 0
}

/**
 * Whether Node has sent a 100 (Node 20 to 26, _http_server.js `_sent100`). If Node renames it, a second
 * 100 is sent to the client.
 */
function hasSentContinue(outgoing: Outgoing): boolean {
  return propertyOf(outgoing, '_sent100') === true
}

interface Listening {
  listenerCount(event: string): number
}

type Incoming = NonNullable<ReturnType<typeof incomingOf>>

/**
 * Calls `send` with Node's response, if an interim one may still go before it.
 *
 * @returns false if not, or if `send` throws: a client may leave at any moment, and Node may refuse.
 */
function attempt(c: Context, send: (outgoing: Outgoing, incoming: Incoming) => boolean): boolean {
  const incoming = incomingOf(c.env)
  // RFC 9110 §15.2: HTTP/1.0 has no 1xx, and its clients take it for the response.
  if (incoming === undefined || !(Number(incoming.httpVersion) > 1)) return false
  const outgoing: unknown = c.env.outgoing
  if (!isOutgoing(outgoing) || outgoing.headersSent || outgoing.writableEnded) return false
  if (outgoing.destroyed || outgoing.stream?.destroyed) return false
  try {
    return send(outgoing, incoming)
  } catch {
    return false
  }
}

function isOutgoing(value: unknown): value is Outgoing {
  return typeof value === 'object' && value !== null && 'headersSent' in value
}
