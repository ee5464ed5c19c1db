/** What Bun leaves to the app, on a runtime that only looks like Bun. The tests with Bun are in `test/runtime`. */
import { Hono } from 'hono'
import { describe, expect, test, vi } from 'vitest'
import { httpErrors, NotFound } from '../../src/index.ts'
import { exchangeOf, missingRuntimeFields, onBun } from '../../src/hono/request-exchange.ts'

// Before the modules of this package read it.
vi.hoisted(() => Object.assign(globalThis, { Bun: {} }))

const app = httpErrors(new Hono(), { report: false })
  .get('/books', (c) => c.text(c.req.url))
  .post('/books', async (c) => c.text(await c.req.text()))
  .get('/missing', () => {
    throw new NotFound()
  })
const date = expect.stringMatching(/^\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT$/)

/** The target of a request without a readable Host, as Bun gives it. */
function withoutHost(target: string, init?: RequestInit): Request {
  return Object.defineProperty(new Request('http://localhost/', init), 'url', { value: target })
}

test('the runtime is taken for Bun', () => {
  expect(onBun).toBe(true)
})

describe('the fields that Bun does not send', () => {
  test.each<[string, string | undefined, unknown]>([
    ['GET', undefined, undefined],
    ['GET', 'keep-alive', undefined],
    ['HEAD', undefined, { Date: date }],
    ['GET', 'close', { Connection: 'close' }],
    ['POST', 'Close, te', { Connection: 'close' }],
    ['HEAD', 'close', { Date: date, Connection: 'close' }],
  ])('those of %s with Connection: %s are %o', (method, connection, missing) => {
    const headers = connection === undefined ? {} : { connection }
    expect(missingRuntimeFields(new Request('http://a/', { method, headers }))).toEqual(missing)
  })

  test('the response to an error gets them, beside its own', async () => {
    const response = await app.request('/missing', {
      method: 'HEAD',
      headers: { Connection: 'close' },
    })
    expect(response.status).toBe(404)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'no-store',
      connection: 'close',
      'content-type': 'application/problem+json',
      date,
    })
  })
})

test.each([
  ['close', true],
  ['keep-alive', false],
])('a connection closes by Connection: %s alone, as Bun shows no version', (connection, closes) => {
  const request = new Request('http://a/', { headers: { connection } })
  expect(exchangeOf(request, undefined).closes).toBe(closes)
})

describe('a target without a host', () => {
  test('a request without Host is served as one to localhost', async () => {
    const response = await app.fetch(withoutHost('/books?id=1'))
    expect(await response.text()).toBe('http://localhost/books?id=1')
  })

  test('its method and content reach the app', async () => {
    const response = await app.fetch(withoutHost('/books', { method: 'POST', body: 'new' }))
    expect(await response.text()).toBe('new')
  })

  test('a request with a broken Host gets a 400 (RFC 9112 §3.2)', async () => {
    const response = await app.fetch(withoutHost('/books', { headers: { Host: 'a b' } }))
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ detail: 'The Host field is malformed.' })
  })

  test('a request with a whole URL is passed on, whatever its Host is', async () => {
    const response = await app.request('http://a/books', { headers: { Host: 'a b' } })
    expect(await response.text()).toBe('http://a/books')
  })
})
