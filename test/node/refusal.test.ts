/** Requests that do not reach Hono, over raw sockets: each gets a problem and not an empty 400. */
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  htmlFormatter,
  httpErrors,
  jsonFormatter,
  createLocalizer,
  problemJsonFormatter,
  type Report,
} from '../../src/index.ts'
import { de } from '../../src/languages/de.ts'
import { en } from '../../src/languages/en.ts'
import { createAdaptorServer } from '../../src/presets/node.ts'
import { started, type TestServer } from '../support/server.ts'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import { exchangeRaw, type WireResponse } from '../../src/conformance/clients/raw-client.ts'

const report = vi.fn<Report>()
const app = httpErrors(new Hono(), {
  report,
  formatters: [problemJsonFormatter(), htmlFormatter()],
})
  .get('/', (c) => c.text('fine'))
  .post('/', async (c) => c.text(await c.req.text()))

let server: TestServer
beforeAll(async () => {
  server = await started(createAdaptorServer({ fetch: app.fetch }))
})
afterAll(() => server.close())

/** Sends a request, whose lines are given without their ends; asserts what holds for every answer. */
async function send(head: string, content = ''): Promise<WireResponse> {
  const response = await exchangeRaw(
    server.port,
    Buffer.from(`${head.replaceAll('\n', '\r\n')}\r\n\r\n${content}`, 'latin1')
  )
  const violations = checkResponse(response.request, response)
  // RFC 6585 §5 asks for the name of the field; the checker cannot tell whether one field is too large.
  expect(violations.filter(({ id }) => id !== 'S431-FIELD')).toEqual([])
  expect(response.closed).toBe(true)
  expect(response.field('connection')).toBe('close')
  expect(response.field('date')).toMatch(/ GMT$/)
  return response
}

const host = 'Host: a'
const chunked = 'Transfer-Encoding: chunked'

