/** Requests that Node's parser gives up: which error each is. */
import { Duplex } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { respondToParseFailure } from '../../src/node/client-error.ts'
import { settings, type Values, socketOf, failureOf } from './fake-client-error.ts'

/** The status line and the problem that a failure is answered with. */
function answerTo(...failure: Parameters<typeof failureOf>) {
  const { socket, calls } = socketOf()
  respondToParseFailure(failureOf(...failure), socket, settings)
  const head = String(calls[0])
  return { line: head.slice(0, head.indexOf('\r\n')), head, calls }
}

describe('which error a failure of the parser is', () => {
  const get = 'GET / HTTP/1.1\r\n'
  test.each<[string, string, string | undefined, number | undefined]>([
    ['408 Request Timeout', 'ERR_HTTP_REQUEST_TIMEOUT', undefined, undefined],
    ['400 Bad Request', 'HPE_INVALID_HEADER_TOKEN', get, 14],
    ['400 Bad Request', 'HPE_ANYTHING', undefined, undefined],
    ['413 Content Too Large', 'HPE_CHUNK_EXTENSIONS_OVERFLOW', get, 14],
    ['505 HTTP Version Not Supported', 'HPE_PAUSED_H2_UPGRADE', 'PRI * HTTP/2.0\r\n\r\n', 18],
    // Only the target is too long where the parser did not get beyond the first line.
    ['414 URI Too Long', 'HPE_HEADER_OVERFLOW', 'GET /aaaa', 9],
    ['414 URI Too Long', 'HPE_HEADER_OVERFLOW', '\r\n\nGET /aaaa', 12],
    ['414 URI Too Long', 'HPE_HEADER_OVERFLOW', 'aaaa HTTP/1.1\r\nHost: a\r\n', 4],
    ['414 URI Too Long', 'HPE_HEADER_OVERFLOW', 'aaaa HTTP/1.0', 13],
    ['431 Request Header Fields Too Large', 'HPE_HEADER_OVERFLOW', `${get}X: aaaa`, 20],
    ['431 Request Header Fields Too Large', 'HPE_HEADER_OVERFLOW', 'aaaa HTTP/1.2', 4],
    ['431 Request Header Fields Too Large', 'HPE_HEADER_OVERFLOW', 'a a HTTP/1.1', 4],
    ['431 Request Header Fields Too Large', 'HPE_HEADER_OVERFLOW', 'aaaa HTTP/1.1x', 4],
    ['431 Request Header Fields Too Large', 'HPE_HEADER_OVERFLOW', 'get /', 4],
    ['431 Request Header Fields Too Large', 'HPE_HEADER_OVERFLOW', ' GET /', 4],
    ['431 Request Header Fields Too Large', 'HPE_HEADER_OVERFLOW', undefined, undefined],
    ['505 HTTP Version Not Supported', 'HPE_INVALID_VERSION', 'GET / HTTP/3.0\r\nHost: a', 14],
    ['505 HTTP Version Not Supported', 'HPE_INVALID_VERSION', 'GET / HTTP/0.9\nHost: a', 14],
    ['400 Bad Request', 'HPE_INVALID_VERSION', 'GET / HTTP/1.2\r\n', 14],
    ['400 Bad Request', 'HPE_INVALID_VERSION', 'GET / HTTP/30.0\r\n', 14],
    ['400 Bad Request', 'HPE_INVALID_VERSION', 'GET / HTTP/3.00\r\n', 14],
    ['400 Bad Request', 'HPE_INVALID_VERSION', 'GET /HTTP/3.0\r\n', 13],
    ['400 Bad Request', 'HPE_INVALID_VERSION', 'GET / HTTP/3.x\r\n', 14],
    ['501 Not Implemented', 'HPE_INVALID_METHOD', 'BREW / HTTP/1.1\r\n', 1],
    ['501 Not Implemented', 'HPE_INVALID_METHOD', "!#$%&'*+-.^_`|~09AZaz /a HTTP/1.0\r\n", 1],
    ['400 Bad Request', 'HPE_INVALID_METHOD', 'BR(W / HTTP/1.1\r\n', 1],
    ['400 Bad Request', 'HPE_INVALID_METHOD', ' BREW / HTTP/1.1\r\n', 1],
    ['400 Bad Request', 'HPE_INVALID_METHOD', 'BREW  HTTP/1.1\r\n', 1],
    ['400 Bad Request', 'HPE_INVALID_METHOD', 'BREW / HTTP/1.1 \r\n', 1],
    ['400 Bad Request', 'HPE_INVALID_METHOD', 'BREW / HTTP/2.0\r\n', 1],
    ['400 Bad Request', 'HPE_INVALID_METHOD', 'nonsense', 1],
    // The message that cannot be read may follow others in the same packet.
    ['501 Not Implemented', 'HPE_INVALID_METHOD', `${get}\r\nBREW / HTTP/1.1\r\n`, 19],
    ['501 Not Implemented', 'HPE_INVALID_METHOD', `${get}\r\n\r\nBREW / HTTP/1.1\r\n`, 21],
    ['400 Bad Request', 'HPE_INVALID_METHOD', 'B / HTTP/1.1\r\n\r\nC\r\n\r\n', 17],
  ])('%s: %s after %j, of which %j bytes were parsed', (status, code, packet, bytesParsed) => {
    expect(answerTo(code, packet, bytesParsed).line).toBe(`HTTP/1.1 ${status}`)
  })

  test('a 413 says what was too large, and a 505 which protocols there are', () => {
    const problemOf = (...failure: Parameters<typeof failureOf>): unknown =>
      JSON.parse(String(answerTo(...failure).calls[1]))
    expect(problemOf('HPE_CHUNK_EXTENSIONS_OVERFLOW')).toMatchObject({
      detail: 'The chunk extensions are larger than the server accepts.',
    })
    const supported = ['HTTP/1.1', 'HTTP/1.0']
    expect(problemOf('HPE_PAUSED_H2_UPGRADE')).toMatchObject({ supported })
    expect(problemOf('HPE_INVALID_VERSION', 'GET / HTTP/3.0\r\n')).toMatchObject({ supported })
  })

  test.each([
    ['HEAD / HTTP/1.1\r\nX : y', false],
    ['HEADER / HTTP/1.1\r\nX : y', true],
    ['GET /HEAD HTTP/1.1\r\nX : y', true],
  ])('the response to %j has content: %o', (packet, hasContent) => {
    const { calls } = answerTo('HPE_INVALID_HEADER_TOKEN', packet, 18)
    expect(calls).toHaveLength(hasContent ? 3 : 2)
    expect(calls.at(-1)).toBe('end')
  })
})

