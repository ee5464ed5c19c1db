/**
 * Mixed hostile traffic against `serve` in a child process, for SOAK_SECONDS (300). It fails where
 * the process ends, logs anything but server errors, or keeps growing. Not a part of the test suite.
 *
 * Run it with `npm run soak`.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { connect as connectHttp2, createServer as createHttp2Server } from 'node:http2'
import { connect, type AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { httpErrors } from '../../src/index.ts'
import { serve } from '../../src/presets/node.ts'

interface Report {
  readonly ports?: readonly [number, number]
  readonly heap?: number
}

async function serveBoth(): Promise<void> {
  const app = httpErrors(new Hono())
    .get('/', (c) => c.text('fine'))
    .get('/large', (c) => c.text('x'.repeat(1_000_000)))
    .get('/slow', async (c) => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      return c.text('slow')
    })
    .post('/', async (c) => c.json(await c.req.json()))
  const options = { requestTimeout: 2000, headersTimeout: 1000, connectionsCheckingInterval: 200 }
  const settings = { fetch: app.fetch, port: 0, hostname: '127.0.0.1' }
  const http1 = serve({ ...settings, serverOptions: options })
  const http2 = serve({
    ...settings,
    createServer: createHttp2Server,
    serverOptions: { settings: {}, ...options },
  })
  await Promise.all([once(http1, 'listening'), once(http2, 'listening')])
  const portOf = (server: typeof http1): number => (server.address() as AddressInfo).port
  process.send?.({ ports: [portOf(http1), portOf(http2)] })
  process.on('message', () => {
    globalThis.gc?.()
    process.send?.({ heap: process.memoryUsage().heapUsed })
  })
}

const get = (target: string): string => `GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`
const chunked = 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n'
const inputs = [
  'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n',
  `${get('/slow')}CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n`,
  `${chunked}1\r\na\r\nrubbish`,
  `${chunked}5\r\n{"a":`,
  'GET / HTTP/1.1\r\nHo',
  'rubbish\r\n\r\n',
  get('/').repeat(40),
  get('/slow') + get('/').repeat(20),
  get('/large').repeat(5),
  `GET / HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n`,
  `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
  'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n{',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00',
]

/** One connection: sends an input, reads or not, and closes, resets or waits. */
async function attackOnce(port: number, turn: number): Promise<void> {
  const socket = connect(port, '127.0.0.1').on('error', () => {})
  socket.write(inputs[turn % inputs.length] ?? '', 'latin1')
  if (turn % 3 !== 0) socket.resume()
  // Not 'once', which rejects at a reset.
  const closed = new Promise((resolve) => socket.once('close', resolve))
  await new Promise((resolve) => setTimeout(resolve, turn % 17))
  if (turn % 2 === 0) socket.resetAndDestroy()
  else if (turn % 5 === 0) socket.write('x')
  else socket.end()
  setTimeout(() => socket.destroy(), 3000).unref()
  await closed
}

async function floodOnce(port: number, turn: number): Promise<void> {
  const session = connectHttp2(`http://127.0.0.1:${port}`).on('error', () => {})
  const closed = new Promise((resolve) => session.once('close', resolve))
  for (let count = 0; count < 50; count++) {
    const method = count % 2 === 0 ? 'GET' : 'POST'
    const stream = session.request({ ':method': method, ':path': '/' }).on('error', () => {})
    if (method === 'POST') stream.write('{"a":')
    stream.resume()
    if (count % 3 === 0) stream.close(8)
    if (count % 10 === 0) session.ping(() => {})
  }
  await new Promise((resolve) => setTimeout(resolve, 20 + (turn % 30)))
  session.destroy()
  await closed
}

async function soak(seconds: number): Promise<void> {
  const child = fork(fileURLToPath(import.meta.url), ['serve'], {
    execArgv: [...process.execArgv, '--expose-gc'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let log = ''
  for (const output of [child.stdout, child.stderr])
    output?.on('data', (text) => (log += String(text)))
  const answer = async (): Promise<Report> => ((await once(child, 'message')) as [Report])[0]
  const { ports = [0, 0] } = await answer()
  const end = performance.now() + seconds * 1000
  let connections = 0
  const worker = async (offset: number): Promise<void> => {
    for (let turn = offset; performance.now() < end && child.exitCode === null; turn += 7) {
      connections++
      await (turn % 9 === 0
        ? floodOnce(ports[1], turn)
        : attackOnce(ports[turn % 4 === 0 ? 1 : 0], turn))
    }
  }
  const heaps: number[] = []
  const sample = async (): Promise<void> => {
    for (let next = 0; next < 10 && child.exitCode === null; next++) {
      await new Promise((resolve) => setTimeout(resolve, (seconds * 1000) / 11))
      const heap = answer()
      child.send('heap')
      heaps.push(Math.round(((await heap).heap ?? 0) / 1e6))
    }
  }
  await Promise.all([...Array.from({ length: 12 }, (_, index) => worker(index)), sample()])
  const isAlive = child.exitCode === null
  child.kill()
  const [first = 0] = heaps.slice(1)
  const growth = (heaps.at(-1) ?? 0) - first
  console.log(JSON.stringify({ seconds, connections, isAlive, heaps, log: log.slice(0, 2000) }))
  if (!isAlive || log !== '' || growth > 20) process.exitCode = 1
}

if (process.argv[2] === 'serve') await serveBoth()
else await soak(Number(process.env['SOAK_SECONDS'] ?? 300))
