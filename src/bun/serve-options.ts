/**
 * What happens below Hono on Bun: responses that Bun cannot send, and content that is too large.
 */

import { ErrorContext } from '../response/error-context.ts'
import { handleUnthrown } from '../response/handle-error.ts'
import { bareResponse, addRuntimeFields } from '../hono/context-response.ts'
import { ContentTooLarge } from '../errors/errors.ts'
import { invalidSetting } from '../fields/grammar.ts'
import { invalidArgument } from '../checks/invalid-argument.ts'
import { checkedOptions } from '../checks/plain-object.ts'
import { andThen } from '../untrusted/maybe-promise.ts'
import { wrappedAppOf, wrapFetch } from '../hono/last-resort.ts'
import type { HttpErrorsOptions } from '../response/options.ts'
import { readOptions, type Settings } from '../response/settings.ts'
import type { Preset } from '../response/preset.ts'
import { exchangeOf } from '../hono/request-exchange.ts'

/** Options of `serveOptions`. */
export interface ServeOptionsOptions {
  /** Defaults to the options of the app, where `httpErrors` has wrapped it. */
  readonly errors?: HttpErrorsOptions | undefined
  /**
   * The most bytes that the content of a request may have; a larger one gets a 413.
   *
   * @defaultValue the limit of Bun, 128 MiB
   */
  readonly maxRequestBodySize?: number | undefined
}

/** The options of `Bun.serve` that error responses depend on. */
export interface BunErrorOptions {
  /** The `fetch` of the app. */
  readonly fetch: (request: Request, server?: unknown) => Response | Promise<Response>
  /** Responds to what fails after the app has returned a response: a missing `Bun.file`, for one. */
  readonly error: (thrown: unknown) => Response | Promise<Response>
  /** Bun would show its own page with paths and sources to every client. */
  readonly development: false
  /**
   * The limit of Bun for the content of a request, in bytes: higher than that of `serveOptions`, as Bun refuses
   * without content. `fetch` checks the lower one.
   */
  readonly maxRequestBodySize: number
}

/** A Hono app, whatever the type of its environment. */
export interface ServedOnBun {
  /**
   * Returns the response to a request. A method, so that the app may expect a server of a certain type.
   *
   * @param request the request that Bun has received.
   * @param server the server of Bun, which an app gets as its environment.
   * @returns the response, or a promise of it.
   */
  fetch(request: Request, server?: unknown): Response | Promise<Response>
}

/** Bun's default for `maxRequestBodySize`. */
const DEFAULT_LIMIT = 128 * 1024 * 1024

/**
 * Returns the options of `Bun.serve` for an app.
 *
 * @param preset what a `fetch` uses that is not of a wrapped app.
 * @throws {TypeError|RangeError} that names the option.
 */
export function serveOptionsFor(
  app: ServedOnBun,
  options: ServeOptionsOptions,
  preset: Preset
): BunErrorOptions {
  if (typeof app?.fetch !== 'function') {
    throw invalidArgument('Argument 1 of serveOptions()', 'a Hono app', app)
  }
  const { errors, maxRequestBodySize: limit = DEFAULT_LIMIT } = checkedOptions(
    options,
    ['errors', 'maxRequestBodySize'],
    'serveOptions()'
  )
  if (typeof limit !== 'number' || !(limit >= 0)) {
    throw invalidSetting('maxRequestBodySize', 'a number of bytes, 0 or more', limit)
  }
  const wrapped = wrappedAppOf(app.fetch)
  const settings = errors || !wrapped ? readOptions(preset, errors) : wrapped.settings
  const fetch = wrapped ? app.fetch : wrapFetch(app.fetch, settings)
  return {
    fetch: (request, server) => {
      const { body } = request
      if (body === null) return fetch(request, server)
      const length = request.headers.get('content-length')
      if (length === null)
        return fetch(limited(request, body, limit), withOriginal(server, request))
      return Number(length) > limit ? refuse(request, settings) : fetch(request, server)
    },
    error: (thrown) => {
      const fail = (): never => {
        throw thrown
      }
      return wrapFetch(fail, settings)(new Request('http://localhost/'))
    },
    development: false,
    maxRequestBodySize: Number.MAX_SAFE_INTEGER,
  }
}

function refuse(request: Request, settings: Settings): Response | Promise<Response> {
  const exchange = exchangeOf(request, undefined)
  const reply = handleUnthrown(new ContentTooLarge(), new ErrorContext(settings, exchange))
  return andThen(reply, (complete) => {
    const { fields, ...rest } = addRuntimeFields(complete, request)
    // RFC 9110 §15.5.14: closing is what ends the upload.
    return bareResponse({ ...rest, fields: { ...fields, Connection: 'close' } }, request, undefined)
  })
}

/** A request without a length, whose content fails once there is more of it than the limit. */
function limited(request: Request, content: ReadableStream, limit: number): Request {
  let size = 0
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength
      if (size > limit) controller.error(new ContentTooLarge())
      else controller.enqueue(chunk)
    },
  })
  const body = content.pipeThrough(counting)
  return new Request(request, { body, duplex: 'half' } as RequestInit)
}

/** The server, whose methods take the request that Bun has made for the one that replaces it. */
function withOriginal(server: unknown, request: Request): unknown {
  if (typeof server !== 'object' || server === null) return server
  return new Proxy(server, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      return (first: unknown, ...rest: readonly unknown[]): unknown =>
        Reflect.apply(value, target, [first instanceof Request ? request : first, ...rest])
    },
  })
}
