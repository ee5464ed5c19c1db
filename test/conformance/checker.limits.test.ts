import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { conformance } from '../../src/conformance/index.ts'
import { judge } from '../../src/conformance/run/judge.ts'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import { bare, problem, received, reply } from './example.ts'

const idsOf = (bytes: string, method = 'GET', twin?: string) => {
  const response = received(bytes, { method })
  return checkResponse(
    response.request,
    response,
    twin === undefined ? undefined : received(twin)
  ).map(({ id }) => id)
}

describe('A long content', () => {
  const wrong = (length: number) => {
    const text = problem('404 Not Found', { type: 1, abc: '' })
    return problem('404 Not Found', { type: 1, abc: 'a'.repeat(length - text.length) })
  }

  test('A problem of at most 262,144 octets is parsed.', () => {
    const parsed = (length: number) => idsOf(reply('404 Not Found', [], wrong(length)))
    expect(wrong(262_144)).toHaveLength(262_144)
    expect(parsed(262_144)).toEqual(['P-TYPE-STRING'])
    expect(parsed(262_145)).toEqual([])
  })

  test('A stack frame is found in the first 65,536 octets.', () => {
    const frame = ' at f (a:1:2)'
    const text = (before: number) =>
      idsOf(reply('404 Not Found', ['Content-Type: text/plain'], 'a'.repeat(before) + frame))
    expect(text(65_536 - frame.length)).toEqual(['A-P-LEAK'])
    expect(text(65_537 - frame.length)).toEqual([])
  })

  test('A stack frame can have a long function, file and path up to a limit.', () => {
    const text = (body: string) =>
      idsOf(reply('404 Not Found', ['Content-Type: text/plain'], body)).includes('A-P-LEAK')
    expect(text(`at ${'f'.repeat(200)}(a:10:20)`)).toBe(true)
    expect(text(`at ${'f'.repeat(201)}(a:1:2)`)).toBe(false)
    expect(text(`at (${'a'.repeat(300)}:1:2)`)).toBe(true)
    expect(text(`at (${'a'.repeat(301)}:1:2)`)).toBe(false)
    expect(text(`at ${'a'.repeat(300)}/${'b'.repeat(300)}:10:20`)).toBe(true)
    expect(text(`at ${'a'.repeat(301)}/b:1:2`)).toBe(false)
    expect(text(`at a.${'b'.repeat(301)}:1:2`)).toBe(false)
    expect(text('b\\nat a\\b:1:2')).toBe(true)
    expect(text('b at a:1:2')).toBe(false)
    expect(text('bat a/b:1:2')).toBe(false)
    expect(text('at a/b:1')).toBe(false)
    expect(text('at a/b:1:')).toBe(false)
    expect(text('at a/b 1:2')).toBe(false)
  })
})

describe('A coded content', () => {
  const coded = (coding: string, body: Buffer, type = 'text/plain') =>
    idsOf(
      reply(
        '404 Not Found',
        [coding === '' ? 'X-A: a' : `Content-Encoding: ${coding}`, `Content-Type: ${type}`],
        body.toString('latin1')
      )
    )
  const text = Buffer.from('Nothing is here.')

  test.each([
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['br', brotliCompressSync(text)],
    ['zstd', text],
  ])('A coded content that is %s violates no rule.', (coding, body) => {
    expect(coded(coding, body)).toEqual([])
  })

  test('A coded content is not decoded beyond a limit, and violates no rule there.', () => {
    const large = Buffer.alloc(17_000_000)
    expect(coded('gzip', gzipSync(large))).toEqual([])
    expect(coded('deflate', deflateSync(large))).toEqual([])
    expect(coded('br', brotliCompressSync(large, { params: { 1: 0 } }))).toEqual([])
  })

  test.each([
    ['text/html', true],
    ['application/json', true],
    ['application/xml', true],
    ['application/gzip', false],
    ['a/text/b', false],
  ])('A content of the type %s that is gzip is reported: %s.', (type, expected) => {
    expect(coded('', gzipSync(text), type).includes('CE-TRUE')).toBe(expected)
    expect(coded('', Buffer.from([0x1f, 0x8c]), type)).not.toContain('CE-TRUE')
    expect(coded('', Buffer.from([0x1e, 0x8b]), type)).not.toContain('CE-TRUE')
  })
})

test('Fields after the 500th, and longer than 8,192 characters, are not judged.', () => {
  const found = (fields: readonly string[]) => {
    const lines = ['-Date', '-Connection', '-Cache-Control', '-Content-Type', '-Content-Length']
    const response = received(reply('404 Not Found', [...lines, ...fields]))
    const probe = { kind: 'raw', name: 'a', method: 'GET', bytes: '' } as const
    return judge(probe, { responses: [response], requests: 1 }).some(({ id }) => id === 'A-PRAGMA')
  }
  const others = (count: number) => Array.from({ length: count }, (_, index) => `X-${index}: a`)
  expect(found([...others(499), 'Pragma: a'])).toBe(true)
  expect(found([...others(500), 'Pragma: a'])).toBe(false)
  expect(found([`Pragma: ${'a'.repeat(8192)}`])).toBe(true)
  expect(found([`Pragma: ${'a'.repeat(8193)}`])).toBe(false)
})

describe('HEAD', () => {
  const twin = reply('404 Not Found', ['X-A: 1'])
  const length = received(twin).body.length
  const head = (...fields: string[]) =>
    bare('404 Not Found', ['Content-Type: application/problem+json', 'X-A: 1', ...fields])

  test.each([
    ['the same fields', head(`Content-Length: ${length}`), []],
    ['no length', head(), []],
    ['another length', head('Content-Length: 1'), ['HEAD-CL-EQUAL']],
    ['another date', head('Date: Mon, 07 Nov 1994 08:49:37 GMT'), []],
    ['a keep-alive', head('Keep-Alive: timeout=5', 'Connection: close, keep-alive'), []],
    ['a transfer coding', head('Transfer-Encoding: chunked'), []],
    ['another field', head('X-B: 1'), ['HEAD-SAME-FIELDS']],
    ['another value', head('-X-A', 'X-A: 2'), ['HEAD-SAME-FIELDS']],
  ])('HEAD that is answered with %s has these findings.', (_title, bytes, ids) => {
    expect(idsOf(bytes, 'HEAD', twin)).toEqual(ids)
    expect(idsOf(bytes, 'GET', twin)).not.toContain('HEAD-SAME-FIELDS')
  })
})

test.each([
  [undefined, 'undefined'],
  [null, 'object'],
  [{}, 'object'],
  [1, 'number'],
])('A target cannot be %j.', async (target, type) => {
  // Callers in JavaScript can pass anything.
  await expect(conformance(target as unknown as string)).rejects.toThrow(
    `The target has to be a URL or an object with fetch; received ${type}. ` +
      "Use, for example: conformance('http://127.0.0.1:3000')"
  )
})

test('A target that is not on this machine needs consent.', async () => {
  const problemText = 'a.example is not on this machine, and a check sends it malformed requests.'
  for (const target of ['http://a.example:81/b', new URL('http://a.example:81/b')]) {
    // oxlint-disable-next-line no-await-in-loop
    await expect(conformance(target)).rejects.toMatchObject({
      message: `${problemText} Use, for example: notLoopback: true, if the server is yours`,
      forCommandLine: `${problemText} If the server is yours: check http://a.example:81 --yes-this-is-mine`,
    })
  }
})
