/** Real servers on loopback, on ports that the system chooses. */
import { once } from 'node:events'
import { createServer as createHttp2Server } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'

export interface TestServer {
  readonly port: number
  close(): Promise<void>
}

/** HTTP/1.0 and HTTP/1.1, as `serve` of @hono/node-server has it. */
export async function startHttp1(app: Pick<Hono, 'fetch'>): Promise<TestServer> {
  return started(createAdaptorServer({ fetch: app.fetch }))
}

/** HTTP/2 without TLS, by prior knowledge. */
export async function startHttp2(app: Pick<Hono, 'fetch'>): Promise<TestServer> {
  return started(createAdaptorServer({ fetch: app.fetch, createServer: createHttp2Server }))
}

/** A server of one's own, listening. */
export async function started(server: ReturnType<typeof createAdaptorServer>): Promise<TestServer> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      if ('closeAllConnections' in server) server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
