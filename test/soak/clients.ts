/** The clients of the good and bad requests: one for each protocol. */
import { once } from 'node:events'
import { request, type Agent, type IncomingMessage } from 'node:http'
import { connect, type ClientHttp2Session, type IncomingHttpHeaders } from 'node:http2'
import type { Readable } from 'node:stream'
import { received, type Exchange, type Received } from './exchange.ts'

/** How long a response may take on a busy machine, in milliseconds. */
const LONGEST_RESPONSE = 30_000

const HOST = '127.0.0.1'

/**
 * Sends a request over HTTP/1.1.
 *
 * @param agent keeps connections; without it, the request has its own connection.
 * @throws {Error} if there is no response.
 */
export async function exchangeHttp1(
  port: number,
  exchange: Exchange,
  agent: Agent | false = false
): Promise<Received> {
  const { method, path, fields, content } = exchange
  const outgoing = request({ host: HOST, port, method, path, agent, headers: { ...fields } })
  outgoing.setTimeout(LONGEST_RESPONSE, () => {
    outgoing.destroy(new Error(`no response in ${LONGEST_RESPONSE} ms`))
  })
  outgoing.end(content)
  try {
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage]
    const { statusCode = 0, headers } = incoming
    const [text, isCut] = await read(incoming)
    return received(statusCode, headers['content-type'], text, isCut)
  } catch (error) {
    // RFC 9112 §9.3.1: the server may close a kept connection at any time; such a request is sent again.
    if (outgoing.reusedSocket) return exchangeHttp1(port, exchange)
    throw error
  }
}

/** Opens a session of HTTP/2. */
export function openSession(port: number): ClientHttp2Session {
  // Errors of the session reach the streams on it.
  return connect(`http://${HOST}:${port}`).on('error', () => {})
}

/**
 * Sends a request over HTTP/2.
 *
 * @throws {Error} if there is no response.
 */
export async function exchangeHttp2(
  session: ClientHttp2Session,
  { method, path, fields, content }: Exchange
): Promise<Received> {
  const stream = session.request(
    { ':method': method, ':path': path, ...lowerCase(fields) },
    { endStream: content === undefined }
  )
  stream.setTimeout(LONGEST_RESPONSE, () => stream.close())
  if (content !== undefined) stream.end(content)
  const closed = new Promise<never>((_resolve, reject) => {
    stream.once('close', () => reject(new Error(`no response: code ${stream.rstCode}`)))
  })
  // It also closes after the response.
  closed.catch(() => {})
  const [head] = (await Promise.race([once(stream, 'response'), closed])) as [IncomingHttpHeaders]
  const [text, isCut] = await read(stream)
  return received(Number(head[':status']), head['content-type'], text, isCut)
}

async function read(content: Readable): Promise<[text: string, isCut: boolean]> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of content) chunks.push(chunk as Buffer)
    return [Buffer.concat(chunks).toString(), false]
  } catch {
    return ['', true]
  }
}

function lowerCase(fields: Exchange['fields'] = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value])
  )
}
