/** Clients of HTTP/2 that are gone, whose end Node 20 to 24 does not see, and those that only wait. */
import { once } from 'node:events'
import { connect, createSecureServer, createServer, type ClientHttp2Session } from 'node:http2'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { httpErrors } from '../../src/index.ts'
import { createAdaptorServer } from '../../src/presets/node.ts'
import { cert, key } from '../fixtures/certificate.ts'
import { started } from '../support/server.ts'
import { connectionsOf } from './connections.ts'

const after = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const app = httpErrors(new Hono(), { report: () => {} })
  .get('/fine', (c) => c.text('fine'))
  .get('/soon', async (c) => {
    await after(20)
    return c.text('soon')
  })
  // Longer than the limit of the server.
  .get('/slow', async (c) => {
    await after(800)
    return c.text('slow')
  })
const impatient = { settings: {}, requestTimeout: 200, connectionsCheckingInterval: 20 }

const open = (scheme: string, port: number): ClientHttp2Session =>
  connect(`${scheme}://127.0.0.1:${port}`, { rejectUnauthorized: false }).on('error', () => {})

/** Cancels most of its requests, and leaves after the first response to another one. */
async function cancelAndLeave(session: ClientHttp2Session): Promise<void> {
  // Each stream that starts before the connection is there listens to it.
  session.setMaxListeners(0)
  const streams = Array.from({ length: 100 }, (_, index) => {
    const stream = session.request({ ':path': index % 2 === 0 ? '/soon' : '/fine' })
    stream.on('error', () => {}).resume()
    if (index % 5 !== 0) stream.close(8)
    return stream
  })
  await Promise.all(streams.slice(5, 6).map((stream) => once(stream, 'response')))
  session.destroy()
}

describe.each([
  ['without TLS', 'http', createServer, impatient],
  ['over TLS', 'https', createSecureServer, { ...impatient, key, cert }],
] as const)('HTTP/2 %s', (name, scheme, create, serverOptions) => {
  const make = () =>
    createAdaptorServer({
      fetch: app.fetch,
      createServer: create as typeof createServer,
      serverOptions,
    })

  test(`the connections of clients that leave after cancelled requests are closed, ${name}`, async () => {
    const server = make()
    const { port, close } = await started(server)
    await Promise.all(Array.from({ length: 20 }, () => cancelAndLeave(open(scheme, port))))
    await expect.poll(() => connectionsOf(server), { timeout: 8000 }).toBe(0)
    await close()
  })

  test(`a client that sends nothing while it waits for a response gets it, ${name}`, async () => {
    const { port, close } = await started(make())
    const session = open(scheme, port)
    const pings: unknown[] = []
    session.on('ping', (payload) => pings.push(payload))
    const stream = session.request({ ':path': '/slow' })
    const [headers] = await once(stream, 'response')
    session.destroy()
    await close()
    expect(headers).toMatchObject({ ':status': 200 })
    expect(pings.length).toBeGreaterThan(0)
  })
})
