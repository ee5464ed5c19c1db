/** `serve`, and the end of its server: requests in flight get their response, new ones a 503. */
import { once } from 'node:events'
import { createServer as createHttp2Server } from 'node:http2'
import { connect as connectHttp2 } from 'node:http2'
import { createServer as createHttpServer } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { serve as serveOfNodeServer } from '@hono/node-server'
import { Hono, type Context } from 'hono'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { httpErrors } from '../../src/index.ts'
import { closeGracefully, createAdaptorServer, serve } from '../../src/presets/node.ts'
import { started } from '../support/server.ts'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import { exchangeHttp1, exchangeRaw } from '../../src/conformance/clients/raw-client.ts'

const pending: (() => void)[] = []
const answer = () => pending.shift()?.()
const slow = (c: Context) =>
  new Promise<Response>((resolve) => pending.push(() => resolve(c.text('slow'))))
const app = httpErrors(new Hono())
  .get('/fine', (c) => c.text('fine'))
  .get('/slow', slow)
const { fetch } = app

afterEach(() => {
  pending.splice(0)
})

async function open(
  port: number
): Promise<{ socket: Socket; read: () => string; ended: Promise<unknown> }> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  let text = ''
  socket.on('data', (chunk) => (text += String(chunk)))
  // A reset is one way of closing.
  socket.on('error', () => {})
  return {
    socket,
    read: () => text,
    ended: new Promise((resolve) => socket.once('close', resolve)),
  }
}

const get = (target: string) => `GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`

async function asked(count: number): Promise<void> {
  await expect.poll(() => pending.length).toBe(count)
}

describe('closeGracefully', () => {
  test('closeGracefully closes at once if no request is in flight', async () => {
    const server = createAdaptorServer({ fetch })
    const { port } = await started(server)
    const { socket, read, ended } = await open(port)
    socket.write(get('/fine'))
    await expect.poll(read).toMatch(/fine$/)
    await closeGracefully(server)
    await ended
    expect(server.listening).toBe(false)
  })

  test('closeGracefully waits for a request in flight, whose response has Connection: close', async () => {
    const server = createAdaptorServer({ fetch })
    const { port } = await started(server)
    const { socket, read, ended } = await open(port)
    socket.write(get('/slow'))
    await asked(1)
    const closed = closeGracefully(server)
    answer()
    await closed
    await ended
    expect(read()).toMatch(/^HTTP\/1.1 200 OK\r\n[^]*Connection: close\r\n[^]*slow$/)
  })

  test('closeGracefully responds with 503 to new requests, on open and on new connections', async () => {
    const server = createAdaptorServer({ fetch })
    const { port } = await started(server)
    const busy = await open(port)
    const idle = await open(port)
    busy.socket.write(get('/slow'))
    await asked(1)
    const closed = closeGracefully(server, { gracePeriod: 5000, retryAfter: 7 })
    idle.socket.write(get('/fine'))
    await idle.ended
    const late = await exchangeHttp1(port, { version: '1.1', method: 'GET', target: '/fine' })
    const head = await exchangeHttp1(port, { version: '1.0', method: 'HEAD', target: '/fine' })
    answer()
    await closed
    await busy.ended
    expect(idle.read()).toMatch(/^HTTP\/1.1 503 /)
    for (const response of [late, head]) {
      expect(response.status).toBe(503)
      expect(response.field('retry-after')).toBe('7')
      expect(response.field('connection')).toBe('close')
      expect(checkResponse(response.request, response)).toEqual([])
    }
    expect(busy.read()).toMatch(/slow$/)
  })

  test('closeGracefully sends the rounded-up grace period as Retry-After by default', async () => {
    const server = createAdaptorServer({ fetch })
    const { port } = await started(server)
    const busy = await open(port)
    busy.socket.write(get('/slow'))
    await asked(1)
    const closed = closeGracefully(server, { gracePeriod: 4100 })
    const late = await exchangeRaw(port, get('/fine'))
    answer()
    await closed
    expect(late.field('retry-after')).toBe('5')
  })

  test('closeGracefully ends the connections of requests in flight after the grace period', async () => {
    const server = createAdaptorServer({ fetch })
    const { port } = await started(server)
    const busy = await open(port)
    busy.socket.write(get('/slow'))
    await asked(1)
    await closeGracefully(server, { gracePeriod: 20 })
    await busy.ended
    expect(busy.read()).toBe('')
  })

  test('closeGracefully does not wait for an incomplete request after the grace period', async () => {
    const server = createAdaptorServer({ fetch })
    const { port } = await started(server)
    const partial = await open(port)
    partial.socket.write('GET /fine HT')
    await expect.poll(() => partial.socket.bytesWritten).toBeGreaterThan(0)
    await closeGracefully(server, { gracePeriod: 20 })
    await partial.ended
    expect(server.listening).toBe(false)
  })

  test('closeGracefully does not wait for responses, pipelined ones included, whose client has left', async () => {
    const server = createAdaptorServer({ fetch })
    const { port } = await started(server)
    const left = await open(port)
    left.socket.write(get('/slow') + get('/slow'))
    await asked(2)
    left.socket.resetAndDestroy()
    await left.ended
    const before = process.hrtime.bigint()
    await closeGracefully(server, { gracePeriod: 10_000 })
    // Half of the grace period: it was not waited for.
    expect(process.hrtime.bigint() - before).toBeLessThan(5_000_000_000n)
  })

  test('closeGracefully can be called several times', async () => {
    const server = createAdaptorServer({ fetch })
    await started(server)
    await Promise.all([closeGracefully(server), closeGracefully(server)])
    await closeGracefully(server)
    expect(server.listening).toBe(false)
  })

  test('closeGracefully over HTTP/2 waits for open streams, refuses new ones, and ends the session', async () => {
    const server = createAdaptorServer({ fetch, createServer: createHttp2Server })
    const { port } = await started(server)
    const session = connectHttp2(`http://127.0.0.1:${port}`)
    const gone = once(session, 'close')
    const inFlight = session.request({ ':path': '/slow' })
    await asked(1)
    const closed = closeGracefully(server)
    const late = session.request({ ':path': '/fine' })
    const [refused] = await once(late, 'response')
    late.resume()
    answer()
    const [ended] = await once(inFlight, 'response')
    inFlight.resume()
    await closed
    await gone
    expect(refused).toMatchObject({ ':status': 503, 'retry-after': '10' })
    expect(ended).toMatchObject({ ':status': 200 })
  })

  test('closeGracefully refuses a server that serve did not make', async () => {
    await expect(closeGracefully(createHttpServer())).rejects.toThrow(TypeError)
  })
})

describe('serve', () => {
  test('serve listens, calls its callback with the port, and returns the server', async () => {
    const listening = vi.fn<(info: { port: number }) => void>()
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, listening)
    await once(server, 'listening')
    const { port } = listening.mock.calls[0]?.[0] ?? { port: 0 }
    const { status } = await exchangeHttp1(port, { version: '1.1', method: 'GET', target: '/fine' })
    await closeGracefully(server)
    expect(status).toBe(200)
  })

  test('serve has the signature of serve of @hono/node-server', () => {
    const same: typeof serveOfNodeServer = serve
    expect(same).toBe(serve)
  })

  test('createAdaptorServer takes an app as its options', async () => {
    const server = createAdaptorServer(app)
    const { port } = await started(server)
    const response = await exchangeHttp1(port, { version: '1.1', method: 'GET', target: '/no' })
    await closeGracefully(server)
    expect(response.status).toBe(404)
  })
})
