/** A server that sends what no server of this package sends: a function writes to the socket. */
import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** Starts a server that answers every request with the bytes that `write` writes; it ends with the test. */
export async function hostileServer(write: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('data', () => write(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** The head of a response, whose connection ends with it. */
export function head(status: number, fields: Readonly<Record<string, string | number>>): string {
  const lines = Object.entries({ connection: 'close', ...fields }).map(
    ([name, value]) => `${name}: ${value}\r\n`
  )
  return `HTTP/1.1 ${status} x\r\n${lines.join('')}\r\n`
}

/** A server that sends this content, with its length. */
export function contentServer(
  status: number,
  type: string,
  content: string | Uint8Array,
  fields: Readonly<Record<string, string | number>> = {}
): Promise<string> {
  const bytes = Buffer.from(content)
  return hostileServer((socket) => {
    const length = { 'content-length': bytes.length }
    socket.write(head(status, { 'content-type': type, ...length, ...fields }))
    socket.end(bytes)
  })
}
