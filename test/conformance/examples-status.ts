/** Broken challenges, and status codes that lack what they need. */
import type { Example } from './example.ts'
import { bare, breaks, problem, reply, reply2 } from './example.ts'

const u401 = '401 Unauthorized'
const asks = (...challenges: string[]) =>
  reply(
    u401,
    challenges.map((challenge) => `WWW-Authenticate: ${challenge}`)
  )
const token = ['Connection: close', 'Authorization: Bearer abc']
const http10 = { version: '1.0', sent: ['Expect: 100-continue'] } as const
const patch = { method: 'PATCH' }
const coded = { method: 'POST', sent: ['Connection: close', 'Content-Encoding: x-odd'] }
const say = (status: string, more: object, ...fields: string[]) =>
  reply(status, fields, problem(status, more))
const silent = { detail: undefined }

const authExamples: readonly Example[] = [
  ...[
    'Basic realm="a',
    'realm="a"',
    'Digest abc, realm="a"',
    'Basic\trealm="a"',
    'a=b=c',
    'Digest a b',
  ].map((value) => breaks('AUTH-GRAMMAR', value, asks(value))),
  breaks('AUTH-PARAM-ONCE', 'two realms', asks('Basic realm="a", Realm="b"')),
  breaks('AUTH-REALM-QUOTED', 'a token', asks('Basic realm=a')),
  breaks('AUTH-BWS', 'spaces around =', asks('Basic realm = "a"')),
  breaks('AUTH-BASIC-REALM', 'Basic alone', asks('Basic')),
  breaks('AUTH-BASIC-REALM', 'only a charset', asks('Basic charset="UTF-8"')),
  breaks('AUTH-BEARER-PARAM', 'Bearer alone', asks('Negotiate', 'Bearer')),
  breaks(
    'AUTH-BEARER-CHARSET',
    'a space in an address',
    asks('Bearer error="a", error_uri="b c"'),
    {
      sent: token,
    }
  ),
  breaks('AUTH-BEARER-CHARSET', 'a backslash', asks('Bearer error="a\\\\b"'), { sent: token }),
  breaks('AUTH-BEARER-NOERROR', 'an error without a token', asks('Bearer error="invalid_token"')),
  breaks('AUTH-BEARER-ERROR', 'no error', asks('Bearer realm="a"'), { sent: token }),
  breaks('AUTH-BEARER-STATUS', 'a scope', asks('Bearer error="insufficient_scope"'), {
    sent: token,
  }),
]

