/** Requests that mean harm, or that nobody meant: a few dozen shapes, each with its variants. */
import { nodeDoes } from '../support/installed-versions.ts'

/** The bytes of a request, and what they may be answered with. */
export interface Attack {
  readonly name: string
  readonly bytes: Buffer
  /** The final statuses that are right; 0 is a connection that closes without a word. */
  readonly statuses: readonly number[]
  /** Whether the client closes its side, and so says that nothing else comes. */
  readonly halfClosed?: boolean
  /** Rules that do not apply: of who closes, and of a second request that nobody planned. */
  readonly excused?: readonly string[]
}

const CLOSE = 'Connection: close'
const HOST = 'Host: a'
const CHUNKED = 'Transfer-Encoding: chunked'
/** What must never be taken for a request. */
const SMUGGLED = 'GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n'

const lines = (...all: readonly string[]): string => all.map((line) => `${line}\r\n`).join('')
const request = (head: readonly string[], content = ''): string => `${lines(...head)}\r\n${content}`

const shown = (text: string): string =>
  JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)

/** Bytes as characters: what a string of this file holds is what is sent. */
function attack(
  name: string,
  text: string,
  statuses: readonly number[],
  halfClosed = false
): Attack {
  return { name, bytes: Buffer.from(text, 'latin1'), statuses, halfClosed }
}

const character = (code: number): string => String.fromCharCode(code)
const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)
const controls = [...range(0, 31), 127]
const separators = [...'"(),/:;<=>?@[\\]{}'].map((one) => one.charCodeAt(0))

/** RFC 9112 §6: where one server sees one request, another must not see two. */
function smuggling(): readonly Attack[] {
  const codings = [
    'chunked',
    'Chunked',
    ' chunked',
    'chunked ',
    '\tchunked',
    'chunked\t',
    'xchunked',
    'chunkedx',
    'chunked, chunked',
    'chunked, identity',
    'identity, chunked',
    'gzip, chunked',
    'chunked, gzip',
    'gzip',
    'identity',
    '"chunked"',
    'chunked;q=1',
    ';chunked',
    ',chunked',
    'chunked,',
    '',
    'chu\x00nked',
    'chunked\x0b',
    '\x0bchunked',
    'chunk',
    'chunked\x7f',
    'chunked\x80',
    'cow',
    'c\r\n hunked',
  ]
  const content = `0\r\n\r\n${SMUGGLED}`
  const length = `Content-Length: ${content.length}`
  const post = 'POST / HTTP/1.1'
  return [
    ...codings.flatMap((coding) => {
      const field = `Transfer-Encoding: ${coding}`
      return [
        attack(
          `coding ${shown(coding)} after a length`,
          request([post, HOST, CLOSE, length, field], content),
          [400, 501]
        ),
        attack(
          `coding ${shown(coding)} before a length`,
          request([post, HOST, CLOSE, field, length], content),
          [400, 501]
        ),
        attack(
          `coding ${shown(coding)} in HTTP/1.0`,
          request(['POST / HTTP/1.0', HOST, field], content),
          [400, 501]
        ),
      ]
    }),
    ...[
      'Transfer-Encoding : chunked',
      'Transfer-Encoding\t: chunked',
      'Transfer-Encoding\x00: chunked',
      ' Transfer-Encoding: chunked',
      'Transfer-Encoding:\nchunked',
      '\x00Transfer-Encoding: chunked',
      'Transfer-Encoding',
    ].map((field) =>
      attack(`field ${shown(field)}`, request([post, HOST, CLOSE, length, field], content), [400])
    ),
    ...[
      'X: y\nTransfer-Encoding: chunked',
      'X: y\rTransfer-Encoding: chunked',
      'X: y\r\r\nTransfer-Encoding: chunked',
      'X: y\n\nTransfer-Encoding: chunked',
    ].map((field) =>
      attack(`hidden ${shown(field)}`, request([post, HOST, CLOSE, length, field], content), [400])
    ),
    ...[
      [CHUNKED, CHUNKED],
      ['Transfer-Encoding: gzip', CHUNKED],
      [CHUNKED, 'Transfer-Encoding: gzip'],
      ['Transfer-Encoding:', CHUNKED],
    ].map((fields) =>
      attack(
        `codings ${shown(fields.join())}`,
        request([post, HOST, CLOSE, ...fields], content),
        fields[0] === 'Transfer-Encoding:' && nodeDoes.ignoreEmptyCoding ? [200] : [400, 501]
      )
    ),
    attack(
      'content after a request without one, which closes',
      request(['GET / HTTP/1.1', HOST, CLOSE], SMUGGLED),
      [200]
    ),
  ]
}

