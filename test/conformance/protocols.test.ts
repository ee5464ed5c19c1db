import { createServer as createHttpServer } from 'node:http'
import { createSecureServer, createServer as createHttp2Server } from 'node:http2'
import { createServer as createHttpsServer } from 'node:https'
import type { Server } from 'node:net'
import { networkInterfaces } from 'node:os'
import { Hono } from 'hono'
import { afterEach, describe, expect, test } from 'vitest'
import { exchangePipelined } from '../../src/conformance/clients/pipeline.ts'
import { conformance, NothingAsked, WrongUsage } from '../../src/conformance/index.ts'
import { httpErrors } from '../../src/index.ts'
import { createAdaptorServer } from '../../src/presets/node.ts'
import { cert, key } from '../fixtures/certificate.ts'
import { listen, scripted, stopServers } from './scripted-server.ts'

afterEach(stopServers)

const app = httpErrors(new Hono(), { report: () => {} }).get('/books/1', (c) => c.json({ id: 1 }))

/** A correct server; `createServer` is that of a module of Node. */
function guarded(createServer: unknown, serverOptions: object = {}): Server {
  const options = { fetch: app.fetch, createServer, serverOptions }
  return createAdaptorServer(options as Parameters<typeof createAdaptorServer>[0]) as Server
}

const offered = (report: Awaited<ReturnType<typeof conformance>>) =>
  report.protocols.filter((one) => one.offered).map(({ protocol }) => protocol)

describe('A correct server has no findings', () => {
  const options = { paths: ['/books/1'], level: 'OUGHT', unsafe: true } as const
  const tls = { key, cert }
  test.each([
    ['over HTTP/1.x', 'http', createHttpServer, {}, ['HTTP/1.0', 'HTTP/1.1']],
    ['over HTTP/2 without TLS', 'http', createHttp2Server, {}, ['HTTP/2']],
    ['over HTTP/1.x with TLS', 'https', createHttpsServer, tls, ['HTTP/1.0', 'HTTP/1.1']],
    ['over HTTP/2 with TLS', 'https', createSecureServer, tls, ['HTTP/2']],
    [
      'over HTTP/1.x and HTTP/2 with TLS',
      'https',
      createSecureServer,
      { ...tls, allowHTTP1: true },
      ['HTTP/1.0', 'HTTP/1.1', 'HTTP/2'],
    ],
  ])(
    'A correct server has no findings %s.',
    async (_title, scheme, createServer, serverOptions, protocols) => {
      const port = await listen(guarded(createServer, serverOptions))
      const report = await conformance(`${scheme}://localhost:${port}`, {
        ...options,
        insecure: true,
      })
      expect(offered(report)).toEqual(protocols)
      expect(report.findings).toEqual([])
      expect(report.unanswered).toEqual([])
    }
  )

  const hasIpv6 = Object.values(networkInterfaces()).some((list) =>
    list?.some(({ address }) => address === '::1')
  )
  test.runIf(hasIpv6)('A correct server has no findings over IPv6.', async () => {
    const port = await listen(guarded(createHttpServer), '::1')
    const report = await conformance(`http://[::1]:${port}`, options)
    expect(report.findings).toEqual([])
    expect(report.exchanges).toBeGreaterThan(60)
  })
})

test('An object with fetch is served, and what its server sends below the app is marked.', async () => {
  const report = await conformance(app, { paths: ['/books/1'], methods: ['GET', 'HEAD'] })
  expect(report.target).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  const below = report.findings.map(({ rule, belowApp }) => [rule, belowApp])
  // The app itself receives the request with two Host lines.
  expect(below.toSorted()).toEqual([
    ['DATE-SEND', true],
    ['HOST-REPEATED', false],
    ['NEVER-STORE', true],
    ['REQUEST-URI-414', true],
  ])
})

describe('A server with TLS', () => {
  test('A server with a self-signed certificate is only asked if that is allowed.', async () => {
    const port = await listen(createHttpsServer({ key, cert }))
    const check = conformance(`https://localhost:${port}`)
    await expect(check).rejects.toThrow(NothingAsked)
    await expect(check).rejects.toThrow('--insecure')
  })

  test('An https URL of a server without TLS leads to a message that recommends http://.', async () => {
    const port = await listen(createHttpServer())
    await expect(conformance(`https://localhost:${port}`, { insecure: true })).rejects.toThrow(
      'http://'
    )
  })

  test('The commands for a server with TLS have --insecure, and openssl for raw bytes.', async () => {
    const server = createHttpsServer({ key, cert }, (_request, response) =>
      response.writeHead(600).end()
    )
    const port = await listen(server)
    const { findings } = await conformance(`https://localhost:${port}`, { insecure: true })
    expect(findings.find(({ rule }) => rule === 'STATUS-RANGE')?.command).toBe(
      `curl -i --path-as-is --http1.1 --insecure -H 'Connection: close' https://localhost:${port}/no-such-path-of-hono-http-errors`
    )
    expect(findings.find(({ rule }) => rule === 'HOST-REPEATED')?.command).toContain(
      `| openssl s_client -quiet -connect localhost:${port}`
    )
  })
})

describe('A host', () => {
  test.each([
    'http://example.com',
    'http://10.0.0.1:3000',
    'http://[2001:db8::1]',
    'http://localhost.example',
  ])('A host that is not loopback is refused: %s.', async (url) => {
    await expect(conformance(url)).rejects.toThrow(WrongUsage)
    await expect(conformance(url)).rejects.toThrow('notLoopback: true')
  })

  test.each(['http://127.8.9.1:1', 'http://localhost:1', 'http://[::1]:1', 'http://0x7f.1:1'])(
    'A host that is loopback is asked: %s.',
    async (url) => {
      await expect(conformance(url)).rejects.toThrow(NothingAsked)
    }
  )

  test('A host without a server is not asked, and the message contains the reason.', async () => {
    await expect(conformance('http://127.0.0.1:1')).rejects.toThrow('no server listens there')
  })
})

describe('Pipelined requests', () => {
  const requests = [
    { method: 'GET', version: '1.1', target: '/a', keepAlive: true },
    { method: 'HEAD', version: '1.1', target: '/b' },
  ] as const

  test('Pipelined requests get their responses in order, each with its end.', async () => {
    const server = createHttpServer((request, response) => response.end(request.url))
    const port = await listen(server)
    const [first, second, ...others] = await exchangePipelined(port, requests, 1000)
    expect(others).toEqual([])
    expect([first?.status, String(first?.body), first?.closed]).toEqual([200, '/a', false])
    expect([second?.status, String(second?.body), second?.closed]).toEqual([200, '', true])
  })

  test('Pipelined requests return one response if the server closes after the first.', async () => {
    const { port } = await scripted((socket) =>
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n')
    )
    const responses = await exchangePipelined(port, requests, 1000)
    expect(responses.map(({ status, closed }) => [status, closed])).toEqual([[200, true]])
  })
})
