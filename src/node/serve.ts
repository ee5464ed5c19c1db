/**
 * What happens below Hono on Node: requests that cannot be read, responses that cannot be written,
 * and the end of the server. `serve` of `@hono/node-server`, with the errors that the RFCs ask for.
 */

import { createAdaptorServer as createHonoServer, type ServerType } from '@hono/node-server'
import { createServer, IncomingMessage, maxHeaderSize, ServerResponse } from 'node:http'
import { Http2ServerRequest, Http2ServerResponse } from 'node:http2'
import { wrappedAppOf, wrapFetch } from '../hono/last-resort.ts'
import { served } from './closing.ts'
import { listenToServerEvents } from './events.ts'
import { guardedHttp2Request, guardedRequest } from './guarded-request.ts'
import { guardedResponse, type Guarding } from './guarded-response.ts'
import { reportLost } from './kept-fields.ts'
import { respondToFailure, listenerOf, type Fetch, type Service } from './listener.ts'
import { refusalOf } from './refusal.ts'
import { checkServeOptions, hostOf } from './serve-options.ts'
import { endStalled, type Patience } from './stalled.ts'
import { Traffic } from './traffic.ts'
import { respondToRefusedUpgrades } from './websocket.ts'
import type { HttpErrorsOptions } from '../response/options.ts'
import { readOptions } from '../response/settings.ts'
import type { Preset } from '../response/preset.ts'
import { reportServerErrors } from '../response/report.ts'

/** Options of `serve`: those of `serve` of `@hono/node-server`, and those of errors below Hono. */
export type ServeOptions = Parameters<typeof createHonoServer>[0] & {
  /** Defaults to the options of the app whose `fetch` it is, where `httpErrors` has wrapped it. */
  readonly errors?: HttpErrorsOptions | undefined
}

/**
 * Creates a server that does not listen yet.
 *
 * @param preset what a `fetch` uses that is not of a wrapped app.
 * @throws {TypeError} that names the option.
 */
export function createServerFor(all: ServeOptions, preset: Preset): ServerType {
  checkServeOptions(all)
  const { errors, ...options } = all
  const wrapped = wrappedAppOf(options.fetch)
  const settings = errors || !wrapped ? readOptions(preset, errors) : wrapped.settings
  const traffic = new Traffic()
  const checkedFetch: Fetch = wrapped
    ? options.fetch
    : wrapFetch(options.fetch as PlainFetch, settings)
  const fetch = options.websocket ? respondToRefusedUpgrades(checkedFetch) : checkedFetch
  const { maxHeaderSize: limit = maxHeaderSize } = (options.serverOptions ?? {}) as HeaderLimit
  const methods = (): readonly string[] => implemented(wrapped?.app.routes ?? [])
  const service: Service = { fetch, settings, traffic, limit, methods }
  const listener = listenerOf(service, {
    // A request without Host is HTTP/1.0, and for the only host there is.
    hostname: hostOf(options.hostname),
    ...(options.overrideGlobalObjects !== undefined && {
      overrideGlobalObjects: options.overrideGlobalObjects,
    }),
    ...(options.autoCleanupIncoming !== undefined && {
      autoCleanupIncoming: options.autoCleanupIncoming,
    }),
  })
  const mayHandOver = (incoming: IncomingMessage): boolean => {
    // Without a listener of the application, the request listener responds to CONNECT in its turn.
    if (incoming.method === 'CONNECT') return server.listenerCount('connect') > 1
    return mayUpgrade(incoming)
  }
  const mayUpgrade = (incoming: IncomingMessage): boolean =>
    // RFC 9110 §7.8: HTTP/1.0 cannot upgrade.
    incoming.httpVersion === '1.1' &&
    !traffic.isClosing &&
    (!options.websocket || isForWebSocket(incoming) || server.listenerCount('upgrade') > 1) &&
    refusalOf(incoming, limit) === undefined
  const server: ServerType = createHonoServer({
    ...options,
    fetch,
    // The listener that `@hono/node-server` makes gives way to ours, which calls one of its making.
    createServer: ((serverOptions: object) => {
      const make = (options.createServer ?? createServer) as (...args: unknown[]) => ServerType
      return make(guardedOptions(serverOptions, service, mayHandOver), listener)
    }) as typeof createServer,
  } as Parameters<typeof createHonoServer>[0])
  listenToServerEvents(server, listener, service)
  endStalled(server, (options.serverOptions ?? {}) as Patience, service)
  served.set(server, traffic)
  return server
}

type PlainFetch = (request: Request, env?: unknown) => unknown

interface HeaderLimit {
  readonly maxHeaderSize?: number
}

/** The options of Node's servers of HTTP/1 and HTTP/2: each reads those that it has. */
function guardedOptions(
  options: ServerClasses,
  { settings, traffic, limit }: Service,
  mayHandOver: (incoming: IncomingMessage) => boolean
): object {
  const guarding: Guarding = {
    closes: () => traffic.isClosing,
    dropped: (names, status, { req }) => reportLost(names, status, req, settings),
    failed: (failure, outgoing, send, isLogged) => {
      const isTold = isLogged && settings.report === reportServerErrors
      const report = isTold ? () => {} : settings.report
      respondToFailure(failure, outgoing, { ...settings, report }, send)
    },
  }
  const http1Request = options.IncomingMessage ?? options.Http1IncomingMessage ?? IncomingMessage
  const http1Response = options.ServerResponse ?? options.Http1ServerResponse ?? ServerResponse
  const Request = guardedRequest(http1Request, mayHandOver)
  const Response = guardedResponse(http1Response, guarding)
  return {
    ...options,
    IncomingMessage: Request,
    Http1IncomingMessage: Request,
    ServerResponse: Response,
    Http1ServerResponse: Response,
    Http2ServerRequest: guardedHttp2Request(options.Http2ServerRequest ?? Http2ServerRequest),
    Http2ServerResponse: guardedResponse(
      options.Http2ServerResponse ?? Http2ServerResponse,
      guarding
    ),
    // More than the limit is read, so that the error can name the field that is too large.
    maxHeaderSize: limit * READ_AHEAD,
    // The listener checks it, and responds with a problem.
    requireHostHeader: false,
  }
}

/** How many times the limit of the fields is read before the connection is given up. */
const READ_AHEAD = 3

interface ServerClasses {
  readonly IncomingMessage?: object
  readonly Http1IncomingMessage?: object
  readonly ServerResponse?: object
  readonly Http1ServerResponse?: object
  readonly Http2ServerRequest?: object
  readonly Http2ServerResponse?: object
}

function isForWebSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket'
}

/** The methods that routes name, and what follows from them. */
function implemented(routes: readonly { readonly method: string }[]): readonly string[] {
  const named = new Set(routes.map(({ method }) => method).filter((method) => method !== 'ALL'))
  if (named.has('GET')) named.add('HEAD')
  return named.size === 0 ? [] : [...named.add('OPTIONS')]
}
