/**
 * What reads a request below Hono, the content of a request, or what a schema says of it, takes time
 * in proportion to the length, and not to the square of it.
 */
import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import type { Context } from 'hono'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { instanceFromRequestId } from '../../src/index.ts'
import { respondToParseFailure } from '../../src/node/client-error.ts'
import { refusalOf } from '../../src/node/refusal.ts'
import { positionAt, syntaxErrorOffset } from '../../src/recognizers/json-syntax.ts'
import { readOptions } from '../../src/response/settings.ts'
import { full } from '../../src/presets/full.ts'
import { failedValidationError } from '../../src/validation/validation-problem.ts'
import { growth } from '../support/growth.ts'

const settings = readOptions(full, { report: () => {} })
const instance = instanceFromRequestId()

beforeAll(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})

afterAll(() => {
  vi.restoreAllMocks()
})

/** A request as Node's parser hands it on. */
function incomingOf(url: string, fields: Record<string, string> = {}): IncomingMessage {
  const headers: Record<string, string> = { host: 'a', ...fields }
  return Object.assign(new IncomingMessage(new Socket()), {
    method: 'GET',
    url,
    httpVersion: '1.1',
    httpVersionMajor: 1,
    httpVersionMinor: 1,
    rawHeaders: Object.entries(headers).flat(),
    headers,
  })
}

function refuse(url: string, fields?: Record<string, string>): unknown {
  return refusalOf(incomingOf(url, fields), Number.MAX_SAFE_INTEGER)
}

/** A connection that has been read from, and that keeps nothing of what is written. */
class Connection extends Socket {
  override readonly bytesRead = 1
  written = ''

  override write(chunk: unknown): boolean {
    this.written += String(chunk)
    return true
  }

  override end(): this {
    return this
  }

  override resume(): this {
    return this
  }
}

/** What Node's parser could not read. */
function fail(code: string, text: string, bytesParsed = 0): string {
  const socket = new Connection()
  const failure = Object.assign(new Error('Parse Error'), {
    code,
    rawPacket: Buffer.from(text, 'latin1'),
    bytesParsed,
  })
  respondToParseFailure(failure, socket, settings)
  socket.destroy()
  return socket.written
}

/** The error for what a schema says of a value. */
function invalid(message: string, value: unknown, members: object = {}): unknown {
  const issues = [{ message, path: ['a'], ...members }]
  return failedValidationError({ issues, cause: undefined, data: { a: value } }, 422)
}

function place(text: string): unknown {
  return positionAt(text, syntaxErrorOffset(text) ?? 0)
}

function requestId(id: string): unknown {
  // Of a Context, it reads the variable only; Hono exports the class from 4.13 on.
  return instance({ get: () => id } as unknown as Context)
}

const times = (part: string) => (size: number) => part.repeat(size)

