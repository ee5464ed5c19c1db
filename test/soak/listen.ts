/** The program under load: serves an app over HTTP/1.1 and HTTP/2, and measures itself when it is asked to. */
import { once } from 'node:events'
import { createServer as createHttp2Server } from 'node:http2'
import type { AddressInfo } from 'node:net'
import type { ServerType } from '@hono/node-server'
import { closeGracefully, serve, type ServeOptions } from '../../src/presets/node.ts'
import { meter, type Sample } from './sample.ts'

/** What the parent process sends. */
export type Question = 'sample' | 'close'

/** What the parent process receives: the ports first, then the samples. */
export type Answer = { readonly ports: readonly [number, number] } | { readonly sample: Sample }

/** The first argument: short, so that clients that wait for it end before the next sample. */
const requestTimeout = Number(process.argv[2])
const serverOptions = {
  headersTimeout: requestTimeout,
  requestTimeout,
  connectionsCheckingInterval: 100,
}

/** Starts both servers, and answers the parent process until it asks to close. */
export async function listen(fetch: ServeOptions['fetch']): Promise<void> {
  const options = { fetch, port: 0, hostname: '127.0.0.1' }
  const servers = [
    serve({ ...options, serverOptions }),
    serve({
      ...options,
      // With an option of HTTP/2, as the types of Node 20 limit the time of HTTP/1 only.
      serverOptions: { settings: {}, ...serverOptions },
      createServer: createHttp2Server,
    }),
  ] as const
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const takeSample = meter(servers)
  process.on('message', (question: Question) => {
    if (question === 'sample') void takeSample().then((sample) => answer({ sample }))
    else void Promise.all(servers.map((server) => closeGracefully(server))).then(disconnect)
  })
  answer({ ports: [portOf(servers[0]), portOf(servers[1])] })
}

/** Without the channel, the process ends by itself if nothing else is left. */
function disconnect(): void {
  process.disconnect()
}

function answer(message: Answer): void {
  process.send?.(message)
}

function portOf(server: ServerType): number {
  return (server.address() as AddressInfo).port
}