describe('a request that cannot be read', () => {
  test.each<[number, string, string, string?]>([
    [400, 'bytes that are no request line', 'nonsense'],
    [400, 'a handshake of TLS', '\x16\x03\x01\x02\x00\x01\x00'],
    [400, 'a method with a separator', 'G(T / HTTP/1.1\nHost: a'],
    [400, 'a target with a space', `GET /a b HTTP/1.1\n${host}`],
    [400, 'a target without a slash', `GET a HTTP/1.1\n${host}`],
    [400, 'a target with a backslash', `GET /a\\b HTTP/1.1\n${host}`],
    [400, 'a target with a fragment', `GET /a#b HTTP/1.1\n${host}`],
    [400, 'a target * with GET', `GET * HTTP/1.1\n${host}`],
    [400, 'a minor version that does not exist', `GET / HTTP/1.2\n${host}`],
    [400, 'no Host', 'GET / HTTP/1.1'],
    [400, 'two Hosts', `GET / HTTP/1.1\n${host}\n${host}`],
    [400, 'a Host with a space', 'GET / HTTP/1.1\nHost: a b'],
    [400, 'a Host with a user', 'GET / HTTP/1.1\nHost: user@a'],
    [400, 'a Host with a path', 'GET / HTTP/1.1\nHost: a/b'],
    [400, 'a field without a colon', `GET / HTTP/1.1\n${host}\nnonsense`],
    [400, 'a space before the colon', `GET / HTTP/1.1\n${host}\nX : y`],
    [400, 'a folded field', `GET / HTTP/1.1\n${host}\nX: a\n b`],
    [400, 'a NUL', `GET / HTTP/1.1\n${host}\nX: a\0b`],
    [400, 'a bare CR', `GET / HTTP/1.1\n${host}\nX: a\rb`],
    [400, 'two lengths', `POST / HTTP/1.1\n${host}\nContent-Length: 1\nContent-Length: 2`, 'ab'],
    [400, 'a negative length', `POST / HTTP/1.1\n${host}\nContent-Length: -1`],
    [400, 'a length and a coding', `POST / HTTP/1.1\n${host}\nContent-Length: 5\n${chunked}`, '0'],
    [400, 'a coding and a length', `POST / HTTP/1.1\n${host}\n${chunked}\nContent-Length: 5`, '0'],
    [400, 'a coding that is not chunked', `POST / HTTP/1.1\n${host}\nTransfer-Encoding: gzip`],
    [400, 'chunked twice', `POST / HTTP/1.1\n${host}\nTransfer-Encoding: chunked, chunked`],
    [400, 'a coding in HTTP/1.0', `POST / HTTP/1.0\n${host}\n${chunked}`, '0\r\n\r\n'],
    [400, 'a chunk without a size', `POST / HTTP/1.1\n${host}\n${chunked}`, 'zz\r\n\r\n'],
    [400, 'a chunk longer than its size', `POST / HTTP/1.1\n${host}\n${chunked}`, '1\r\nabc\r\n'],
    [
      413,
      'endless chunk extensions',
      `POST / HTTP/1.1\n${host}\n${chunked}`,
      `1;${'x'.repeat(20_000)}`,
    ],
    [414, 'a long target', `GET /${'x'.repeat(17_000)} HTTP/1.1\n${host}`],
    [414, 'a target longer than what is read', `GET /${'x'.repeat(70_000)} HTTP/1.1\n${host}`],
    [417, 'an unknown expectation', `POST / HTTP/1.1\n${host}\nExpect: coffee`],
    [431, 'a long field', `GET / HTTP/1.1\n${host}\nX: ${'x'.repeat(17_000)}`],
    [431, 'a field longer than what is read', `GET / HTTP/1.1\n${host}\nX: ${'x'.repeat(70_000)}`],
    [501, 'an unknown method', `BREW / HTTP/1.1\n${host}`],
    [501, 'a method in small letters', `get / HTTP/1.1\n${host}`],
    [501, 'a method without end', `${'X'.repeat(9000)} / HTTP/1.1\n${host}`],
    [
      501,
      'an unknown coding under chunked',
      `POST / HTTP/1.1\n${host}\nTransfer-Encoding: x, chunked`,
      '0',
    ],
    [501, 'CONNECT', `CONNECT a:443 HTTP/1.1\n${host}`],
    [505, 'HTTP/0.9', 'GET /'],
    [505, 'HTTP/2.0 in a request line', `GET / HTTP/2.0\n${host}`],
    [505, 'HTTP/3.0', `GET / HTTP/3.0\n${host}`],
    [505, 'the preface of HTTP/2', 'PRI * HTTP/2.0', 'SM\r\n\r\n'],
  ])('a request gets a %i for %s', async (status, _what, head, content) => {
    const response = await send(head, content)
    expect(response.status).toBe(status)
    expect(response.field('content-type')).toBe('application/problem+json')
    expect(JSON.parse(String(response.body))).toMatchObject({ status, type: 'about:blank' })
  })
})

describe('the response to a request that cannot be read', () => {
  test('the response to a request without Host is a page if the request accepts HTML', async () => {
    const { body } = await send(`GET / HTTP/1.1\nAccept: text/html`)
    expect(String(body)).toContain('There is no Host field.')
  })

  test('a 431 names the field that is too large (RFC 6585 §5)', async () => {
    const { body } = await send(
      `GET / HTTP/1.1\n${host}\nX-Large: ${'x'.repeat(17_000)}\nX-Small: y`
    )
    expect(JSON.parse(String(body))).toMatchObject({ field: 'X-Large' })
  })

  test('a 431 names no field if all fields together are too large', async () => {
    const lines = Array.from({ length: 50 }, (_, index) => `X-${index}: ${'x'.repeat(1000)}`)
    const { status, body } = await send(`GET / HTTP/1.1\n${host}\n${lines.join('\n')}`)
    expect(status).toBe(431)
    expect(JSON.parse(String(body))).not.toHaveProperty('field')
  })

  test('a 505 lists the supported protocols (RFC 9110 §15.6.6)', async () => {
    const { body } = await send(`GET / HTTP/3.0\n${host}`)
    expect(JSON.parse(String(body))).toMatchObject({ supported: ['HTTP/1.1', 'HTTP/1.0'] })
  })

  test.each([`HEAD / HTTP/1.1`, `HEAD / HTTP/1.1\n${host}\nX : y`])(
    'the response to %j has no content',
    async (head) => {
      const { status, body, trailing, field } = await send(head)
      expect(status).toBe(400)
      expect(body.length + trailing.length).toBe(0)
      expect(Number(field('content-length'))).toBeGreaterThan(50)
    }
  )

  test('the response to a request that cannot be read contains nothing of its fields', async () => {
    const { raw } = await send(`GET / HTTP/1.1\n${host}\nAuthorization: secret\nX : secret`)
    expect(String(raw)).not.toContain('secret')
  })

  test('a request that cannot be read is not reported', () => {
    expect(report).not.toHaveBeenCalled()
  })
})

