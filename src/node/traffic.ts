/** The requests in flight on a server, and how it ends without cutting them. */

import type { Server } from 'node:http'
import type { Http2SecureServer, Http2Server, ServerHttp2Session } from 'node:http2'
import type { Socket } from 'node:net'
import { ServiceUnavailable } from '../errors.ts'
import type { HttpError } from '../http-error.ts'
import { closeInSteps } from './linger.ts'
import type { Incoming, Outgoing } from './outgoing.ts'

export type AnyServer = Server | Http2Server | Http2SecureServer

/** How a server is closed. */
export interface ClosingOptions {
  /** How long the requests in flight may take, in milliseconds. Defaults to 10 000. */
  readonly gracePeriod?: number | undefined
  /** When to come back, in seconds, for requests that come meanwhile. Defaults to the grace period. */
  readonly retryAfter?: number | undefined
}

/** What goes on at one server. */
export class Traffic {
  #inFlight = 0
  #refusal: (() => HttpError) | undefined
  #whenIdle = (): void => {}
  readonly #sessions = new Set<ServerHttp2Session>()
  /** HTTP/1 connections of an HTTP/2 server, which Node does not keep a list of. */
  readonly #http1 = new Set<Socket>()
  readonly #leave = (): void => {
    this.#inFlight--
    if (this.#inFlight === 0) this.#whenIdle()
  }

  get isClosing(): boolean {
    return this.#refusal !== undefined
  }

  /** What a request gets while the server closes. */
  get refusal(): HttpError | undefined {
    return this.#refusal?.()
  }

  /** Counts a request until its response is closed. */
  enter(incoming: Incoming, outgoing: Outgoing): void {
    this.#inFlight++
    if (outgoing.socket) {
      outgoing.on('close', this.#leave)
      return
    }
    // A response that waits for its turn is not closed when the connection is.
    const { socket } = incoming
    const leave = (): void => {
      outgoing.off('close', leave)
      socket.off('close', leave)
      this.#leave()
    }
    outgoing.on('close', leave)
    socket.on('close', leave)
  }

  /** Notes an HTTP/2 session, which only ends when told to. */
  addSession(session: ServerHttp2Session): void {
    this.#sessions.add(session)
    session.once('close', () => this.#sessions.delete(session))
  }

  /** Notes an HTTP/1 connection to an HTTP/2 server. */
  addHttp1(socket: Socket): void {
    this.#http1.add(socket)
    socket.once('close', () => this.#http1.delete(socket))
  }

  /**
   * Refuses what comes from now on, lets the requests in flight end, and closes the server.
   *
   * @returns when the server is closed.
   */
  async close(
    server: AnyServer,
    { gracePeriod = 10_000, retryAfter }: ClosingOptions
  ): Promise<void> {
    const delay = retryAfter ?? Math.max(1, Math.ceil(gracePeriod / 1000))
    this.#refusal ??= () => new ServiceUnavailable({ retryAfter: delay })
    const closed = new Promise<void>((resolve) => server.once('close', resolve))
    const deadline = setTimeout(() => this.#cut(server), gracePeriod)
    if (this.#inFlight > 0) await new Promise<void>((resolve) => (this.#whenIdle = resolve))
    // Node closes what is idle, and HTTP/2 goes away when its streams are done.
    if (server.listening) server.close()
    for (const session of this.#sessions) session.close()
    for (const socket of this.#http1) closeInSteps(socket)
    await closed
    clearTimeout(deadline)
  }

  #cut(server: AnyServer): void {
    if (server.listening) server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    for (const session of this.#sessions) session.destroy()
    for (const socket of this.#http1) socket.destroy()
  }
}
