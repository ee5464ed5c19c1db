/**
 * Node's response, guarded: no interim response to HTTP/1.0 or during the final one, no final 1xx, and
 * a response that cannot be written becomes an error response instead of the text of an exception.
 *
 * | state       | fields                          | what a call of the app does                            |
 * | ----------- | ------------------------------- | ------------------------------------------------------ |
 * | open        | none                            | it is written                                          |
 * | withholding | `#withheld`                     | it is written after what is withheld                   |
 * | taken       | `#isTaken`                      | nothing: the response is no longer that of the app     |
 * | replying    | `#isReplying`, not `#isTaken`   | (within `writeReply` only) the error response is written |
 *
 * `destroy` with the error whose text is withheld replaces the response by an error response.
 */

import { staleFields } from '../fields/field-groups.ts'
import { withoutConnectionFields } from './connection-fields.ts'
import type { WriteHead } from './write-head.ts'
import { isExceptionHead, isExceptionText, isTextOf } from './exception-text.ts'
import { nameLike } from './guarded-request.ts'
import { guardInterim } from './interim-methods.ts'
import { sendableHead } from './kept-fields.ts'
import { fail, measuredResponse } from './measured-response.ts'
import type { NodeResponse, ResponseClass } from './node-response.ts'
import {
  endConnection,
  leavesMuchUnread,
  latestOf,
  recordLatest,
  takeOver,
  writeReply,
  type Outgoing,
  type Send,
} from './outgoing.ts'

/** What guarded responses call. */
export interface Guarding {
  /** Whether every connection is to end with the response that is about to begin. */
  closes(): boolean
  /** Called with the names of fields that an error response was sent without. */
  dropped(names: readonly string[], status: number, outgoing: Outgoing): void
  /**
   * Called with the failure of a response that cannot be written; `send` is absent if it has begun.
   * A failure that @hono/node-server caught first is already on the console (`isLogged`).
   */
  failed(failure: unknown, outgoing: Outgoing, send: Send | undefined, isLogged: boolean): void
}

/** What is withheld until it is clear whether it is @hono/node-server's text of an exception. */
interface Withheld {
  readonly head?: WriteHead
  readonly end?: unknown[]
}

/** The class of guarded responses that extends a class of Node's, or one that does so itself. */
export function guardedResponse<Class extends object>(BaseClass: Class, guarding: Guarding): Class {
  class Guarded extends (BaseClass as unknown as ResponseClass<NodeResponse>) {
    #isTaken = false
    #isReplying = false
    #withheld: Withheld | undefined

    constructor(...args: unknown[]) {
      super(...args)
      recordLatest(asOutgoing(this))
    }

    override writeHead(...args: WriteHead): unknown {
      if (this.#isTaken) return this
      if (isExceptionHead(args)) {
        this.#withheld = { head: args }
        return this
      }
      return this.#writeHead(args)
    }

    override write(...args: unknown[]): boolean {
      // No 'drain' follows, so the writer waits until the connection is closed.
      if (this.#isTaken) return false
      this.#writeWithheld()
      return super.write(...args)
    }

    override end(...args: unknown[]): unknown {
      if (this.#isTaken) return this
      if (isExceptionText(args[0])) {
        this.#withheld = { ...this.#withheld, end: args }
        queueMicrotask(() => this.#writeWithheld())
        return this
      }
      this.#writeWithheld()
      return super.end(...args)
    }

    override destroy(error?: Error): unknown {
      if (this.#isTaken) return this
      if (isTextOf(this.#withheld?.end?.[0], error)) this.#fail(error, true)
      else {
        this.#writeWithheld()
        super.destroy(error)
      }
      return this
    }

    override flushHeaders(): void {
      if (this.#isTaken) return
      this.#writeWithheld()
      super.flushHeaders()
    }

    [fail](failure: Error): unknown {
      return this.#fail(failure)
    }

    [takeOver](): Send | undefined {
      if (this.#isTaken || super.headersSent || super.writableEnded) return undefined
      this.#isTaken = true
      this.#withheld = undefined
      // These were set for the response of the app. Node sets Date and Connection by itself.
      for (const name of this.getHeaderNames()) {
        if (staleFields.includes(name) && name !== 'date' && name !== 'connection') {
          this.removeHeader(name)
        }
      }
      return (reply) => {
        this.#isTaken = false
        this.#isReplying = true
        writeReply(asOutgoing(this), reply)
        this.#isTaken = true
      }
    }

    #writeHead(head: WriteHead): unknown {
      const args = this.req.httpVersionMajor > 1 ? withoutConnectionFields(head) : head
      const [status] = args
      // RFC 9110 §15: 1xx is interim, and there is nothing above 599.
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
        const sendable = super.headersSent ? undefined : sendableHead(args)
        if (sendable === undefined) return this.#fail(failure)
        super.writeHead(sendable.status, sendable.fields)
        guarding.dropped(sendable.dropped, sendable.status, asOutgoing(this))
      }
      return this
    }

    #fail(failure: unknown, isLogged = false): unknown {
      this.#withheld = undefined
      // An error response is not replaced by another one.
      const send = this.#isReplying ? undefined : this[takeOver]()
      this.#isTaken = true
      // RFC 9112 §8: without its end, the client sees that the response is not whole.
      if (send === undefined && !super.writableEnded) super.destroy(errorOf(failure))
      guarding.failed(failure, asOutgoing(this), send, isLogged)
      return this
    }

    #writeWithheld(): void {
      const withheld = this.#withheld
      if (withheld === undefined) return
      this.#withheld = undefined
      if (withheld.head) this.#writeHead(withheld.head)
      if (withheld.end && !this.#isTaken) super.end(...withheld.end)
    }
  }
  guardInterim(Guarded.prototype)
  const Measured = measuredResponse(Guarded)
  nameLike(Measured, BaseClass)
  return Measured as unknown as Class
}

function errorOf(failure: unknown): Error {
  return failure instanceof Error ? failure : new Error('The response failed.', { cause: failure })
}

function asOutgoing(response: unknown): Outgoing {
  return response as Outgoing
}
