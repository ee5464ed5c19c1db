import { expect, test } from 'vitest'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import { registeredFields } from '../../src/conformance/registry.ts'
import type { WireMessage } from '../../src/conformance/syntax/wire-response.ts'
import { bare, chunked, DATE, received, reply, reply2 } from './example.ts'

const found = (
  bytes: string | WireMessage,
  how: Parameters<typeof received>[1] = {}
): readonly string[] => {
  const response = received(bytes, how)
  return checkResponse(response.request, response).map(({ id, message }) => `${id}: ${message}`)
}

const table = (rows: readonly (readonly [title: string, lines: readonly string[]])[]) =>
  `${rows.flatMap(([title, lines]) => [title, ...lines.map((line) => `  ${line}`)]).join('\n')}\n`

test('Caching of a response that was chosen by a field violates these rules.', async () => {
  const directives = ['no-store', 'public', 'max-age=1', 's-maxage=1', 'no-cache', 'private', 'a']
  const rows = ['200', '201', '403', '404', '406', '429', '511'].flatMap((status) =>
    directives.flatMap((directive) =>
      ['-Vary', 'Vary: *', 'Vary: Accept', 'Vary: a, ACCEPT-LANGUAGE, accept'].map(
        (vary): [string, readonly string[]] => [
          `${status} ${directive} ${vary}`,
          found(
            reply(`${status} A`, [`Cache-Control: ${directive}`, vary, 'Content-Language: de']),
            {
              sent: ['Connection: close', 'Accept: a/b', 'Accept-Language: de'],
            }
          ).filter((line) => /^(?:VARY-SEND|NEVER-STORE|A-NO-STORE)/.test(line)),
        ]
      )
    )
  )
  await expect(table(rows.filter(([, lines]) => lines.length > 0))).toMatchFileSnapshot(
    'expected/caching.txt'
  )
})

test('An error with Expires can be stored, and has been made to be stored.', () => {
  const expires = 'Expires: Sun, 06 Nov 1994 08:49:37 GMT'
  const how = { sent: ['Connection: close', 'Accept-Language: de'] }
  const stored = ['-Cache-Control', 'Content-Language: de']
  expect(found(reply('403 Forbidden', stored), how)).toEqual([
    'A-NO-STORE: an error without Cache-Control or Expires',
  ])
  expect(found(reply('403 Forbidden', [...stored, expires]), how)).toEqual([
    'VARY-SEND: the response was chosen by accept-language and may be cached, but Vary does not list accept-language',
  ])
})

test('Trailers are allowed for these registered fields, and have to be announced.', () => {
  const violated = [...registeredFields]
    .filter((name) => name !== '*')
    .map((name) => [name, found(chunked(`0\r\n${name}: a\r\n\r\n`))] as const)
  const allowed = violated.filter(
    ([name, lines]) => !lines.includes(`TRAILER-ALLOWED: ${name} is not defined for trailers`)
  )
  expect(allowed).toEqual(
    [
      'accept-ranges',
      'authentication-info',
      'content-digest',
      'etag',
      'proxy-authentication-info',
      'proxy-status',
      'repr-digest',
      'server-timing',
      'signature',
      'signature-input',
    ].map((name) => [name, [`TRAILER-ANNOUNCE: Trailer does not announce ${name}`]])
  )
  expect(found(chunked('0\r\nX-A: a\r\nETag: a\r\n\r\n', 'Trailer: x-a, etag\r\n'))).toEqual([])
})

test('A field of HTTP/2 violates these rules.', async () => {
  const lines = [
    'connection: a',
    'keep-alive: a',
    'proxy-connection: a',
    'transfer-encoding: chunked',
    'upgrade: a',
    'http2-settings: a',
    'te: trailers',
    'X-A: a',
    'x-A: a',
    ':a: b',
    ':path: b',
    'x-a:  b',
    'x-a: b ',
    'x-a: 	b',
    'x-a: b	',
    'x-a: b c',
    'content-length: 5',
    'trailer: a',
  ]
  const rows = lines.map((line): [string, readonly string[]] => [
    JSON.stringify(line),
    found(reply2('404 Not Found', [line]), { version: '2' }),
  ])
  await expect(table(rows)).toMatchFileSnapshot('expected/http2-fields.txt')
})

test('The length of HTTP/2 is that of the content, except for HEAD and 304.', () => {
  const length = (status: string, method: string, value: number, body: string) =>
    found(reply2(status, ['-Content-Type', `content-length: ${value}`], body), {
      version: '2',
      method,
    }).filter((line) => line.startsWith('H2-CL'))
  const wrong = (announced: number, length: string) => [
    `H2-CL: content-length is ${announced}, the content has ${length}`,
  ]
  expect(length('404 A', 'GET', 1, 'a')).toEqual([])
  expect(length('404 A', 'GET', 2, 'a')).toEqual(wrong(2, '1 octet'))
  expect(length('404 A', 'GET', 1, '')).toEqual(wrong(1, '0 octets'))
  expect(length('404 A', 'HEAD', 5, '')).toEqual([])
  expect(length('404 A', 'HEAD', 5, 'a')).toEqual(wrong(5, '1 octet'))
  expect(length('304 A', 'GET', 5, '')).toEqual([])
  expect(length('303 A', 'GET', 5, '')).toEqual(wrong(5, '0 octets'))
})

test('An interim response violates these rules.', async () => {
  const final = bare('404 Not Found')
  const interims = ['99', '100', '103', '199', '200'].flatMap((status) =>
    ['', 'Content-Length: 0\r\n', 'transfer-encoding: a\r\n', 'X-A: a\r\n'].map(
      (fields) => `HTTP/1.1 ${status} A\r\n${fields}\r\n`
    )
  )
  const versions = ['1.0', '1.1'] as const
  const rows = interims.flatMap((interim) =>
    versions.map((version): [string, readonly string[]] => [
      `HTTP/${version} ${JSON.stringify(interim)}`,
      found(interim + final, { version }),
    ])
  )
  await expect(table(rows)).toMatchFileSnapshot('expected/interim.txt')
})

test('A second status line is not content.', () => {
  const first = `HTTP/1.1 404 A\r\n${DATE}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`
  const ids = (after: string) => found(first + after).map((line) => line.split(':', 1)[0])
  const usual = ids('')
  const added = (after: string) => ids(after).filter((id) => !usual.includes(id))
  expect(added('HTTP/1.1')).toEqual(['WIRE-EXTRA', 'CL-MATCH'])
  expect(added('HTTP/1.1 ')).toEqual(['STATUS-FINAL', 'INTERIM-IS-1XX', 'WIRE-EXTRA'])
  expect(added('xHTTP/1.1 ')).toEqual(['WIRE-EXTRA', 'CL-MATCH'])
  expect(added('HTTP/11 200')).toEqual(['WIRE-EXTRA', 'CL-MATCH'])
})
