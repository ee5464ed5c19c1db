/** Offers to upgrade: accepted by the app, refused by the app, or ignored. */
import { EventEmitter, once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { WebSocketLike } from '@hono/node-server'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { httpErrors, UpgradeRequired } from '../../src/index.ts'
import { closeGracefully, createAdaptorServer } from '../../src/presets/node.ts'
import { nodeServerDoes } from '../support/installed-versions.ts'
import { upgradeWebSocket } from '../support/node-server.ts'
import { started, type TestServer } from '../support/server.ts'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import { exchangeRaw } from '../../src/conformance/clients/raw-client.ts'

/** A WebSocket server that shakes hands and does nothing else. */
class Handshakes extends EventEmitter {
  readonly options = { noServer: true }

  handleUpgrade(
    _request: IncomingMessage,
    socket: Socket,
    _head: Buffer,
    done: (ws: WebSocketLike) => void
  ): void {
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n'
    )
    socket.resume().on('end', () => socket.end())
    const socketLike = { protocol: '', readyState: 1 as const, close() {}, send() {} }
    done(Object.assign(new EventEmitter(), socketLike))
  }

  close(): void {}
}

let release = (): void => {}
const app = httpErrors(new Hono(), { report: () => {} })
  .get('/fine', (c) => c.text('fine'))
  .get('/large', (c) => {
    let left = 256
    return c.body(
      new ReadableStream({
        pull(controller) {
          if (left-- > 0) controller.enqueue(new Uint8Array(65_536))
          else controller.close()
        },
      })
    )
  })
  .get(
    '/socket',
    upgradeWebSocket(() => ({}))
  )
  .get('/failing', () => {
    throw new Error('secret')
  })
  .get('/cookies', (c) => {
    c.header('Set-Cookie', 'a=1', { append: true })
    c.header('Set-Cookie', 'b=2', { append: true })
    return c.text('No.', 403)
  })
  .get('/other', () => {
    throw new UpgradeRequired({ upgrade: ['websocket'] })
  })
  .get(
    '/slow',
    (c) => new Promise<Response>((resolve) => (release = () => resolve(c.text('slow'))))
  )

const make = () =>
  createAdaptorServer({ fetch: app.fetch, websocket: { server: new Handshakes() } })
const offer = (target: string, protocol: string, version = '1.1') =>
  `GET ${target} HTTP/${version}\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: ${protocol}\r\n\r\n`
const last = 'GET /fine HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'

let server: TestServer
beforeAll(async () => {
  server = await started(make())
})
afterAll(() => server.close())

