/** Broken status lines, interim responses, lines and chunks. */
import type { Example } from './example.ts'
import {
  bare,
  breaks,
  chunked,
  DATE,
  problem,
  reply,
  reply2,
  switching,
  upgrading,
} from './example.ts'

const notFound = '404 Not Found'
const ok = reply(notFound)
const twoFinal = reply(notFound) + reply(notFound)
const interim200 = { ...reply2(notFound), interim: [{ status: 200, fields: [] }] }

export const messageExamples: readonly Example[] = [
  breaks(
    'STATUS-RANGE A-P-CLASS',
    'a status of 600',
    reply('600 Strange', [], problem('600 Strange'))
  ),
  breaks('STATUS-RANGE A-P-CLASS', 'a status of 099', reply('099 Strange')),
  breaks('STATUS-FINAL', 'nothing at all', ''),
  breaks('STATUS-FINAL', 'only 103', 'HTTP/1.1 103 Early Hints\r\n\r\n'),
  breaks('STATUS-FINAL INTERIM-IS-1XX WIRE-EXTRA', 'two final responses', twoFinal),
  breaks('INTERIM-IS-1XX', 'an interim 200', interim200, { version: '2' }),
  breaks('INTERIM-HTTP10', '100 to HTTP/1.0', `HTTP/1.1 100 Continue\r\n\r\n${ok}`, {
    version: '1.0',
  }),
  breaks(
    'INTERIM-CL',
    'a 100 with a length',
    `HTTP/1.1 100 Continue\r\nContent-Length: 0\r\n\r\n${ok}`
  ),
  breaks(
    'INTERIM-TE',
    'a 100 in chunks',
    `HTTP/1.1 100 Continue\r\ntransfer-encoding: chunked\r\n\r\n${ok}`
  ),
  breaks('S101-UPGRADE', 'a 101 without Upgrade', `${switching}\r\n`, { sent: upgrading }),
  breaks(
    'S101-OFFERED INTERIM-HTTP10',
    'a 101 to HTTP/1.0',
    `${switching}Upgrade: websocket\r\n\r\n`,
    {
      version: '1.0',
      sent: upgrading,
    }
  ),
  breaks('S101-OFFERED', 'a 101 to another protocol', `${switching}Upgrade: h2c\r\n\r\n`, {
    sent: upgrading,
  }),
  breaks('S101-CONTINUE-FIRST', 'a 101 and no 100', `${switching}Upgrade: websocket\r\n\r\n`, {
    sent: [...upgrading, 'Expect: 100-continue'],
  }),
  breaks(
    'S101-H2',
    'an interim 101',
    reply2(notFound, [], problem(notFound), [{ status: 101, fields: [] }]),
    { version: '2' }
  ),
  breaks('RESP-VERSION', 'a downgrade', ok.replace('HTTP/1.1', 'HTTP/1.0')),
  breaks('REASON-GRAMMAR', 'a control character', ok.replace('Not F', 'Not\x01F')),
  breaks('WIRE-STATUS-LINE', 'two spaces', ok.replace('1.1 404', '1.1  404')),
  breaks(
    'WIRE-STATUS-LINE CL-MATCH',
    'no HTTP',
    `no HTTP\r\n${DATE}\r\nContent-Length: 1\r\n\r\n`,
    {
      sent: ['Connection: keep-alive'],
    }
  ),
  breaks('WIRE-REASON-SP', 'no space', ok.replace('404 Not Found\r', '404\r')),
  breaks('WIRE-CRLF', 'a bare LF', ok.replace('no-store\r\n', 'no-store\n')),
  breaks('WIRE-BARE-CR FIELD-VALUE', 'a bare CR', reply(notFound, ['X-Note: a\rb'])),
  breaks('WIRE-OBS-FOLD', 'a folded line', reply(notFound, ['X-Note: a\r\n b'])),
  breaks('WIRE-WS-FIRST', 'a space first', ok.replace('\r\nDate', `\r\n X: y\r\nDate`)),
  breaks('WIRE-WS-COLON', 'a space before the colon', reply(notFound, ['X-Note : a'])),
  breaks('WIRE-CHUNKED', 'a chunk size that is none', chunked('five\r\nhello\r\n0\r\n\r\n')),
  breaks('WIRE-CHUNKED', 'a chunk longer than its size', chunked('4\r\nhello\r\n0\r\n\r\n')),
  breaks('WIRE-CHUNKED', 'a space after the size', chunked('5 \r\nhello\r\n0\r\n\r\n')),
  breaks('WIRE-CHUNKED', 'a size with a bare LF', chunked('5\nhello\r\n0\r\n\r\n')),
  breaks('WIRE-INCOMPLETE', 'no zero-sized chunk', chunked('5\r\nhello\r\n')),
  breaks('WIRE-INCOMPLETE', 'half a chunk', chunked('5\r\nhel')),
  breaks('WIRE-INCOMPLETE', 'no end of the trailers', chunked('5\r\nhello\r\n0\r\n')),
  breaks(
    'WIRE-INCOMPLETE',
    'half a header section',
    `HTTP/1.1 200 OK\r\n${DATE}\r\nConnection: close\r\n`
  ),
  breaks('WIRE-EXTRA', 'bytes after the last chunk', chunked('5\r\nhello\r\n0\r\n\r\nmore')),
  breaks('WIRE-EXTRA CL-MATCH', 'bytes after the length', `${ok} `),
  breaks('HEAD-CONTENT', 'content', ok, { method: 'HEAD' }),
  breaks('HEAD-CONTENT', 'content in HTTP/2', reply2(notFound), { method: 'HEAD', version: '2' }),
  breaks('NOCONTENT-STATUS', 'a 204 with content', `${bare('204 No Content')}x`),
  breaks('NOCONTENT-STATUS', 'a 304 with content', `${bare('304 Not Modified')}x`),
  breaks(
    'NOCONTENT-STATUS',
    'a 204 with content in HTTP/2',
    reply2('204 No Content', ['content-type: text/plain', '-Content-Length'], 'x'),
    { version: '2' }
  ),
  breaks('S204-CL', 'a 204 with a length', bare('204 No Content', ['Content-Length: 0'])),
  breaks('S204-TE', 'a 204 in chunks', bare('204 No Content', ['Transfer-Encoding: chunked'])),
  breaks(
    'S205-CONTENT',
    'a 205 with content',
    reply('205 Reset Content', ['Content-Type: text/plain'], 'x')
  ),
  breaks('CONNECT-2XX-FRAMING', 'a tunnel with a length', bare('200 OK', ['Content-Length: 0']), {
    method: 'CONNECT',
  }),
  breaks('CL-GRAMMAR', 'a negative length', reply(notFound, ['Content-Length: -1'])),
  breaks(
    'CL-GRAMMAR',
    'a length said twice in one line',
    reply('200 OK', ['Content-Type: text/plain', 'Content-Length: 5, 5'], 'hello')
  ),
  breaks('CL-MATCH', 'less than was promised', reply(notFound, ['Content-Length: 400'])),
  breaks('CL-AND-TE', 'both', chunked('0\r\n\r\n', 'Content-Length: 0\r\n')),
  breaks('CL-SEND', 'an error without a length', reply(notFound, ['-Content-Length'])),
  breaks('TE-HTTP10', 'chunks to HTTP/1.0', chunked('0\r\n\r\n'), { version: '1.0' }),
  breaks('TE-ONCE', 'chunked twice', chunked('0\r\n\r\n', '', 'chunked, chunked')),
  breaks(
    'TE-FINAL CLOSE-KEPT-OPEN PERSIST-LENGTH',
    'gzip last, not closed',
    chunked('x', '', 'gzip'),
    {
      sent: ['TE: gzip', 'Connection: close'],
      closed: false,
    }
  ),
  breaks('TE-UNREQUESTED', 'gzip unasked', chunked('0\r\n\r\n', '', 'gzip, chunked')),
  breaks(
    'HEAD-CL-EQUAL',
    'another length',
    bare(notFound, ['Content-Type: application/problem+json', 'Content-Length: 7']),
    { method: 'HEAD' },
    ok
  ),
  breaks(
    'HEAD-SAME-FIELDS',
    'another Content-Type',
    bare(notFound, ['Content-Type: text/html']),
    { method: 'HEAD' },
    ok
  ),
  breaks(
    'HEAD-SAME-FIELDS A-NO-STORE',
    'a field that is missing',
    bare(notFound, ['-Cache-Control', 'Content-Type: application/problem+json']),
    { method: 'HEAD' },
    ok
  ),
  breaks(
    'HEAD-SAME-FIELDS',
    'another status',
    bare('410 Gone', ['Content-Type: application/problem+json']),
    { method: 'HEAD' },
    ok
  ),
]