/** RFC 9110 §8.6: the length is digits, once. */
function lengths(): readonly Attack[] {
  const values = [
    '-1',
    '+1',
    '0x1',
    '1 1',
    '1,1',
    '1, 2',
    '1;',
    '1.0',
    '1e1',
    'one',
    '',
    '"1"',
    '\x001',
    '1\x00',
    '18446744073709551616',
    '99999999999999999999999999',
    '1_0',
    '１',
    '1\x0b',
    '-0',
    ' ',
    '1\r\n 1',
    '0x',
    'NaN',
    'Infinity',
  ]
  const post = ['POST / HTTP/1.1', HOST, CLOSE]
  return [
    ...values.map((value) =>
      attack(
        `length ${shown(value)}`,
        request([...post, `Content-Length: ${value}`], `x${SMUGGLED}`),
        [400]
      )
    ),
    ...[
      ['1', '1'],
      ['1', '2'],
      ['0', '1'],
      ['1', ''],
    ].map(([one, two]) =>
      attack(
        `lengths ${one} and ${two}`,
        request([...post, `Content-Length: ${one}`, `Content-Length: ${two}`], `x${SMUGGLED}`),
        [400]
      )
    ),
  ]
}

/** RFC 9112 §7.1: chunks, their sizes, extensions and trailers. */
function chunks(): readonly Attack[] {
  const contents = [
    'z\r\n',
    '-1\r\n',
    '+1\r\nx\r\n',
    '0x1\r\nx\r\n',
    ' 1\r\nx\r\n',
    '1 \r\nx\r\n',
    '\r\n',
    '1\nx\n0\n\n',
    '1\rx',
    '1\r\nxx\r\n',
    '1\r\nx',
    '1\r\nx\n0\r\n\r\n',
    '1\r\nx\r0\r\n\r\n',
    'ffffffffffffffff\r\nx',
    'fffffffffffffffff\r\nx',
    '1;\x00\r\nx\r\n',
    '1;a="\r\nx\r\n',
    '1\x0b\r\nx\r\n',
    '1,1\r\nx\r\n',
    '1.0\r\nx\r\n',
    '\x80\r\n',
    '0\r\nX y\r\n\r\n',
    '0\r\n: y\r\n\r\n',
    '0\r\nX : y\r\n\r\n',
    '0\r\nX: \x00\r\n\r\n',
    '0\r\n X: y\r\n\r\n',
    '0\r\n\n',
    '0\r\n\r',
    `1;${'x'.repeat(20_000)}\r\nx\r\n0\r\n\r\n`,
    `0\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`,
  ]
  return contents.map((content) =>
    attack(
      `chunk ${shown(content)}`,
      request(['POST / HTTP/1.1', HOST, CLOSE, CHUNKED], content),
      [400, 413, 431],
      true
    )
  )
}

