import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/conformance/index.ts'
import { junit } from '../../src/conformance/index.ts'
import { isAtLeast, LEVELS } from '../../src/conformance/report/report.ts'
import { coloured, printable, printableJson } from '../../src/conformance/report/terminal.ts'
import { plain } from '../../src/conformance/report/terminal.ts'
import { textReport } from '../../src/conformance/report/text.ts'

const finding: Report['findings'][number] = {
  level: 'MUST',
  rule: 'S405-ALLOW',
  section: 'RFC 9110 §15.5.6',
  message: 'no Allow in a "405" & <more>\0\x1f\x7f\x9f\t\ufffe',
  more: [
    { message: 'another', request: 'PUT /a', command: 'curl -X PUT' },
    { message: 'a third', request: 'PUT /b', command: 'curl b' },
  ],
  count: 1200,
  request: 'POST /a HTTP/1.1',
  command: 'curl -i http://127.0.0.1:3000/a',
  belowApp: false,
}

const empty: Report = {
  target: 'http://127.0.0.1:3000',
  paths: ['/missing'],
  level: 'OUGHT',
  startedAt: '2026-11-26T01:02:03.004Z',
  durationMs: 1250,
  exchanges: 1,
  protocols: [
    { protocol: 'HTTP/1.0', offered: true },
    { protocol: 'HTTP/1.1', offered: true },
    { protocol: 'HTTP/2', offered: false },
  ],
  findings: [],
  below: 0,
  ignored: [],
  unanswered: [],
  skipped: 0,
}

const full: Report = {
  ...empty,
  paths: ['/missing', '/a'],
  level: 'SHOULD',
  findings: [
    finding,
    { ...finding, belowApp: true, more: [], count: 1 },
    { ...finding, level: 'SHOULD', rule: 'P-DUP', message: 'twice', more: [] },
    { ...finding, level: 'OUGHT', rule: 'A-WARNING', message: 'old', more: [] },
  ],
  below: 1,
  ignored: ['DATE-SEND', 'HOST-MISSING'],
  unanswered: [
    { request: 'GET /slow', command: 'curl slow', reason: 'no response in 3000 ms' },
    { request: 'GET /b', command: 'curl b', reason: 'the server reset the connection' },
  ],
  skipped: 1,
}

describe('A whole report', () => {
  test.each([
    ['empty', empty],
    ['full', full],
    ['must', { ...full, level: 'MUST', unanswered: [], below: 2000 } as const],
    ['skipped', { ...empty, skipped: 2, level: 'MUST', below: 1 } as const],
    ['unskipped', { ...full, skipped: 0, findings: [] }],
  ])('A whole report is this text, with these colours and as JUnit: %s.', async (name, report) => {
    const text = [
      textReport(report, plain),
      // The escape character is shown by its name.
      textReport(report, coloured).replaceAll('\x1b', 'ESC'),
      textReport(report, (colour, inner) => `<${colour}>${inner}</${colour}>`),
      junit(report),
    ]
    await expect(text.join('\n')).toMatchFileSnapshot(`expected/report-${name}.txt`)
  })

  test('A whole report does not change what it is made of.', () => {
    const before = JSON.stringify(full)
    junit(full)
    textReport(full, plain)
    expect(JSON.stringify(full)).toBe(before)
  })
})

test('The levels are in this order.', () => {
  expect(LEVELS).toEqual(['MUST', 'SHOULD', 'OUGHT'])
  const pairs = LEVELS.flatMap((one) => LEVELS.map((other) => isAtLeast(one, other)))
  expect(pairs).toEqual([true, true, true, false, true, true, false, false, true])
})

describe('Text for a terminal', () => {
  const unsafe = [0x00, 0x1f, 0x7f, 0x9f, 0x61c, 0x200b, 0x200f, 0x2028, 0x202e, 0x2060, 0x206f]
  const alsoUnsafe = [0xfeff, 0xfff9, 0xfffb, 0xe0000, 0xe007f, 0xd800, 0xdfff, 0x0a, 0x0d, 0x1b]
  const safe = [0x20, 0x7e, 0xa0, 0x61b, 0x61d, 0x200a, 0x2010, 0x2027, 0x202f, 0x205f, 0x2070]
  const alsoSafe = [0xfefe, 0xff00, 0xfff8, 0xfffc, 0xdffff, 0xe0080, 0xd7ff, 0xe000, 0x1f600]

  test.each([...unsafe, ...alsoUnsafe])('Text for a terminal does not contain U+%i.', (code) => {
    const hex = code.toString(16)
    const escape = code > 0xffff ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`
    expect(printable(`a${String.fromCodePoint(code)}b`)).toBe(`a${escape}b`)
  })

  test.each([...safe, ...alsoSafe])('Text for a terminal can contain U+%i.', (code) => {
    const text = `a${String.fromCodePoint(code)}b`
    expect(printable(text)).toBe(text)
    expect(printableJson(text)).toBe(text)
  })

  test('JSON for a terminal keeps its lines, and has two escapes for one above U+FFFF.', () => {
    expect(printableJson('{\n "a": "\u{e0001}\x7f\u202e"\n}')).toBe(
      '{\n "a": "\\udb40\\udc01\\u007f\\u202e"\n}'
    )
  })

  test.each([
    ['red', 31, 39],
    ['yellow', 33, 39],
    ['green', 32, 39],
    ['dim', 2, 22],
    ['bold', 1, 22],
  ] as const)('Text for a terminal can be %s.', (colour, start, end) => {
    expect(coloured(colour, 'a')).toBe(`\x1b[${start}ma\x1b[${end}m`)
    expect(plain(colour, 'a')).toBe('a')
  })
})
