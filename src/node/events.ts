/** The events of a server that are no requests, or not yet. As with Node, another listener takes over. */

import type { Server } from 'node:http'
import { Http2ServerRequest, type Http2ServerResponse, type ServerHttp2Session } from 'node:http2'
import type { Socket } from 'node:net'
import { Server as TlsServer } from 'node:tls'
import type { Duplex } from 'node:stream'
import {
  ExpectationFailed,
  HttpVersionNotSupported,
  NotImplemented,
  ServiceUnavailable,
} from '../errors/errors.ts'
import { propertyOf } from '../untrusted/inspect.ts'
import { respondAndClose, respondToParseFailure, type ParseFailure } from './client-error.ts'
import { deferContinue } from './continue.ts'
import { refuse, type Listener, type Service } from './listener.ts'
import { latestOf, type Incoming, type Outgoing } from './outgoing.ts'
import { http2Protocols } from './refusal.ts'
import type { AnyServer } from './traffic.ts'
import { addUntilClosed } from './until-closed.ts'

/** Listens to what the request listener does not get. */
export function listenToServerEvents(
  server: AnyServer,
  listener: Listener,
  service: Service
): void {
  const { settings, traffic } = service
  // The events of HTTP/1 and HTTP/2 servers have the same names, but are declared apart.
  const events = server as Server
  const isAlone = (event: string): boolean => events.listenerCount(event) === 1

  events.on('clientError', (failure: ParseFailure, socket: Duplex) => {
    if (isAlone('clientError')) respondToParseFailure(failure, socket, settings)
  })
  events.on('checkContinue', (incoming: Incoming, outgoing: Outgoing) => {
    if (!isAlone('checkContinue')) return
    deferContinue(incoming, outgoing)
    listener(incoming, outgoing)
  })
  events.on('checkExpectation', (incoming: Incoming, outgoing: Outgoing) => {
    if (isAlone('checkExpectation')) {
      refuse(new ExpectationFailed(), incoming, outgoing, settings)
    }
  })
  events.on('dropRequest', (incoming: Incoming, socket: Socket) => {
    const outgoing = latestOf(socket)
    // The client has sent all requests that `maxRequestsPerSocket` allows; it may use another connection.
    if (outgoing) refuse(new ServiceUnavailable({ retryAfter: 0 }), incoming, outgoing, settings)
  })
  events.on('connect', (incoming: Incoming, connection: Duplex | Http2ServerResponse) => {
    // Over HTTP/1, Node emits this only where the application listens, too.
    if (isAlone('connect') && incoming instanceof Http2ServerRequest) {
      refuse(new NotImplemented(), incoming, connection as Http2ServerResponse, settings)
    }
  })
  events.on('session', (session: ServerHttp2Session) => traffic.addSession(session))
  events.on('connection', (socket: Socket) => {
    ignoreErrors(socket)
    traffic.addConnection(socket)
  })
  events.on(server instanceof TlsServer ? 'secureConnection' : 'connection', (socket: Socket) => {
    if (server instanceof TlsServer) ignoreErrors(socket)
    // A client without ALPN uses HTTP/1 over TLS, and HTTP/2 by prior knowledge without TLS.
    const protocol = propertyOf(socket, 'alpnProtocol')
    const isHttp2 = 'updateSettings' in server && (protocol === 'h2' || protocol === undefined)
    if (isHttp2) addUntilClosed(socket, traffic.http2)
    else traffic.addHttp1(socket)
  })
  events.on('unknownProtocol', (socket: Socket) => {
    if (!isAlone('unknownProtocol')) return
    const exchange = { method: 'GET', accept: null }
    respondAndClose(
      new HttpVersionNotSupported({ supported: http2Protocols }),
      exchange,
      settings,
      socket
    )
  })
}

/**
 * Node removes its own `error` listener from a socket that it passes to a listener of `connect`,
 * `upgrade`, `clientError` or `unknownProtocol`. Without another one, a reset by the client would be
 * an uncaught exception.
 */
function ignoreErrors(socket: Socket): void {
  socket.on('error', ignore)
}

function ignore(): void {}
