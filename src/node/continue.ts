/** `Expect: 100-continue`: the client is asked for the content when the app begins to read it. */

import { propertyOf } from '../untrusted/inspect.ts'
import type { Incoming, Outgoing } from './outgoing.ts'

/** Node's note that 100 was sent, which guarded responses of HTTP/2 take too. */
export const sent100 = '_sent100'

/**
 * Sends 100 when the content is first read (RFC 9110 §10.1.1): whoever answers before has kept the
 * client from sending what nobody wants. Node would send it before the app runs.
 */
export function deferContinue(incoming: Incoming, outgoing: Outgoing): void {
  incoming.read = (size) => {
    Reflect.deleteProperty(incoming, 'read')
    // Node also reads to discard, when the response is out.
    if (propertyOf(outgoing, sent100) !== true && !outgoing.headersSent) outgoing.writeContinue()
    return incoming.read(size)
  }
}
