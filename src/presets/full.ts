/** The preset of `hono-http-errors`: all statuses, formatters and recognizers of this package. */

import type { Context } from 'hono'
import type { SSEStreamingApi } from 'hono/streaming'
import { errorClassOf } from '../errors/classes-by-status.ts'
import { builtInFormatters } from '../formatters/built-in.ts'
import {
  handlersFor,
  wrapApp,
  type AnyApp,
  type HttpErrorHandlers,
  type HttpErrorHandlersOptions,
} from '../hono/http-errors.ts'
import { wrapHandler } from '../hono/wrap-handler.ts'
import { abortOnError, sendErrorAsEvent } from '../hono/stream-errors.ts'
import { reportWebSocketErrors } from '../hono/websocket-errors.ts'
import { withBuiltInRecognizers } from '../recognizers/built-in.ts'
import type { HttpErrorsOptions } from '../response/options.ts'
import type { Preset } from '../response/preset.ts'

/** Everything on. */
export const full: Preset = {
  formatters: builtInFormatters,
  recognizers: withBuiltInRecognizers,
  errorClassOf,
}

/**
 * Makes an app respond to errors as the RFCs demand: to whatever is thrown, and to what is not found.
 * Wrap the app before adding routes to it. A sub-app that is wrapped before it is mounted with `route`
 * uses its own options for its paths.
 *
 * @param app a Hono app without routes, of any environment, or of a class that extends Hono.
 * @param options what to change; each option has a default that fits an API and a website alike.
 * @returns the same app with the same type.
 * @throws {TypeError} that names the option that is wrong, says what was passed in place of an app, or
 * that the app is already wrapped.
 * @throws {RangeError} if `hookTimeout` is not positive, or longer than a timer can be.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const app = httpErrors(new Hono())
 * app.get('/books/:id', () => {
 *   throw new NotFound('No book has that id.')
 * })
 *
 * const response = await app.request('/books/1')
 * response.status // 404
 * response.headers.get('Content-Type') // 'application/problem+json'
 * ```
 */
export function httpErrors<App extends AnyApp>(app: App, options?: HttpErrorsOptions): App {
  wrapApp(app, options, full)
  return app
}

/**
 * Returns the handlers that `httpErrors` installs, to be installed by hand.
 *
 * @param options those of `httpErrors`, and `app`, whose routes are needed for a 405. Without it, a method
 * that the path does not support gets a 404.
 * @throws {TypeError} that names the option that is wrong.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const app = new Hono()
 * const { onError, notFound, catchAll } = httpErrorHandlers({ app })
 * app.use(catchAll).onError(onError).notFound(notFound)
 * ```
 */
export function httpErrorHandlers(options: HttpErrorHandlersOptions = {}): HttpErrorHandlers {
  return handlersFor(options, full)
}

/**
 * Wraps any function that takes a Request, as `httpErrors` wraps an app, without a router: a route of
 * Next, a function of Cloudflare Pages, a handler of `Bun.serve`, another framework. Whatever it throws
 * becomes the response that the RFCs demand.
 *
 * @param handler responds to a request; its other parameters are those of the platform.
 * @param options those of `httpErrors`.
 * @returns a function with the same parameters, which neither throws nor rejects.
 * @throws {TypeError} that names the option that is wrong.
 * @example
 * ```ts
 * export const GET = wrapFetch(async () => {
 *   throw new NotFound('No book has that id.')
 * })
 *
 * const response = await GET(new Request('https://api.example.com/books/1'))
 * response.status // 404
 * ```
 */
export function wrapFetch<Args extends readonly unknown[]>(
  handler: (request: Request, ...rest: Args) => Response | Promise<Response>,
  options?: HttpErrorsOptions
): (request: Request, ...rest: Args) => Promise<Response> {
  return wrapHandler(handler, options, full)
}

/**
 * Wraps a callback of `streamSSE`: an error in it is reported and sent as an `event: error` whose data
 * is the problem in JSON.
 *
 * @param c the context of the request that is answered.
 * @param callback writes the events.
 * @returns a callback for `streamSSE`, which does the same.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 * import { streamSSE } from 'hono/streaming'
 *
 * const app = httpErrors(new Hono())
 * app.get('/prices', (c) =>
 *   streamSSE(
 *     c,
 *     withErrorEvent(c, async (stream) => {
 *       await stream.writeSSE({ data: '12.50' })
 *     })
 *   )
 * )
 * ```
 */
export function withErrorEvent(
  c: Context,
  callback: (stream: SSEStreamingApi) => Promise<void>
): (stream: SSEStreamingApi) => Promise<void> {
  return sendErrorAsEvent(c, callback, full)
}

/**
 * Wraps a callback of `stream` or `streamText`: an error in it is reported and aborts the connection,
 * so that the client sees that the content is incomplete (RFC 9112 §8).
 *
 * @param c the context of the request that is answered.
 * @param callback writes the content.
 * @returns a callback for `stream` or `streamText`, which does the same.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 * import { stream } from 'hono/streaming'
 *
 * const app = httpErrors(new Hono())
 * app.get('/export', (c) =>
 *   stream(
 *     c,
 *     withAbortOnError(c, async (stream) => {
 *       await stream.write('id,title\n')
 *     })
 *   )
 * )
 * ```
 */
export function withAbortOnError<Stream extends object>(
  c: Context,
  callback: (stream: Stream) => Promise<void>
): (stream: Stream) => Promise<void> {
  return abortOnError(c, callback, full)
}

/**
 * Wraps the callback of `upgradeWebSocket`: an error in `onOpen`, `onMessage`, `onClose` or `onError` is
 * reported and closes the WebSocket, with the code 1011 where the runtime can send it. The client
 * receives nothing of the error.
 *
 * @param createEvents makes the handlers of one connection; it may return a promise of them.
 * @returns a callback for `upgradeWebSocket`, which makes the same handlers.
 * @example
 * ```ts
 * import { upgradeWebSocket } from '@hono/node-server'
 * import { Hono } from 'hono'
 *
 * const app = httpErrors(new Hono())
 * app.get(
 *   '/chat',
 *   upgradeWebSocket(
 *     withReportedErrors((c) => ({
 *       onMessage(event, socket) {
 *         socket.send(`${c.req.query('name')}: ${String(event.data)}`)
 *       },
 *     }))
 *   )
 * )
 * ```
 */
export function withReportedErrors<Events extends object>(
  createEvents: (c: Context) => Events | Promise<Events>
): (c: Context) => Promise<Events> {
  return reportWebSocketErrors(createEvents, full)
}