describe('a failure that is no request', () => {
  test.each<[string, string | undefined, Values]>([
    ['an error of the socket', 'ECONNRESET', {}],
    ['an error without a code', undefined, {}],
    ['a socket that cannot be written to', 'HPE_INVALID_METHOD', { writable: false }],
    ['a connection on which nothing was read', 'HPE_INVALID_METHOD', { bytesRead: 0 }],
  ])('the socket is destroyed after %s', (_, code, values) => {
    const { socket, calls } = socketOf(values)
    respondToParseFailure(failureOf(code), socket, settings)
    expect(calls).toEqual(['destroy'])
  })

  test('a connection that is no socket is destroyed', () => {
    const duplex = new Duplex({ read() {} })
    respondToParseFailure(failureOf('HPE_INVALID_METHOD'), duplex, settings)
    expect(duplex.destroyed).toBe(true)
  })

  test('the second failure of a connection does nothing', () => {
    const { socket, calls } = socketOf()
    respondToParseFailure(failureOf('HPE_INVALID_METHOD'), socket, settings)
    const { length } = calls
    respondToParseFailure(failureOf('ECONNRESET'), socket, settings)
    expect(calls).toHaveLength(length)
  })

  test('bytes after the last request of a connection close it without a response', () => {
    expect(answerTo('HPE_CLOSED_CONNECTION').calls).toEqual(['end'])
  })
})
