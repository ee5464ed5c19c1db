/** The example, started as `npm start` starts it, and asked over raw sockets. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import {
  exchangeHttp1,
  exchangeRaw,
  type Http1Request,
} from '../../src/conformance/clients/raw-client.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const tsx = fileURLToPath(new URL('../../node_modules/tsx/dist/cli.mjs', import.meta.url))

let shop: ChildProcess
let port: number
const printed: string[] = []
let logged = ''

beforeAll(async () => {
  shop = spawn(process.execPath, [tsx, 'examples/bookshop.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  shop.stderr?.on('data', (chunk: Buffer) => (logged += String(chunk)))
  if (!shop.stdout) throw new Error('The bookshop has no output.')
  for await (const line of createInterface({ input: shop.stdout })) {
    printed.push(line)
    if (printed.filter((text) => text.includes('curl')).length === 4) break
  }
  port = Number(/localhost:(\d+)/.exec(printed.join('\n'))?.[1])
})
afterAll(async () => {
  shop.kill()
  await once(shop, 'exit')
})

async function ask(request: Omit<Http1Request, 'version'>, version: '1.0' | '1.1' = '1.1') {
  const response = await exchangeHttp1(port, { version, ...request })
  expect(checkResponse(response.request, response)).toEqual([])
  const text = String(response.body)
  const isProblem = response.field('content-type') === 'application/problem+json' && text !== ''
  const problem: Record<string, unknown> = isProblem ? JSON.parse(text) : {}
  return { ...response, text, problem }
}

describe('the bookshop', () => {
  test('The bookshop prints its address and four curl lines', () => {
    expect(port).toBeGreaterThan(0)
    expect(printed.filter((line) => line.startsWith('  curl '))).toHaveLength(4)
  })

  test('The bookshop sells books', async () => {
    expect((await ask({ method: 'GET', target: '/books/dune' })).text).toBe(
      '{"id":"dune","title":"Dune","copies":3}'
    )
    expect((await ask({ method: 'POST', target: '/books/dune/orders' })).status).toBe(201)
  })

  test.each([
    ['GET', '/books/moby-dick', 404, 'No book has the id moby-dick.'],
    ['POST', '/books/emma/orders', 409, 'Emma is sold out; order it again when it is back.'],
    ['POST', '/books/moby-dick/orders', 404, 'No book has that id.'],
    ['GET', '/fail/cellar', 403, 'Only staff may enter the cellar.'],
    ['GET', '/fail/sold', 410, 'The last copy was sold in 1998.'],
    ['GET', '/fail/manuscript', 413, 'We print manuscripts of up to 1 MB.'],
    ['GET', '/fail/http-errors', 402, 'Pay for the last order first.'],
    ['GET', '/fail/hono', 409, 'The order was changed by someone else.'],
  ])('The bookshop responds to %s %s with %i: %s', async (method, target, status, detail) => {
    const { problem, ...response } = await ask({ method, target })
    expect(response.status).toBe(status)
    expect(problem).toMatchObject({ status, detail })
    // The log and the client's screenshot meet by the request id.
    expect(problem['instance']).toBe(`urn:uuid:${response.field('x-request-id')}`)
  })

  test.each(['/fail/bug', '/fail/string', '/fail/null', '/fail/inventory'])(
    'The bookshop sends nothing of the message of %s',
    async (target) => {
      const { status, text } = await ask({ method: 'GET', target })
      expect(status).toBeGreaterThanOrEqual(500)
      expect(text).not.toMatch(/secret|10\.0\.0\.7/)
    }
  )

  test('The bookshop sends a page to a browser, and three lines to a terminal', async () => {
    const browser = [
      ['Accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'],
    ] as const
    const page = await ask({ method: 'GET', target: '/books/moby-dick', fields: browser })
    expect(page.field('content-type')).toBe('text/html; charset=utf-8')
    expect(page.field('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
    expect(page.text).toContain('No book has the id moby-dick.')
    const terminal = [['Accept', 'text/plain']] as const
    const lines = await ask({ method: 'GET', target: '/fail/search', fields: terminal })
    expect(lines.text).toMatch(/^429 {2}Too Many Requests\n {5}One search a second, please\.\n/)
  })

  test('The bookshop logs what it does not send', async () => {
    await ask({ method: 'GET', target: '/fail/bug' })
    await ask({ method: 'GET', target: '/fail/string' })
    await expect
      .poll(() => logged)
      .toMatch(
        /TypeError: cannot read the secret[^]*GET \/fail\/string 500, reference \S+, not an Error: "a bare string/
      )
  })

  test.each([
    ['/fail/account', 'www-authenticate', 'Bearer realm="bookshop"'],
    ['/staff/till', 'www-authenticate', 'Basic realm="staff"'],
    ['/fail/search', 'retry-after', '30'],
  ])(
    'The bookshop sends the field that the response of %s must have: %s',
    async (target, name, value) => {
      expect((await ask({ method: 'GET', target })).fieldLines(name)).toEqual([value])
    }
  )

  test('The bookshop sends a 405 with the methods that have a route', async () => {
    const deleted = await ask({ method: 'DELETE', target: '/books/dune' })
    expect(deleted.status).toBe(405)
    expect(deleted.field('allow')).toBe('GET, HEAD')
    expect(deleted.field('access-control-allow-origin')).toBe('*')
  })

  test('The bookshop sends the fields and no content to HEAD', async () => {
    const head = await ask({ method: 'HEAD', target: '/fail/search' })
    expect(head.status).toBe(429)
    expect(head.body).toHaveLength(0)
    expect(head.trailing).toHaveLength(0)
    expect(Number(head.field('content-length'))).toBeGreaterThan(100)
  })

  test('The bookshop responds to an HTTP/1.0 client without chunks, and closes', async () => {
    const response = await ask({ method: 'GET', target: '/fail/null' }, '1.0')
    expect(response.status).toBe(500)
    expect(response.field('transfer-encoding')).toBeUndefined()
    expect(response.field('content-length')).toBe(String(response.body.length))
    expect(response.closed).toBe(true)
  })

  test('The bookshop lists the methods of a path for OPTIONS', async () => {
    const response = await ask({ method: 'OPTIONS', target: '/fail/sold' })
    expect(response.status).toBe(204)
    expect(response.field('allow')).toBe('GET, HEAD')
  })

  test('The bookshop keeps the connection for the next request after an error', async () => {
    const request = 'GET /fail/bug HTTP/1.1\r\nHost: localhost\r\n'
    const { raw } = await exchangeRaw(port, `${request}\r\n${request}Connection: close\r\n\r\n`)
    expect(String(raw).match(/HTTP\/1\.1 500 Internal Server Error\r\n/g)).toHaveLength(2)
  })
})
