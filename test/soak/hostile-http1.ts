/** Clients of HTTP/1 that break the protocol, leave, wait, or send more than is read. */
import { connect, type Socket } from 'node:net'
import { attacks } from '../node/attacks.ts'
import type { Random } from './random.ts'

/** One visit of a hostile client. Ends early when the signal aborts. */
export type Visit = (port: number, random: Random, signal: AbortSignal) => Promise<void>

const get = (target: string, more = ''): string =>
  `GET ${target} HTTP/1.1\r\nHost: a\r\n${more}\r\n`
const post = (fields: string, content = ''): string =>
  `POST /bytes HTTP/1.1\r\nHost: a\r\n${fields}\r\n\r\n${content}`
const CONNECT = 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n'

const inputs: readonly string[] = [
  CONNECT,
  get('/slow') + CONNECT,
  post('Transfer-Encoding: chunked', '1\r\na\r\nrubbish'),
  post('Transfer-Encoding: chunked', '5\r\n{"a":'),
  post('Content-Length: 1000000', 'x'.repeat(300_000)),
  post('Content-Length: 9\r\nExpect: 100-continue', '{'),
  post('Content-Length: 9\r\nExpect: tea', '{'),
  'GET / HTTP/1.1\r\nHo',
  get('/errors/InternalServerError', 'Accept: text/html\r\n').repeat(20),
  get('/').repeat(200),
  get('/slow') + get('/').repeat(20),
  get('/large').repeat(5),
  get('/events').repeat(3),
  get('/', 'Connection: upgrade\r\nUpgrade: websocket\r\n'),
  get('/', 'Connection: upgrade\r\nUpgrade: h2c\r\n') + get('/'),
  get(`/${'x'.repeat(20_000)}`),
  get('/', `X: ${'x'.repeat(70_000)}\r\n`),
  get('/', Array.from({ length: 3000 }, (_, index) => `X-${index}: y\r\n`).join('')),
]

/** Sends bytes, reads or not, and leaves, resets or waits. */
const sendBytes: Visit = async (port, random, signal) => {
  const [socket, closed] = open(port, signal)
  const isMalformed = random.next() < 0.5
  socket.write(
    isMalformed ? random.pick(attacks).bytes : Buffer.from(random.pick(inputs), 'latin1')
  )
  if (random.next() < 0.7) socket.resume()
  await pause(random.below(20), signal)
  leave(socket, random)
  await closed
}

/** Sends a request a few bytes at a time, and perhaps not all of it. */
const dripBytes: Visit = async (port, random, signal) => {
  const [socket, closed] = open(port, signal)
  socket.resume()
  const bytes = post('Content-Length: 40', 'x'.repeat(40))
  const length = random.below(bytes.length + 1)
  for (let sent = 0; sent < length && !socket.destroyed && !signal.aborted; sent += 8) {
    socket.write(bytes.slice(sent, Math.min(sent + 8, length)))
    await pause(random.below(60), signal)
  }
  leave(socket, random)
  await closed
}

/** Opens many connections at once and closes them without a word, or after a few bytes. */
const floodConnections: Visit = async (port, random, signal) => {
  const connections = Array.from({ length: 40 }, () => open(port, signal))
  for (const [socket] of connections) {
    if (random.next() < 0.3) socket.write('GET ')
    if (random.next() < 0.5) socket.once('connect', () => socket.resetAndDestroy())
    else socket.end()
  }
  await Promise.all(connections.map(([, closed]) => closed))
}

/** The ways in which a client of HTTP/1 is hostile. */
export const hostileHttp1: Readonly<Record<string, Visit>> = {
  sendBytes,
  dripBytes,
  floodConnections,
}

/** How long a client waits for the server to close, in milliseconds: some longer than its limits. */
const LONGEST_WAIT = 7000

/** Opens a connection that is destroyed when the signal aborts, or after the longest wait. */
export function open(port: number, signal: AbortSignal): [socket: Socket, closed: Promise<void>] {
  const socket = connect(port, '127.0.0.1').on('error', () => {})
  const cut = (): void => void socket.destroy()
  const timer = setTimeout(cut, LONGEST_WAIT)
  signal.addEventListener('abort', cut)
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', cut)
      resolve()
    })
  })
  if (signal.aborted) cut()
  return [socket, closed]
}

function leave(socket: Socket, random: Random): void {
  const ending = random.below(4)
  if (ending === 0) socket.resetAndDestroy()
  else if (ending === 1) socket.end()
  else if (ending === 2) socket.destroy()
  // Else it waits for the server, which has to close the connection.
}

/** Waits, or until the signal aborts. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done)
    if (signal.aborted) done()
  })
}