/** Functions that read, and values of which a careless pattern would try every division. */
const readers: readonly (readonly [
  string,
  (value: string) => unknown,
  (size: number) => string,
])[] = [
  ['Host: a name', (host) => refuse('/', { host }), (size) => `${'a'.repeat(size)}"`],
  ['Host: percent-encoding', (host) => refuse('/', { host }), (size) => `${'%41'.repeat(size)}%`],
  ['Host: colons', (host) => refuse('/', { host }), (size) => `a${':'.repeat(size)}`],
  ['Host: a port', (host) => refuse('/', { host }), (size) => `a:${'1'.repeat(size)}x`],
  ['Host: an IPv6 address', (host) => refuse('/', { host }), (size) => `[${'::'.repeat(size)}`],
  [
    'Transfer-Encoding: commas',
    (value) => refuse('/', { 'transfer-encoding': value }),
    (size) => `${','.repeat(size)}chunked`,
  ],
  [
    'Transfer-Encoding: codings',
    (value) => refuse('/', { 'transfer-encoding': value }),
    times('gzip, '),
  ],
  [
    'Transfer-Encoding: spaces',
    (value) => refuse('/', { 'transfer-encoding': value }),
    (size) => `a${' \t'.repeat(size)}b`,
  ],
  ['the target', (url) => refuse(url), (size) => `/${'%41/'.repeat(size)}#`],
  [
    'a start line: spaces',
    (text) => fail('HPE_INVALID_METHOD', text),
    (size) => `A${' '.repeat(size)}`,
  ],
  ['a start line: a method', (text) => fail('HPE_INVALID_METHOD', text), times('A')],
  [
    'a start line: a target',
    (text) => fail('HPE_INVALID_METHOD', text),
    (size) => `A /${' HTTP/1.1'.repeat(size)}`,
  ],
  [
    'a start line: versions',
    (text) => fail('HPE_INVALID_VERSION', text),
    (size) => `GET /${' HTTP/2.0'.repeat(size)} `,
  ],
  ['a start line: empty lines', (text) => fail('HPE_INVALID_METHOD', text), times('\r\n')],
  ['a start line: carriage returns', (text) => fail('HPE_INVALID_METHOD', text), times('\r')],
  [
    'a start line: empty messages before it',
    (text) => fail('HPE_INVALID_METHOD', text, text.length),
    times('\r\n\r\n'),
  ],
  ['a start line: the end of a target', (text) => fail('HPE_HEADER_OVERFLOW', text), times('a')],
  ['a request id: digits', requestId, times('0')],
  ['a request id: groups', requestId, (size) => `00000000${'-0000'.repeat(size)}`],
  ['a schema message: spaces', (text) => invalid(text, 'x'), (size) => `a${' '.repeat(size)}x`],
  ['a schema message: words', (text) => invalid(text, 'x'), times('but received ')],
  ['a schema message: quotes', (text) => invalid(text, 'x'), times(', received "')],
  [
    'a schema message: a received value',
    (text) => invalid(`a received ${text}`, text, { received: text }),
    times(' received'),
  ],
  ['a value that a message may quote: text', (text) => invalid('Too long.', text), times('ab')],
  ['a value that a message may quote: digits', (text) => invalid('Up to 1,234', text), times('1')],
  ['a value that a message may quote: points', (text) => invalid('Up to 1,234', text), times('1.')],
  [
    'a value that a message may quote: spaces',
    (text) => invalid('Up to 1,234', text),
    (size) => `1${' '.repeat(size)}x`,
  ],
  ['JSON: arrays', place, times('[')],
  ['JSON: objects', place, times('{"a":')],
  ['JSON: white space', place, (size) => `[${' \n'.repeat(size)}`],
  ['JSON: line breaks', place, times('\r\n')],
  ['JSON: a string', place, (size) => `"${'\\"'.repeat(size)}`],
  ['JSON: a number', place, (size) => `-${'1'.repeat(size)}e`],
  ['JSON: members', place, (size) => `[${'1,'.repeat(size)}`],
]

test.each(readers)(
  'the time for reading %s grows much less than the square of its length',
  async (_, read, make) => {
    expect(await growth(read, make)).toBeLessThan(100)
  }
)

test.each([Number.MAX_SAFE_INTEGER, 10])(
  'the time for refusing a request grows much less than the square of the number of its fields, at a limit of %d bytes',
  async (limit) => {
    // The request is made before the time is taken: an object of many members is slow to make.
    const make = (size: number) =>
      incomingOf('/', Object.fromEntries(Array.from({ length: size }, (_, i) => [`x-${i}`, 'a'])))
    expect(await growth((incoming) => refusalOf(incoming, limit), make)).toBeLessThan(100)
  }
)

test('the values of this file reach the functions that read them', () => {
  expect(refuse('/', { host: 'a"' })).toMatchObject({ status: 400 })
  expect(refuse('/', { 'transfer-encoding': 'gzip' })).toMatchObject({ status: 400 })
  expect(fail('HPE_INVALID_METHOD', 'A / HTTP/1.1\r\n')).toMatch(/^HTTP\/1\.1 501 /)
  expect(requestId('01234567-89ab-cdef-0123-456789abcdef')).toMatch(/^urn:uuid:/)
  expect(invalid('Wrong.', 'x')).toMatchObject({ status: 422 })
  expect(place('[1\n,')).toEqual({ line: 2, column: 2 })
})
