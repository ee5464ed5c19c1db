/** The requests in flight on a server, and how it ends without cutting them. */

import type { Server } from 'node:http'
import type {
  Http2SecureServer,
  Http2Server,
  Http2ServerResponse,
  ServerHttp2Session,
} from 'node:http2'
import type { Socket } from 'node:net'
import { ServiceUnavailable } from '../errors/errors.ts'
import type { HttpError } from '../errors/http-error.ts'
import { closeInSteps } from './linger.ts'
import { latestOf, type Incoming, type Outgoing } from './outgoing.ts'
import type { ClosingOptions } from './serve-options.ts'
import { addUntilClosed } from './until-closed.ts'

export type AnyServer = Server | Http2Server | Http2SecureServer

/** What goes on at one server. */
export class Traffic {
  #inFlight = 0
  #refusal: (() => HttpError) | undefined
  #whenIdle = (): void => {}
  #closed: Promise<void> | undefined
  readonly #closing = new AbortController()
  readonly #waitingToClose = new Set<AbortController>()
  /** Whether the last response has been sent. */
  #isEnding = false
  readonly #connections = new Set<Socket>()
  readonly #http1 = new Set<Socket>()
  readonly #sessions = new Set<ServerHttp2Session>()
  /** The open connections of HTTP/2, also those whose session has ended. */
  readonly http2: Set<Socket> = new Set()
  /** How many requests each HTTP/2 session has had. */
  readonly #requests = new WeakMap<object, number>()
  readonly #streams = new Set<Http2ServerResponse>()
  readonly #leave = (): void => {
    this.#inFlight--
    if (this.#inFlight === 0) this.#whenIdle()
  }

  readonly #waiting = new WeakMap<object, Set<Outgoing>>()
  readonly #leaveWaiting: (this: Outgoing) => void
  readonly #leaveStream: (this: Http2ServerResponse) => void

  constructor() {
    // As listeners they are called with the response and the socket as `this`.
    const waiting = this.#waiting
    const leave = this.#leave
    const streams = this.#streams
    this.#leaveStream = function () {
      if (streams.delete(this)) leave()
    }
    this.#leaveWaiting = function () {
      if (waiting.get(this.req.socket)?.delete(this)) leave()
    }
  }

  /** The open connections. */
  get connections(): Iterable<Socket> {
    return this.#connections
  }

  /** The open HTTP/2 sessions. */
  get sessions(): Iterable<ServerHttp2Session> {
    return this.#sessions
  }

  /** The HTTP/2 responses that are not closed. */
  get streams(): Iterable<Http2ServerResponse> {
    return this.#streams
  }

  /** How many requests an HTTP/2 session has had. */
  requestsOf(session: ServerHttp2Session): number {
    return this.#requests.get(session) ?? 0
  }

  get isClosing(): boolean {
    return this.#refusal !== undefined
  }

  /** What a request gets while the server closes. */
  get refusal(): HttpError | undefined {
    return this.#refusal?.()
  }

  /** Aborts when the server begins to close, with the error that requests get from then on. */
  get closingSignal(): AbortSignal {
    return this.#closing.signal
  }

  /** The same for one response, after whose end its listeners are not kept. */
  closingSignalOf(outgoing: Outgoing): AbortSignal {
    if (this.isClosing) return this.closingSignal
    const controller = new AbortController()
    this.#waitingToClose.add(controller)
    outgoing.once('close', () => this.#waitingToClose.delete(controller))
    return controller.signal
  }

  /** Counts a request until its response is closed. */
  enter(incoming: Incoming, outgoing: Outgoing): void {
    this.#inFlight++
    if (!('shouldKeepAlive' in outgoing)) {
      const { session = outgoing } = outgoing.stream
      this.#requests.set(session, (this.#requests.get(session) ?? 0) + 1)
      this.#streams.add(outgoing)
      outgoing.on('close', this.#leaveStream)
      return
    }
    if (outgoing.socket) {
      outgoing.on('close', this.#leave)
      return
    }
    // A response that waits for its turn is not closed when the connection is.
    const { socket } = incoming
    const waiting = this.#waiting.get(socket) ?? new Set()
    if (!this.#waiting.has(socket)) {
      this.#waiting.set(socket, waiting)
      // One listener for all of them: more than ten are a warning of a leak.
      socket.once('close', () => this.#leaveAll(waiting))
    }
    waiting.add(outgoing)
    outgoing.on('close', this.#leaveWaiting)
  }

  #leaveAll(waiting: Set<Outgoing>): void {
    for (const outgoing of waiting) {
      waiting.delete(outgoing)
      this.#leave()
    }
  }

  /** Records a connection, to be cut when the grace period ends. */
  addConnection(socket: Socket): void {
    addUntilClosed(socket, this.#connections)
  }

  /** Records a connection of HTTP/1: Node does not see that it is idle before its first request. */
  addHttp1(socket: Socket): void {
    addUntilClosed(socket, this.#http1)
    if (this.#isEnding) closeInSteps(socket)
  }

  /** Records an HTTP/2 session, which ends only if it is closed. */
  addSession(session: ServerHttp2Session): void {
    addUntilClosed(session, this.#sessions)
    if (this.#isEnding) session.close()
  }

  /**
   * Refuses what comes from now on, lets the requests in flight end, and closes the server.
   *
   * @returns when the server is closed.
   */
  close(server: AnyServer, options: ClosingOptions): Promise<void> {
    this.#closed ??= this.#close(server, options)
    return this.#closed
  }

  async #close(
    server: AnyServer,
    { gracePeriod = 10_000, retryAfter }: ClosingOptions
  ): Promise<void> {
    const delay = retryAfter ?? Math.max(1, Math.ceil(gracePeriod / 1000))
    this.#refusal = () => new ServiceUnavailable({ retryAfter: delay })
    for (const controller of [this.#closing, ...this.#waitingToClose])
      controller.abort(this.refusal)
    let isOver = false
    const deadline = setTimeout(() => {
      isOver = true
      this.#whenIdle()
      for (const socket of this.#connections) socket.destroy()
    }, gracePeriod)
    if (this.#inFlight > 0) await new Promise<void>((resolve) => (this.#whenIdle = resolve))
    // Node closes what is idle, and HTTP/2 goes away when its streams are done.
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    this.#isEnding = true
    for (const session of this.#sessions) session.close()
    for (const socket of this.#http1) if (latestOf(socket) === undefined) closeInSteps(socket)
    // Connections that came between the end of the grace period and the end of listening.
    if (isOver) for (const socket of this.#connections) socket.destroy()
    await closed
    clearTimeout(deadline)
  }
}
