/** The connection: the order of its responses, and when it closes. */
import { connect as connectHttp2 } from 'node:http2'
import { connect } from 'node:net'
import { once } from 'node:events'
import { Hono, type Context } from 'hono'
import { describe, expect, test, vi } from 'vitest'
import { ContentTooLarge, httpErrors, Unauthorized } from '../../src/index.ts'
import { createAdaptorServer } from '../../src/presets/node.ts'
import { started } from '../support/server.ts'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import { exchangeHttp2, exchangeRaw } from '../../src/conformance/clients/raw-client.ts'
import { connectionsOf } from './connections.ts'
import { serveBoth } from './serve-both.ts'
import { statusLines } from './status-lines.ts'

const pending: (() => void)[] = []

const app = httpErrors(new Hono(), { report: () => {} })
  .get('/fine', (c) => c.text('fine'))
  .get(
    '/slow',
    (c) => new Promise<Response>((resolve) => pending.push(() => resolve(c.text('slow'))))
  )
  .get('/begun', (c: Context) => {
    return c.body(
      new ReadableStream({ start: (controller) => controller.enqueue(Buffer.from('begun')) })
    )
  })
  .post('/read', async (c) => c.text(await c.req.text()))
  .post('/begun', (c) => {
    return c.body(
      new ReadableStream({ start: (controller) => controller.enqueue(Buffer.from('begun')) })
    )
  })
  .post('/large', () => {
    throw new ContentTooLarge()
  })
  .post('/closed', () => {
    throw new Unauthorized({ challenges: [{ scheme: 'Bearer', params: { realm: 'a' } }] })
  })

const servers = serveBoth(app)

const get = (target: string) => `GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`
const post = (target: string, field: string) =>
  `POST ${target} HTTP/1.1\r\nHost: a\r\n${field}\r\n\r\n`

