/** Broken field names and values, and connections that are not kept as promised. */
import type { Example } from './example.ts'
import { breaks, chunked, reply, reply2 } from './example.ts'

const with404 = (...fields: string[]) => reply('404 Not Found', fields)
const with2 = (...fields: string[]) => reply2('404 Not Found', fields)
const http2 = { version: '2' } as const
const open = { sent: [], closed: false }

const ungrammatical = [
  'Allow: GET HEAD',
  'Accept: */json',
  'Accept: text/html;q=2',
  'Accept-Encoding: gzip;q=x',
  'Accept-Patch: application',
  'Accept-Patch:',
  'Accept-Post: json',
  'Accept-Ranges:',
  'Age: -1',
  'Content-Language: en_GB',
  'ETag: v1',
  'Link: </a>; rel = next',
  'Link: /a; rel=next',
  'Vary: Accept Encoding',
  'Cache-Control: no-store, x y',
]

const trailing = (trailer: string, announced: string) =>
  chunked(`1\r\nx\r\n0\r\n${trailer}\r\n\r\n`, announced)

export const fieldExamples: readonly Example[] = [
  breaks('FIELD-NAME', 'a space inside', with404('X Note: a')),
  breaks('FIELD-NAME', 'no colon', with404('nonsense')),
  breaks('FIELD-VALUE', 'a NUL', with404('X-Note: a\0b')),
  breaks('FIELD-VALUE', 'a line feed in HTTP/2', with2('x-note: a\nb'), http2),
  breaks('FIELD-REPEAT', 'two Retry-After', with404('Retry-After: 1', 'retry-after: 2')),
  breaks('FIELD-ROLE', 'User-Agent in a response', with404('User-Agent: x')),
  breaks('LIST-EMPTY', 'a comma too much', with404('Allow: GET, , HEAD')),
  breaks('LIST-EMPTY', 'an empty line among others', with404('Vary:', 'Vary: Accept')),
  ...ungrammatical.map((line) => breaks('FIELD-GRAMMAR', line, with404(line))),
  breaks('FIELD-GRAMMAR', 'Upgrade: /1.1', with404('Upgrade: /1.1', 'Connection: close, upgrade')),
  breaks('FIELD-GRAMMAR', 'Connection: close, a b', with404('Connection: close, a b')),
  breaks('DATE-SEND', 'no Date', with404('-Date')),
  breaks('DATE-FORMAT', 'the wrong weekday', with404('Date: Mon, 06 Nov 1994 08:49:37 GMT')),
  breaks('DATE-FORMAT', 'an offset', with404('Date: Sun, 06 Nov 1994 08:49:37 +0000')),
  breaks('DATE-FORMAT', 'RFC 850', with404('Retry-After: Sunday, 06-Nov-94 08:49:37 GMT')),
  breaks('DATE-FORMAT', 'Expires: 0', with404('Expires: 0')),
  breaks('LM-AFTER-DATE', 'the future', with404('Last-Modified: Sun, 06 Nov 1994 08:49:38 GMT')),
  ...['1.5', '-1', '+1', '1, 2', 'soon', ''].map((value) =>
    breaks('RETRY-AFTER-GRAMMAR', `Retry-After: ${value}`, with404(`Retry-After: ${value}`))
  ),
  breaks('URI-USERINFO', 'a password', with404('Link: <https://me:pw@example.org/>; rel=next')),
  breaks('LOCATION-GRAMMAR', 'a space', with404('Location: /a b')),
  breaks('LOCATION-GRAMMAR', 'a lone percent sign', with404('Location: /100%')),
  breaks('CC-DELTA', 'a quoted number', with404('Cache-Control: max-age="60"')),
  breaks('CC-DELTA', 'no number', with404('Cache-Control: max-age')),
  breaks('CC-NOARG', 'an argument', with404('Cache-Control: no-store=1')),
  breaks('CC-FIELDS-FORM', 'a token', with404('Cache-Control: no-cache=Vary')),
  breaks('CC-MUST-UNDERSTAND', 'alone', with404('Cache-Control: max-age=1, must-understand')),
  breaks('LINK-REL', 'no rel', with404('Link: </a>; title="a, b"')),
  breaks('LINK-REL', 'two rels', with404('Link: </a>; rel=next; rel=prev')),
  breaks('EARLY-DATA-RESPONSE', 'Early-Data', with404('Early-Data: 1')),
  breaks('PROXY-STATUS-ORIGIN', 'Proxy-Status', with404('Proxy-Status: me')),
  breaks(
    'TRAILER-ALLOWED',
    'a trailing Content-Type',
    trailing('Content-Type: a/b', 'Trailer: content-type\r\n')
  ),
  breaks('TRAILER-ANNOUNCE', 'a surprise', trailing('ETag: "a"', '')),
  breaks('A-WARNING', 'Warning', with404('Warning: 199 - "x"')),
  breaks('A-PRAGMA', 'Pragma', with404('Pragma: no-cache')),
  breaks('A-ASCII', 'UTF-8', with404('X-Note: caf\xc3\xa9')),
  breaks('A-CLOSE-FIELD', 'Close', with404('Close: 1')),
  breaks('A-SERVER-DETAIL', 'a patch level', with404('Server: Apache/2.4.41 (Ubuntu)')),
  breaks('UPGRADE-OPTION', 'Upgrade alone', with404('Upgrade: h2c')),
  breaks('CONN-LISTED', 'Keep-Alive alone', with404('Keep-Alive: timeout=5')),
  breaks('CONN-END-TO-END', 'Cache-Control', with404('Connection: close, Cache-Control')),
  breaks('CLOSE-SEND', 'a close unannounced', with404('-Connection'), { sent: [] }),
  breaks('CLOSE-KEPT-OPEN', 'no close', with404(), { closed: false }),
  breaks('CLOSE-ECHO', 'no answer to close', with404('-Connection')),
  breaks('CLOSE-UNREAD', 'nothing said', with404('-Connection'), {
    sent: ['Expect: 100-continue'],
    closed: false,
  }),
  breaks('PERSIST-LENGTH CL-SEND', 'no length', with404('-Connection', '-Content-Length'), open),
  breaks('CLOSE-BOTH-TE-CL', 'kept open', with404('-Connection'), {
    sent: ['Transfer-Encoding: chunked', 'Content-Length: 3'],
    closed: false,
  }),
  breaks('H2-LOWERCASE', 'X-Note', with2('X-Note: a'), http2),
  breaks('H2-CONNECTION', 'connection', with2('connection: close'), http2),
  breaks('H2-CONNECTION', 'upgrade', with2('upgrade: h2c'), http2),
  breaks('H2-PSEUDO', ':path', with2(':path: /'), http2),
  breaks('H2-VALUE-WS', 'a space at the end', with2('x-note: a '), http2),
  breaks('H2-CL', 'another length', with2('content-length: 3'), http2),
]
