/** The connection: whose turn it is, who is told that it ends, and what goes before the response. */
import { connect as connectHttp2, createServer as createHttp2Server } from 'node:http2'
import { connect } from 'node:net'
import { once } from 'node:events'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono, type Context } from 'hono'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sendContinue, ContentTooLarge, httpErrors, Unauthorized } from '../../src/index.ts'
import { createAdaptorServer } from '../../src/presets/node.ts'
import { nodeServerDoes } from '../support/installed-versions.ts'
import { earlyHints as unguardedHints } from '../support/node-server.ts'
import { started, type TestServer } from '../support/server.ts'
import { connectionsOf } from './connections.ts'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import {
  exchangeHttp1,
  exchangeHttp2,
  exchangeRaw,
} from '../../src/conformance/clients/raw-client.ts'

const pending: (() => void)[] = []
const challenges = [{ scheme: 'Bearer', params: { realm: 'a' } }] as const

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
    throw new Unauthorized({ challenges: [...challenges] })
  })
  .post('/ask', (c) => c.json([sendContinue(c), sendContinue(c)]))
  .get('/hints', unguardedHints({ link: '</a.css>; rel=preload' }), (c) => c.text('fine'))
  .get('/late', (c: Context) => {
    const { outgoing } = c.env
    outgoing.writeHead(200, { 'Content-Length': '4', 'Content-Type': 'text/plain' })
    for (const name of [
      'writeContinue',
      'writeEarlyHints',
      'writeInformation',
      'writeProcessing',
    ]) {
      outgoing[name]?.({ link: '</a.css>; rel=preload' })
    }
    outgoing.end('fine')
    return RESPONSE_ALREADY_SENT
  })
  .get('/raw', (c: Context) => {
    const { outgoing } = c.env
    outgoing.writeProcessing?.()
    outgoing.writeContinue()
    outgoing.writeEarlyHints({ link: '</a.css>; rel=preload' })
    // Of newer versions of Node.
    outgoing.writeInformation?.(103, { link: '</b.css>; rel=preload' })
    return c.text('fine')
  })

let http1: TestServer
let http2: TestServer
beforeAll(async () => {
  const { fetch } = app
  http1 = await started(createAdaptorServer({ fetch }))
  http2 = await started(createAdaptorServer({ fetch, createServer: createHttp2Server }))
})
afterAll(async () => {
  await http1.close()
  await http2.close()
})

const statusLines = (raw: Buffer) => String(raw).match(/HTTP\/1\.1 \d+/g)
const get = (target: string) => `GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`
const post = (target: string, field: string) =>
  `POST ${target} HTTP/1.1\r\nHost: a\r\n${field}\r\n\r\n`

