/**
 * Node's response, guarded: no interim response to HTTP/1.0 or amid the final one, no final 1xx, and
 * a response that cannot be written becomes another one instead of the text of an exception.
 */

import { staleFields } from '../fields/field-groups.ts'
import type { WriteHead } from './content-length.ts'
import { isBeginning, isText, isTextOf } from './exception-text.ts'
import { nameLike } from './guarded-request.ts'
import { guardInterim } from './interim-methods.ts'
import { sendableHead } from './kept-fields.ts'
import { fail, measured } from './measured-response.ts'
import {
  endConnection,
  leavesMuchUnread,
  latestOf,
  noteLatest,
  takeOver,
  writeReply,
  type Incoming,
  type Outgoing,
  type Send,
} from './outgoing.ts'

/** What a guarded response asks and tells. */
export interface Guarding {
  /** Whether every connection is to end with the response that is about to begin. */
  closes(): boolean
  /** Called with the names of fields that an error response was sent without. */
  dropped(names: readonly string[], status: number, outgoing: Outgoing): void
  /**
   * Told of a response that cannot be written; `send` is absent where it has begun. A failure that
   * @hono/node-server saw first is on the console already.
   */
  failed(failure: unknown, outgoing: Outgoing, send: Send | undefined, isLogged: boolean): void
}

/** The part of Node's classes that is guarded. */
interface Base {
  readonly req: Incoming
  readonly headersSent: boolean
  readonly writableEnded: boolean
  writeHead(...args: WriteHead): unknown
  write(...args: unknown[]): boolean
  end(...args: unknown[]): unknown
  destroy(error?: Error): unknown
  flushHeaders(): void
  getHeaderNames(): string[]
  removeHeader(name: string): void
}

/** What is held back until it is known whether it is @hono/node-server's text of an exception. */
interface Held {
  readonly head?: WriteHead
  readonly end?: unknown[]
}

/** The class of guarded responses that extends a class of Node's, or one that does so itself. */
export function guarded<Class extends object>(ResponseClass: Class, guarding: Guarding): Class {
  // The classes of HTTP/1 and HTTP/2 have these methods in common, but no type.
  class Guarded extends (ResponseClass as unknown as new (...args: unknown[]) => Base) {
    #isSeized = false
    #isReplying = false
    #held: Held | undefined

    constructor(...args: unknown[]) {
      super(...args)
      noteLatest(asOutgoing(this))
    }

    override writeHead(...args: WriteHead): unknown {
      if (this.#isSeized) return this
      if (isBeginning(args)) {
        this.#held = { head: args }
        return this
      }
      return this.#writeHead(args)
    }

    override write(...args: unknown[]): boolean {
      // No 'drain' follows, so whoever writes waits until the connection is gone.
      if (this.#isSeized) return false
      this.#release()
      return super.write(...args)
    }

    override end(...args: unknown[]): unknown {
      if (this.#isSeized) return this
      if (isText(args[0])) {
        this.#held = { ...this.#held, end: args }
        queueMicrotask(() => this.#release())
        return this
      }
      this.#release()
      return super.end(...args)
    }

    override destroy(error?: Error): unknown {
      if (this.#isSeized) return this
      if (isTextOf(this.#held?.end?.[0], error)) this.#fail(error, true)
      else {
        this.#release()
        super.destroy(error)
      }
      return this
    }

    override flushHeaders(): void {
      if (this.#isSeized) return
      this.#release()
      super.flushHeaders()
    }

    [fail](failure: Error): unknown {
      return this.#fail(failure)
    }

    [takeOver](): Send | undefined {
      if (this.#isSeized || super.headersSent || super.writableEnded) return undefined
      this.#isSeized = true
      this.#held = undefined
      // What was set for the response that is not to be; Node treats these two in a way of its own.
      for (const name of this.getHeaderNames()) {
        if (staleFields.includes(name) && name !== 'date' && name !== 'connection') {
          this.removeHeader(name)
        }
      }
      return (reply) => {
        this.#isSeized = false
        this.#isReplying = true
        writeReply(asOutgoing(this), reply)
        this.#isSeized = true
      }
    }

    #writeHead(args: WriteHead): unknown {
      const [status] = args
      // RFC 9110 §15: what is less is interim, and what is more does not exist.
      if (!(status >= 200 && status <= 599)) {
        return this.#fail(new RangeError(`A response cannot have the status ${status}.`))
      }
      // Of pipelined requests, only the latest may end the connection: the others are in flight.
      const endsNow = guarding.closes() && latestOf(this.req.socket) === asOutgoing(this)
      if (endsNow || (status >= 400 && leavesMuchUnread(status, this.req))) {
        endConnection(asOutgoing(this))
      }
      try {
        super.writeHead(...args)
      } catch (failure) {
        const head = super.headersSent ? undefined : sendableHead(args)
        if (head === undefined) return this.#fail(failure)
        super.writeHead(head.status, head.fields)
        guarding.dropped(head.dropped, head.status, asOutgoing(this))
      }
      return this
    }

    #fail(failure: unknown, isLogged = false): unknown {
      this.#held = undefined
      // What replaces a response has no replacement itself.
      const send = this.#isReplying ? undefined : this[takeOver]()
      this.#isSeized = true
      // RFC 9112 §8: without its end, the client sees that the response is not whole.
      if (send === undefined && !super.writableEnded) super.destroy(asError(failure))
      guarding.failed(failure, asOutgoing(this), send, isLogged)
      return this
    }

    #release(): void {
      const held = this.#held
      if (held === undefined) return
      this.#held = undefined
      if (held.head) this.#writeHead(held.head)
      if (held.end && !this.#isSeized) super.end(...held.end)
    }
  }
  guardInterim(Guarded.prototype)
  const Measured = measured(Guarded)
  nameLike(Measured, ResponseClass)
  return Measured as unknown as Class
}

function asError(failure: unknown): Error {
  return failure instanceof Error ? failure : new Error('The response failed.', { cause: failure })
}

function asOutgoing(response: unknown): Outgoing {
  return response as Outgoing
}
