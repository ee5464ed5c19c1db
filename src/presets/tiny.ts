/**
 * `hono-http-errors` in its smallest form: the same `httpErrors` with the same options and guarantees,
 * and problem+json as the only format. It recognizes the errors of this package and Hono's
 * `HTTPException`. Other formatters and recognizers are passed in as options.
 *
 * @module
 */

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

export * from '../errors/errors.ts'
export { defineHttpError } from '../errors/define-http-error.ts'
export type { ForeignErrorInit, HttpErrorClass } from '../errors/define-http-error.ts'
export { assert, ensure } from '../errors/ensure.ts'
export { HttpError } from '../errors/http-error.ts'
export type { ErrorDefinition } from '../errors/http-error.ts'
export type { Condition, HttpErrorInit } from '../errors/error-init.ts'
export type { Challenge, Challenges } from '../fields/challenge.ts'
export type { FormatInfo, Formatter } from '../formatters/formatter.ts'
export type {
  FormatterChoice,
  FormatterFunction,
  FormatterMap,
} from '../formatters/formatter-choice.ts'
export type { AnyApp, HttpErrorHandlers, HttpErrorHandlersOptions } from '../hono/http-errors.ts'
export { getHttpError, getProblem, getReference } from '../hono/error-record.ts'
export { firstByte } from '../hono/first-byte.ts'
export type { ByteSource } from '../hono/first-byte.ts'
export { ifMatch } from '../hono/if-match.ts'
export type { IfMatchOptions } from '../hono/if-match.ts'
export { throws } from '../hono/throws.ts'
export type { ThrowsMiddleware, WithErrors } from '../hono/throws.ts'
export { instanceFromRequestId, instanceFromTraceparent } from '../hono/instance.ts'
export { toProblem } from '../problem/problem.ts'
export type { Problem, ProblemOptions } from '../problem/problem.ts'
export type { Recognizer } from '../recognizers/recognizer.ts'
export type {
  ExtensionsHook,
  HttpErrorsOptions,
  KeepResponse,
  RoutingOptions,
  UndeclaredHook,
} from '../response/options.ts'
export type { CacheControl, CacheControlMap } from '../response/cache-control.ts'
export { InvalidRequest, ValidationFailed } from '../validation/validation-failed.ts'
export type {
  ValidationFailure,
  ValidationFailureClass,
  ValidationMembers,
} from '../validation/validation-failed.ts'
export { validationError } from '../validation/validation-error.ts'
export type { ValidationErrorInit } from '../validation/validation-error.ts'
export { isValidationProblem } from '../validation/validation-fault.ts'
export type {
  ParameterPlace,
  ValidationFault,
  ValidationProblem,
} from '../validation/validation-fault.ts'
export type { ErrorKind } from '../errors/error-kind.ts'
export type { Report, ReportInfo } from '../response/report.ts'

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
 * Takes the options of `httpErrors` of `hono-http-errors`, and returns the same app with the same type.
 *
 * @throws {TypeError} that names the option that is wrong, says what was passed in place of an app, or
 * that the app is already wrapped.
 * @example
 * ```ts
 * import { httpErrors, NotFound } from 'hono-http-errors/tiny'
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
 * @throws {TypeError} that names the option that is wrong.
 * @example
 * ```ts
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
 * @returns a function with the same parameters, which neither throws nor rejects.
 * @throws {TypeError} that names the option that is wrong.
 * @example
 * ```ts
 * export const GET = wrapFetch(async (request) => Response.json(await find(request.url)))
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
 * @example
 * ```ts
 * app.get('/prices', (c) => streamSSE(c, withErrorEvent(c, async (stream) => { … })))
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
 * @example
 * ```ts
 * app.get('/export', (c) => stream(c, withAbortOnError(c, async (stream) => { … })))
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
 * @example
 * ```ts
 * app.get('/chat', upgradeWebSocket(withReportedErrors((c) => ({ onMessage(event, socket) { … } }))))
 * ```
 */
export function withReportedErrors<Events extends object>(
  createEvents: (c: Context) => Events | Promise<Events>
): (c: Context) => Promise<Events> {
  return reportWebSocketErrors(createEvents, tiny)
}