describe('what cannot be read behind other requests', () => {
  test('is answered after them', async () => {
    const exchange = exchangeRaw(http1.port, `${get('/slow')}${get('/fine')}rubbish\r\n\r\n`)
    await vi.waitFor(() => expect(pending).toHaveLength(1))
    pending.pop()?.()
    const { raw } = await exchange
    expect(statusLines(raw)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 400'])
    expect(String(raw)).toMatch(/slow[^]*fine[^]*"status":400/)
  })

  test('is not answered where the request before ended the connection', async () => {
    const last = 'GET /fine HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'
    const { raw, closed } = await exchangeRaw(http1.port, `${last}rubbish\r\n\r\n`)
    expect(statusLines(raw)).toEqual(['HTTP/1.1 200'])
    expect(closed).toBe(true)
  })

  test('as CONNECT is answered after them too', async () => {
    const tunnel = 'CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n'
    const exchange = exchangeRaw(http1.port, `${get('/slow')}${tunnel}`)
    await vi.waitFor(() => expect(pending).toHaveLength(1))
    pending.pop()?.()
    expect(statusLines((await exchange).raw)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 501'])
  })

  test('ends a response that has begun, which is cut and not continued by another one', async () => {
    const { raw, closed } = await exchangeRaw(
      http1.port,
      `${post('/begun', 'Transfer-Encoding: chunked')}1\r\na\r\nrubbish`
    )
    expect(closed).toBe(true)
    expect(statusLines(raw)?.length ?? 0).toBeLessThan(2)
    expect(String(raw)).not.toMatch(/\r\n0\r\n\r\n$/)
  })

  test('as content is answered in the place of what the app would say', async () => {
    const { raw } = await exchangeRaw(
      http1.port,
      `${get('/fine')}${post('/read', 'Transfer-Encoding: chunked')}1\r\na\r\nrubbish`
    )
    expect(statusLines(raw)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400'])
  })

  test('ends a connection whose response has said all, and that is left in peace', async () => {
    const { raw, closed } = await exchangeRaw(
      http1.port,
      `${post('/closed', 'Transfer-Encoding: chunked')}rubbish`
    )
    expect(statusLines(raw)).toEqual(['HTTP/1.1 401'])
    expect(closed).toBe(true)
  })
})

describe('an upload that nobody wants', () => {
  const upload = 'x'.repeat(8_000_000)

  test.each([
    ['/large', `Content-Length: ${upload.length}`, 413],
    ['/closed', `Content-Length: ${upload.length}`, 401],
    ['/closed', 'Transfer-Encoding: chunked', 401],
  ])(
    'to %s with %s gets the response whole, and is told that the connection closes',
    async (target, field, status) => {
      const content = field.startsWith('T') ? `${upload.length.toString(16)}\r\n${upload}` : upload
      const response = await exchangeRaw(http1.port, `${post(target, field)}${content}`)
      expect(response.status).toBe(status)
      expect(response.complete).toBe(true)
      expect(response.field('connection')).toBe('close')
      expect(response.closed).toBe(true)
      expect(checkResponse(response.request, response)).toEqual([])
    }
  )

  test('that is small keeps the connection', async () => {
    const { raw } = await exchangeRaw(
      http1.port,
      `${post('/closed', 'Content-Length: 5')}helloGET /fine HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`
    )
    expect(statusLines(raw)).toEqual(['HTTP/1.1 401', 'HTTP/1.1 200'])
  })
})

describe('Expect: 100-continue', () => {
  const fields = [['Expect', '100-continue']] as const

  test.each(['1.1', '2'] as const)('gets 100 when the app reads, over HTTP/%s', async (version) => {
    const request = { method: 'POST', target: '/read', body: 'hello', fields }
    const response = await (version === '2'
      ? exchangeHttp2(http2.port, request)
      : exchangeHttp1(http1.port, { version, ...request }))
    expect(response.interim.map(({ status }) => status)).toEqual([100])
    expect(String(response.body)).toBe('hello')
    expect(checkResponse(response.request, response)).toEqual([])
  })

  test.each(['1.1', '2'] as const)(
    'gets the error alone where the app does not, over HTTP/%s',
    async (version) => {
      const request = { method: 'POST', target: '/closed', body: 'x', fields }
      const response = await (version === '2'
        ? exchangeHttp2(http2.port, request)
        : exchangeHttp1(http1.port, { version, ...request, keepAlive: true }))
      expect(response.interim).toEqual([])
      expect(response.status).toBe(401)
      if (version !== '2') expect(response.field('connection')).toBe('close')
      expect(checkResponse(response.request, response)).toEqual([])
    }
  )

  test.each(['1.1', '2'] as const)(
    'gets 100 when the app says so, once, over HTTP/%s',
    async (version) => {
      const request = { method: 'POST', target: '/ask', body: 'x', fields }
      const response = await (version === '2'
        ? exchangeHttp2(http2.port, request)
        : exchangeHttp1(http1.port, { version, ...request }))
      expect(response.interim.map(({ status }) => status)).toEqual([100])
      expect(String(response.body)).toBe('[true,false]')
    }
  )

  test('of HTTP/1.0 is ignored (RFC 9110 §10.1.1)', async () => {
    const request = {
      version: '1.0',
      method: 'POST',
      target: '/read',
      body: 'hello',
      fields,
    } as const
    const { raw, body } = await exchangeHttp1(http1.port, request)
    expect(statusLines(raw)).toEqual(['HTTP/1.1 200'])
    expect(String(body)).toBe('hello')
  })
})

describe('interim responses of others', () => {
  test.each(['/hints', '/raw'])('do not go to HTTP/1.0: %s', async (target) => {
    const { raw } = await exchangeHttp1(http1.port, { version: '1.0', method: 'GET', target })
    expect(statusLines(raw)).toEqual(['HTTP/1.1 200'])
  })

  test('go to HTTP/1.1', async () => {
    const { interim } = await exchangeHttp1(http1.port, {
      version: '1.1',
      method: 'GET',
      target: '/raw',
    })
    expect(interim.map(({ status }) => status).slice(0, 3)).toEqual([102, 100, 103])
  })

  test('do not go amid the final response', async () => {
    const { interim, raw } = await exchangeHttp1(http1.port, {
      version: '1.1',
      method: 'GET',
      target: '/late',
    })
    expect(interim).toEqual([])
    expect(String(raw)).toMatch(/\r\n\r\nfine$/)
  })

  test.runIf(nodeServerDoes.haveEarlyHints)('go to HTTP/2', async () => {
    const { interim } = await exchangeHttp2(http2.port, { method: 'GET', target: '/hints' })
    expect(interim.map(({ status }) => status)).toEqual([103])
  })
})

describe('HTTP/2', () => {
  test.each([
    [417, { method: 'POST', body: 'x', fields: [['expect', 'coffee']] as const }],
    [400, { method: 'GET', target: '/a\\b' }],
  ])('gets %i for %j', async (status, request) => {
    const response = await exchangeHttp2(http2.port, request)
    expect(response.status).toBe(status)
    expect(response.field('content-type')).toBe('application/problem+json')
    expect(checkResponse(response.request, response)).toEqual([])
  })

  test('gets 501 for CONNECT', async () => {
    const session = connectHttp2(`http://127.0.0.1:${http2.port}`)
    const stream = session.request({ ':method': 'CONNECT', ':authority': 'a:443' })
    const [headers] = await once(stream, 'response')
    session.destroy()
    expect(headers).toMatchObject({ ':status': 501, 'content-type': 'application/problem+json' })
  })

  test('gets the methods for OPTIONS *', async () => {
    const response = await exchangeHttp2(http2.port, { method: 'OPTIONS', target: '*' })
    expect([response.status, response.field('allow')]).toEqual([204, 'GET, POST, HEAD, OPTIONS'])
  })
})

describe('a client that is too slow', () => {
  test.each([
    ['with its fields', 'GET / HTTP/1.1\r\nHost: a\r\n', ['HTTP/1.1 408']],
    ['with its content', post('/read', 'Content-Length: 5'), ['HTTP/1.1 408']],
    ['with the second request', `${get('/fine')}GET / HT`, ['HTTP/1.1 200', 'HTTP/1.1 408']],
    ['with everything', '', null],
  ])('%s gets %s', async (_what, bytes, statuses) => {
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

test('requests beyond those that a connection may have get a 503, and another connection', async () => {
  const limited = createAdaptorServer({ fetch: app.fetch })
  Object.assign(limited, { maxRequestsPerSocket: 1 })
  const { port, close } = await started(limited)
  const { raw, closed } = await exchangeRaw(port, get('/fine') + get('/fine'))
  await close()
  expect(statusLines(raw)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 503'])
  expect(String(raw)).toMatch(/\r\nRetry-After: 0\r\n[^]*"status":503/)
  expect(closed).toBe(true)
})

test('a client that leaves in the middle of anything leaves nothing behind', async () => {
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
