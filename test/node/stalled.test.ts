/** Connections that a client tries to keep open: each is closed after a time. */
import { once } from 'node:events'
import { connect as connectHttp2, createServer as createHttp2Server } from 'node:http2'
import { connect, type Socket } from 'node:net'
import { Hono, type Context } from 'hono'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { httpErrors, Unauthorized } from '../../src/index.ts'
import { closeGracefully, createAdaptorServer } from '../../src/presets/node.ts'
import { started } from '../support/server.ts'
import { connectionsOf } from './connections.ts'

const pending: (() => void)[] = []
afterEach(() => {
  pending.splice(0)
})
const large = 'x'.repeat(32_000_000)
const app = httpErrors(new Hono(), { report: () => {} })
  .get('/fine', (c) => c.text('fine'))
  .get('/large', (c) => c.text(large))
  .post('/large', (c) => c.text(large))
  .get('/slow', (c: Context) => {
    return new Promise<Response>((resolve) => pending.push(() => resolve(c.text('slow'))))
  })
  .get('/endless', (c: Context) => {
    return c.body(new ReadableStream({ pull: (to) => to.enqueue(Buffer.alloc(65_536)) }))
  })
  .post('/read', async (c) => c.text(await c.req.text()))
  .post('/refused', () => {
    throw new Unauthorized({ challenges: [{ scheme: 'Bearer', params: { realm: 'a' } }] })
  })
const { fetch } = app

const get = (target: string) => `GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`
const chunked = (target: string) =>
  `POST ${target} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n`

/** A client that sends a byte at short intervals until the connection is closed. */
function sendOn(socket: Socket): void {
  const timer = setInterval(() => socket.write('0'), 20)
  socket.once('close', () => clearInterval(timer))
  socket.on('error', () => {})
}

/** With an option of HTTP/2, as the types of Node 20 limit the time of HTTP/1 only. */
const impatient = {
  settings: {},
  requestTimeout: 200,
  headersTimeout: 100,
  connectionsCheckingInterval: 20,
}

