/** What the version of HTTP lets a response say, on real servers. */
import createError from 'http-errors'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { httpErrors, RequestTimeout } from '../../src/index.ts'
import { startHttp1, startHttp2, type TestServer } from '../support/server.ts'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import {
  exchangeHttp1,
  exchangeHttp2,
  exchangeRaw,
} from '../../src/conformance/clients/raw-client.ts'

const upgrade = { Upgrade: 'HTTP/2.0', Connection: 'upgrade' }
const without = new Response('Only elsewhere.', { status: 426 })

const app = httpErrors(new Hono(), { report: () => {}, keepResponse: () => true })
  .get('/thrown', () => {
    throw new Response('Only over HTTP/2.', { status: 426, headers: upgrade })
  })
  .get('/thrown/without', () => {
    throw without
  })
  .get('/held', () => {
    throw new HTTPException(426, { res: new Response('No.', { status: 426, headers: upgrade }) })
  })
  .get('/http-errors', () => {
    throw createError(426, { headers: upgrade })
  })
  .get('/http-errors/without', () => {
    throw createError(426)
  })
  .get('/status/:status', (c) => new Response('x', { status: Number(c.req.param('status')) }))
  .all('/timeout', () => {
    throw new RequestTimeout()
  })
  .post('/refused', (c) => c.notFound())

let http1: TestServer
let http2: TestServer
beforeAll(async () => {
  http1 = await startHttp1(app)
  http2 = await startHttp2(app)
})
afterAll(async () => {
  await http1.close()
  await http2.close()
})

describe('426', () => {
  const targets = ['/thrown', '/held', '/http-errors']
  const unknown = ['/thrown/without', '/http-errors/without']

  test.each([...targets, ...unknown])(
    'a 426 of %s becomes a 505 that lists the protocols over HTTP/2',
    async (target) => {
      const response = await exchangeHttp2(http2.port, { method: 'GET', target })
      expect(response.status).toBe(505)
      expect(response.field('upgrade')).toBeUndefined()
      const problem: unknown = JSON.parse(String(response.body))
      const supported = targets.includes(target) ? ['HTTP/2.0'] : ['HTTP/1.1']
      expect(problem).toHaveProperty('status', 505)
      expect((problem as { supported?: unknown }).supported).toEqual(supported)
      expect(checkResponse(response.request, response)).toEqual([])
    }
  )

  test.each(targets)('a 426 of %s sends its protocol in Upgrade over HTTP/1.1', async (target) => {
    const response = await exchangeHttp1(http1.port, { version: '1.1', method: 'GET', target })
    expect(response.status).toBe(426)
    expect(response.field('upgrade')).toBe('HTTP/2.0')
    expect(response.field('connection')).toBe('upgrade, close')
    expect(checkResponse(response.request, response)).toEqual([])
  })

  test.each(unknown)('a 426 of %s without a protocol sends an empty Upgrade', async (target) => {
    const response = await exchangeHttp1(http1.port, { version: '1.1', method: 'GET', target })
    expect(response.status).toBe(426)
    expect(response.field('upgrade')).toBe('')
    expect(response.field('connection')).toBe('upgrade, close')
  })
})

describe('a final status of 1xx', () => {
  test.each([100, 101, 102, 103, 199])(
    'a Response with the final status %i becomes a 500 over every version',
    async (status) => {
      const request = { method: 'GET', target: `/status/${status}` }
      for (const response of [
        await exchangeHttp1(http1.port, { version: '1.0', ...request }),
        await exchangeHttp1(http1.port, { version: '1.1', ...request }),
        await exchangeHttp2(http2.port, request),
      ]) {
        expect(response.interim).toEqual([])
        expect(response.status).toBe(500)
        expect(checkResponse(response.request, response)).toEqual([])
      }
    }
  )
})

describe('an HTTP/1.0 client', () => {
  test('an HTTP/1.0 client that expects 100-continue gets the final response alone', async () => {
    const { raw, status } = await exchangeHttp1(http1.port, {
      version: '1.0',
      method: 'POST',
      target: '/refused',
      body: 'x',
      fields: [['Expect', '100-continue']],
    })
    expect(status).toBe(404)
    expect(String(raw)).toMatch(/^HTTP\/1.1 404 /)
  })

  test('an HTTP/1.0 client that offers to upgrade gets the response of the route', async () => {
    const response = await exchangeHttp1(http1.port, {
      version: '1.0',
      method: 'GET',
      target: '/status/200',
      fields: [
        ['Connection', 'upgrade'],
        ['Upgrade', 'websocket'],
      ],
    })
    expect([response.status, String(response.body)]).toEqual([200, 'x'])
  })
})

describe('the connection after an error', () => {
  test('the connection closes after a 408, which sends Connection: close', async () => {
    const request = { version: '1.1', method: 'POST', target: '/timeout', keepAlive: true } as const
    const response = await exchangeHttp1(http1.port, request)
    expect(response.field('connection')).toBe('close')
    expect(response.closed).toBe(true)
    expect(checkResponse(response.request, response)).toEqual([])
  })

  test('the connection stays open after an error if Node reads the content to its end', async () => {
    const refused = 'POST /refused HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n'
    const next = 'GET /status/200 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'
    const { raw } = await exchangeRaw(http1.port, `${refused}${'x'.repeat(100_000)}${next}`)
    expect(String(raw).match(/HTTP\/1.1 \d+|\r\nConnection: [-a-z]+/g)).toEqual([
      'HTTP/1.1 404',
      '\r\nConnection: keep-alive',
      'HTTP/1.1 200',
      '\r\nConnection: close',
    ])
  })
})
