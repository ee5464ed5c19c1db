/** Responses that cannot be written, over HTTP/1 and HTTP/2: no text of an exception, no crash, no hang. */
import { ServerResponse, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono, type Context } from 'hono'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { httpErrors, NotFound, type Formatter, type Report } from '../../src/index.ts'
import { createAdaptorServer } from '../../src/presets/node.ts'
import { started } from '../support/server.ts'
import { serveBoth } from './serve-both.ts'
import { nodeServerDoes } from '../support/installed-versions.ts'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import { connectionsOf } from './connections.ts'
import {
  exchangeHttp1,
  exchangeHttp2,
  exchangeRaw,
} from '../../src/conformance/clients/raw-client.ts'

const report = vi.fn<Report>()

function failing(): ReadableStream {
  return new ReadableStream({
    pull() {
      throw new Error('secret')
    },
  })
}

/** A response whose content was accessed: @hono/node-server then reads the stream before it writes the head. */
function streamed(stream: ReadableStream): Response {
  const response = new Response(stream)
  expect(response.body).not.toBeNull()
  return response
}

const app = httpErrors(new Hono(), { report })
  .get('/status/:status', (c) => new Response('x', { status: Number(c.req.param('status')) }))
  .get('/late/status/:status', async (c) => {
    await Promise.resolve()
    return new Response('x', { status: Number(c.req.param('status')) })
  })
  .get('/value', () => new Response('x', { headers: { 'X-Secret': 'a\r\nSet-Cookie: secret' } }))
  .get('/name', () => new Response('x', { headers: [['a b', 'secret']] }))
  .get('/stream', () => streamed(failing()))
  .get('/begun', () => new Response(failing()))
  .get('/locked', () => {
    const stream = new ReadableStream()
    stream.getReader()
    return new Response(stream)
  })
  .get('/staged', (c: Context) => {
    c.env.outgoing.setHeader('ETag', '"secret"')
    c.env.outgoing.setHeader('X-Request-Id', '7')
    return new Response('x', { status: 1000 })
  })
  .get('/twice', (c: Context) => {
    c.env.outgoing.writeHead(200, { 'Content-Length': '5', 'Content-Type': 'text/plain' })
    c.env.outgoing.end('first')
    return c.text('second')
  })
  .get('/own-text', (c: Context) => {
    c.env.outgoing.writeHead(500, { 'Content-Type': 'text/plain' })
    c.env.outgoing.end('Error: as I say')
    return RESPONSE_ALREADY_SENT
  })
  .get('/error-text', (c) => c.text('Error: none'))
  .get('/fine', (c) => c.text('fine'))

const logged = vi.spyOn(console, 'error')
const servers = serveBoth(app)
beforeEach(() => {
  report.mockClear()
  logged.mockImplementation(() => {})
})
afterEach(() => {
  logged.mockReset()
})

type Version = '1.0' | '1.1' | '2'
const versions = ['1.0', '1.1', '2'] as const

async function get(version: Version, target: string, method = 'GET') {
  return version === '2'
    ? exchangeHttp2(servers.http2.port, { method, target })
    : exchangeHttp1(servers.http1.port, { version, method, target })
}

describe.each(versions)('a response that cannot be written over HTTP/%s', (version) => {
  const statuses = [1, 99, 100, 101, 103, 199, 600, 999, 1000, -1]
  test.each([
    ...statuses.map((status) => `/status/${status}`),
    ...statuses.map((status) => `/late/status/${status}`),
    '/name',
    ...(nodeServerDoes.failWithContent ? ['/stream'] : []),
    '/staged',
    ...(version === '2' ? [] : ['/value']),
  ])(
    'the response to %s becomes a 500 without the text of the exception, and is reported once',
    async (target) => {
      const response = await get(version, target)
      expect(response.status).toBe(500)
      expect(response.field('content-type')).toBe('application/problem+json')
      expect(checkResponse(response.request, response)).toEqual([])
      expect(String(response.raw) + String(response.body)).not.toMatch(/secret|Error:/)
      expect(report).toHaveBeenCalledTimes(1)
      expect(report.mock.calls[0]?.[2]).toMatchObject({ status: 500 })
    }
  )

  test.each(nodeServerDoes.failWithContent ? [] : ['/stream'])(
    'the response to %s, which fails at once, is an empty 200 of older versions of @hono/node-server',
    async (target) => {
      const response = await get(version, target)
      expect([response.status, String(response.body)]).toEqual([200, ''])
      expect(response.field('content-length')).toBe('0')
    }
  )

  test('the 500 keeps the fields that do not describe the response that failed', async () => {
    const response = await get(version, '/staged')
    expect(response.field('x-request-id')).toBe('7')
    expect(response.field('etag')).toBeUndefined()
  })

  test('the 500 to HEAD has no content', async () => {
    const response = await get(version, '/status/1000', 'HEAD')
    expect(response.status).toBe(500)
    expect(response.body.length + response.trailing.length).toBe(0)
    expect(Number(response.field('content-length'))).toBeGreaterThan(100)
  })

  test('a response that the app writes to Node itself is sent as it is', async () => {
    const own = await get(version, '/own-text')
    expect([own.status, String(own.body)]).toEqual([500, 'Error: as I say'])
    const text = await get(version, '/error-text')
    expect([text.status, String(text.body)]).toEqual([200, 'Error: none'])
  })
})

