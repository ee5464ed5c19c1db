/** Servers that change, stall or end in the middle of a check. */
import { createServer as createHttpServer } from 'node:http'
import { createServer as createHttp2Server } from 'node:http2'
import { createServer as createHttpsServer } from 'node:https'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { exchangePipelined } from '../../src/conformance/clients/pipeline.ts'
import { exchangeHttp1, exchangeHttp2 } from '../../src/conformance/clients/raw-client.ts'
import { conformance, NothingAsked, WrongUsage } from '../../src/conformance/index.ts'
import { explained } from '../../src/conformance/run/protocols.ts'
import { parseTarget } from '../../src/conformance/run/target.ts'
import { cert, key } from '../fixtures/certificate.ts'
import { reply } from './example.ts'
import { listen, scripted, stopServers } from './scripted-server.ts'

afterEach(stopServers)

const notFound = reply('404 Not Found')

async function rulesOf(url: string, options: object = {}): Promise<readonly string[]> {
  const { findings } = await conformance(url, { level: 'OUGHT', timeout: 200, ...options })
  return findings.map(({ rule }) => rule)
}

describe('a client of HTTP/2', () => {
  test('A response without an end is no response, or one that is marked', async () => {
    const server = createHttp2Server((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' })
      response.write('begun')
    })
    const port = await listen(server)
    const request = { method: 'GET', timeoutMs: 200 }
    await expect(exchangeHttp2(port, request)).rejects.toThrow('no HTTP/2 response in 200 ms')
    const response = await exchangeHttp2(port, { ...request, allowIncomplete: true })
    expect(response).toMatchObject({ status: 200, stop: 'deadline', complete: false })
    expect(String(response.body)).toBe('begun')
  })

  test('Of interim responses without end, the first 100 are kept', async () => {
    const server = createHttp2Server((_request, response) => {
      for (let count = 0; count < 150; count++)
        response.stream.additionalHeaders({ ':status': 103 })
      response.end('fine')
    })
    const response = await exchangeHttp2(await listen(server), { method: 'GET' })
    expect(response.interim).toHaveLength(100)
    expect([response.status, String(response.body)]).toEqual([200, 'fine'])
  })

  test('Content of more than 1 MiB is read as far as that', async () => {
    const server = createHttp2Server((_request, response) => {
      response.end(Buffer.alloc(3_000_000))
    })
    const response = await exchangeHttp2(await listen(server), {
      method: 'GET',
      allowIncomplete: true,
    })
    expect(response.stop).toBe('limit')
    expect(response.body.length).toBeGreaterThanOrEqual(1_048_576)
    expect(response.body.length).toBeLessThan(3_000_000)
  })

  test('Several lines of one field are sent as several lines', async () => {
    let received: unknown
    const server = createHttp2Server((request, response) => {
      received = request.headers['x-line']
      response.end()
    })
    const fields = [
      ['X-Line', 'one'],
      ['X-Line', 'two'],
    ] as const
    await exchangeHttp2(await listen(server), { method: 'GET', fields })
    expect(received).toBe('one, two')
  })
})