/** RFC 9110 §5: what a field line may consist of. */
function fields(): readonly Attack[] {
  const names = [
    ...controls,
    ...separators.filter((code) => code !== 58),
    32,
    ...range(128, 140),
    255,
  ]
  // HTAB is white space, and CR and LF together end the line; bytes beyond ASCII are opaque.
  const values = controls.filter((code) => code !== 9)
  const get = ['GET / HTTP/1.1', HOST, CLOSE]
  return [
    ...names.map((code) =>
      attack(`field name with ${code}`, request([...get, `X${character(code)}Y: z`]), [400])
    ),
    ...values.map((code) =>
      attack(`field value with ${code}`, request([...get, `X: y${character(code)}z`]), [400])
    ),
    ...['', ':', ': x', ' X: y', '\tX: y', 'X', 'X : y', 'X: y\r\n z', 'X: y\r\n\tz', '\x00']
      .slice(1)
      .map((line) => attack(`field line ${shown(line)}`, request([...get, line]), [400])),
    attack('a folded first line', request(['GET / HTTP/1.1', ` ${HOST}`]), [400]),
    attack('lines that end in LF', 'GET / HTTP/1.1\nHost: a\nConnection: close\n\n', [400]),
    attack('lines that end in CR', 'GET / HTTP/1.1\rHost: a\rConnection: close\r\r', [400], true),
    ...['x'.repeat(17_000), 'x'.repeat(65_000), 'x'.repeat(200_000)].map((value) =>
      attack(`field of ${value.length} bytes`, request([...get, `X: ${value}`]), [431])
    ),
    ...[1900, 2500, 20_000].map((count) =>
      attack(
        `${count} fields`,
        request([...get, ...range(1, count).map((index) => `X-${index}: y`)]),
        [200, 431]
      )
    ),
    attack('a long field name', request([...get, `${'X'.repeat(20_000)}: y`]), [431]),
  ]
}

/** RFC 9112 §3.2: for which host a request is. */
function hosts(): readonly Attack[] {
  const values = [
    'a b',
    'user@a',
    'user:pass@a',
    'a/b',
    'a?b',
    'a#b',
    'a\\b',
    '<a>',
    'a:b',
    'a:80:80',
    '[::1',
    '::1',
    '[::1]x',
    '[x]',
    '%zz',
    'a%',
    'a\tb',
    'é',
    '"a"',
    'a^b',
    'a|b',
    '{a}',
    'a`b',
    'http://a',
    'a:-1',
    'a,b c',
    '\x80',
    'a:65536x',
  ]
  return [
    ...values.map((value) =>
      attack(`Host ${shown(value)}`, request(['GET / HTTP/1.1', `Host: ${value}`, CLOSE]), [400])
    ),
    ...values
      .slice(0, 6)
      .map((value) =>
        attack(
          `Host ${shown(value)} in HTTP/1.0`,
          request(['GET / HTTP/1.0', `Host: ${value}`]),
          [400]
        )
      ),
    ...[
      ['a', 'a'],
      ['a', 'b'],
      ['', 'a'],
      ['a', ''],
    ].map(([one, two]) =>
      attack(
        `Hosts ${shown(`${one}`)} and ${shown(`${two}`)}`,
        request(['GET / HTTP/1.1', `Host: ${one}`, `host: ${two}`, CLOSE]),
        [400]
      )
    ),
    attack('no Host', request(['GET / HTTP/1.1', CLOSE]), [400]),
    attack(
      'two Hosts with an absolute target',
      request(['GET http://a/ HTTP/1.1', HOST, HOST, CLOSE]),
      [400]
    ),
    attack('no Host with an absolute target', request(['GET http://a/ HTTP/1.1', CLOSE]), [400]),
  ]
}