describe.each(['1.0', '1.1'] as const)(
  'a response that fails after its head, over HTTP/%s',
  (version) => {
    test.each(['/begun', '/locked'])(
      'a response that fails after its head closes the connection and is reported: %s',
      async (target) => {
        const response = await get(version, target)
        expect(response.status).toBe(200)
        expect(response.closed).toBe(true)
        expect(String(response.raw)).not.toMatch(/Error|secret|\r\n0\r\n/)
        expect(String(response.raw).match(/HTTP\/1.1/g)).toHaveLength(1)
        await vi.waitFor(() => expect(report).toHaveBeenCalledTimes(1))
      }
    )

    test('a response that the app writes to Node itself is not followed by a second one', async () => {
      const { raw } = await get(version, '/twice')
      expect(String(raw)).toMatch(/\r\n\r\nfirst$/)
      expect(String(raw).match(/HTTP\/1.1/g)).toHaveLength(1)
    })
  }
)

test.each(['/begun', '/locked'])(
  'a response that fails after its head ends its stream over HTTP/2: %s',
  async (target) => {
    await expect(get('2', target)).rejects.toMatchObject({ code: 'ERR_HTTP2_STREAM_ERROR' })
    await vi.waitFor(() => expect(report).toHaveBeenCalledTimes(1))
  }
)

describe('a fetch that is not that of a wrapped app', () => {
  const fetches = {
    'that throws': () => {
      throw new Error('secret')
    },
    'that rejects': () => Promise.reject(new Error('secret')),
    'that rejects with a string': () => Promise.reject('secret'),
    'that returns nothing': () => undefined,
    'that returns nothing later': () => Promise.resolve(),
    'that returns rubbish': () => ({ status: 200 }),
  }

  test.each(Object.entries(fetches))('a fetch %s gets a 500 and a report', async (_name, fetch) => {
    const server = await started(createAdaptorServer({ fetch, errors: { report } }))
    const response = await exchangeHttp1(server.port, { version: '1.1', method: 'GET' })
    await server.close()
    expect(response.status).toBe(500)
    expect(checkResponse(response.request, response)).toEqual([])
    expect(String(response.body)).not.toContain('secret')
    expect(report).toHaveBeenCalledTimes(1)
  })

  test('a fetch that throws an HttpError gets its response', async () => {
    const fetch = () => Promise.reject(new NotFound('No book has that id.'))
    const server = await started(createAdaptorServer({ fetch, errors: { report } }))
    const response = await exchangeHttp1(server.port, { version: '1.1', method: 'GET' })
    await server.close()
    expect(JSON.parse(String(response.body))).toMatchObject({ detail: 'No book has that id.' })
  })
})

describe('a subclass of ServerResponse that the app passes', () => {
  class Own<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
    readonly isOwn = true
  }

  test('a subclass of ServerResponse that the app passes is used, and its failed response becomes a 500', async () => {
    const plain = httpErrors(new Hono(), { report })
      .get('/own', (c: Context) => c.json(c.env.outgoing.isOwn))
      .get('/status', () => new Response('x', { status: 1000 }))
    const { port, close } = await started(
      createAdaptorServer({ fetch: plain.fetch, serverOptions: { ServerResponse: Own } })
    )
    const own = await exchangeHttp1(port, { version: '1.1', method: 'GET', target: '/own' })
    const failed = await exchangeHttp1(port, { version: '1.1', method: 'GET', target: '/status' })
    await close()
    expect(String(own.body)).toBe('true')
    expect([failed.status, failed.field('content-type')]).toEqual([500, 'application/problem+json'])
  })
})

describe('an asynchronous formatter', () => {
  const slow: Formatter = {
    type: 'text/plain',
    format: async ({ status }) => {
      await new Promise((resolve) => setImmediate(resolve))
      return `${status} in time`
    },
  }
  const plain = httpErrors(new Hono(), { report, formatters: [slow] }).get(
    '/status',
    () => new Response('x', { status: 1000 })
  )

  test.each([
    [
      'a response that cannot be written',
      'GET /status HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      500,
    ],
    ['a request without Host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['a request that cannot be read', 'rubbish\r\n\r\n', 400],
    ['CONNECT', 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n', 501],
  ])('an asynchronous formatter writes the response to %s', async (_what, bytes, status) => {
    const { port, close } = await started(createAdaptorServer({ fetch: plain.fetch }))
    const response = await exchangeRaw(port, bytes)
    await close()
    expect([response.status, String(response.body)]).toEqual([status, `${status} in time`])
    expect(response.closed).toBe(true)
    expect(checkResponse(response.request, response)).toEqual([])
  })

  test('an asynchronous formatter whose client has left does not end the server', async () => {
    const waiting: (() => void)[] = []
    const late: Formatter = {
      type: 'text/plain',
      format: () => new Promise((resolve) => waiting.push(() => resolve('late'))),
    }
    const { fetch } = httpErrors(new Hono(), { report, formatters: [late] })
    const server = createAdaptorServer({ fetch })
    const { port, close } = await started(server)
    for (const bytes of ['rubbish\r\n\r\n', 'GET / HTTP/1.1\r\n\r\n']) {
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
      await expect.poll(() => waiting.length).toBe(1)
      socket.resetAndDestroy()
      await expect.poll(() => connectionsOf(server)).toBe(0)
      waiting.pop()?.()
    }
    const after = exchangeRaw(port, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
    await expect.poll(() => waiting.length).toBe(1)
    waiting.pop()?.()
    expect((await after).status).toBe(404)
    await close()
  })
})

describe('the default report', () => {
  test('the default report writes a response that cannot be sent to the console once', async () => {
    const plain = httpErrors(new Hono())
      .get('/stream', () => streamed(failing()))
      .get('/status', () => new Response('x', { status: 1000 }))
    const { port, close } = await started(createAdaptorServer({ fetch: plain.fetch }))
    for (const target of ['/stream', '/status']) {
      logged.mockClear()
      await exchangeHttp1(port, { version: '1.1', method: 'GET', target })
      expect(logged).toHaveBeenCalledTimes(1)
    }
    await close()
  })
})