describe('a request that cannot be read after other requests', () => {
  test('a request that cannot be read gets its 400 after the responses to the requests before it', async () => {
    const exchange = exchangeRaw(
      servers.http1.port,
      `${get('/slow')}${get('/fine')}rubbish\r\n\r\n`
    )
    await vi.waitFor(() => expect(pending).toHaveLength(1))
    pending.pop()?.()
    const { raw } = await exchange
    expect(statusLines(raw)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 400'])
    expect(String(raw)).toMatch(/slow[^]*fine[^]*"status":400/)
  })

  test('a request that cannot be read gets no response if the request before it ended the connection', async () => {
    const last = 'GET /fine HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'
    const { raw, closed } = await exchangeRaw(servers.http1.port, `${last}rubbish\r\n\r\n`)
    expect(statusLines(raw)).toEqual(['HTTP/1.1 200'])
    expect(closed).toBe(true)
  })

  test('CONNECT gets its 501 after the responses to the requests before it', async () => {
    const tunnel = 'CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n'
    const exchange = exchangeRaw(servers.http1.port, `${get('/slow')}${tunnel}`)
    await vi.waitFor(() => expect(pending).toHaveLength(1))
    pending.pop()?.()
    expect(statusLines((await exchange).raw)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 501'])
  })

  test('content that cannot be read ends a response that has begun, without a second response', async () => {
    const { raw, closed } = await exchangeRaw(
      servers.http1.port,
      `${post('/begun', 'Transfer-Encoding: chunked')}1\r\na\r\nrubbish`
    )
    expect(closed).toBe(true)
    expect(statusLines(raw)?.length ?? 0).toBeLessThan(2)
    expect(String(raw)).not.toMatch(/\r\n0\r\n\r\n$/)
  })

  test('content that cannot be read gets a 400 in the place of the response of the app', async () => {
    const { raw } = await exchangeRaw(
      servers.http1.port,
      `${get('/fine')}${post('/read', 'Transfer-Encoding: chunked')}1\r\na\r\nrubbish`
    )
    expect(statusLines(raw)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400'])
  })

  test('content that cannot be read after the response closes the connection without a second response', async () => {
    const { raw, closed } = await exchangeRaw(
      servers.http1.port,
      `${post('/closed', 'Transfer-Encoding: chunked')}rubbish`
    )
    expect(statusLines(raw)).toEqual(['HTTP/1.1 401'])
    expect(closed).toBe(true)
  })
})

describe('content that the app does not read', () => {
  const upload = 'x'.repeat(8_000_000)

  test.each([
    ['/large', `Content-Length: ${upload.length}`, 413],
    ['/closed', `Content-Length: ${upload.length}`, 401],
    ['/closed', 'Transfer-Encoding: chunked', 401],
  ])(
    'unread content to %s with %s gets the whole response, and the connection closes with %i',
    async (target, field, status) => {
      const content = field.startsWith('T') ? `${upload.length.toString(16)}\r\n${upload}` : upload
      const response = await exchangeRaw(servers.http1.port, `${post(target, field)}${content}`)
      expect(response.status).toBe(status)
      expect(response.complete).toBe(true)
      expect(response.field('connection')).toBe('close')
      expect(response.closed).toBe(true)
      expect(checkResponse(response.request, response)).toEqual([])
    }
  )

  test('unread content that is small keeps the connection', async () => {
    const { raw } = await exchangeRaw(
      servers.http1.port,
      `${post('/closed', 'Content-Length: 5')}helloGET /fine HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`
    )
    expect(statusLines(raw)).toEqual(['HTTP/1.1 401', 'HTTP/1.1 200'])
  })
})

describe('requests of HTTP/2 that the app does not get', () => {
  test.each([
    [417, { method: 'POST', body: 'x', fields: [['expect', 'coffee']] as const }],
    [400, { method: 'GET', target: '/a\\b' }],
  ])('a request of HTTP/2 gets a %i: %j', async (status, request) => {
    const response = await exchangeHttp2(servers.http2.port, request)
    expect(response.status).toBe(status)
    expect(response.field('content-type')).toBe('application/problem+json')
    expect(checkResponse(response.request, response)).toEqual([])
  })

  test('CONNECT over HTTP/2 gets a 501', async () => {
    const session = connectHttp2(`http://127.0.0.1:${servers.http2.port}`)
    const stream = session.request({ ':method': 'CONNECT', ':authority': 'a:443' })
    const [headers] = await once(stream, 'response')
    session.destroy()
    expect(headers).toMatchObject({ ':status': 501, 'content-type': 'application/problem+json' })
  })

  test('OPTIONS * over HTTP/2 gets the methods of the app', async () => {
    const response = await exchangeHttp2(servers.http2.port, { method: 'OPTIONS', target: '*' })
    expect([response.status, response.field('allow')]).toEqual([204, 'GET, POST, HEAD, OPTIONS'])
  })
})

describe('a client that is too slow', () => {
  test.each([
    ['with its fields', 'GET / HTTP/1.1\r\nHost: a\r\n', ['HTTP/1.1 408']],
    ['with its content', post('/read', 'Content-Length: 5'), ['HTTP/1.1 408']],
    ['with the second request', `${get('/fine')}GET / HT`, ['HTTP/1.1 200', 'HTTP/1.1 408']],
    ['with everything', '', null],
  ])('a client that is too slow %s gets %s', async (_what, bytes, statuses) => {
    const slow = await started(
      createAdaptorServer({
        fetch: app.fetch,
        serverOptions: { headersTimeout: 40, requestTimeout: 60, connectionsCheckingInterval: 10 },
      })
    )
    const response = await exchangeRaw(slow.port, bytes)
    await slow.close()
    expect(statusLines(response.raw)).toEqual(statuses)
    expect(response.closed).toBe(true)
    if (statuses?.length === 1) {
      expect(response.field('connection')).toBe('close')
      expect(JSON.parse(String(response.body))).toMatchObject({
        status: 408,
        condition: 'temporary',
      })
    }
  })
})

test('a request beyond maxRequestsPerSocket gets a 503 with Retry-After: 0, and the connection closes', async () => {
  const limited = createAdaptorServer({ fetch: app.fetch })
  Object.assign(limited, { maxRequestsPerSocket: 1 })
  const { port, close } = await started(limited)
  const { raw, closed } = await exchangeRaw(port, get('/fine') + get('/fine'))
  await close()
  expect(statusLines(raw)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 503'])
  expect(String(raw)).toMatch(/\r\nRetry-After: 0\r\n[^]*"status":503/)
  expect(closed).toBe(true)
})

test('a client that leaves during a request or a response leaves no connection open', async () => {
  const server = createAdaptorServer({ fetch: app.fetch })
  const { port, close } = await started(server)
  for (const bytes of [get('/slow'), post('/read', 'Content-Length: 5'), 'GET', get('/begun')]) {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    await expect.poll(() => connectionsOf(server)).toBe(1)
    socket.resetAndDestroy()
    await expect.poll(() => connectionsOf(server)).toBe(0)
  }
  pending.splice(0)
  await close()
})
