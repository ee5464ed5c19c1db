/** Responses that break no rule. */
import {
  bare,
  chunked,
  DATE,
  problem,
  received,
  reply,
  reply2,
  switching,
  upgrading,
} from './example.ts'
import type { WireResponse } from '../../src/conformance/syntax/wire-response.ts'

type ValidExample = readonly [what: string, response: WireResponse]

const notFound = '404 Not Found'
const ok = reply(notFound)
const early = 'HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n'
const token = ['Connection: close', 'Authorization: Bearer abc']
const sent = (field: string) => ({ sent: ['Connection: close', field] })
const say = (status: string, more: object, ...fields: string[]) =>
  reply(status, fields, problem(status, more))

const messages: readonly ValidExample[] = [
  ['a 404 with a problem', received(ok)],
  ['a 404 to HTTP/1.0', received(ok, { version: '1.0' })],
  ['a 404 in HTTP/2', received(reply2(notFound), { version: '2' })],
  ['a 404 to HEAD', received(bare(notFound, ['Content-Length: 117']), { method: 'HEAD' })],
  ['a 404 without a reason', received(ok.replace('Not Found\r', '\r'))],
  ['a 204', received(bare('204 No Content'))],
  ['a 205', received(reply('205 Reset Content', ['-Content-Type'], ''))],
  ['a 304', received(bare('304 Not Modified', ['ETag: W/"a"']))],
  ['chunks', received(chunked('5;a="b;c"\r\nhello\r\n6\r\n world\r\n0\r\n\r\n'))],
  ['a trailer', received(chunked('0\r\nETag: "a"\r\n\r\n', 'Trailer: ETag\r\n'))],
  ['a 404 after 100 and 103', received(`HTTP/1.1 100 Continue\r\n\r\n${early}${ok}`)],
  ['a 101', received(`${switching}Upgrade: websocket\r\n\r\n\x81\0`, { sent: upgrading })],
  [
    'a 101 after the 100 that the client expects',
    received(`HTTP/1.1 100 Continue\r\n\r\n${switching}Upgrade: websocket\r\n\r\n`, {
      sent: [...upgrading, 'Expect: 100-continue'],
    }),
  ],
  [
    'a kept connection whose content was not read',
    received(reply(notFound, ['Connection: keep-alive']), {
      sent: ['Expect: 100-continue'],
      closed: false,
    }),
  ],
  ['a tunnel', received(`HTTP/1.1 200 OK\r\n${DATE}\r\n\r\n\x16\x03`, { method: 'CONNECT' })],
  [
    'a kept connection',
    received(reply(notFound, ['Connection: keep-alive', 'Keep-Alive: timeout=5']), {
      sent: [],
      closed: false,
    }),
  ],
]

const fields: readonly ValidExample[] = [
  'Accept: text/*;q=0.5, */*, application/json;v="1, 2"',
  'Accept-Encoding: gzip;q=1.0, *;q=0, identity',
  'Accept-Patch: application/merge-patch+json, text/plain; charset=utf-8',
  'Accept-Post: */*',
  'Allow:',
  'Cache-Control: private="Set-Cookie, X-A", max-age=0, must-understand, no-store, x="a"',
  'Content-Language: de, en-GB',
  'Date: Wed, 29 Feb 2012 23:59:59 GMT',
  'ETag: "a,b"',
  'Link: </a,b>; rel="next prev"; title="a; b, c", <#x>;rel=next;crossorigin',
  'Location: //[::1]:80/a?b=%5B%5D#c',
  'Location: mailto:me@example.org',
  'Retry-After: 0',
  'Retry-After: Sun, 06 Nov 1994 08:49:37 GMT',
  'Server: nginx/1.25',
  'Vary: *',
  'WWW-Authenticate: Negotiate, Digest abc==, Basic realm="a, b=\\"c\\"" , charset="UTF-8"',
].map((line) => [line, received(reply(notFound, [line]))])

const statuses: readonly WireResponse[] = [
  received(reply('206 Partial Content', ['Content-Type: a/b', 'Content-Range: x 0-4/*'], 'hello')),
  received(reply('302 Found', ['Location: /a', 'Content-Type: text/plain'], 'See /a.')),
  received(reply('401 Unauthorized', ['WWW-Authenticate: Bearer realm="a"'])),
  received(reply('401 Unauthorized', ['WWW-Authenticate: Bearer error="invalid_token"']), {
    sent: token,
  }),
  received(reply('405 Method Not Allowed', ['Allow: GET, HEAD']), { method: 'PUT' }),
  received(say('406 Not Acceptable', { available: ['/a', { href: '/b', type: 'a/b' }] })),
  received(reply('407 Proxy Authentication Required', ['Proxy-Authenticate: Basic realm="a"'])),
  received(reply('408 Request Timeout')),
  received(reply('409 Conflict')),
  received(reply('412 Precondition Failed'), sent('If-Match: "a"')),
  received(say('413 Content Too Large', { condition: 'temporary' }, 'Retry-After: 9')),
  received(reply('415 Unsupported Media Type', ['Accept: a/b'])),
  received(reply('415 Unsupported Media Type', ['Accept-Encoding:']), sent('Content-Encoding: x')),
  received(reply('416 Range Not Satisfiable', ['Content-Range: bytes */0'])),
  received(reply('417 Expectation Failed'), sent('Expect: 100-continue')),
  received(say('423 Locked', { precondition: 'lock-token-submitted' })),
  received(reply('425 Too Early'), sent('Early-Data: 1')),
  received(reply('426 Upgrade Required', ['Connection: upgrade, close', 'Upgrade: h2c, TLS/1.2'])),
  received(reply('428 Precondition Required')),
  received(reply('429 Too Many Requests', ['Retry-After: 9'])),
  received(say('431 Request Header Fields Too Large', { field: 'Cookie' })),
  received(reply('451 Unavailable For Legal Reasons', ['Link: </a>; rel="blocked-by"'])),
  received(reply('500 Internal Server Error')),
  received(reply('500 Internal Server Error', ['-Date'])),
  received(say('505 HTTP Version Not Supported', { supported: ['HTTP/1.1'] })),
  received(say('511 Network Authentication Required', { login: 'https://example.org/' })),
]

const xml = `<?xml version="1.0"?>
<!-- a comment --><problem xmlns="urn:ietf:rfc:7807">
  <title>Not Found</title><status>404</status><detail>R&amp;D &lt;x&gt; <![CDATA[a & b]]></detail>
  <condition>unknown</condition><errors><i><name lang='en'>a</name></i><i/></errors>
</problem>`

const contents: readonly ValidExample[] = [
  ['XML', received(reply(notFound, ['Content-Type: application/problem+xml'], xml))],
  [
    'text',
    received(
      reply(
        notFound,
        ['Content-Type: text/plain'],
        'Try again at 10:07:30, or at 2030-01-02T10:07:30.'
      )
    ),
  ],
  ['a type', received(say(notFound, { type: 'tag:a@example.org,2024:x', title: 'No such book' }))],
  ['an instance', received(say(notFound, { instance: 'urn:uuid:0-1' }))],
  [
    'a name twice in two objects',
    received(say(notFound, { errors: [{ a: 1 }, { a: '{"a":1}' }] })),
  ],
  [
    'a localized title',
    received(say(notFound, { title: 'Nicht gefunden' }, 'Content-Language: de', 'Vary: accept')),
  ],
]

export const validExamples: readonly ValidExample[] = [
  ...messages,
  ...fields,
  ...statuses.map((response): ValidExample => [response.statusLine ?? '', response]),
  ...contents,
]
