/** Node's request, guarded: which offers to upgrade are accepted. */

import type { IncomingMessage } from 'node:http'
import type { Http2ServerRequest } from 'node:http2'

const offered = Symbol('offered')

/**
 * The class of requests that extends Node's, or one that does so itself. Node reads its property
 * `upgrade` to decide whether to pass the connection to a listener, or to read on and respond.
 */
export function guardedRequest<Class extends object>(
  RequestClass: Class,
  mayHandOver: (incoming: IncomingMessage) => boolean
): Class {
  // Node's declaration has no `upgrade`, and a class of the app may have any constructor.
  const Extended = RequestClass as unknown as new (...args: unknown[]) => IncomingMessage
  class GuardedRequest extends Extended {
    declare [offered]?: boolean | null

    get upgrade(): boolean {
      return this[offered] === true && mayHandOver(this)
    }

    // Node sets it for every request, first to null.
    set upgrade(value: boolean | null) {
      this[offered] = value
    }
  }
  nameLike(GuardedRequest, RequestClass)
  return GuardedRequest as unknown as Class
}

/**
 * The class of HTTP/2 requests that extends Node's, or one that does so itself: content that a reset
 * of the stream cuts (RFC 9113 §5.4.2) ends in an error, as over HTTP/1. Node 20 ends it as if it
 * were whole.
 */
export function guardedHttp2Request<Class extends object>(RequestClass: Class): Class {
  const Extended = RequestClass as unknown as new (...args: unknown[]) => Http2ServerRequest
  class GuardedRequest extends Extended {
    #hasContent = false
    #isEnding = false

    override push(chunk: unknown, encoding?: BufferEncoding): boolean {
      if (chunk !== null) {
        this.#hasContent = true
        return super.push(chunk, encoding)
      }
      // Node pushes the end again when the stream closes.
      if (this.readableEnded || this.destroyed) return false
      if (this.#isReset) {
        this.#cut()
        return false
      }
      if (!this.#hasContent) return super.push(null)
      // Node's client sends the end and then the reset, which arrives in the same turn.
      if (!this.#isEnding) setImmediate(() => (this.#isReset ? this.#cut() : super.push(null)))
      this.#isEnding = true
      return false
    }

    /** Both sides end before a stream closes, unless it is reset. */
    get #isReset(): boolean {
      return this.aborted || (this.stream.closed && !this.stream.writableEnded)
    }

    #cut(): void {
      if (this.readableEnded || this.destroyed) return
      // A reader listens to it; without a listener it would be an uncaught exception.
      this.on('error', () => {})
      // What Node's requests of HTTP/1 end with.
      this.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }))
    }
  }
  nameLike(GuardedRequest, RequestClass)
  return GuardedRequest as unknown as Class
}

/** Gives a subclass the name of its base class, which applications read to tell HTTP versions apart. */
export function nameLike(Subclass: object, Base: object): void {
  Object.defineProperty(Subclass, 'name', { value: Reflect.get(Base, 'name'), configurable: true })
}
