/** Closing a connection such that the client still reads the last response. */

import type { Socket } from 'node:net'

/** How long the client may take to read the response and close its side, in milliseconds. */
const PATIENCE = 1000

const closing = new WeakSet<Socket>()

/**
 * Closes in two steps (RFC 9112 §9.6): our side at once, the client's side when it closes. Closing
 * both while the client is still sending resets the connection, and the response is lost.
 */
export function closeInSteps(socket: Socket): void {
  if (socket.destroyed || closing.has(socket)) return
  closing.add(socket)
  socket.end()
  // Its end is seen only where it is read.
  socket.resume()
  destroyAfter(socket, PATIENCE)
}

/** The same where Node closes the connection after a response with `Connection: close`. */
export function closeInStepsLater(socket: Socket): void {
  socket.destroySoon = () => {
    Reflect.deleteProperty(socket, 'destroySoon')
    closeInSteps(socket)
  }
}

/** Destroys a socket that is still open after the delay, whatever the client does meanwhile. */
export function destroyAfter(socket: Socket, delay: number): void {
  const timer = setTimeout(() => socket.destroy(), delay)
  timer.unref()
  socket.once('close', () => clearTimeout(timer))
}
