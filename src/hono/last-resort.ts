/** What escapes Hono itself: handlers added before the guard, URLs that no router can read. */

import type { Context, Hono } from 'hono'
import { handleThrown } from '../response/handle-error.ts'
import { answeredOf } from './answered-requests.ts'
import { bareResponse, addRuntimeFields, contextResponse } from './context-response.ts'
import { BadRequest, InternalServerError } from '../errors/errors.ts'
import type { Reply } from '../response/exchange.ts'
import { originalValue } from './thrown-value.ts'
import { noFields } from '../fields/checked-fields.ts'
import { finalResponse } from './final-response.ts'
import { contentLength, finalize } from '../response/finalize.ts'
import { problemJson } from '../formatters/problem-json.ts'
import { ignoreRejection } from '../untrusted/call-hook.ts'
import { isResponseLike, propertyOf } from '../untrusted/inspect.ts'
import type { Settings } from '../response/options.ts'
import { toProblem } from '../problem/problem.ts'
import { reportAlways } from '../response/report.ts'
import { exchangeOf, incomingOf, onBun } from './request-exchange.ts'

/** The app behind a `fetch` that neither throws nor rejects. */
export interface ServedApp {
  readonly app: Pick<Hono, 'routes'>
  readonly settings: Settings
}

// Registered, as `serve` may come from another copy of this package than `httpErrors`.
const rescued = /* @__PURE__ */ Symbol.for('hono-http-errors.rescued')

/** The app that `httpErrors` has wrapped, by its `fetch`: all that a server is given of it. */
export function wrappedAppOf(fetch: object): ServedApp | undefined {
  return (fetch as { readonly [rescued]?: ServedApp })[rescued]
}

/**
 * Wraps `app.fetch` so that it neither throws nor rejects, and that of what `app.basePath` makes.
 */
export function catchRejections(app: Hono, settings: Settings): void {
  const { fetch, basePath } = app
  app.basePath = (path) => {
    const clone = basePath.call(app, path)
    catchRejections(clone as unknown as Hono, settings)
    // What it is called with decides its type, which is the caller's to know.
    return clone as ReturnType<typeof app.basePath<typeof path>>
  }
  app.fetch = wrapFetch(fetch, settings)
  Object.defineProperty(app.fetch, rescued, { value: { app, settings } satisfies ServedApp })
}

type Fetch<Result> = (
  request: Request,
  env?: unknown,
  executionContext?: Parameters<Hono['fetch']>[2]
) => Result

/** A `fetch` that neither throws nor rejects, and whose response can be sent. */
export function wrapFetch(
  fetch: Fetch<unknown>,
  settings: Settings
): Fetch<Response | Promise<Response>> {
  return (request, env, executionContext) => {
    // No closure in here: for one alone, every request would have its parameters on the heap.
    try {
      const response = fetch(onBun ? withHost(request) : request, env, executionContext)
      return response instanceof Promise
        ? settled(response, request, env, settings)
        : proven(response, request, env, settings)
    } catch (thrown) {
      return rescue(thrown, request, env, settings)
    }
  }
}

function settled(
  response: Promise<unknown>,
  request: Request,
  env: unknown,
  settings: Settings
): Promise<Response> {
  return response.then(
    (known) => proven(known, request, env, settings),
    (thrown) => rescue(thrown, request, env, settings)
  )
}

function proven(
  response: unknown,
  request: Request,
  env: unknown,
  settings: Settings
): Response | Promise<Response> {
  if (isFinal(response)) return finalResponse(response, request, settings)
  // A handler that returns nothing can make Hono return its Context, or nothing at all.
  if (!isResponseLike(response)) {
    return rescue(new TypeError('The app returned no Response.'), request, env, settings)
  }
  // RFC 9110 §15.2: never the final one. Other runtimes refuse it, or take 101 for a WebSocket.
  const status = propertyOf(response, 'status')
  if (typeof status !== 'number' || (status < 200 && incomingOf(env))) {
    const failure = new RangeError(
      `The app returned a Response of status ${typeof status === 'number' ? status : typeof status}.`
    )
    return rescue(failure, request, env, settings)
  }
  return finalResponse(response, request, settings)
}

function rescue(
  thrown: unknown,
  request: Request,
  env: unknown,
  settings: Settings
): Response | Promise<Response> {
  // A rejected promise can be thrown as well, and would end the process.
  ignoreRejection(thrown)
  const exchange = exchangeOf(request, env)
  const c = contextOf(request)
  const respond = (reply: Reply): Response => lastResponse(reply, { request, env, c, settings })
  const lastWord = (failure: unknown): Response => {
    const error = new InternalServerError()
    const problem = toProblem(error)
    for (const each of [originalValue(thrown), failure]) {
      reportAlways(settings.report, each, c, { problem, status: error.status })
    }
    const { type: contentType } = problemJson
    const content = problemJson.format(problem)
    const { cacheControl } = settings
    const draft = { status: error.status, content, contentType, cacheControl, fields: noFields }
    return respond(finalize(draft))
  }
  try {
    const reply = handleThrown(originalValue(thrown), { settings, exchange, c })
    return reply instanceof Promise ? reply.then(respond).catch(lastWord) : respond(reply)
  } catch (failure) {
    return lastWord(failure)
  }
}

/** What a response is made from after the app has failed. */
interface Remains {
  readonly request: Request
  readonly env: unknown
  /** The Context of the request, where an error was thrown while there was one. */
  readonly c: Context | undefined
  readonly settings: Settings
}

/** The response after all middleware, with the fields that it has set for the request. */
function lastResponse(reply: Reply, { request, env, c, settings }: Remains): Response {
  const response =
    staged(reply, c, settings) ?? bareResponse(addRuntimeFields(reply, request), request, env)
  if (reply.content === null || request.method !== 'HEAD') return response
  // RFC 9110 §9.3.2 and §8.6: the fields of the response to GET, its length among them.
  const { status, headers } = response
  headers.set('Content-Length', contentLength(reply.content))
  return new Response(null, { status, headers })
}

function staged(reply: Reply, c: Context | undefined, settings: Settings): Response | undefined {
  try {
    return c && contextResponse(reply, { c, settings })
  } catch {
    // The app has put something in the place of the Context's methods.
    return undefined
  }
}

function contextOf(request: Request): Context | undefined {
  try {
    return answeredOf(request)?.c
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

/**
 * Bun gives a target without a host where the Host field is missing, as HTTP/1.0 allows, or broken:
 * no router can read it. The first is served all the same.
 *
 * @throws {BadRequest} for the second, as RFC 9112 §3.2 demands.
 */
function withHost(request: Request): Request {
  if (!request.url.startsWith('/')) return request
  if (request.headers.has('host')) throw new BadRequest('The Host field is malformed.')
  return new Request(`http://localhost${request.url}`, request)
}
