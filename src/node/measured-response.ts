/**
 * Node's response, with a Content-Length that is right: a wrong one makes a part of the content the
 * beginning of the next response (RFC 9112 §6.3), and HTTP/2 loses the response (RFC 9113 §8.1.1).
 */

import { firstBytes, lengthIn, sizeOf, withLength } from './content-length.ts'
import type { WriteHead } from './write-head.ts'
import type { NodeResponse, ResponseClass } from './node-response.ts'
import { takeOver, type Send } from './outgoing.ts'

/** Ends a response whose content does not match its Content-Length. */
export const fail: unique symbol = Symbol('fail')

/** A guarded response. */
interface Base extends NodeResponse {
  [takeOver](): Send | undefined
  [fail](failure: Error): unknown
}

/** The head of a response that has a Content-Length, and what is written after it at once. */
interface Withheld {
  readonly head: WriteHead
  readonly writes: (readonly unknown[])[]
}

/** The class of measured responses that extends a class of guarded ones. */
export function measuredResponse<Class extends object>(BaseClass: Class): Class {
  class Measured extends (BaseClass as unknown as ResponseClass<Base>) {
    #withheld: Withheld | undefined
    /** How many bytes of a declared length are left to be written. */
    #left: number | undefined

    override get headersSent(): boolean {
      return this.#withheld !== undefined || super.headersSent
    }

    override writeHead(...args: WriteHead): unknown {
      if (this.#withheld === undefined && lengthIn(args) !== undefined) {
        this.#withheld = { head: args, writes: [] }
        return this
      }
      this.#writeWithheld()
      return super.writeHead(...args)
    }

    override write(...args: unknown[]): boolean {
      this.#withholdImplicitHead()
      if (this.#withheld === undefined) return this.#write(args)
      // Content that is ended in the same turn of the event loop is known as a whole.
      if (this.#withheld.writes.length === 0) queueMicrotask(() => this.#writeWithheld())
      this.#withheld.writes.push(args)
      return true
    }

    override end(...args: unknown[]): unknown {
      this.#withholdImplicitHead()
      this.#writeWithheld(args)
      if (this.#left === undefined) return super.end(...args)
      if (sizeOf(args) > 0) this.#write(args)
      if (this.#left === undefined) return this
      if (this.#left === 0) return super.end()
      return this.#fail('The content is shorter than its Content-Length.')
    }

    override destroy(error?: Error): unknown {
      this.#writeWithheld()
      return super.destroy(error)
    }

    override flushHeaders(): void {
      this.#writeWithheld()
      super.flushHeaders()
    }

    override [takeOver](): Send | undefined {
      this.#withheld = undefined
      return super[takeOver]()
    }

    /** @param end the arguments of `end` where the content is known as a whole. */
    #writeWithheld(end?: readonly unknown[]): void {
      const withheld = this.#withheld
      if (withheld === undefined) return
      this.#withheld = undefined
      super.writeHead(...this.#withTrueLength(withheld, end))
      for (const args of withheld.writes) this.#write(args)
    }

    /** A length that was set by `setHeader` comes without a call of `writeHead`. */
    #withholdImplicitHead(): void {
      if (this.headersSent || super.getHeader('content-length') === undefined) return
      this.#withheld = { head: [this.statusCode], writes: [] }
    }

    #withTrueLength({ head, writes }: Withheld, end: readonly unknown[] | undefined): WriteHead {
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
