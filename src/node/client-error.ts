/** Requests that Node cannot read: which error each is, and where its response may be written. */

import type { Duplex } from 'node:stream'
import { Socket } from 'node:net'
import { ErrorContext } from '../response/error-context.ts'
import { handleUnthrown } from '../response/handle-error.ts'
import {
  BadRequest,
  ContentTooLarge,
  HttpVersionNotSupported,
  NotImplemented,
  RequestHeaderFieldsTooLarge,
  RequestTimeout,
  UriTooLong,
} from '../errors/errors.ts'
import type { Exchange, Reply } from '../response/exchange.ts'
import { framed } from '../response/finalize.ts'
import { textOf } from '../untrusted/inspect.ts'
import { andThen } from '../untrusted/maybe-promise.ts'
import type { HttpError } from '../errors/http-error.ts'
import type { Settings } from '../response/settings.ts'
import { closeInSteps, destroyAfter } from './linger.ts'
import { endConnection, exchangeOfIncoming, latestOf, phraseOf, takeOverFrom } from './outgoing.ts'
import { http1Protocols } from './refusal.ts'

/** The error of Node's parser. */
export interface ParseFailure extends Error {
  readonly code?: string
  /** The bytes that were read last, and how many of them were understood. */
  readonly rawPacket?: Buffer
  readonly bytesParsed?: number
}

/** How long a client that broke the protocol may take to read a whole response, in milliseconds. */
const SENDING = 10_000

const failed = new WeakSet<Duplex>()

/**
 * Responds to what Node cannot read, in its turn: after the responses to the requests before it, or
 * in the place of the response to the request whose content is broken. Then the connection closes.
 */
export function respondToParseFailure(
  failure: ParseFailure,
  socket: Duplex,
  settings: Settings
): void {
  // The parser fails again with all that the client sends from now on.
  if (failed.has(socket)) return
  failed.add(socket)
  // A stream of the app can fail with anything, and Node passes that on as an error of the socket.
  const code = textOf(failure, 'code')
  const isRead = code.startsWith('HPE_') || code === 'ERR_HTTP_REQUEST_TIMEOUT'
  // A connection without a request is closed without a response.
  if (!isRead || !(socket instanceof Socket) || !socket.writable || socket.bytesRead === 0) {
    socket.destroy()
    return
  }
  const response = latestOf(socket)
  if (response && 'complete' in response.req && !response.req.complete) {
    const send = takeOverFrom(response)
    if (send) {
      endConnection(response)
      respond(
        errorOf(failure, startLine(failure)),
        exchangeOfIncoming(response.req),
        settings,
        send
      )
    } else if (response.closed) closeInSteps(socket)
    else if (response.writableEnded) {
      response.once('close', () => closeInSteps(socket))
      // The response closes when the client has read it, which it may never do.
      destroyAfter(socket, SENDING)
    }
    // RFC 9112 §8: the rest of a response that has begun cannot be distinguished from an error.
    else socket.destroy()
    return
  }
  const write = (): void => {
    if (!socket.writable) return
    // RFC 9112 §9.6: what comes after the last request is not processed.
    if (code === 'HPE_CLOSED_CONNECTION') return closeInSteps(socket)
    const line = startLine(failure)
    const method = line.text.startsWith('HEAD ') ? 'HEAD' : 'GET'
    respondAndClose(errorOf(failure, line), { method, accept: null }, settings, socket)
  }
  if (response && !response.closed) response.once('close', write)
  else write()
}

/** Responds to an error with the last bytes of a connection. */
export function respondAndClose(
  error: HttpError,
  exchange: Exchange,
  settings: Settings,
  socket: Socket
): void {
  respond(error, exchange, settings, (reply) => {
    writeLast(socket, framed(reply, exchange.method))
  })
}

/** Writes a reply as the last bytes of a connection. */
export function writeLast(socket: Socket, { status, fields, content }: Reply): void {
  if (!socket.writable) return
  const lines = Object.entries({ Connection: 'close', ...fields, Date: new Date().toUTCString() })
    .flatMap(([name, value]) => [value].flat().map((line) => `${name}: ${line}\r\n`))
    .join('')
  socket.write(`HTTP/1.1 ${status} ${phraseOf(status)}\r\n${lines}\r\n`, 'latin1')
  if (content !== null) socket.write(content)
  closeInSteps(socket)
}

function respond(
  error: HttpError,
  exchange: Exchange,
  settings: Settings,
  send: (reply: Reply) => void
): void {
  void andThen(handleUnthrown(error, new ErrorContext(settings, exchange)), send)
}

/** The line that the message which cannot be read begins with, as far as it is in the last bytes. */
function startLine({ rawPacket, bytesParsed = 0 }: ParseFailure): StartLine {
  const all = rawPacket?.toString('latin1') ?? ''
  const end = all.lastIndexOf('\r\n\r\n', Math.max(bytesParsed - 4, 0))
  const message = all.slice(end < 0 ? 0 : end + 4).replace(/^(?:\r?\n)+/, '')
  const [text = ''] = message.split(/\r?\n/, 1)
  return { text, isCause: bytesParsed <= all.length - message.length + text.length }
}

interface StartLine {
  readonly text: string
  /** Whether the parser did not get beyond it. */
  readonly isCause: boolean
}

function errorOf(failure: ParseFailure, line: StartLine): HttpError {
  const options = { cause: failure }
  switch (failure.code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new RequestTimeout(options)
    case 'HPE_HEADER_OVERFLOW':
      return isInTarget(line) ? new UriTooLong(options) : new RequestHeaderFieldsTooLarge(options)
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new ContentTooLarge(
        'The chunk extensions are larger than the server accepts.',
        options
      )
    case 'HPE_PAUSED_H2_UPGRADE':
      return new HttpVersionNotSupported({ ...options, supported: http1Protocols })
    case 'HPE_INVALID_VERSION':
      // RFC 9110 §15.6.6: 505 is for major versions.
      return / HTTP\/(?!1\.)\d\.\d$/.test(line.text)
        ? new HttpVersionNotSupported({ ...options, supported: http1Protocols })
        : new BadRequest(options)
    case 'HPE_INVALID_METHOD':
      // RFC 9110 §9.1: 501, if the line is one at all and only its method is not known.
      return isRequestLine(line.text) ? new NotImplemented(options) : new BadRequest(options)
    default:
      return new BadRequest(options)
  }
}

/** Whether it is the target that was too long, of which only the end may have been read last. */
function isInTarget({ text, isCause }: StartLine): boolean {
  return isCause && (/^[A-Z]+ /.test(text) || /^\S* HTTP\/1\.[01]$/.test(text))
}

function isRequestLine(line: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+ \S+ HTTP\/1\.[01]$/.test(line)
}
