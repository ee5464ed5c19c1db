/** `Expect: 100-continue`: the client is asked for the content when the app begins to read it. */

import { propertyOf } from '../untrusted/inspect.ts'
import type { Incoming, Outgoing } from './outgoing.ts'

/**
 * The property in which Node records that a 100 was sent (Node 20 to 26, _http_server.js), and which
 * guarded responses of HTTP/2 have too. If Node renames it, a client gets a second 100.
 */
export const sent100 = '_sent100'

/**
 * Sends 100 when the content is first read (RFC 9110 §10.1.1): a response
 * before that keeps the client from sending content that is not read. Node sends 100 before the app runs.
 */
export function deferContinue(incoming: Incoming, outgoing: Outgoing): void {
  incoming.read = (size) => {
    Reflect.deleteProperty(incoming, 'read')
    // Node also reads to discard, when the response is out.
    if (propertyOf(outgoing, sent100) !== true && !outgoing.headersSent) outgoing.writeContinue()
    return incoming.read(size)
  }
}
