/** Serves a fetch function on loopback, because only a server shows framing and HEAD. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { NothingAsked } from './wrong-usage.ts'

/** Any object with the `fetch` of a server: a Hono app, or `{ fetch: handler }`. */
export interface FetchTarget {
  /** Returns the response to a request, as the `fetch` of a Hono app does. */
  readonly fetch: (request: Request) => Response | Promise<Response>
}

export interface Served {
  readonly url: string
  readonly close: () => Promise<void>
}

/** @throws {NothingAsked} if @hono/node-server is not installed. */
export async function serveFetch({ fetch }: FetchTarget): Promise<Served> {
  const { createAdaptorServer } = await import('@hono/node-server').catch((cause: unknown) => {
    const message =
      'A target with fetch is served by @hono/node-server, which is not installed: npm install @hono/node-server'
    throw new NothingAsked(message, { cause })
  })
  const server = createAdaptorServer({ fetch })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        // Without the option createServer, it is a server of HTTP/1.
        ;(server as Server).closeAllConnections()
      }),
  }
}
