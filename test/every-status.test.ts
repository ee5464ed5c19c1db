/** Every class of the table, over real sockets: what the rules demand, byte by byte. */
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { httpErrors } from '../src/index.ts'
import { everyError } from './every-error.ts'
import { registeredRules } from './fixtures/rules.ts'
import { startHttp1, startHttp2, type TestServer } from './server.ts'
import {
  exchangeHttp1,
  exchangeHttp2,
  fieldOf,
  linesOf,
  type WireRequest,
  type WireResponse,
} from './raw-client.ts'

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

function exchange(version: (typeof versions)[number], request: WireRequest): Promise<WireResponse> {
  return version === '2'
    ? exchangeHttp2(http2.port, request)
    : exchangeHttp1(http1.port, version, request)
}

const rows = Object.keys(everyError).flatMap((name) =>
  versions.flatMap((version) => methods.map((method) => ({ name, version, method })))
)

test.each(rows)(
  '$name to $method over HTTP/$version breaks no rule',
  async ({ name, version, method }) => {
    const target = `/${name}`
    const response = await exchange(version, { method, target })
    const error = everyError[name]?.()
    // RFC 9110 §15.5.22 and RFC 9113 §8.2.2 leave no way to say 426 in HTTP/2.
    const status = error?.status === 426 && version === '2' ? 505 : error?.status
    expect(response.status).toBe(status)
    expect(response.interim).toEqual([])
    expect(response.stray).toHaveLength(0)

    checkFields(response)
    checkStatusFields(response)
    if (method === 'HEAD') {
      // RFC 9110 §9.3.2 and §8.6
      const twin = await exchange(version, { method: 'GET', target })
      expect(response.content).toHaveLength(0)
      expect(comparable(response)).toEqual(comparable(twin))
      expect(fieldOf(response, 'content-length')).toBe(String(twin.content.length))
    } else {
      expect(fieldOf(response, 'content-length')).toBe(String(response.content.length))
      checkProblem(response)
    }
  }
)

function checkFields(response: WireResponse): void {
  const singletons = [
    'content-type',
    'content-length',
    'retry-after',
    'content-range',
    'date',
    'etag',
    'allow',
  ]
  for (const name of singletons) expect(linesOf(response, name).length).toBeLessThan(2)
  for (const [, value] of response.fields) expect(value).toMatch(/^[\t\x20-\x7e]*$/)
  expect(fieldOf(response, 'content-type')).toBe('application/problem+json')
  expect(fieldOf(response, 'x-content-type-options')).toBe('nosniff')
  expect(fieldOf(response, 'transfer-encoding')).toBeUndefined()
  // RFC 9110 §6.6.1 and §5.6.7
  expect(fieldOf(response, 'date')).toMatch(
    /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/
  )
  expect(fieldOf(response, 'cache-control')).toBe('no-store')
  if (response.version === '2') {
    for (const [name] of response.fields) expect(name).toBe(name.toLowerCase())
    for (const name of ['connection', 'keep-alive', 'upgrade'])
      expect(fieldOf(response, name)).toBeUndefined()
  } else {
    // RFC 9112 §9.6: each of these requests ends the connection.
    expect(fieldOf(response, 'connection')).toMatch(/\bclose\b/)
    expect(response.closed).toBe(true)
  }
}

/** What the rules file says of the status: fields that are required or, given the options, recommended. */
function checkStatusFields(response: WireResponse): void {
  const rule = registeredRules.find(({ code }) => code === response.status)
  for (const { field } of [...(rule?.required ?? []), ...(rule?.recommended ?? [])]) {
    const [name = '', value = ''] = field.toLowerCase().split(/: (.*)/)
    // Vary only where something was negotiated; Accept-Encoding only where a coding was the cause.
    const meant = !(name === 'vary' || name.startsWith('accept-encoding'))
    const carried = !(response.version === '2' && name === 'connection')
    if (meant && carried) expect(linesOf(response, name).length).toBeGreaterThan(0)
    if (name === 'connection' && carried) expect(fieldOf(response, name)).toContain(value)
  }
}

function checkProblem(response: WireResponse): void {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(response.content)
  const problem: Record<string, unknown> = JSON.parse(text)
  const rule = registeredRules.find(({ code }) => code === response.status)
  expect(problem['status']).toBe(response.status)
  expect(problem['title']).toBe(rule?.usable ? rule.phrase : "I'm a Teapot")
  expect(problem['type']).toBe('about:blank')
  expect(String(problem['detail']).length).toBeGreaterThan(10)
  expect(['temporary', 'permanent', 'unknown']).toContain(problem['condition'])
  expect(text).not.toMatch(/secret|\bat .*:\d+:\d+/)
  for (const name of Object.keys(problem)) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]{2,}$/)
}

/** Fields by name: lines of one name are one field, and neither order nor case of names matters. */
function comparable(response: WireResponse): Record<string, string | undefined> {
  const names = response.fields
    .map(([name]) => name.toLowerCase())
    .filter((name) => name !== 'date')
  return Object.fromEntries(names.map((name) => [name, fieldOf(response, name)]))
}

describe('details of the wire', () => {
  test('the first response of the README, to the byte', async () => {
    const { fields, content, reason } = await exchange('1.1', {
      method: 'GET',
      target: '/NotFound',
    })
    expect(reason).toBe('Not Found')
    expect(fields.filter(([name]) => name !== 'Date')).toEqual([
      ['Cache-Control', 'no-store'],
      ['Content-Length', '109'],
      ['Content-Type', 'application/problem+json'],
      ['X-Content-Type-Options', 'nosniff'],
      ['Connection', 'close'],
    ])
    expect(String(content)).toBe(
      '{"type":"about:blank","title":"Not Found","status":404,"detail":"No book has that id.","condition":"unknown"}'
    )
  })

  test('several challenges are several field lines', async () => {
    const response = await exchange('1.1', { method: 'GET', target: '/Unauthorized' })
    expect(linesOf(response, 'www-authenticate')).toEqual([
      'Bearer realm="api", error="invalid_token"',
      'Basic realm="the \\"staff\\" door", charset="UTF-8"',
    ])
  })

  test.each(['1.0', '1.1'] as const)('426 over HTTP/%s upgrades and closes', async (version) => {
    const response = await exchange(version, { method: 'GET', target: '/UpgradeRequired' })
    expect(fieldOf(response, 'upgrade')).toBe('HTTP/2.0, websocket')
    expect(fieldOf(response, 'connection')).toBe('upgrade, close')
  })

  test('426 over HTTP/2 becomes a 505 that names the protocols', async () => {
    const response = await exchange('2', { method: 'GET', target: '/UpgradeRequired' })
    expect(JSON.parse(String(response.content))).toMatchObject({
      supported: ['HTTP/2.0', 'websocket'],
    })
  })

  test.each(['1.0', '1.1', '2'] as const)(
    'OPTIONS over HTTP/%s is a 204 without any length',
    async (version) => {
      const shop = httpErrors(new Hono()).get('/books', (c) => c.text('x'))
      const server = await (version === '2' ? startHttp2(shop) : startHttp1(shop))
      const request = { method: 'OPTIONS', target: '/books' }
      const response = await (version === '2'
        ? exchangeHttp2(server.port, request)
        : exchangeHttp1(server.port, version, request))
      await server.close()
      expect(response.status).toBe(204)
      expect(fieldOf(response, 'allow')).toBe('GET, HEAD')
      expect(fieldOf(response, 'content-length')).toBeUndefined()
      expect(fieldOf(response, 'transfer-encoding')).toBeUndefined()
      expect(response.stray).toHaveLength(0)
    }
  )
})
