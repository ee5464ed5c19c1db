/** Clients of HTTP/2 that flood a session, leave it, or take nothing of what they asked for. */
import { connect, type ClientHttp2Session, type ClientHttp2Stream } from 'node:http2'
import { open, pause, type Visit } from './hostile-http1.ts'
import type { Random } from './random.ts'

const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'
const NO_ERROR = 0
const CANCEL = 8

type Session = (session: ClientHttp2Session, random: Random, signal: AbortSignal) => Promise<void>

/** Opens a session, floods it, and ends it in one of three ways. */
const visit =
  (flood: Session): Visit =>
  async (port, random, signal) => {
    const [socket, closed] = open(port, signal)
    const session = connect(`http://127.0.0.1:${port}`, { createConnection: () => socket })
    session.on('error', () => {})
    // Each stream that starts before the connection is there listens to it.
    session.setMaxListeners(0)
    await flood(session, random, signal)
    await pause(random.below(40), signal)
    const ending = random.below(3)
    if (ending === 0 && !session.destroyed) session.goaway(NO_ERROR)
    if (ending === 1) socket.destroy()
    session.destroy()
    await closed
  }

/** Starts a stream. A session that the server has closed has none. */
function start(
  session: ClientHttp2Session,
  headers: Readonly<Record<string, string>>
): ClientHttp2Stream | undefined {
  if (session.destroyed || session.closed) return undefined
  return session.request(headers).on('error', () => {})
}

/** The "rapid reset" of CVE-2023-44487: each request is cancelled at once. */
const resetStreams: Session = async (session, random) => {
  for (let count = 0; count < 100; count++) {
    const stream = start(session, { ':path': random.pick(['/', '/slow', '/errors/BadGateway']) })
    stream?.resume()
    if (random.next() < 0.8) stream?.close(CANCEL)
  }
}

const sendPings: Session = async (session, random) => {
  for (let count = random.below(200); count > 0; count--) {
    if (session.destroyed) return
    session.ping(() => {})
    if (count % 5 === 0) session.settings({ initialWindowSize: 65_535 - count })
  }
}

/** Uploads that stop in the middle. */
const cutUploads: Session = async (session, random, signal) => {
  for (let count = 0; count < 20; count++) {
    const stream = start(session, { ':method': 'POST', ':path': '/bytes' })
    stream?.resume()
    stream?.write('x'.repeat(random.below(30_000)))
    if (random.next() < 0.3) stream?.close(CANCEL)
  }
  await pause(random.below(300), signal)
}

/** Responses that the client does not read. */
const readNothing: Session = async (session, random, signal) => {
  for (let count = 0; count < 5; count++) start(session, { ':path': '/large' })
  await pause(random.next() < 0.1 ? 6000 : 50, signal)
}

/** Heads that are too large or that name what is not there. */
const sendLargeHeads: Session = async (session, random) => {
  const fields = Object.fromEntries(
    Array.from({ length: random.below(100) }, (_, index) => [`x-${index}`, 'y'.repeat(200)])
  )
  start(session, { ':path': '/', ...fields })?.resume()
  start(session, { ':path': `/${'x'.repeat(random.below(20_000))}` })?.resume()
  start(session, { ':method': 'CONNECT', ':authority': 'a:1' })?.resume()
}

/** Frames of random bytes behind a correct preface. */
const sendFrames: Visit = async (port, random, signal) => {
  const [socket, closed] = open(port, signal)
  socket.resume()
  const bytes = Buffer.from(Array.from({ length: random.below(200) }, () => random.below(256)))
  socket.write(PREFACE)
  if (random.next() < 0.5) socket.write(Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]))
  socket.write(bytes)
  await pause(random.below(30), signal)
  if (random.next() < 0.5) socket.resetAndDestroy()
  else socket.end()
  await closed
}

/** The ways in which a client of HTTP/2 is hostile. */
export const hostileHttp2: Readonly<Record<string, Visit>> = {
  resetStreams: visit(resetStreams),
  sendPings: visit(sendPings),
  cutUploads: visit(cutUploads),
  readNothing: visit(readNothing),
  sendLargeHeads: visit(sendLargeHeads),
  sendFrames,
}
