/** TLS: HTTP/2 and HTTP/1.1 on one port, and clients that use neither. */
import { once } from 'node:events'
import { connect as connectHttp2, createSecureServer } from 'node:http2'
import { createServer as createHttpsServer } from 'node:https'
import { connect as connectTls, type ConnectionOptions } from 'node:tls'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { httpErrors, UpgradeRequired } from '../../src/index.ts'
import { closeGracefully, createAdaptorServer } from '../../src/presets/node.ts'
import { started } from '../support/server.ts'
import { cert, key } from '../fixtures/certificate.ts'
import { parseHttp1 } from '../../src/conformance/syntax/http1-parser.ts'

const app = httpErrors(new Hono(), { report: () => {} })
  .get('/fine', (c) => c.text('fine'))
  .get('/bad', () => new Response('x', { status: 1000 }))
  .get('/upgrade', () => {
    throw new UpgradeRequired({ upgrade: ['websocket'] })
  })

const both = () =>
  createAdaptorServer({
    fetch: app.fetch,
    createServer: createSecureServer,
    serverOptions: { key, cert, allowHTTP1: true },
  })
const http2Only = () =>
  createAdaptorServer({
    fetch: app.fetch,
    createServer: createSecureServer,
    serverOptions: { key, cert },
  })
const http1Only = () =>
  createAdaptorServer({
    fetch: app.fetch,
    createServer: createHttpsServer,
    serverOptions: { key, cert },
  })

async function say(port: number, bytes: string, options: ConnectionOptions = {}) {
  const socket = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false, ...options })
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  await once(socket, 'secureConnect')
  socket.write(bytes)
  await once(socket, 'close')
  return parseHttp1(Buffer.concat(chunks), 'GET', true)
}

describe.each([
  ['HTTPS', http1Only, []],
  ['HTTP/2 with HTTP/1 allowed', both, ['http/1.1']],
  ['HTTP/2 with HTTP/1 allowed, without ALPN', both, []],
] as const)('over %s', (_name, make, protocols) => {
  test.each([
    ['GET /fine HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 200],
    ['GET /bad HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 500],
    ['GET /upgrade HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 426],
    ['GET / HTTP/1.1\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n', 400],
    ['rubbish\r\n\r\n', 400],
    ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 505],
  ])('the request %j gets a %i over TLS', async (bytes, status) => {
    const { port, close } = await started(make())
    const response = await say(port, bytes, { ALPNProtocols: [...protocols] })
    await close()
    expect(response.status).toBe(status)
    expect(response.complete).toBe(true)
    const names = response.fields.map(([name]) => name.toLowerCase())
    expect(names).toEqual(expect.arrayContaining(['date', 'content-length', 'connection']))
  })
})

test('a 426 over HTTP/2 with TLS becomes a 505 if HTTP/1 is allowed beside it', async () => {
  const { port, close } = await started(both())
  const session = connectHttp2(`https://127.0.0.1:${port}`, { rejectUnauthorized: false })
  const [headers] = await once(session.request({ ':path': '/upgrade' }), 'response')
  session.destroy()
  await close()
  expect(headers).toMatchObject({ ':status': 505 })
})

test('a client of HTTP/1 gets a 505 that lists HTTP/2 from a server of HTTP/2 alone', async () => {
  const { port, close } = await started(http2Only())
  const response = await say(port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  await close()
  expect(response.status).toBe(505)
  expect(JSON.parse(String(response.body))).toMatchObject({ supported: ['HTTP/2.0'] })
})

test('closeGracefully ends idle connections of HTTP/1 and HTTP/2 over TLS', async () => {
  const server = both()
  const { port } = await started(server)
  const idle = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false })
  await once(idle, 'secureConnect')
  idle.write('GET /fine HTTP/1.1\r\nHost: a\r\n\r\n')
  await once(idle, 'data')
  const session = connectHttp2(`https://127.0.0.1:${port}`, { rejectUnauthorized: false })
  await once(session, 'connect')
  const ends = [once(idle, 'end'), once(session, 'goaway')]
  await closeGracefully(server)
  await Promise.all(ends)
  expect(server.listening).toBe(false)
})
