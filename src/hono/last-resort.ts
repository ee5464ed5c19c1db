/** What escapes Hono itself: handlers added before the guard, URLs that no router can read. */

import type { Context, Hono } from 'hono'
import { InternalServerError } from '../errors/errors.ts'
import { noFields } from '../fields/checked-fields.ts'
import { problemJson } from '../formatters/problem-json.ts'
import { describe } from '../errors/problem.ts'
import type { Reply } from '../response/exchange.ts'
import { contentLength, finalize } from '../response/finalize.ts'
import { ErrorContext } from '../response/error-context.ts'
import { handleThrown } from '../response/handle-error.ts'
import type { Settings } from '../response/settings.ts'
import { reportAlways } from '../response/report.ts'
import { isResponseLike, propertyOf } from '../untrusted/inspect.ts'
import { ignoreRejection } from '../untrusted/maybe-promise.ts'
import { withHost } from './bun-host.ts'
import { addRuntimeFields, bareResponse, contextResponse } from './context-response.ts'
import { errorRecordOf } from './error-record.ts'
import { finalResponse } from './final-response.ts'
import { exchangeOf, incomingOf, onBun } from './request-exchange.ts'
import { originalValue } from './thrown-value.ts'

/** The app behind a `fetch` that neither throws nor rejects. */
export interface ServedApp {
  readonly app: Pick<Hono, 'routes'>
  readonly settings: Settings
}

// Registered, as `serve` may come from another copy of this package than `httpErrors`.
const servedApp = /* @__PURE__ */ Symbol.for('hono-http-errors.servedApp')

/** Returns the app that `httpErrors` has wrapped, by its `fetch`: a server has nothing else of it. */
export function wrappedAppOf(fetch: object): ServedApp | undefined {
  return (fetch as { readonly [servedApp]?: ServedApp })[servedApp]
}

/** Wraps `app.fetch`, and that of what `app.basePath` makes, so that it neither throws nor rejects. */
export function catchRejections(app: Hono, settings: Settings): void {
  const { fetch, basePath } = app
  app.basePath = (path) => {
    const clone = basePath.call(app, path)
    catchRejections(clone as unknown as Hono, settings)
    // Its type depends on the type of the path, which only the caller has.
    return clone as ReturnType<typeof app.basePath<typeof path>>
  }
  app.fetch = wrapFetch(fetch, settings)
  Object.defineProperty(app.fetch, servedApp, { value: { app, settings } satisfies ServedApp })
}

type Fetch<Result> = (
  request: Request,
  env?: unknown,
  executionContext?: Parameters<Hono['fetch']>[2]
) => Result

/** Returns a `fetch` that neither throws nor rejects, and whose response can be sent. */
export function wrapFetch(
  fetch: Fetch<unknown>,
  settings: Settings
): Fetch<Response | Promise<Response>> {
  return (request, env, executionContext) => {
    // No closures here: V8 would put the arguments of every call on the heap.
    try {
      const response = fetch(onBun ? withHost(request, settings) : request, env, executionContext)
      return response instanceof Promise
        ? checkLater(response, request, env, executionContext, settings)
        : checkResponse(response, request, env, executionContext, settings)
    } catch (thrown) {
      return respondWithoutApp(thrown, request, env, executionContext, settings)
    }
  }
}

function checkLater(
  promise: Promise<unknown>,
  request: Request,
  env: unknown,
  executionContext: unknown,
  settings: Settings
): Promise<Response> {
  return promise.then(
    (response) => checkResponse(response, request, env, executionContext, settings),
    (thrown) => respondWithoutApp(thrown, request, env, executionContext, settings)
  )
}

/** Returns a response that can be sent: that of the app, or a 500 in its place. */
function checkResponse(
  response: unknown,
  request: Request,
  env: unknown,
  executionContext: unknown,
  settings: Settings
): Response | Promise<Response> {
  if (isFinal(response)) return finalResponse(response, request, settings)
  // A handler that returns nothing can make Hono return its Context, or nothing at all.
  const status = isResponseLike(response) ? propertyOf(response, 'status') : undefined
  // RFC 9110 §15.2: 1xx is never final. Other runtimes than Node refuse it, or take 101 for a WebSocket.
  if (typeof status === 'number' && !(status < 200 && incomingOf(env))) {
    return finalResponse(response as Response, request, settings)
  }
  const what = typeof status === 'number' ? `a Response of status ${status}` : 'no Response'
  const failure = new TypeError(`The app returned ${what}.`)
  return respondWithoutApp(failure, request, env, executionContext, settings)
}

/** Responds to what was thrown below the error handlers of Hono. */
function respondWithoutApp(
  thrown: unknown,
  request: Request,
  env: unknown,
  executionContext: unknown,
  settings: Settings
): Response | Promise<Response> {
  // A rejected promise can be thrown as well, and would end the process.
  ignoreRejection(thrown)
  const error = originalValue(thrown)
  const c = contextOf(request)
  const exchange = exchangeOf(request, env, executionContext)
  const unreported: unknown[] = [error]
  const respond = (reply: Reply): Response => {
    unreported.length = 0 // Whatever has made a reply has reported the error.
    return lastResponse(reply, request, env, c, settings)
  }
  /** The response where even that fails: a 500 that no hook and no formatter has a part in. */
  const respondPlainly = (failure: unknown): Response => {
    const problem = describe(new InternalServerError())
    const { status } = problem
    const { method, path } = exchange
    for (const each of [...unreported, failure]) {
      reportAlways(settings.report, each, c, { problem, status, method, path }, c ?? exchange)
    }
    const { type: contentType } = problemJson
    const content = problemJson.format(problem)
    return respond(
      finalize({ status, content, contentType, cacheControl: 'no-store', fields: noFields })
    )
  }
  try {
    const reply = handleThrown(error, new ErrorContext(settings, exchange, c))
    return reply instanceof Promise ? reply.then(respond).catch(respondPlainly) : respond(reply)
  } catch (failure) {
    return respondPlainly(failure)
  }
}

/** The response after all middleware, with the fields that it has set for the request. */
function lastResponse(
  reply: Reply,
  request: Request,
  env: unknown,
  c: Context | undefined,
  settings: Settings
): Response {
  const response =
    responseOfContext(reply, c, settings) ??
    bareResponse(addRuntimeFields(reply, request), request, env)
  // What `fetch` was called with may be no Request.
  if (reply.content === null || propertyOf(request, 'method') !== 'HEAD') return response
  // RFC 9110 §9.3.2 and §8.6: the fields of the response to GET, its length among them.
  const { status, headers } = response
  headers.set('Content-Length', contentLength(reply.content))
  return new Response(null, { status, headers })
}

function responseOfContext(
  reply: Reply,
  c: Context | undefined,
  settings: Settings
): Response | undefined {
  try {
    return c && contextResponse(reply, { c, settings })
  } catch {
    // The app has put something in the place of the Context's methods.
    return undefined
  }
}

/** The Context of the request, where an error was thrown while there was one. */
function contextOf(request: Request): Context | undefined {
  try {
    return errorRecordOf(request)?.c
  } catch {
    // `fetch` was called with something that is no Request.
    return undefined
  }
}

/** Nearly every response: a Response of this realm with a status that can be sent. */
function isFinal(response: unknown): response is Response {
  try {
    return response instanceof Response && response.status >= 200
  } catch {
    return false // a Proxy, or a class of the app's own with getters that throw
  }
}