describe('an offer of WebSocket', () => {
  test.runIf(nodeServerDoes.haveWebSocket)(
    'an offer of WebSocket gets a 101 from a route that accepts it',
    async () => {
      const socket = connect(server.port, '127.0.0.1')
      socket.write(offer('/socket', 'websocket'))
      const [bytes] = await once(socket, 'data')
      socket.destroy()
      expect(String(bytes)).toMatch(/^HTTP\/1.1 101 /)
    }
  )

  test.each([
    ['/no', 404],
    ['/failing', 500],
    ['/other', 426],
  ])('an offer of WebSocket to %s gets a whole response of %i', async (target, status) => {
    const response = await exchangeRaw(server.port, offer(target, 'websocket'))
    expect(response.status).toBe(status)
    // An older version makes an ordinary request of it.
    expect(response.closed).toBe(nodeServerDoes.haveWebSocket)
    expect(response.field('content-type')).toBe('application/problem+json')
    expect(String(response.body)).not.toContain('secret')
    expect(checkResponse(response.request, response)).toEqual([])
  })

  test('an offer of WebSocket that the app refuses gets the fields of the app', async () => {
    const response = await exchangeRaw(server.port, offer('/cookies', 'websocket'))
    expect(response.fieldLines('set-cookie')).toEqual(['a=1', 'b=2'])
    expect([response.status, String(response.body)]).toEqual([403, 'No.'])
    const violations = checkResponse(response.request, response)
    // The response of the app sets no Cache-Control.
    expect(violations.map(({ id }) => id)).toEqual(['A-NO-STORE'])
  })

  test('an offer of WebSocket in a malformed request gets a 400', async () => {
    const bad = offer('/socket', 'websocket').replace('Host: a', 'Host: a b')
    const response = await exchangeRaw(server.port, bad)
    expect(response.status).toBe(400)
    expect(checkResponse(response.request, response)).toEqual([])
  })

  test('an offer of WebSocket by HTTP/1.0 is ignored (RFC 9110 §7.8)', async () => {
    const response = await exchangeRaw(server.port, offer('/fine', 'websocket', '1.0'))
    expect([response.status, String(response.body)]).toEqual([200, 'fine'])
    expect(response.field('upgrade')).toBeUndefined()
    const tried = await exchangeRaw(server.port, offer('/socket', 'websocket', '1.0'))
    expect(String(tried.raw)).not.toContain(' 101 ')
  })

  test('an offer of WebSocket to a server that closes gets a 503', async () => {
    const closing = make()
    const { port } = await started(closing)
    const busy = exchangeRaw(port, 'GET /slow HTTP/1.1\r\nHost: a\r\n\r\n')
    const early = await exchangeRaw(port, last)
    const closed = closeGracefully(closing)
    const response = await exchangeRaw(port, offer('/socket', 'websocket'))
    release()
    await Promise.all([busy, closed])
    expect(early.status).toBe(200)
    expect(response.status).toBe(503)
  })
})

describe('an offer of another protocol', () => {
  const plain = () => createAdaptorServer({ fetch: app.fetch })

  test.each([
    ['h2c', make],
    ['TLS/1.0', make],
    ['HTTP/2.0, websocket', make],
    ['websocket', plain],
  ])('an offer of %s is ignored, and the connection is kept', async (protocol, start) => {
    const { port, close } = await started(start())
    const socket = connect(port, '127.0.0.1')
    let text = ''
    socket.on('data', (chunk) => (text += String(chunk)))
    socket.write(offer('/fine', protocol))
    await expect.poll(() => text).toMatch(/^HTTP\/1.1 200 OK\r\n[^]*fine$/)
    socket.write(last)
    await once(socket, 'close')
    await close()
    expect(text.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200'])
  })
})

describe('an offer of WebSocket after another request of the connection', () => {
  test('A refusal waits for the response to the request before it', async () => {
    const socket = connect(server.port, '127.0.0.1')
    const chunks: Buffer[] = []
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.write(`GET /slow HTTP/1.1\r\nHost: a\r\n\r\n${offer('/no', 'websocket')}`)
    await new Promise((resolve) => setImmediate(resolve))
    while (chunks.length === 0) {
      release()
      await new Promise((resolve) => setImmediate(resolve))
    }
    await once(socket, 'close')
    expect(String(Buffer.concat(chunks)).match(/HTTP\/1\.1 \d+/g)).toEqual([
      'HTTP/1.1 200',
      'HTTP/1.1 404',
    ])
  })

  test('A response before it goes on where the client reads late', async () => {
    const socket = connect(server.port, '127.0.0.1')
    socket.pause()
    socket.write(`GET /large HTTP/1.1\r\nHost: a\r\n\r\n${offer('/no', 'websocket')}`)
    await once(socket, 'readable')
    let length = 0
    socket.on('data', (chunk: Buffer) => (length += chunk.length))
    await once(socket, 'close')
    expect(length).toBeGreaterThan(16_000_000)
  })

  test('An offer to a route that does not upgrade ends the connection', async () => {
    const response = await exchangeRaw(server.port, offer('/fine', 'websocket'))
    expect(response.closed).toBe(nodeServerDoes.haveWebSocket)
    expect(response.status).not.toBe(101)
  })
})
