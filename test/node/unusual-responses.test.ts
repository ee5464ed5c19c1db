/** Responses that the app writes to Node itself, and servers with classes and listeners of the app's own. */
import { once } from 'node:events'
import { ServerResponse } from 'node:http'
import {
  connect,
  createServer as createTcpServer,
  Server,
  Socket,
  type AddressInfo,
} from 'node:net'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono, type Context } from 'hono'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { exchangeHttp1, exchangeRaw } from '../../src/conformance/clients/raw-client.ts'
import { httpErrors, type Report } from '../../src/index.ts'
import { respondToParseFailure } from '../../src/node/client-error.ts'
import { full } from '../../src/presets/full.ts'
import {
  closeGracefully,
  closingSignal,
  createAdaptorServer,
  serve,
} from '../../src/presets/node.ts'
import { readOptions } from '../../src/response/settings.ts'
import { started } from '../support/server.ts'

const report = vi.fn<Report>()
let closers: (() => Promise<void>)[] = []
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  report.mockClear()
})
afterEach(async () => {
  await Promise.all(closers.map((close) => close()))
  closers = []
  vi.restoreAllMocks()
})

/** The port of a server for an app; it is closed after the test. */
async function portOf(app: Pick<Hono, 'fetch'>, options: object = {}): Promise<number> {
  const server = await started(createAdaptorServer({ fetch: app.fetch, ...options }))
  closers.push(() => server.close())
  return server.port
}

const made = (): Hono => httpErrors(new Hono(), { report })
const turn = () => new Promise((resolve) => setImmediate(resolve))
const get = (target: string, more = '') => `GET ${target} HTTP/1.1\r\nHost: a\r\n${more}\r\n`
const closing = 'Connection: close\r\n'

describe('a response that the app writes to Node itself', () => {
  const hostile = Object.defineProperty(new Error('secret'), 'code', {
    get() {
      throw new Error('trapped')
    },
  })

  test('What the app does after a status that cannot be sent is ignored', async () => {
    const results: unknown[] = []
    const port = await portOf(
      made().get('/', (c: Context) => {
        const { outgoing } = c.env
        outgoing.writeHead(1000)
        outgoing.flushHeaders()
        outgoing.destroy()
        results.push(outgoing.end('secret') === outgoing, outgoing.write('secret'))
        return RESPONSE_ALREADY_SENT
      })
    )
    const response = await exchangeRaw(port, get('/', closing))
    expect(results).toEqual([true, false])
    expect(response.status).toBe(500)
    expect(JSON.parse(String(response.body))).toMatchObject({ status: 500 })
  })

  test.each([
    ['in several parts', ['ab', 'cd'], '', 'abcd'],
    ['with an end of text', ['ab'], 'cd', 'abcd'],
    ['with an end that is too long', ['ab'], 'cdef', 'abcd'],
  ])('Content of a declared length is sent %s', async (_how, parts, end, content) => {
    const port = await portOf(
      made().get('/', async (c: Context) => {
        const { outgoing } = c.env
        outgoing.writeHead(200, { 'Content-Length': '4' })
        for (const part of parts) outgoing.write(part)
        await turn()
        await turn()
        outgoing.end(end)
        return RESPONSE_ALREADY_SENT
      })
    )
    const response = await exchangeRaw(port, get('/', closing))
    expect([response.status, String(response.body), response.complete]).toEqual([
      200,
      content,
      true,
    ])
    expect(report).toHaveBeenCalledTimes(end.length > 2 ? 1 : 0)
  })

  test('An error whose properties throw ends a response that has begun', async () => {
    let pulls = 0
    const port = await portOf(
      made().get('/', (c) =>
        c.body(
          new ReadableStream({
            async pull(controller) {
              await turn()
              if (pulls++ === 0) controller.enqueue(Buffer.from('begun'))
              else controller.error(hostile)
            },
          })
        )
      )
    )
    const response = await exchangeRaw(port, get('/'))
    expect([response.status, response.complete, response.closed]).toEqual([200, false, true])
    expect(report).toHaveBeenCalledTimes(1)
  })

  test('A response that fails after the app has begun another one is cut, and reported', async () => {
    const port = await portOf(
      made().get('/', async (c: Context) => {
        c.env.outgoing.writeHead(200)
        c.env.outgoing.write('begun')
        await turn()
        const failing = new ReadableStream({ pull: (controller) => controller.error(hostile) })
        const response = new Response(failing)
        // @hono/node-server reads content that was accessed before it writes the head.
        expect(response.body).not.toBeNull()
        return response
      })
    )
    const response = await exchangeRaw(port, get('/'))
    expect([response.status, response.complete, response.closed]).toEqual([200, false, true])
    expect(report).toHaveBeenCalledTimes(1)
  })
})

describe('a class of responses of the app', () => {
  class Broken extends ServerResponse {
    override writeHead(...args: [number, ...never[]]): this {
      // Other libraries throw what is no Error.
      if (args[0] >= 400) throw 'broken'
      return super.writeHead(...args)
    }
  }
  const serverOptions = { ServerResponse: Broken }

  test('An error response that it does not take ends the connection, and is reported', async () => {
    const port = await portOf(made(), { serverOptions })
    const response = await exchangeRaw(port, get('/nowhere'))
    expect([response.status, response.raw.length, response.closed]).toEqual([0, 0, true])
    expect(report.mock.calls.map(([thrown]) => thrown)).toContain('broken')
  })

  test('The text of an exception that it does not take is not sent', async () => {
    const port = await portOf(
      made().get('/', (c: Context) => {
        c.env.outgoing.writeHead(500, { 'Content-Type': 'text/plain' })
        c.env.outgoing.end('Error: secret')
        return RESPONSE_ALREADY_SENT
      }),
      { serverOptions }
    )
    const response = await exchangeRaw(port, get('/'))
    expect(String(response.raw)).not.toContain('secret')
  })
})

