/** Broken content: media types, codings, explanations, problems in JSON and in XML. */
import { gzipSync } from 'node:zlib'
import type { Example } from './example.ts'
import { breaks, problem, reply } from './example.ts'

const status = '404 Not Found'
const plain = (body: string, ...fields: string[]) =>
  reply(status, ['Content-Type: text/plain', ...fields], body)
const json = (body: string) => reply(status, [], body)
const says = (more: object) => json(problem(status, more))
const zipped = gzipSync('No book has that id.').toString('latin1')
const asked = (field: string) => ({ sent: ['Connection: close', field] })

const NS = 'xmlns="urn:ietf:rfc:7807"'
const xml = (body: string) => reply(status, ['Content-Type: application/problem+xml'], body)
const members = '<title>Not Found</title><condition>unknown</condition>'
const within = (more: string) => xml(`<problem ${NS}>${members}${more}</problem>`)

const frame = 'Error: no\n    at find (/srv/app.js:10:7)'

export const problemExamples: readonly Example[] = [
  breaks('CT-SEND', 'no type', reply(status, ['-Content-Type'], 'No book has that id.')),
  breaks('CT-GRAMMAR', 'json', reply(status, ['Content-Type: json'], 'x')),
  breaks(
    'CT-GRAMMAR',
    'a space in a parameter',
    plain('x', 'Content-Type: text/plain; charset= a').replace('Content-Type: text/plain\r\n', '')
  ),
  breaks('CE-GRAMMAR', 'a space', plain('x', 'Content-Encoding: x y')),
  breaks('CE-IDENTITY', 'identity', plain('x', 'Content-Encoding: identity')),
  breaks('CE-TRUE', 'plain text as gzip', plain('x', 'Content-Encoding: gzip')),
  breaks('CE-TRUE', 'gzip as plain text', plain(zipped)),
  breaks('E4XX-EXPLAIN', 'no content', reply(status, ['-Content-Type'], '')),
  breaks(
    'E4XX-EXPLAIN A-P-BLANK-NOTITLE',
    'neither title nor detail',
    json('{"condition":"unknown"}')
  ),
  breaks('E5XX-EXPLAIN', 'no content', reply('500 Internal Server Error', ['-Content-Type'], '')),
  breaks('E-TEMPORARY', 'no condition', says({ condition: undefined })),
  breaks('E-TEMPORARY', 'another condition', says({ condition: 'maybe' })),
  breaks(
    'E-TEMPORARY',
    'no condition in XML',
    xml(`<problem ${NS}><title>Not Found</title></problem>`)
  ),
  breaks(
    'VARY-SEND',
    'a language',
    plain('Kein Buch.', 'Cache-Control: max-age=9', 'Content-Language: de'),
    asked('Accept-Language: de')
  ),
  breaks(
    'VARY-SEND',
    'a coding',
    plain(zipped, 'Cache-Control: max-age=9', 'Vary: Accept', 'Content-Encoding: gzip'),
    asked('Accept-Encoding: gzip')
  ),
  breaks('A-NO-STORE', 'nothing said', reply(status, ['-Cache-Control'])),
  breaks('A-P-MEDIA-TYPE CT-SEND', 'no type', reply(status, ['-Content-Type'])),
  breaks('CE-TRUE', 'plain text as x-gzip', plain('x', 'Content-Encoding: x-gzip')),
  breaks('CE-TRUE', 'plain text as deflate', plain('x', 'Content-Encoding: deflate')),
  breaks('A-P-MEDIA-TYPE', 'application/json', reply(status, ['Content-Type: application/json'])),
  breaks('A-P-LEAK', 'a stack in JSON', says({ detail: frame })),
  breaks('A-P-LEAK', 'a stack in text', plain(frame)),
  breaks('A-P-LEAK', 'a frame without a function', plain('Oops\n    at file:///srv/app.js:10:7')),
  breaks('A-PHRASE-ONLY', 'the phrase', plain('Not Found')),
  breaks('A-PHRASE-ONLY', 'the code and the phrase', plain('404 Not Found\n')),

  breaks('P-JSON', 'an array', json('[]')),
  breaks('P-JSON', 'half an object', json('{"title":')),
  breaks('P-UTF8', 'Latin-1', says({ detail: 'caf\xe9' })),
  breaks('P-UTF8', 'a byte order mark', json(`\xef\xbb\xbf${problem(status)}`)),
  breaks('P-DUP', 'a title twice', json(problem(status).replace('{', '{"ti\\u0074le":"x",'))),
  breaks(
    'P-DUP',
    'a name twice, deep inside',
    json(problem(status).replace('{', '{"errors":[{"a":1,"a":2}],'))
  ),
  breaks('P-TYPE-STRING', 'a number', says({ type: 1 })),
  breaks('P-TYPE-STRING', 'a scheme that begins with a digit', says({ type: '1a:b' })),
  breaks('P-TYPE-STRING', 'a space', says({ type: 'https://example.org/a b' })),
  breaks('P-TYPE-ABSOLUTE', 'a path', says({ type: '/types/1' })),
  breaks('P-TYPE-FULLPATH P-TYPE-ABSOLUTE', 'a name', says({ type: 'types/1' })),
  breaks('P-STATUS-NUMBER', 'a string', says({ status: '404' })),
  breaks('P-STATUS-MATCH', 'another status', says({ status: 400 })),
  breaks('P-TITLE-STRING A-P-BLANK-NOTITLE', 'a number', says({ title: 1 })),
  breaks('P-DETAIL-STRING', 'an object', says({ detail: {} })),
  breaks('P-INSTANCE-STRING', 'null', says({ instance: null })),
  breaks('P-INSTANCE-ABSOLUTE', 'a path', says({ instance: '/log/1' })),
  breaks('P-INSTANCE-FULLPATH P-INSTANCE-ABSOLUTE', 'a name', says({ instance: 'log/1' })),
  breaks('P-BLANK-TITLE', 'another title', says({ title: 'Oops' })),
  breaks('P-BLANK-TITLE', 'no type, another title', says({ type: undefined, title: 'Oops' })),
  breaks('P-BLANK-TITLE', 'an obsolete phrase', reply('422 Unprocessable Entity')),
  breaks('P-EXT-NAME', 'a hyphen', says({ 'book-id': 1 })),
  breaks('P-EXT-LENGTH', 'two letters', says({ id: 1 })),
  breaks(
    'A-P-CHARSET',
    'a charset',
    reply(status, ['Content-Type: application/problem+json; charset=utf-8'])
  ),
  breaks('A-P-CLASS', 'a 200', reply('200 OK')),
  breaks('A-P-BLANK-NOTITLE', 'no title', says({ title: undefined })),

  breaks('P-XML-WELLFORMED E-TEMPORARY', 'a tag left open', xml(`<problem ${NS}>${members}`)),
  breaks('P-XML-WELLFORMED E-TEMPORARY', 'a lone ampersand', within('<detail>R&D</detail>')),
  breaks(
    'P-XML-WELLFORMED E-TEMPORARY',
    'two roots',
    xml(`<problem ${NS}>${members}</problem><a/>`)
  ),
  breaks('P-XML-ROOT', 'no namespace', xml(`<problem>${members}</problem>`)),
  breaks(
    'P-XML-ROOT',
    'the newer number',
    xml(`<problem xmlns="urn:ietf:rfc:9457">${members}</problem>`)
  ),
  breaks('P-XML-NS', 'another namespace', within('<book xmlns="urn:a">1</book>')),
  breaks('P-XML-ONCE', 'two titles', within('<title>Not Found</title>')),
  breaks('P-XML-STATUS', 'no number', within('<status>none</status>')),
  breaks('P-XML-STATUS', 'another status', within('<status>400</status>')),
  breaks('P-XML-ARRAY', 'items and others', within('<errors><i>1</i><name>a</name></errors>')),
]
