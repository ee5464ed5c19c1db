/** Every class of the table, over real sockets, checked by the conformance kit. */
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { httpErrors } from '../../src/index.ts'
import { everyError, exemptRules, requestFieldsFor } from '../support/every-error.ts'
import { startHttp1, startHttp2, type TestServer } from '../support/server.ts'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import {
  exchangeHttp1,
  exchangeHttp2,
  type WireResponse,
} from '../../src/conformance/clients/raw-client.ts'

const app = httpErrors(new Hono(), { report: () => {} })
for (const [name, make] of Object.entries(everyError)) {
  app.all(`/${name}`, () => {
    throw make()
  })
}

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

const versions = ['1.0', '1.1', '2'] as const
const methods = ['GET', 'HEAD', 'POST', 'OPTIONS'] as const
type Version = (typeof versions)[number]

function exchange(version: Version, method: string, name: string): Promise<WireResponse> {
  const fields = requestFieldsFor[name] ?? []
  const target = `/${name}`
  return version === '2'
    ? exchangeHttp2(http2.port, { method, target, fields })
    : exchangeHttp1(http1.port, { version, method, target, fields })
}

const rows = Object.keys(everyError).flatMap((name) =>
  versions.flatMap((version) => methods.map((method) => ({ name, version, method })))
)

test.each(rows)(
  '$name to $method over HTTP/$version breaks no MUST and no SHOULD',
  async ({ name, version, method }) => {
    const response = await exchange(version, method, name)
    const twin = method === 'HEAD' ? await exchange(version, 'GET', name) : undefined
    const status = everyError[name]?.().status
    // RFC 9110 §15.5.22 and RFC 9113 §8.2.2 leave no way to say 426 in HTTP/2.
    expect(response.status).toBe(status === 426 && version === '2' ? 505 : status)
    const violations = checkResponse(response.request, response, twin)
    expect(violations.filter(({ id }) => !exemptRules[name]?.includes(id))).toEqual([])
    expect(response.field('x-content-type-options')).toBe('nosniff')
    expect(response.field('cache-control')).toBe('no-store')
    expect(String(response.body)).not.toMatch(/secret/)
    if (twin) expect(response.field('content-length')).toBe(twin.field('content-length'))
  }
)

describe('the bytes of some statuses', () => {
  test('a 404 has the fields and the content that the README shows', async () => {
    const { fields, body, reason } = await exchange('1.1', 'GET', 'NotFound')
    expect(reason).toBe('Not Found')
    expect(fields.filter(([name]) => name !== 'Date')).toEqual([
      ['Cache-Control', 'no-store'],
      ['Content-Type', 'application/problem+json'],
      ['Vary', 'Accept'],
      ['X-Content-Type-Options', 'nosniff'],
      ['Connection', 'close'],
      // @hono/node-server leaves the length to Node, which writes it last.
      ['Content-Length', '109'],
    ])
    expect(String(body)).toBe(
      '{"type":"about:blank","title":"Not Found","status":404,"detail":"No book has that id.","condition":"unknown"}'
    )
  })

  test('a 401 with several challenges sends several field lines', async () => {
    const response = await exchange('1.1', 'GET', 'Unauthorized')
    expect(response.fieldLines('www-authenticate')).toEqual([
      'Bearer realm="api", error="invalid_token"',
      'Basic realm="the \\"staff\\" door", charset="UTF-8"',
    ])
  })

  test.each(['1.0', '1.1'] as const)(
    'a 426 over HTTP/%s sends Upgrade, and the connection closes',
    async (version) => {
      const response = await exchange(version, 'GET', 'UpgradeRequired')
      expect(response.field('upgrade')).toBe('HTTP/2.0, websocket')
      expect(response.field('connection')).toBe('upgrade, close')
      expect(response.closed).toBe(true)
    }
  )

  test('a 426 over HTTP/2 becomes a 505 that lists the protocols', async () => {
    const response = await exchange('2', 'GET', 'UpgradeRequired')
    const problem: unknown = JSON.parse(String(response.body))
    expect(problem).toMatchObject({ supported: ['HTTP/2.0', 'websocket'] })
  })

  test.each(['1.0', '1.1'] as const)(
    'a 409 over HTTP/%s keeps the connection open if the client asks for that',
    async (version) => {
      const request = { version, method: 'GET', target: '/Conflict', keepAlive: true }
      const response = await exchangeHttp1(http1.port, request)
      expect(response.closed).toBe(false)
      expect(checkResponse(response.request, response)).toEqual([])
    }
  )

  test.each(versions)('OPTIONS over HTTP/%s is a 204 without any length', async (version) => {
    const shop = httpErrors(new Hono()).get('/books', (c) => c.text('x'))
    const server = await (version === '2' ? startHttp2(shop) : startHttp1(shop))
    const request = { method: 'OPTIONS', target: '/books' }
    const response = await (version === '2'
      ? exchangeHttp2(server.port, request)
      : exchangeHttp1(server.port, { version, ...request }))
    await server.close()
    expect(response.status).toBe(204)
    expect(response.field('allow')).toBe('GET, HEAD')
    expect(checkResponse(response.request, response)).toEqual([])
  })
})