describe('a valid request', () => {
  test.each([
    ['GET / HTTP/1.0', ''],
    ['GET / HTTP/1.1\nHost: \nConnection: close', ''],
    ['GET / HTTP/1.1\nHost: [::1]:80\nConnection: close', ''],
    ['GET http://a/ HTTP/1.1\nHost: a\nConnection: close', ''],
    [
      `POST / HTTP/1.1\n${host}\nTransfer-Encoding: Chunked\nConnection: close`,
      '4\r\nfine\r\n0\r\n\r\n',
    ],
  ])('the app gets the valid request %j', async (head, content) => {
    const { status, body } = await send(head, content)
    expect([status, String(body)]).toEqual([200, 'fine'])
  })

  test('OPTIONS * gets the methods of the app (RFC 9110 §9.3.7)', async () => {
    const response = await send(`OPTIONS * HTTP/1.1\n${host}\nConnection: close`)
    expect(response.status).toBe(204)
    expect(response.field('allow')).toBe('GET, POST, HEAD, OPTIONS')
  })
})

describe('the options for requests that cannot be read', () => {
  test('the option errors of createAdaptorServer decides over the format if the app is not wrapped', async () => {
    const own = jsonFormatter(({ status }) => ({ code: status }))
    const plain = new Hono().get('/', (c) => c.text('fine'))
    const { port, close } = await started(
      createAdaptorServer({ fetch: plain.fetch, errors: { formatters: [own] } })
    )
    const { body, request, ...response } = await exchangeRaw(port, 'GET / HTTP/1.1\r\n\r\n')
    await close()
    expect(response.field('content-type')).toBe('application/json')
    expect(JSON.parse(String(body))).toEqual({ code: 400 })
    expect(request.method).toBe('GET')
  })

  test('the option localize of the app decides over the language of a 417', async () => {
    const german = httpErrors(new Hono(), { localize: createLocalizer([en, de]) })
    const { port, close } = await started(createAdaptorServer({ fetch: german.fetch }))
    const asking = `OPTIONS / HTTP/1.1\r\nHost: a\r\nExpect: Kaffee\r\nAccept-Language: de\r\n\r\n`
    const response = await exchangeRaw(port, asking)
    await close()
    expect(response.status).toBe(417)
    expect(response.field('content-language')).toBe('de')
    const { title } = JSON.parse(String(response.body))
    expect(title).not.toBe('Expectation Failed')
  })

  test('createAdaptorServer refuses wrong options and names the option', () => {
    const { fetch } = app
    expect(() => createAdaptorServer({ fetch, errors: { formatters: [] } })).toThrow(
      /Option 'formatters'/
    )
  })

  test('a request with Content-Length and Transfer-Encoding gets a 400 with the lenient parser of Node', async () => {
    const { port, close } = await started(
      createAdaptorServer({ fetch: app.fetch, serverOptions: { insecureHTTPParser: true } })
    )
    const { status, closed } = await exchangeRaw(
      port,
      `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n${chunked}\r\n\r\n0\r\n\r\n`
    )
    await close()
    expect([status, closed]).toEqual([400, true])
  })

  test('a request with fields above maxHeaderSize of Node gets a 431', async () => {
    const { port, close } = await started(
      createAdaptorServer({ fetch: app.fetch, serverOptions: { maxHeaderSize: 500 } })
    )
    const { status } = await exchangeRaw(
      port,
      `GET / HTTP/1.1\r\nHost: a\r\nCookie: ${'x'.repeat(600)}\r\n\r\n`
    )
    await close()
    expect(status).toBe(431)
  })
})
