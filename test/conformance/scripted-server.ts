/** Servers on loopback whose every byte a test decides. */
import { once } from 'node:events'
import type { AddressInfo, Server, Socket } from 'node:net'
import { createServer } from 'node:net'

export interface Scripted {
  readonly url: string
  readonly port: number
  /** The head of every request that has arrived. */
  readonly requests: readonly string[]
}

const stops: (() => Promise<void>)[] = []

/** Stops all servers that were started since the last call. */
export async function stopServers(): Promise<void> {
  await Promise.all(stops.splice(0).map((stop) => stop()))
}

/** Starts any server on a free port; it is stopped by `stopServers`. */
export async function listen(server: Server, host = '127.0.0.1'): Promise<number> {
  const sockets = new Set<Socket>()
  for (const event of ['connection', 'secureConnection']) {
    server.on(event, (socket: Socket) => {
      sockets.add(socket)
      socket.on('error', () => {})
    })
  }
  server.listen(0, host)
  await once(server, 'listening')
  stops.push(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  return (server.address() as AddressInfo).port
}

/** Calls `respond` once for each connection, with the head of its first request. */
export async function scripted(respond: (socket: Socket, head: string) => void): Promise<Scripted> {
  const requests: string[] = []
  const server = createServer((socket) => {
    let received = ''
    socket.on('data', (chunk) => {
      const isFirst = !received.includes('\r\n\r\n')
      received += chunk.toString('latin1')
      if (!isFirst || !received.includes('\r\n\r\n')) return
      const [head = ''] = received.split('\r\n\r\n', 1)
      requests.push(head)
      respond(socket, head)
    })
  })
  const port = await listen(server)
  return { url: `http://127.0.0.1:${port}`, port, requests }
}

/** Sends the same bytes to every request and closes. */
export function replaying(bytes: string | Buffer): Promise<Scripted> {
  return scripted((socket) => socket.end(bytes))
}