describe('a client that goes on sending', () => {
  test.each([
    ['after a response and a broken chunk', chunked('/refused'), '1\r\na\r\nrubbish'],
    ['after a broken chunk', '', `${chunked('/read')}1\r\na\r\nrubbish`],
    ['after a request that cannot be read', '', 'rubbish\r\n\r\n'],
    ['after CONNECT', '', 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['after a request without Host', '', 'GET / HTTP/1.1\r\n\r\n'],
  ])('a client that goes on sending is disconnected %s', async (_when, first, second) => {
    const server = createAdaptorServer({ fetch })
    const { port, close } = await started(server)
    const socket = connect(port, '127.0.0.1')
    let text = ''
    socket.on('data', (chunk) => (text += String(chunk)))
    const closed = once(socket, 'close')
    if (first !== '') {
      socket.write(first)
      await expect.poll(() => text).toMatch(/\r\n\r\n\{[^]*\}$/)
    }
    socket.write(second)
    sendOn(socket)
    await closed
    expect(text.match(/HTTP\/1\.1 \d+/g)).toHaveLength(1)
    await expect.poll(() => connectionsOf(server)).toBe(0)
    await close()
  })

  test('a client that goes on sending is disconnected after the last request that the server accepts', async () => {
    const server = createAdaptorServer({ fetch })
    Object.assign(server, { maxRequestsPerSocket: 1 })
    const { port, close } = await started(server)
    const socket = connect(port, '127.0.0.1')
    socket.write(get('/fine') + get('/fine') + get('/fine'))
    socket.resume()
    sendOn(socket)
    await once(socket, 'close')
    await expect.poll(() => connectionsOf(server)).toBe(0)
    await close()
  })
})

describe('a client that does not read', () => {
  test.each([
    ['during a large response', get('/large')],
    ['during an endless response', get('/endless')],
    ['during a large response with a broken request after it', `${get('/large')}rubbish\r\n\r\n`],
    [
      'during a large response with CONNECT after it',
      `${get('/large')}CONNECT a:1 HTTP/1.1\r\n\r\n`,
    ],
    ['during a large response to a broken upload', `${chunked('/large')}1\r\na\r\nrubbish`],
  ])('a client that does not read is disconnected %s', async (_when, bytes) => {
    const server = createAdaptorServer({ fetch, serverOptions: impatient })
    const { port, close } = await started(server)
    const socket = connect(port, '127.0.0.1').on('error', () => {})
    socket.write(bytes)
    socket.pause()
    await once(server, 'connection')
    await expect.poll(() => connectionsOf(server), { timeout: 5000 }).toBe(0)
    socket.destroy()
    await close()
  })

  test('a client that does not read a large response over HTTP/2 is disconnected', async () => {
    const server = createAdaptorServer({
      fetch,
      createServer: createHttp2Server,
      serverOptions: impatient,
    })
    const { port, close } = await started(server)
    const session = connectHttp2(`http://127.0.0.1:${port}`)
    session.on('error', () => {})
    const stream = session.request({ ':path': '/large' })
    stream.on('error', () => {})
    const closed = once(stream, 'close')
    await once(stream, 'response')
    stream.pause()
    await expect.poll(() => stream.rstCode, { timeout: 5000 }).toBe(8)
    stream.resume()
    await closed
    session.destroy()
    await close()
  })
})

test('a client that reads slowly gets the whole response', async () => {
  // Longer than a busy machine takes for a turn of the event loop.
  const serverOptions = { ...impatient, requestTimeout: 3000 }
  const server = createAdaptorServer({ fetch, serverOptions })
  const { port, close } = await started(server)
  const socket = connect(port, '127.0.0.1')
  socket.write(`GET /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`)
  let length = 0
  socket.on('data', (chunk) => {
    length += chunk.length
    socket.pause()
    setTimeout(() => socket.resume(), 1)
  })
  await once(socket, 'close')
  expect(length).toBeGreaterThan(large.length)
  await close()
})

describe('connections of HTTP/2 that wait', () => {
  const make = () =>
    createAdaptorServer({ fetch, createServer: createHttp2Server, serverOptions: impatient })

  test('a connection of HTTP/2 without a request is closed', async () => {
    const server = make()
    const { port, close } = await started(server)
    const silent = connect(port, '127.0.0.1')
      .on('error', () => {})
      .resume()
    const session = connectHttp2(`http://127.0.0.1:${port}`)
    await Promise.all([once(silent, 'close'), once(session, 'close')])
    await expect.poll(() => connectionsOf(server)).toBe(0)
    await close()
  })

  test('a request of HTTP/2 whose content does not end gets a 408', async () => {
    const { port, close } = await started(make())
    const session = connectHttp2(`http://127.0.0.1:${port}`)
    const stream = session.request({ ':path': '/read', ':method': 'POST' })
    stream.write('begun')
    const [headers] = await once(stream, 'response')
    stream.resume()
    await once(stream, 'close')
    session.destroy()
    await close()
    expect(headers).toMatchObject({ ':status': 408, 'content-type': 'application/problem+json' })
  })
})

describe('pipelined requests after a slow one', () => {
  test.each(['/slow', '/fine'])(
    'pipelined requests to %s after a slow one cause no warning of a leak',
    async (target) => {
      const warnings: Error[] = []
      const warn = (warning: Error): void => void warnings.push(warning)
      process.on('warning', warn)
      const server = createAdaptorServer({ fetch })
      const { port } = await started(server)
      const [[served]] = (await Promise.all([
        once(server, 'connection'),
        new Promise<void>((resolve) => {
          const socket = connect(port, '127.0.0.1').on('error', () => {})
          socket.write(get('/slow') + get(target).repeat(30))
          socket.resume()
          resolve()
        }),
      ])) as [[Socket], void]
      await expect.poll(() => pending.length).toBeGreaterThan(0)
      const listeners = served.listenerCount('close')
      expect(listeners).toBeLessThan(10)
      const closed = closeGracefully(server)
      const timer = setInterval(() => pending.shift()?.(), 1)
      await closed
      clearInterval(timer)
      process.off('warning', warn)
      expect(warnings).toEqual([])
    }
  )

  test('pipelined requests leave no listener on the socket', async () => {
    const server = createAdaptorServer({ fetch })
    const { port, close } = await started(server)
    const connected = once(server, 'connection')
    const socket = connect(port, '127.0.0.1')
    let text = ''
    socket.on('data', (chunk) => (text += String(chunk)))
    const [served] = (await connected) as [Socket]
    const responses = () => text.match(/\r\n\r\nfine/g)?.length
    socket.write(get('/fine').repeat(2))
    await expect.poll(responses).toBe(2)
    const counts = () => served.eventNames().map((name) => [name, served.listenerCount(name)])
    const before = counts()
    socket.write(get('/fine').repeat(12))
    await expect.poll(responses).toBe(14)
    expect(counts()).toEqual(before)
    socket.destroy()
    await close()
  })
})

describe('closeGracefully', () => {
  test('closeGracefully ends although new requests keep arriving', async () => {
    const server = createAdaptorServer({ fetch })
    const { port } = await started(server)
    const flood = setInterval(() => {
      const socket = connect(port, '127.0.0.1').on('error', () => {})
      socket.write(chunked('/read'))
    }, 5)
    const busy = connect(port, '127.0.0.1').on('error', () => {})
    busy.write(get('/slow'))
    await expect.poll(() => pending.length).toBe(1)
    await closeGracefully(server, { gracePeriod: 100 })
    clearInterval(flood)
    expect(server.listening).toBe(false)
    expect(await connectionsOf(server)).toBe(0)
  })

  test('closeGracefully leaves no timer', async () => {
    const server = createAdaptorServer({ fetch })
    await started(server)
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout')
    const before = timers()
    await closeGracefully(server, { gracePeriod: 60_000 })
    expect(timers()).toEqual(before)
  })
})

test('the timer of a connection that closes in steps is cleared when it has closed', async () => {
  const { port, close } = await started(createAdaptorServer({ fetch }))
  const timers = vi.spyOn(globalThis, 'setTimeout')
  const cleared = vi.spyOn(globalThis, 'clearTimeout')
  const socket = connect(port, '127.0.0.1')
  socket.end('rubbish\r\n\r\n')
  socket.resume()
  await once(socket, 'close')
  const index = timers.mock.calls.findIndex(([, delay]) => delay === 1000)
  const timer: unknown = timers.mock.results[index]?.value
  await vi.waitFor(() => expect(cleared.mock.calls.some(([one]) => one === timer)).toBe(true))
  timers.mockRestore()
  cleared.mockRestore()
  await close()
})
