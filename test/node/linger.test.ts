/** The last response of a connection is sent once and whole, and then the connection closes. */
import { once } from 'node:events'
import { createSecureServer, createServer as createHttp2Server } from 'node:http2'
import { createServer as createHttpsServer } from 'node:https'
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono, type Context } from 'hono'
import { expect, test } from 'vitest'
import { ContentTooLarge, sendContinue, httpErrors, type Formatter } from '../../src/index.ts'
import { closeGracefully, createAdaptorServer } from '../../src/presets/node.ts'
import { cert, key } from '../fixtures/certificate.ts'
import { started } from '../support/server.ts'
import {
  exchangeHttp1,
  exchangeHttp2,
  exchangeRaw,
} from '../../src/conformance/clients/raw-client.ts'

const failures: unknown[] = []
let written: (() => void) | undefined
const app = httpErrors(new Hono(), { report: () => {} })
  .post('/large', () => {
    throw new ContentTooLarge()
  })
  .post('/ask', async (c) => {
    sendContinue(c)
    return c.text(await c.req.text())
  })
  .get('/late', (c: Context) => {
    const { outgoing } = c.env
    outgoing.on('error', (error: unknown) => failures.push(error))
    outgoing.writeHead(1000)
    outgoing.write('late')
    outgoing.end('late')
    setImmediate(() => written?.())
    return RESPONSE_ALREADY_SENT
  })
const { fetch } = app

test('a second failure of a connection does not cut the response to the first', async () => {
  let format = (): void => {}
  const slow: Formatter = {
    type: 'text/plain',
    format: ({ status }) => new Promise((resolve) => (format = () => resolve(`${status} in time`))),
  }
  const waiting = httpErrors(new Hono(), {
    report: () => {},
    formatters: [slow],
    hookTimeout: 9000,
  }).post('/', async (c) => c.text(await c.req.text()))
  const server = createAdaptorServer({ fetch: waiting.fetch })
  const failed: unknown[] = []
  const { port, close } = await started(server)
  const socket = connect(port, '127.0.0.1')
  let text = ''
  socket.on('data', (chunk) => (text += String(chunk)))
  const [[served]] = (await Promise.all([
    once(server, 'connection') as Promise<[Socket]>,
    once(socket, 'connect'),
  ])) as [[Socket], unknown]
  const emit = server.emit.bind(server) as (...args: unknown[]) => boolean
  Object.assign(server, {
    emit: (...args: unknown[]) => {
      if (args[0] === 'clientError') failed.push(args[1])
      return emit(...args)
    },
  })
  socket.write('POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\nrubbish')
  await expect.poll(() => failed.length).toBe(1)
  socket.write('rubbish')
  await expect.poll(() => failed.length).toBe(2)
  format()
  await once(socket, 'close')
  await close()
  expect(served.destroyed).toBe(true)
  expect(text).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n[^]*400 in time$/)
})

test('content that is written after an error response replaced the response is ignored', async () => {
  const { port, close } = await started(createAdaptorServer({ fetch }))
  const late = new Promise<void>((resolve) => (written = resolve))
  const response = await exchangeHttp1(port, { version: '1.1', method: 'GET', target: '/late' })
  await late
  await close()
  expect(response.status).toBe(500)
  expect(String(response.raw)).not.toContain('late')
  expect(failures).toEqual([])
})

test('a 413 ends the connection if the rest of a short content has not arrived', async () => {
  const { port, close } = await started(createAdaptorServer({ fetch }))
  const bytes = 'POST /large HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nbegun'
  const response = await exchangeRaw(port, bytes)
  await close()
  expect(response.status).toBe(413)
  expect(response.field('connection')).toBe('close')
  expect(response.closed).toBe(true)
})

test.each(['1.1', '2'] as const)(
  'one 100 is sent if the app calls sendContinue and then reads the content, over HTTP/%s',
  async (version) => {
    const make = () =>
      version === '2'
        ? createAdaptorServer({ fetch, createServer: createHttp2Server })
        : createAdaptorServer({ fetch })
    const { port, close } = await started(make())
    const fields = [['Expect', '100-continue']] as const
    const request = { method: 'POST', target: '/ask', body: 'hello', fields }
    const response = await (version === '2'
      ? exchangeHttp2(port, request)
      : exchangeHttp1(port, { version, ...request }))
    await close()
    expect(response.interim.map(({ status }) => status)).toEqual([100])
    expect(String(response.body)).toBe('hello')
  }
)

test('a connection whose TLS handshake ends while the server closes is closed', async () => {
  const server = createAdaptorServer({
    fetch,
    createServer: createHttpsServer,
    serverOptions: { key, cert },
  })
  const { port } = await started(server)
  const connected = once(server, 'connection')
  const socket = connect(port, '127.0.0.1')
  await connected
  const closed = closeGracefully(server, { gracePeriod: 60_000 })
  const late = connectTls({ socket, rejectUnauthorized: false }).resume()
  await Promise.all([once(late, 'close'), closed])
  expect(server.listening).toBe(false)
})

test('a connection that closes is read to the end, so that the client is not reset', async () => {
  const server = createAdaptorServer({
    fetch,
    createServer: createSecureServer,
    serverOptions: { key, cert },
  })
  const { port, close } = await started(server)
  const connected = once(server, 'secureConnection') as Promise<[Socket]>
  const client = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false })
  const [served] = await connected
  const ended = once(served, 'end')
  client.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  client.resume()
  await ended
  await close()
  expect(served.readableEnded).toBe(true)
})