describe('a client of HTTP/1', () => {
  test('A server with TLS can be addressed by an IP address', async () => {
    const server = createHttpsServer({ key, cert }, (_request, response) => response.end('fine'))
    const address = { host: '127.0.0.1', port: await listen(server), tls: { insecure: true } }
    const response = await exchangeHttp1(address, { method: 'GET', version: '1.1' })
    expect([response.status, String(response.body)]).toEqual([200, 'fine'])
  })

  test('A pipeline whose responses do not come ends with the time', async () => {
    const { port } = await scripted(() => {})
    const responses = await exchangePipelined(
      port,
      [
        { method: 'GET', version: '1.1', timeoutMs: 100 },
        { method: 'HEAD', version: '1.1', timeoutMs: 100 },
      ],
      50
    )
    expect(responses).toMatchObject([{ status: 0, stop: 'stalled' }])
  })

  test('Bytes after a response are found, also where they come without end', async () => {
    const { port } = await scripted((socket) => {
      const content = 'x'.repeat(70_000)
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${content.length}\r\n\r\n${content}`)
      const more = (): void => {
        if (socket.destroyed) return
        socket.write('y'.repeat(1000))
        setImmediate(more)
      }
      more()
    })
    const response = await exchangeHttp1(port, { method: 'GET', version: '1.1', keepAlive: true })
    expect(response.body.length).toBe(70_000)
    expect(response.trailing.length).toBeGreaterThan(0)
  })
})

describe('a check', () => {
  test('A path in the URL is checked as well', async () => {
    const { url } = await scripted((socket) => socket.end(notFound))
    const { paths } = await conformance(`${url}/api?a=1`, { maxExchanges: 1, timeout: 200 })
    expect(paths).toEqual(['/api/no-such-path-of-hono-http-errors', '/api?a=1'])
  })

  test('The response to HEAD is not compared with that to GET where GET changes its status', async () => {
    let count = 0
    const server = createHttpServer((request, response) => {
      if (request.method === 'GET') count += 1
      response.writeHead(request.method === 'GET' && count % 2 === 0 ? 200 : 404, {
        'X-Count': String(count),
      })
      response.end('x')
    })
    const rules = await rulesOf(`http://127.0.0.1:${await listen(server)}`)
    expect(rules).not.toContain('HEAD-SAME-FIELDS')
  })

  test('The length of HEAD is not compared where the content of GET changes', async () => {
    let length = 0
    const server = createHttpServer((request, response) => {
      length += 1
      const content = 'x'.repeat(length)
      // A pipeline ends with its first response.
      response.shouldKeepAlive = false
      response.writeHead(404, { 'Content-Length': String(length), 'X-Count': String(length) })
      response.end(request.method === 'HEAD' ? undefined : content)
    })
    const rules = await rulesOf(`http://127.0.0.1:${await listen(server)}`)
    expect(rules).not.toContain('HEAD-CL-EQUAL')
    expect(rules).not.toContain('HEAD-SAME-FIELDS')
  })

  test('The length of HEAD is not compared where GET has no end', async () => {
    const head = notFound.slice(0, notFound.indexOf('\r\n\r\n') + 4)
    const { url } = await scripted((socket, request) => {
      const sent = head.replace(/Content-Length: \d+/, 'Content-Length: 100000')
      if (request.startsWith('HEAD')) socket.end(sent)
      else socket.write(`${sent}begun`)
    })
    const { findings } = await conformance(url, { timeout: 100, methods: ['GET', 'HEAD'] })
    expect(findings.map(({ rule }) => rule)).not.toContain('HEAD-CL-EQUAL')
  })

  test('A server of HTTP/1.0 need not respond to the second request of a pipeline', async () => {
    const { url } = await scripted((socket) =>
      socket.end(notFound.replace('HTTP/1.1', 'HTTP/1.0').replace('Connection: close\r\n', ''))
    )
    expect(await rulesOf(url)).not.toContain('PIPELINE')
  })

  test('A server that stops in the middle of a check has requests without a response', async () => {
    let count = 0
    const server = createHttpServer((_request, response) => {
      count += 1
      if (count > 20) server.close()
      response.shouldKeepAlive = false
      response.writeHead(404).end()
    })
    const url = `http://127.0.0.1:${await listen(server)}`
    const { unanswered, skipped } = await conformance(url, { timeout: 200 })
    expect(unanswered[0]?.reason).toContain('ECONNREFUSED')
    expect(skipped).toBeGreaterThan(0)
  })

  test('Of requests without a response, the first 20 are listed', async () => {
    const { url } = await scripted((socket, request) => {
      if (/^(?:GET|HEAD)/.test(request)) socket.end(notFound)
    })
    const paths = Array.from({ length: 30 }, (_, index) => `/${index}`)
    const { unanswered } = await conformance(url, { timeout: 50, paths, unsafe: true })
    expect(unanswered).toHaveLength(20)
  }, 60_000)
})

describe('what cannot be checked', () => {
  const url = 'http://127.0.0.1:1'
  test.each<[string, unknown, object, string]>([
    ['a number', 7, {}, 'The target has to be a URL or an object with fetch; received number.'],
    ['nothing', undefined, {}, 'received undefined'],
    [
      'an unknown level',
      url,
      { level: 'MAY' },
      'level has to be MUST, SHOULD, OUGHT; received "MAY"',
    ],
    ['no method', url, { methods: [] }, 'received ""'],
    [
      'too many paths',
      url,
      { paths: Array.from({ length: 101 }, (_, index) => `/${index}`) },
      'paths can be given 100 times; received 101',
    ],
    ['a text that is no URL', 'not a URL', {}, 'The URL has to start with http:// or https://'],
  ])('%s is refused with the fix', async (_what, target, options, message) => {
    const check = conformance(target as string, options)
    await expect(check).rejects.toThrow(WrongUsage)
    await expect(check).rejects.toThrow(message)
  })

  test('A URL without a port has that of its scheme', () => {
    expect(parseTarget('https://localhost/a', false).endpoint.port).toBe(443)
    expect(parseTarget('http://localhost/a', false).endpoint.port).toBe(80)
  })

  test('An error of the network that has no message is named by its code', () => {
    const target = parseTarget('http://127.0.0.1:3000', false)
    const reason = Object.assign(new Error(''), { code: 'EHOSTUNREACH' })
    expect(explained(reason, target)).toBe(
      'Nothing could be asked of http://127.0.0.1:3000: EHOSTUNREACH'
    )
    expect(explained(new Error('reset'), target)).toContain(': reset')
  })

  test('An object with fetch needs @hono/node-server, and the error says how to get it', async () => {
    vi.doMock('@hono/node-server', () => {
      throw new Error('ERR_MODULE_NOT_FOUND')
    })
    const check = conformance({ fetch: () => new Response() })
    await expect(check).rejects.toThrow(NothingAsked)
    await expect(check).rejects.toThrow('npm install @hono/node-server')
    vi.doUnmock('@hono/node-server')
  })
})
