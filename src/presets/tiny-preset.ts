/** The preset of `hono-http-errors/tiny`, and the functions that take it: problem+json only. */

import type { Context } from 'hono'
import type { SSEStreamingApi } from 'hono/streaming'
import { shortClassOf } from '../errors/short-classes.ts'
import { problemJson } from '../formatters/problem-json.ts'
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
import { recognizeAuthRefusal } from '../recognizers/auth-refusal.ts'
import { recognizeHttpException } from '../recognizers/http-exception.ts'
import { recognizeReceived } from '../recognizers/received.ts'
import type { HttpErrorsOptions } from '../response/options.ts'
import type { Preset } from '../response/preset.ts'

const tiny: Preset = {
  formatters: () => [problemJson],
  recognizers: (ofApp) => [
    ...ofApp,
    recognizeReceived,
    (thrown, c) => recognizeAuthRefusal(thrown, c, shortClassOf),
    (thrown, c) => recognizeHttpException(thrown, c, shortClassOf),
  ],
  errorClassOf: shortClassOf,
}

/**
 * Makes an app respond to errors as the RFCs demand, in problem+json.
 *
 * @param app a Hono app without routes, of any environment, or of a class that extends Hono.
 * @param options those of `httpErrors` of `hono-http-errors`; formatters and recognizers are added by name.
 * @returns the same app with the same type.
 * @throws {TypeError} that names the option that is wrong, says what was passed in place of an app, or
 * that the app is already wrapped.
 * @throws {RangeError} if `hookTimeout` is not positive, or longer than a timer can be.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 * import { httpErrors } from 'hono-http-errors/tiny'
 * import { fromHttpErrors } from 'hono-http-errors/recognizers/http-errors'
 *
 * const app = httpErrors(new Hono(), { recognizers: [fromHttpErrors()] })
 * ```
 */
export function httpErrors<App extends AnyApp>(app: App, options?: HttpErrorsOptions): App {
  wrapApp(app, options, tiny)
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
  return handlersFor(options, tiny)
}

/**
 * Wraps any function that takes a Request, as `httpErrors` wraps an app, without a router.
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
 * ```
 */
export function wrapFetch<Args extends readonly unknown[]>(
  handler: (request: Request, ...rest: Args) => Response | Promise<Response>,
  options?: HttpErrorsOptions
): (request: Request, ...rest: Args) => Promise<Response> {
  return wrapHandler(handler, options, tiny)
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
  return sendErrorAsEvent(c, callback, tiny)
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
 * import { streamText } from 'hono/streaming'
 *
 * const app = httpErrors(new Hono())
 * app.get('/log', (c) =>
 *   streamText(
 *     c,
 *     withAbortOnError(c, async (stream) => {
 *       await stream.writeln('started')
 *     })
 *   )
 * )
 * ```
 */
export function withAbortOnError<Stream extends object>(
  c: Context,
  callback: (stream: Stream) => Promise<void>
): (stream: Stream) => Promise<void> {
  return abortOnError(c, callback, tiny)
}

/**
 * Wraps the callback of `upgradeWebSocket`: an error in one of its handlers is reported and closes the
 * WebSocket. The client receives nothing of the error.
 *
 * @param createEvents makes the handlers of one connection; it may return a promise of them.
 * @returns a callback for `upgradeWebSocket`, which makes the same handlers.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 * import { upgradeWebSocket } from 'hono/cloudflare-workers'
 *
 * const app = httpErrors(new Hono())
 * app.get(
 *   '/echo',
 *   upgradeWebSocket(
 *     withReportedErrors(() => ({
 *       onMessage: (event, socket) => socket.send(String(event.data)),
 *     }))
 *   )
 * )
 * ```
 */
export function withReportedErrors<Events extends object>(
  createEvents: (c: Context) => Events | Promise<Events>
): (c: Context) => Promise<Events> {
  return reportWebSocketErrors(createEvents, tiny)
}