/** RFC 9112 §3: method, target and version, and the spaces between them. */
function requestLines(): readonly Attack[] {
  const rest = [HOST, CLOSE]
  const line = (text: string, statuses: readonly number[], more = ''): Attack =>
    attack(`line ${shown(text)}${more}`, request([text, ...rest]), statuses)
  const methods = [...controls, ...separators, ...range(128, 135)]
  // A CR or LF before the method is an empty line, which servers pass over.
  const targets = [...controls, 32, ...range(128, 135)]
  const versions = [
    'HTTP/1.2',
    'HTTP/1.9',
    'HTTP/1.10',
    'HTTP/01.1',
    'HTTP/1.',
    'HTTP/.1',
    'HTTP/1',
    'HTTP/',
    'HTTP',
    'HTTP 1.1',
    'HTTP/1,1',
    'http/1.1',
    'HTTP/1.1x',
    'HTTP/ 1.1',
    'HTTP/1.1 x',
    'HTTP/-1.1',
    'HTTP/a.b',
    'HTTX/1.1',
    'HTTPS/1.1',
    'SIP/2.0',
  ]
  return [
    ...methods.map((code) => line(`G${character(code)}T / HTTP/1.1`, [400, 501])),
    ...['BREW', 'get', 'Get', 'GETT', 'GE', 'X', '_', '!', 'X'.repeat(100), 'X'.repeat(20_000)].map(
      (method) => line(`${method} / HTTP/1.1`, [501])
    ),
    ...targets.map((code) => line(`GET /a${character(code)}b HTTP/1.1`, [400, 505], ` ${code}`)),
    ...[
      'a',
      '//',
      '/\\',
      '\\',
      '#',
      '/#',
      '/a#b',
      '?',
      '*',
      'http://',
      'http:///',
      'http://[',
      'http://a b/',
      'ftp://a/',
      'a:80',
      '://',
      '/%zz',
      '/%',
      'http://user@a/',
    ].map((target) => line(`GET ${target} HTTP/1.1`, [200, 400, 404])),
    ...[17_000, 60_000, 200_000].map((length) =>
      line(`GET /${'x'.repeat(length)} HTTP/1.1`, [414], ` of ${length}`)
    ),
    ...versions.map((version) => line(`GET / ${version}`, [400, 505])),
    // To Node these are HTTP/1.0, and it does not tell.
    ...['RTSP/1.0', 'ICE/1.0'].map((version) => line(`GET / ${version}`, [200, 400])),
    ...range(2, 9).map((major) => line(`GET / HTTP/${major}.0`, [505])),
    ...['HTTP/0.9', 'HTTP/0.0'].map((version) => line(`GET / ${version}`, [400, 505])),
    ...[
      'GET',
      'GET /',
      'GET  ',
      ' GET / HTTP/1.1',
      'GET\t/\tHTTP/1.1',
      'GET /\tHTTP/1.1',
      '/ HTTP/1.1',
      'HTTP/1.1 200 OK',
    ].map((text) => line(text, [400, 505])),
    ...['a:443', 'a', '/', '*', 'http://a/', ''].map((target) =>
      line(`CONNECT ${target} HTTP/1.1`, [400, 501])
    ),
  ]
}

/** What other programs say to a port that they take for theirs. */
function otherProtocols(): readonly Attack[] {
  const greetings = [
    'SSH-2.0-OpenSSH_9.6\r\n',
    'EHLO a\r\n',
    'USER a\r\n',
    '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    '\x80\x2e\x01\x03\x01',
    '\x04\x01\x00\x50\x7f\x00\x00\x01\x00',
    '\x05\x01\x00',
    'PROXY TCP4 1.1.1.1 2.2.2.2 1 2\r\n',
    '\r\n\r\n\x00\r\nQUIT\n',
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00',
    'PRI * HTTP/1.1\r\nHost: a\r\n\r\n',
    'PRI / HTTP/2.0\r\n\r\n',
    'PRI * HTTP/2.0\r\nHost: a\r\n\r\nSM\r\n\r\n',
    'OPTIONS rtsp://a RTSP/1.0\r\nCSeq: 1\r\n\r\n',
    '*1\r\n$4\r\nPING\r\n',
    'stats\r\n',
    '{"id":1}\n',
    '\x00',
    '\xff\xfb\x01',
    'M-SEARCH * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    'SOURCE / ICE/1.0\r\n\r\n',
    '\x10\x1a\x00\x04MQTT\x04',
  ]
  return greetings.map((text) => attack(`greeting ${shown(text)}`, text, [0, 400, 501, 505], true))
}

