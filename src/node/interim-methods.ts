/** Node's methods for interim responses, which send none where HTTP has none. */

import { sent100 } from './continue.ts'
import type { Incoming } from './outgoing.ts'

/** The part of Node's responses that is read here. */
interface Base {
  readonly req: Incoming
  readonly headersSent: boolean
}

/** Node's methods for interim responses: which of them there are depends on its version. */
const interim = ['writeContinue', 'writeEarlyHints', 'writeInformation', 'writeProcessing']

/** RFC 9110 §15.2: HTTP/1.0 has no 1xx, and there is none after the final response began. */
export function guardInterim(prototype: Base): void {
  for (const name of interim) {
    const send: unknown = Reflect.get(prototype, name)
    if (typeof send !== 'function') continue
    Reflect.set(prototype, name, function (this: Base, ...args: unknown[]): unknown {
      if (!(Number(this.req.httpVersion) > 1) || this.headersSent) return false
      if (name === 'writeContinue') Reflect.set(this, sent100, true)
      return Reflect.apply(send, this, args)
    })
  }
}
