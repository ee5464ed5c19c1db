/**
 * Errors after the first byte: the status is out, so only the content can still tell.
 *
 * Hono alone ends such a stream cleanly, and a client takes what is there for all there is; with an
 * `onError`, `streamSSE` sends the error's message, which is nobody's business.
 */

import type { Context } from 'hono'
import { routesOf } from './routes/matched-routes.ts'
import type { SSEStreamingApi } from 'hono/streaming'
import { handleThrown } from '../response/handle-error.ts'
import { problemJson } from '../formatters/problem-json.ts'
import { originalValue } from './thrown-value.ts'
import { settingsOfHandler } from './wrapped-app.ts'
import { readOptions, type Settings } from '../response/options.ts'
import { exchangeOf } from './request-exchange.ts'

/**
 * For `streamSSE`: an error in the callback is reported and becomes an `event: error` whose data is
 * the problem, in JSON.
 *
 * @example
 * ```ts
 * app.get('/prices', (c) => streamSSE(c, withErrorEvent(c, async (stream) => { … })))
 * ```
 */
export function withErrorEvent(
  c: Context,
  callback: (stream: SSEStreamingApi) => Promise<void>
): (stream: SSEStreamingApi) => Promise<void> {
  return async (stream) => {
    leaveFraming(c)
    try {
      await callback(stream)
    } catch (thrown) {
      const { content } = await answerStreamed(c, thrown)
      await stream.writeSSE({ event: 'error', data: String(content) })
    }
  }
}

/**
 * For `stream` and `streamText`: an error in the callback is reported and aborts the connection, so
 * that the client sees that something is missing (RFC 9112 §8).
 *
 * @example
 * ```ts
 * app.get('/export', (c) => stream(c, withAbortOnError(c, async (stream) => { … })))
 * ```
 */
export function withAbortOnError<Stream extends object>(
  c: Context,
  callback: (stream: Stream) => Promise<void>
): (stream: Stream) => Promise<void> {
  return async (stream) => {
    leaveFraming(c)
    try {
      await callback(stream)
    } catch (thrown) {
      await answerStreamed(c, thrown)
      // Hono's `abort` is for clients that left, and ends cleanly for those that did not.
      const writer: unknown = Reflect.get(stream, 'writer')
      if (writer instanceof WritableStreamDefaultWriter) {
        const reason = new Error('The content was cut short, as an error was reported.')
        // By this code @hono/node-server knows that there is nothing left to log.
        await writer.abort(Object.assign(reason, { code: 'ERR_STREAM_PREMATURE_CLOSE' }))
      }
    }
  }
}

/**
 * Hono sets Transfer-Encoding and Connection for every stream. HTTP/1.0 must not get the first (RFC
 * 9112 §6.1), HTTP/2 neither (RFC 9113 §8.2.2): Node's server ends its process over it. Framing is
 * the server's own business, and it frames right when nobody meddles.
 */
function leaveFraming(c: Context): void {
  c.header('Transfer-Encoding', undefined)
  c.header('Connection', undefined)
}

/** The reply that would have been, for its content and its report. */
async function answerStreamed(c: Context, thrown: unknown) {
  const settings: Settings = {
    ...settingsOf(c),
    formatters: () => [problemJson],
    keepResponse: undefined,
  }
  const { httpVersion, acceptLanguage } = exchangeOf(c.req.raw, c.env)
  const exchange = { method: 'GET', accept: null, acceptLanguage, httpVersion }
  return handleThrown(originalValue(thrown), { settings, exchange, c })
}

/** The options of the app whose handler is running. */
export function settingsOf(c: Context): Settings {
  const route = routesOf(c)[c.req.routeIndex]
  return (route && settingsOfHandler(route.handler)) ?? readOptions()
}
