/** Connections that the client resets at any moment: none of the resets ends the process. */
import { once } from 'node:events'
import { createSecureServer, createServer as createHttp2Server } from 'node:http2'
import { createServer as createHttpsServer } from 'node:https'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { connect as connectTls } from 'node:tls'
import { Hono, type Context } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { httpErrors } from '../../src/index.ts'
import { createAdaptorServer } from '../../src/presets/node.ts'
import { cert, key } from '../fixtures/certificate.ts'
import { started } from '../support/server.ts'
import { exchangeRaw } from '../../src/conformance/clients/raw-client.ts'
import { connectionsOf } from './connections.ts'

const uncaught: unknown[] = []
const note = (error: unknown): void => void uncaught.push(error)
beforeAll(() => {
  process.prependListener('uncaughtException', note)
  process.prependListener('unhandledRejection', note)
})
afterAll(() => {
  process.off('uncaughtException', note)
  process.off('unhandledRejection', note)
})
let release: (() => void)[] = []
const app = httpErrors(new Hono(), { report: () => {} })
  .get('/fine', (c) => c.text('fine'))
  .get('/slow', (c: Context) => {
    return new Promise<Response>((resolve) => release.push(() => resolve(c.text('slow'))))
  })
  .post('/read', async (c) => c.text(await c.req.text()))
const { fetch } = app

const get = (target: string) => `GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`
const tunnel = 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n'
const offer = 'GET /fine HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n'
const chunked = 'POST /read HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n'
const preface = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'

/** Sends the bytes, waits for an answer where one is expected, and resets the connection. */
async function sendAndReset(
  port: number,
  bytes: string,
  isTls: boolean,
  isAnswered: boolean
): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  // A TLS socket has no method that resets.
  const sending = isTls ? connectTls({ socket, rejectUnauthorized: false }) : socket
  for (const one of [socket, sending]) one.on('error', () => {})
  sending.write(bytes, 'latin1')
  const closed = once(socket, 'close')
  if (isAnswered) await Promise.race([once(sending, 'data'), closed])
  socket.resetAndDestroy()
  await closed
}

const times = Array.from({ length: 20 }, (_, index) => index)

/** Twenty resets after an answer and twenty before one; after that, no connection is left. */
async function stress(
  server: ReturnType<typeof createAdaptorServer>,
  bytes: string,
  isTls = false,
  isAnswered = true
): Promise<readonly unknown[]> {
  const { port, close } = await started(server)
  for (const index of times) {
    await Promise.all([
      sendAndReset(port, bytes, isTls, isAnswered && !bytes.includes('/slow')),
      sendAndReset(port, bytes, isTls, false),
    ])
    if (index % 2 === 0) for (const answer of release.splice(0)) answer()
  }
  for (const answer of release.splice(0)) answer()
  await expect.poll(() => connectionsOf(server), { timeout: 4000 }).toBe(0)
  await close()
  return uncaught.splice(0)
}

const requests = {
  'a tunnel': tunnel,
  'a tunnel after a pending request': get('/slow') + tunnel,
  'two tunnels': tunnel + tunnel,
  'an offer to upgrade': offer,
  'an offer to upgrade after a pending request': get('/slow') + offer,
  'bytes that are no request': 'rubbish\r\n\r\n',
  'bytes that are no request after a pending request': `${get('/slow')}rubbish\r\n\r\n`,
  'a broken chunk': `${chunked}1\r\na\r\nrubbish`,
  'half of a request': 'GET / HTTP/1.1\r\nHo',
  'the preface of HTTP/2': preface,
  'a pending request': get('/slow'),
}

describe.each(Object.entries(requests))('a reset after %s', (name, bytes) => {
  const isAnswered = name !== 'half of a request'

  test('a reset over HTTP/1 does not end the process and leaves no connection', async () => {
    expect(await stress(createAdaptorServer({ fetch }), bytes, false, isAnswered)).toEqual([])
  })

  test('a reset over HTTP/2 without TLS does not end the process and leaves no connection', async () => {
    const server = createAdaptorServer({ fetch, createServer: createHttp2Server })
    expect(await stress(server, bytes, false, isAnswered)).toEqual([])
  })

  test('a reset over HTTPS does not end the process and leaves no connection', async () => {
    const serverOptions = { key, cert }
    const server = createAdaptorServer({ fetch, createServer: createHttpsServer, serverOptions })
    expect(await stress(server, bytes, true, isAnswered)).toEqual([])
  })
})

describe('a reset of a connection to a server of HTTP/2 over TLS', () => {
  const secure = (allowHTTP1: boolean) =>
    createAdaptorServer({
      fetch,
      createServer: createSecureServer,
      serverOptions: { key, cert, allowHTTP1 },
    })

  test.each([true, false])(
    'a reset over TLS without ALPN does not end the process (allowHTTP1: %s)',
    async (allowed) => {
      expect(await stress(secure(allowed), tunnel, true)).toEqual([])
    }
  )

  test('a reset during the TLS handshake does not end the process', async () => {
    expect(await stress(secure(true), '\x16\x03\x01\x02\x00\x01\x00', false, false)).toEqual([])
    expect(await stress(secure(false), get('/fine'))).toEqual([])
  })
})

describe('a listener of the app for an event of the server', () => {
  const events = {
    connect: tunnel,
    upgrade: offer,
    clientError: 'rubbish\r\n\r\n',
  }

  test.each(Object.entries(events))(
    'a listener for %s gets the socket, and needs no error listener for a reset',
    async (event, bytes) => {
      const server = createAdaptorServer({ fetch })
      let taken = 0
      server.on(event, (_first: unknown, socket: Duplex) => {
        taken++
        if (event === 'clientError') socket.destroy()
        else socket.write('HTTP/1.1 200 OK\r\n\r\n')
      })
      expect(await stress(server, bytes, false, event !== 'clientError')).toEqual([])
      expect(taken).toBeGreaterThanOrEqual(20)
    }
  )

  test('a listener for unknownProtocol gets the socket, and no other response is written', async () => {
    const server = createAdaptorServer({
      fetch,
      createServer: createSecureServer,
      serverOptions: { key, cert },
    })
    server.on('unknownProtocol', (socket: Socket) => socket.write('none'))
    const { port, close } = await started(server)
    const socket = connect(port, '127.0.0.1')
    const [bytes] = await once(connectTls({ socket, rejectUnauthorized: false }), 'data')
    expect(String(bytes)).toBe('none')
    socket.resetAndDestroy()
    await expect.poll(() => connectionsOf(server)).toBe(0)
    await close()
  })
})

test('CONNECT gets its response after the request before it, and the bytes after it are no request', async () => {
  const { port, close } = await started(createAdaptorServer({ fetch }))
  const exchange = exchangeRaw(port, `${get('/slow')}${tunnel}${get('/fine')}`)
  await expect.poll(() => release.length).toBe(1)
  for (const answer of release.splice(0)) answer()
  const { raw, closed } = await exchange
  await close()
  expect(String(raw).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 501'])
  expect(closed).toBe(true)
})
