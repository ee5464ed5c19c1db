import { createServer } from 'node:http2'
import { Hono } from 'hono'
import { stream, streamSSE, streamText } from 'hono/streaming'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { exchangeHttp2 } from '../../src/conformance/clients/raw-client.ts'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import { httpErrors, NotFound, type Report } from '../../src/index.ts'
import { withoutConnectionFields } from '../../src/node/connection-fields.ts'
import { createAdaptorServer } from '../../src/presets/node.ts'
import { started, type TestServer } from '../support/server.ts'

const report = vi.fn<Report>()

const app = httpErrors(new Hono(), { report })
  .get('/sse', (c) => streamSSE(c, (events) => events.writeSSE({ data: 'one' })))
  .get('/text', (c) => streamText(c, async (text) => void (await text.write('one'))))
  .get('/stream', (c) => stream(c, async (bytes) => void (await bytes.write('one'))))
  .get('/set/:name', (c) => {
    c.header(c.req.param('name'), 'keep-alive')
    return c.text('one')
  })
  .get('/error/:name', (c) => {
    c.header(c.req.param('name'), 'keep-alive')
    throw new NotFound('one')
  })

let server: TestServer
beforeAll(async () => {
  server = await started(createAdaptorServer({ fetch: app.fetch, createServer }))
})
afterAll(() => server.close())

const names = ['Connection', 'Keep-Alive', 'Proxy-Connection', 'Transfer-Encoding', 'Upgrade']

describe('fields of an HTTP/1.1 connection that an app sets', () => {
  test.each(['/sse', '/text', '/stream', ...names.map((name) => `/set/${name}`)])(
    'The response to GET %s over HTTP/2 is sent without them',
    async (target) => {
      const response = await exchangeHttp2(server.port, { method: 'GET', target })
      expect(response.status).toBe(200)
      expect(String(response.body)).toContain('one')
      for (const name of names) expect(response.field(name.toLowerCase())).toBeUndefined()
      expect(checkResponse(response.request, response)).toEqual([])
      expect(report).not.toHaveBeenCalled()
    }
  )

  test.each(names)('An error response over HTTP/2 is sent without %s', async (name) => {
    const response = await exchangeHttp2(server.port, { method: 'GET', target: `/error/${name}` })
    expect(response.status).toBe(404)
    expect(response.field(name.toLowerCase())).toBeUndefined()
    expect(checkResponse(response.request, response)).toEqual([])
  })
})

describe('withoutConnectionFields', () => {
  test('An object loses the fields of the connection, whatever their case', () => {
    expect(
      withoutConnectionFields([200, 'OK', { 'content-type': 'text/plain', CONNECTION: 'close' }])
    ).toEqual([200, 'OK', { 'content-type': 'text/plain' }])
  })

  test('An array loses the names and the values of these fields', () => {
    const fields = ['Upgrade', 'h2c', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'keep-alive', '5']
    expect(withoutConnectionFields([200, fields])).toEqual([
      200,
      ['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2'],
    ])
  })

  test.each([[[200]], [[200, 'OK']], [[200, undefined]], [[200, { a: 'b' }]], [[200, ['a', 'b']]]])(
    'The arguments %j are returned as they are',
    (args) => {
      const head = args as [number, ...unknown[]]
      expect(withoutConnectionFields(head)).toBe(head)
    }
  )
})
