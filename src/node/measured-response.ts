/**
 * Node's response, with a Content-Length that is true: a wrong one makes a part of the content the
 * beginning of the next response (RFC 9112 §6.3), and HTTP/2 loses the response (RFC 9113 §8.1.1).
 */

import { firstBytes, lengthIn, sizeOf, withLength, type WriteHead } from './content-length.ts'
import { takeOver, type Incoming, type Send } from './outgoing.ts'

/** Ends a response whose content does not fit what was said of it. */
export const fail: unique symbol = Symbol('fail')

/** The part of guarded responses that is used here. */
interface Base {
  readonly req: Incoming
  readonly headersSent: boolean
  readonly statusCode: number
  writeHead(...args: WriteHead): unknown
  write(...args: unknown[]): boolean
  end(...args: unknown[]): unknown
  destroy(error?: Error): unknown
  flushHeaders(): void
  getHeader(name: string): unknown
  removeHeader(name: string): void
  [takeOver](): Send | undefined
  [fail](failure: Error): unknown
}

/** The head of a response that has a Content-Length, and what is written after it at once. */
interface Held {
  readonly head: WriteHead
  readonly writes: (readonly unknown[])[]
}

/** The class of measured responses that extends a class of guarded ones. */
export function measured<Class extends object>(ResponseClass: Class): Class {
  class Measured extends (ResponseClass as unknown as new (...args: unknown[]) => Base) {
    #held: Held | undefined
    /** How many bytes of a declared length are left to be written. */
    #left: number | undefined

    override get headersSent(): boolean {
      return this.#held !== undefined || super.headersSent
    }

    override writeHead(...args: WriteHead): unknown {
      if (this.#held === undefined && lengthIn(args) !== undefined) {
        this.#held = { head: args, writes: [] }
        return this
      }
      this.#release()
      return super.writeHead(...args)
    }

    override write(...args: unknown[]): boolean {
      this.#holdImplicitHead()
      if (this.#held === undefined) return this.#write(args)
      // Content that is ended in the same turn of the event loop is known as a whole.
      if (this.#held.writes.length === 0) queueMicrotask(() => this.#release())
      this.#held.writes.push(args)
      return true
    }

    override end(...args: unknown[]): unknown {
      this.#holdImplicitHead()
      this.#release(args)
      if (this.#left === undefined) return super.end(...args)
      if (sizeOf(args) > 0) this.#write(args)
      if (this.#left === undefined) return this
      if (this.#left === 0) return super.end()
      return this.#fail('The content is shorter than its Content-Length.')
    }

    override destroy(error?: Error): unknown {
      this.#release()
      return super.destroy(error)
    }

    override flushHeaders(): void {
      this.#release()
      super.flushHeaders()
    }

    override [takeOver](): Send | undefined {
      const send = super[takeOver]()
      if (send) this.#held = undefined
      return send
    }

    /** @param end the arguments of `end` where the content is known as a whole. */
    #release(end?: readonly unknown[]): void {
      const held = this.#held
      if (held === undefined) return
      this.#held = undefined
      super.writeHead(...this.#withTrueLength(held, end))
      for (const args of held.writes) this.#write(args)
    }

    /** A length that was set by `setHeader` comes without a call of `writeHead`. */
    #holdImplicitHead(): void {
      if (this.headersSent || super.getHeader('content-length') === undefined) return
      this.#held = { head: [this.statusCode], writes: [] }
    }

    #withTrueLength({ head, writes }: Held, end: readonly unknown[] | undefined): WriteHead {
      const [status] = head
      // Without content, it is the length that a GET would get (RFC 9110 §8.6).
      if (this.req.method === 'HEAD' || status === 304) return head
      const declared = lengthIn(head) ?? super.getHeader('content-length')
      const whole = end && [...writes, end].reduce((sum, args) => sum + sizeOf(args), 0)
      if (whole === Number(declared) && status !== 204 && !Array.isArray(declared)) return head
      super.removeHeader('content-length')
      // RFC 9110 §8.6: 204 has none.
      if (status === 204 || whole !== undefined) {
        return withLength(head, status === 204 ? undefined : whole)
      }
      const length = Number(declared)
      // The error that takes the place of a response may have got the length of that one.
      if (status >= 400 || !Number.isSafeInteger(length)) return withLength(head, undefined)
      this.#left = length
      return withLength(head, length)
    }

    #write(args: readonly unknown[]): boolean {
      if (this.#left === undefined) return super.write(...args)
      const size = sizeOf(args)
      if (size <= this.#left) {
        this.#left -= size
        return super.write(...args)
      }
      if (this.#left > 0) super.write(...firstBytes(args, this.#left))
      // The response is complete by its length, so the connection can go on.
      super.end()
      this.#fail('The content is longer than its Content-Length.')
      return false
    }

    #fail(message: string): this {
      this.#left = undefined
      super[fail](new RangeError(message))
      return this
    }
  }
  return Measured as unknown as Class
}