/** A request that stops anywhere: by a client that leaves, or that keeps everybody waiting. */
function partial(): readonly Attack[] {
  const whole = request(['POST / HTTP/1.1', HOST, CLOSE, 'Content-Length: 5'], 'hell')
  const chunky = request(['POST / HTTP/1.1', HOST, CLOSE, CHUNKED], '5\r\nhello\r\n0\r\n\r')
  const prefixes = (text: string, step: number): readonly string[] =>
    range(1, text.length)
      .filter((end) => end % step === 0 || end === text.length)
      .map((end) => text.slice(0, end))
  return [
    ...prefixes(whole, 1).map((text) =>
      attack(`${text.length} bytes and the end`, text, [0, 400], true)
    ),
    ...prefixes(chunky, 2).map((text) =>
      attack(`${text.length} bytes of chunks and the end`, text, [0, 400], true)
    ),
    ...prefixes(whole, 3).map((text) => attack(`${text.length} bytes and silence`, text, [0, 408])),
    ...prefixes(chunky, 3).map((text) =>
      attack(`${text.length} bytes of chunks and silence`, text, [0, 408])
    ),
    attack('nothing and the end', '', [0], true),
    attack('nothing and silence', '', [0]),
  ]
}

/** What is fine alone and not together. */
function combinations(): readonly Attack[] {
  const post = ['POST / HTTP/1.1', HOST, CLOSE]
  const expectations = [
    '100',
    '100-continue, coffee',
    'coffee',
    '',
    '200-ok',
    '"100-continue"',
    '100-continue\x00',
  ]
  const upgrades = ['websocket', 'h2c', 'TLS/1.0', 'HTTP/2.0, websocket', '']
  return [
    ...expectations.map((value) =>
      attack(
        `Expect ${shown(value)}`,
        request([...post, `Expect: ${value}`, 'Content-Length: 1'], 'x'),
        [200, 400, 417]
      )
    ),
    ...upgrades.flatMap((value) =>
      ['1.0', '1.1'].map((version) =>
        attack(
          `Upgrade ${shown(value)} in HTTP/${version}`,
          request([
            `GET / HTTP/${version}`,
            HOST,
            'Connection: upgrade, close',
            `Upgrade: ${value}`,
          ]),
          [200]
        )
      )
    ),
    attack(
      'a Connection that names everything',
      request([
        'GET / HTTP/1.1',
        HOST,
        'Connection: close, host, content-length, transfer-encoding',
      ]),
      [200]
    ),
    ...['OPTIONS * HTTP/1.1', 'OPTIONS / HTTP/1.1', 'TRACE / HTTP/1.1'].map((text) =>
      attack(text, request([text, HOST, CLOSE]), [204, 404, 405, 500, 501])
    ),
  ]
}

/** Requests that are fine but for a few bytes, chosen by chance, and always by the same. */
function mutations(): readonly Attack[] {
  const whole = [
    request(['GET /?a=b HTTP/1.1', HOST, 'Accept: text/html;q=0.5, */*', CLOSE]),
    request(['POST / HTTP/1.1', HOST, CLOSE, 'Content-Length: 5'], 'hello'),
    request(['POST / HTTP/1.1', HOST, CLOSE, CHUNKED], '5;a=b\r\nhello\r\n0\r\nX: y\r\n\r\n'),
    request(['HEAD / HTTP/1.0', HOST, 'Connection: keep-alive, close']),
    request(['POST / HTTP/1.1', HOST, CLOSE, 'Expect: 100-continue', 'Content-Length: 1'], 'x'),
  ]
  let seed = 1
  const chance = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  return range(1, 200).map((count) => {
    const bytes = Buffer.from(whole[chance(whole.length)] ?? '', 'latin1')
    for (let left = 1 + chance(3); left > 0; left--) bytes[chance(bytes.length)] = chance(256)
    const statuses = [0, 200, 204, 400, 404, 405, 413, 417, 431, 501, 505]
    const excused = ['CLOSE-SEND', 'STATUS-FINAL', 'INTERIM-IS-1XX', 'WIRE-EXTRA']
    return { name: `mutation ${count}`, bytes, statuses, halfClosed: true, excused }
  })
}

export const attacks: readonly Attack[] = [
  ...smuggling(),
  ...lengths(),
  ...chunks(),
  ...fields(),
  ...hosts(),
  ...requestLines(),
  ...otherProtocols(),
  ...partial(),
  ...combinations(),
  ...mutations(),
].map((one, index) => ({ ...one, name: `${index}: ${one.name}` }))
