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
import type { Preset } from '../response/preset.ts'
import { exchangeOf } from './request-exchange.ts'

/**
 * Wraps a callback of `streamSSE`: sends an error as an `event: error`, and reports it.
 *
 * @param preset what an app that is not wrapped uses.
 */
export function sendErrorAsEvent(
  c: Context,
  callback: (stream: SSEStreamingApi) => Promise<void>,
  preset: Preset
): (stream: SSEStreamingApi) => Promise<void> {
  return async (stream) => {
    leaveFraming(c)
    try {
      await callback(stream)
    } catch (thrown) {
      const { content } = await replyTo(thrown, c, preset)
      await stream.writeSSE({ event: 'error', data: String(content) })
    }
  }
}

/**
 * Wraps a callback of `stream` or `streamText`: aborts the connection on an error, and reports it.
 *
 * @param preset what an app that is not wrapped uses.
 */
export function abortOnError<Stream extends object>(
  c: Context,
  callback: (stream: Stream) => Promise<void>,
  preset: Preset
): (stream: Stream) => Promise<void> {
  return async (stream) => {
    leaveFraming(c)
    try {
      await callback(stream)
    } catch (thrown) {
      await replyTo(thrown, c, preset)
      // Hono's `abort` is for clients that left, and ends cleanly for those that did not.
      const writer: unknown = Reflect.get(stream, 'writer')
      if (writer instanceof WritableStreamDefaultWriter) {
        const reason = new Error('The content was cut short, as an error was reported.', {
          cause: thrown,
        })
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

/** Reports a thrown value, and returns the reply whose content describes it. */
async function replyTo(thrown: unknown, c: Context, preset: Preset) {
  const settings: Settings = {
    ...settingsOf(c, preset),
    formatters: () => [problemJson],
    keepResponse: undefined,
  }
  const { httpVersion, acceptLanguage } = exchangeOf(c.req.raw, c.env)
  const exchange = { method: 'GET', accept: null, acceptLanguage, httpVersion }
  return handleThrown(originalValue(thrown), { settings, exchange, c })
}

/** Returns the settings of the app whose handler is running; those of the preset if it is not wrapped. */
export function settingsOf(c: Context, preset: Preset): Settings {
  const route = routesOf(c)[c.req.routeIndex]
  return (route && settingsOfHandler(route.handler)) ?? readOptions(preset)
}