describe('listeners of the app', () => {
  test('Requests with Expect are left to them', async () => {
    const server = createAdaptorServer({ fetch: made().fetch })
    for (const event of ['checkContinue', 'checkExpectation']) {
      server.on(event, (_incoming: unknown, outgoing: ServerResponse) => outgoing.end(event))
    }
    const { port, close } = await started(server)
    closers.push(close)
    const expecting = (value: string) =>
      exchangeRaw(port, get('/', `Expect: ${value}\r\nContent-Length: 0\r\n${closing}`))
    expect(String((await expecting('100-continue')).body)).toBe('checkContinue')
    expect(String((await expecting('something')).body)).toBe('checkExpectation')
  })

  test('A dropped request of a connection without a response gets none', () => {
    const server = createAdaptorServer({ fetch: made().fetch })
    expect(server.emit('dropRequest', {}, new Socket())).toBe(true)
  })
})

describe('OPTIONS *', () => {
  const options = `OPTIONS * HTTP/1.1\r\nHost: a\r\n${closing}\r\n`
  test.each<[string, Pick<Hono, 'fetch'>, string | undefined]>([
    ['a plain fetch', { fetch: () => new Response('fine') }, undefined],
    ['an app without routes', httpErrors(new Hono()), undefined],
    ['an app without GET', httpErrors(new Hono()).post('/', (c) => c.text('')), 'POST, OPTIONS'],
    ['an app with GET', httpErrors(new Hono()).get('/', (c) => c.text('')), 'GET, HEAD, OPTIONS'],
  ])('of %s has the methods of its routes', async (_what, app, allowed) => {
    const response = await exchangeRaw(await portOf(app), options)
    expect([response.status, response.field('allow')]).toEqual([204, allowed])
  })
})

describe('the options of the server', () => {
  test('Those of @hono/node-server are passed on', async () => {
    const app = made().post('/', async (c) => c.text(await c.req.text()))
    const port = await portOf(app, { overrideGlobalObjects: false, autoCleanupIncoming: false })
    const response = await exchangeHttp1(port, { method: 'POST', version: '1.1', body: 'sent' })
    expect([response.status, String(response.body)]).toEqual([200, 'sent'])
  })

  test('serve() listens on port 3000 where no port is given', () => {
    const listen = vi.spyOn(Server.prototype, 'listen').mockReturnThis()
    serve({ fetch: made().fetch, hostname: '::1' })
    expect(listen.mock.calls).toEqual([[3000, '::1', expect.any(Function)]])
  })

  test('Without a limit for requests, no connection is checked', async () => {
    const interval = vi.spyOn(globalThis, 'setInterval')
    await portOf(made(), {
      serverOptions: { requestTimeout: 0, connectionsCheckingInterval: 7777 },
    })
    const limited = interval.mock.calls.filter(([check]) => check.name === 'check')
    expect(limited).toEqual([])
    await portOf(made(), { serverOptions: { connectionsCheckingInterval: 7777 } })
    expect(interval.mock.calls.filter(([check]) => check.name === 'check')).toHaveLength(1)
  })
})

describe('a connection', () => {
  test('After a request that is refused, the next one of the same packet has no response', async () => {
    const port = await portOf(made().get('/fine', (c) => c.text('fine')))
    const response = await exchangeRaw(port, `GET /fine HTTP/1.1\r\n\r\n${get('/fine')}`)
    expect([response.status, response.closed]).toEqual([400, true])
    expect(String(response.trailing)).toBe('')
  })

  test('Broken content after the response closes the connection without another one', async () => {
    const port = await portOf(made().post('/fine', (c) => c.text('fine')))
    const socket = connect(port, '127.0.0.1')
    let received = ''
    socket.on('data', (chunk) => (received += String(chunk)))
    socket.on('error', () => {})
    socket.write('POST /fine HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n')
    await once(socket, 'data')
    await turn()
    socket.write('zz\r\n')
    await once(socket, 'close')
    expect(received.match(/HTTP\/1\.1 /g)).toHaveLength(1)
    expect(received).toContain('200 OK')
  })

  test('Bytes after the last request are not answered', async () => {
    const server = createTcpServer((socket) => {
      socket.once('data', () => {
        const failure = Object.assign(new Error('x'), { code: 'HPE_CLOSED_CONNECTION' })
        respondToParseFailure(failure, socket, readOptions(full))
      })
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const response = await exchangeRaw((server.address() as AddressInfo).port, get('/'))
    server.close()
    expect([response.raw.length, response.closed]).toEqual([0, true])
  })

  test('A handler that asks for the signal while the server closes gets one that is aborted', async () => {
    let go = (): void => {}
    const begun = new Promise<void>((resolve) => (go = resolve))
    let release = (): void => {}
    const app = made().get('/', async (c) => {
      go()
      await new Promise<void>((resolve) => (release = resolve))
      return c.text(String(closingSignal(c).aborted))
    })
    const server = createAdaptorServer({ fetch: app.fetch })
    const { port } = await started(server)
    const exchanged = exchangeRaw(port, get('/', closing))
    await begun
    const closed = closeGracefully(server)
    release()
    expect(String((await exchanged).body)).toBe('true')
    await closed
  })
})
