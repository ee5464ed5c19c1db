/**
 * Errors after the first byte, when the status can no longer change: only the content can show them.
 *
 * Hono alone ends such a stream cleanly, and a client takes what is there for the whole content; with an
 * `onError`, `streamSSE` sends the error's message, which may be private.
 */

import type { Context } from 'hono'
import type { SSEStreamingApi } from 'hono/streaming'
import { problemJson } from '../formatters/problem-json.ts'
import type { Reply } from '../response/exchange.ts'
import { ErrorContext } from '../response/error-context.ts'
import { handleThrown } from '../response/handle-error.ts'
import { readOptions, type Settings } from '../response/settings.ts'
import type { Preset } from '../response/preset.ts'
import { cutContent } from './cut-content.ts'
import { exchangeOf } from './request-exchange.ts'
import { routesOf } from './routes/matched-routes.ts'
import { originalValue } from './thrown-value.ts'
import { settingsOfHandler } from './wrapped-app.ts'

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
  return withHandler(c, callback, preset, (stream, { content }) =>
    stream.writeSSE({ event: 'error', data: String(content) })
  )
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
  return withHandler(c, callback, preset, abort)
}

/**
 * Hono's own `abort` is for clients that left, and ends cleanly for those that did not. Depends on the
 * private `writer` of `StreamingApi` (hono 4.13, utils/stream.ts): without it the stream ends cleanly.
 */
async function abort(stream: object, _reply: Reply, thrown: unknown): Promise<void> {
  const writer: unknown = Reflect.get(stream, 'writer')
  if (!(writer instanceof WritableStreamDefaultWriter)) return
  // `firstByte` throws what was thrown, if nothing was sent yet.
  await writer.abort(cutContent(thrown))
}

function withHandler<Stream>(
  c: Context,
  callback: (stream: Stream) => Promise<void>,
  preset: Preset,
  handle: (stream: Stream, reply: Reply, thrown: unknown) => Promise<void>
): (stream: Stream) => Promise<void> {
  return async (stream) => {
    // Hono sets both for every stream. HTTP/1.0 must not get the first (RFC 9112 §6.1), HTTP/2 neither
    // (RFC 9113 §8.2.2): Node's server ends its process over it. The server frames the content right
    // by itself.
    c.header('Transfer-Encoding', undefined)
    c.header('Connection', undefined)
    try {
      await callback(stream)
    } catch (thrown) {
      await handle(stream, await replyForStream(thrown, c, preset), thrown)
    }
  }
}

/** Reports the error, and returns the reply whose content is the problem in JSON. */
async function replyForStream(thrown: unknown, c: Context, preset: Preset): Promise<Reply> {
  const settings: Settings = {
    ...settingsOf(c, preset),
    formatters: () => [problemJson],
    keepResponse: undefined,
  }
  const { httpVersion, acceptLanguage } = exchangeOf(c.req.raw, c.env)
  const exchange = { method: 'GET', accept: null, acceptLanguage, httpVersion }
  return handleThrown(originalValue(thrown), new ErrorContext(settings, exchange, c))
}

/** Returns the settings of the app whose handler is running; those of the preset if it is not wrapped. */
export function settingsOf(c: Context, preset: Preset): Settings {
  const route = routesOf(c)[c.req.routeIndex]
  return (route && settingsOfHandler(route.handler)) ?? readOptions(preset)
}
