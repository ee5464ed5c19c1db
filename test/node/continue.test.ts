/** `Expect: 100-continue`: whether and when the client gets a 100. */
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { sendContinue, httpErrors, Unauthorized } from '../../src/index.ts'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import { exchangeHttp1, exchangeHttp2 } from '../../src/conformance/clients/raw-client.ts'
import type { Http2Request } from '../../src/conformance/clients/http2-client.ts'
import { serveBoth } from './serve-both.ts'
import { statusLines } from './status-lines.ts'

const app = httpErrors(new Hono(), { report: () => {} })
  .post('/read', async (c) => c.text(await c.req.text()))
  .post('/closed', () => {
    throw new Unauthorized({ challenges: [{ scheme: 'Bearer', params: { realm: 'a' } }] })
  })
  .post('/ask', (c) => c.json([sendContinue(c), sendContinue(c)]))

const servers = serveBoth(app)

const send = (version: '1.1' | '2', request: Http2Request) =>
  version === '2'
    ? exchangeHttp2(servers.http2.port, request)
    : exchangeHttp1(servers.http1.port, { version, ...request })

describe('Expect: 100-continue', () => {
  const fields = [['Expect', '100-continue']] as const

  test.each(['1.1', '2'] as const)(
    'a client that expects 100 gets it when the app reads the content, over HTTP/%s',
    async (version) => {
      const request = { method: 'POST', target: '/read', body: 'hello', fields }
      const response = await send(version, request)
      expect(response.interim.map(({ status }) => status)).toEqual([100])
      expect(String(response.body)).toBe('hello')
      expect(checkResponse(response.request, response)).toEqual([])
    }
  )

  test.each(['1.1', '2'] as const)(
    'a client that expects 100 gets the error alone if the app does not read the content, over HTTP/%s',
    async (version) => {
      const request = { method: 'POST', target: '/closed', body: 'x', fields }
      const response = await (version === '2'
        ? exchangeHttp2(servers.http2.port, request)
        : exchangeHttp1(servers.http1.port, { version, ...request, keepAlive: true }))
      expect(response.interim).toEqual([])
      expect(response.status).toBe(401)
      if (version !== '2') expect(response.field('connection')).toBe('close')
      expect(checkResponse(response.request, response)).toEqual([])
    }
  )

  test.each(['1.1', '2'] as const)(
    'a client that expects 100 gets one when the app calls sendContinue twice, over HTTP/%s',
    async (version) => {
      const request = { method: 'POST', target: '/ask', body: 'x', fields }
      const response = await send(version, request)
      expect(response.interim.map(({ status }) => status)).toEqual([100])
      expect(String(response.body)).toBe('[true,false]')
    }
  )

  test('Expect: 100-continue of HTTP/1.0 is ignored (RFC 9110 §10.1.1)', async () => {
    const request = {
      version: '1.0',
      method: 'POST',
      target: '/read',
      body: 'hello',
      fields,
    } as const
    const { raw, body } = await exchangeHttp1(servers.http1.port, request)
    expect(statusLines(raw)).toEqual(['HTTP/1.1 200'])
    expect(String(body)).toBe('hello')
  })
})