export const statusExamples: readonly Example[] = [
  ...authExamples,
  breaks('S206-CR', 'no range', reply('206 Partial Content', ['Content-Type: text/plain'], 'x')),
  breaks(
    'S206-MULTI',
    'a range of several parts',
    reply(
      '206 Partial Content',
      ['Content-Type: multipart/byteranges; boundary=a', 'Content-Range: bytes 0-0/9'],
      'x'
    )
  ),
  breaks('S300-LIST', 'no content', reply('300 Multiple Choices', ['-Content-Type'], '')),
  ...[
    '301 Moved Permanently',
    '302 Found',
    '303 See Other',
    '307 Temporary Redirect',
    '308 Permanent Redirect',
  ].map((status) =>
    breaks(
      `S${status.slice(0, 3)}-LOCATION`,
      'no Location',
      reply(status, ['Content-Type: text/plain'], 'Elsewhere.')
    )
  ),
  breaks('S304-METADATA', 'a media type', bare('304 Not Modified', ['Content-Type: text/plain'])),
  breaks('S304-METHOD', '304 to PUT', bare('304 Not Modified'), { method: 'PUT' }),
  breaks(
    'A-REDIRECT-NOTE',
    'no content',
    reply('302 Found', ['Location: /a', '-Content-Type'], '')
  ),
  breaks('A-REGISTERED', 'a status of 420', reply('420 Enhance Your Calm')),
  breaks('A-RESERVED', 'a teapot', reply("418 I'm a teapot")),
  breaks('A-RESERVED', '306', reply('306 Unused', ['Content-Type: text/plain'], 'x')),
  breaks('A-DEPRECATED', '305', reply('305 Use Proxy', ['Content-Type: text/plain'], 'x')),
  breaks('S401-CHALLENGE', 'no challenge', reply(u401)),
  breaks('S401-CHALLENGE', 'an empty challenge', asks('')),
  breaks('S407-CHALLENGE', 'no challenge', reply('407 Proxy Authentication Required')),
  breaks('S405-ALLOW', 'no Allow', reply('405 Method Not Allowed')),
  breaks('S405-ALLOW-SELF', 'PUT', reply('405 Method Not Allowed', ['Allow: PUT']), {
    method: 'PUT',
  }),
  breaks('A-405-UNKNOWN-METHOD', 'BREW', reply('405 Method Not Allowed', ['Allow: PUT']), {
    method: 'BREW',
  }),
  breaks('A-ALLOW-HEAD', 'GET alone', reply('405 Method Not Allowed', ['Allow: GET']), {
    method: 'PUT',
  }),
  breaks('S406-LIST', 'no list', reply('406 Not Acceptable')),
  breaks(
    'S406-LIST E4XX-EXPLAIN',
    'no content',
    reply('406 Not Acceptable', ['-Content-Type'], '')
  ),
  breaks('S406-IDS', 'only a type', say('406 Not Acceptable', { available: [{ type: 'a/b' }] })),
  breaks('S408-CLOSE', 'no close', reply('408 Request Timeout', ['-Connection']), {
    sent: [],
    closed: false,
  }),
  breaks('S409-CONTENT E4XX-EXPLAIN', 'no content', reply('409 Conflict', ['-Content-Type'], '')),
  breaks('S409-CONTENT', 'no detail', say('409 Conflict', silent)),
  breaks('A-412-NO-CONDITION', 'no condition', reply('412 Precondition Failed')),
  breaks('S413-RETRY-AFTER', 'no time', say('413 Content Too Large', { condition: 'temporary' })),
  breaks(
    'S415-ACCEPT-ENCODING',
    'no coding',
    reply('415 Unsupported Media Type', ['Accept: a/b', 'Accept-Encoding: gzip'])
  ),
  breaks(
    'S415-ACCEPT-PATCH',
    'no Accept-Patch',
    reply('415 Unsupported Media Type', ['Accept: a/b']),
    patch
  ),
  breaks('A-415-ACCEPT-ENCODING', 'nothing said', reply('415 Unsupported Media Type'), coded),
  breaks('A-415-ACCEPT', 'nothing said', reply('415 Unsupported Media Type'), { method: 'POST' }),
  breaks('S416-CR', 'no length', reply('416 Range Not Satisfiable')),
  breaks(
    'S416-METHOD',
    '416 to POST',
    reply('416 Range Not Satisfiable', ['Content-Range: bytes */9']),
    { method: 'POST' }
  ),
  ...['bytes */*', 'bytes=*/9', 'bytes 0-1/9', 'bytes */ 9'].map((value) =>
    breaks('CR-GRAMMAR', value, reply('416 Range Not Satisfiable', [`Content-Range: ${value}`]))
  ),
  breaks(
    'CR-GRAMMAR',
    'bytes 5-9/9',
    reply('206 Partial Content', ['Content-Type: a/b', 'Content-Range: bytes 5-9/9'], 'hello')
  ),
  breaks('A-CR-STATUS', 'a 404', reply('404 Not Found', ['Content-Range: bytes */9'])),
  breaks('S417-HTTP10', '417 to HTTP/1.0', reply('417 Expectation Failed'), http10),
  breaks('S423-CODE', 'no code', reply('423 Locked')),
  breaks('S425-EARLY', 'not early', reply('425 Too Early')),
  breaks('S426-UPGRADE', 'no Upgrade', reply('426 Upgrade Required')),
  breaks('S426-H2', '426', reply2('426 Upgrade Required'), { version: '2' }),
  breaks('S428-EXPLAIN', 'no detail', say('428 Precondition Required', silent)),
  breaks('S429-DETAILS', 'no detail', say('429 Too Many Requests', silent)),
  breaks('S431-FIELD', 'no field', reply('431 Request Header Fields Too Large')),
  breaks('NEVER-STORE', 'private', reply('429 Too Many Requests', ['Cache-Control: private'])),
  breaks(
    'NEVER-STORE',
    'public',
    reply('429 Too Many Requests', ['Cache-Control: no-store, public'])
  ),
  breaks(
    'NEVER-STORE A-NO-STORE',
    'nothing',
    reply('428 Precondition Required', ['-Cache-Control'])
  ),
  breaks(
    'S451-EXPLAIN',
    'no detail',
    say('451 Unavailable For Legal Reasons', silent, 'Link: </a>; rel=blocked-by')
  ),
  breaks('S451-LINK', 'no Link', reply('451 Unavailable For Legal Reasons')),
  breaks(
    'S451-REL',
    'rel=next',
    reply('451 Unavailable For Legal Reasons', ['Link: </a>; rel=next'])
  ),
  breaks(
    'S451-REL LINK-REL',
    'a Link without rel',
    reply('451 Unavailable For Legal Reasons', ['Link: </a>'])
  ),
  breaks('S505-DESCRIBE', 'no list', reply('505 HTTP Version Not Supported')),
  breaks('A-510-INFO', 'no detail', say('510 Not Extended', silent)),
  breaks('S511-LINK', 'no login', reply('511 Network Authentication Required')),
  breaks(
    'S511-CHALLENGE',
    'a challenge',
    say(
      '511 Network Authentication Required',
      { login: '/in' },
      'WWW-Authenticate: Basic realm="a"'
    )
  ),
  breaks(
    'S511-CHALLENGE',
    'a form',
    reply(
      '511 Network Authentication Required',
      ['Content-Type: text/html'],
      '<form action=/in></form>'
    )
  ),
]
