/** The end of a server of `serve`, and how the streams on it learn of it. */

import type { ServerType } from '@hono/node-server'
import type { Context } from 'hono'
import { hasProperty, propertyAt } from '../untrusted/inspect.ts'
import type { Outgoing } from './outgoing.ts'
import { checkedClosing } from './serve-options.ts'
import type { ClosingOptions } from './serve-options.ts'
import type { Traffic } from './traffic.ts'

/** The traffic of the servers that `serve` has made. */
export const served: WeakMap<object, Traffic> = /* @__PURE__ */ new WeakMap()

/**
 * Closes a server of `serve`: requests in flight get their responses, those that come meanwhile a
 * 503 with `Retry-After`, and the connections end.
 *
 * @param server what `serve` or `createAdaptorServer` of `hono-http-errors/node` returned.
 * @param options `gracePeriod` in milliseconds, and `retryAfter` in seconds.
 * @returns a promise that resolves when the server is closed, after the grace period at the latest.
 * @throws {TypeError|RangeError} when the server is not one of `serve`, or an option is wrong.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const server = serve({ fetch: httpErrors(new Hono()).fetch, port: 3000 })
 * process.once('SIGTERM', () => closeGracefully(server, { gracePeriod: 5000 }))
 * ```
 */
export async function closeGracefully(
  server: ServerType,
  options: ClosingOptions = {}
): Promise<void> {
  const traffic = served.get(server)
  if (!traffic) throw new TypeError(`'closeGracefully' takes a server that 'serve' has made.`)
  await traffic.close(server, checkedClosing(options))
}

/**
 * An AbortSignal that aborts when `closeGracefully` begins, so that streams without an end can end. Its
 * reason is the 503 that requests get from then on.
 *
 * @param source the Context of a request, whose signal is kept until its response ends, or a server of
 * `serve`. A request that no server of `serve` has received has a signal that never aborts.
 * @throws {TypeError} when the source is neither.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 * import { streamSSE } from 'hono/streaming'
 *
 * const app = httpErrors(new Hono())
 * app.get('/clock', (c) =>
 *   streamSSE(c, async (stream) => {
 *     const closing = closingSignal(c)
 *     while (!closing.aborted) {
 *       await stream.writeSSE({ data: new Date().toISOString() })
 *       await stream.sleep(1000)
 *     }
 *   })
 * )
 * ```
 */
export function closingSignal(source: Context | ServerType): AbortSignal {
  const traffic = served.get(source)
  if (traffic) return traffic.closingSignal
  if (!hasProperty(source, 'req')) {
    throw new TypeError(`'closingSignal' takes a Context, or a server that 'serve' has made.`)
  }
  // Node sets the server of a socket for all of its servers.
  const server = propertyAt(source, ['env', 'incoming', 'socket', 'server'])
  const outgoing = propertyAt(source, ['env', 'outgoing'])
  const found = served.get(Object(server))
  return found ? found.closingSignalOf(outgoing as Outgoing) : new AbortController().signal
}
