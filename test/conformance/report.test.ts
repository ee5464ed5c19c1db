import { execFileSync } from 'node:child_process'
import { XMLValidator } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/conformance/index.ts'
import { junit } from '../../src/conformance/index.ts'
import { messageProbes } from '../../src/conformance/probes/message-probes.ts'
import { pathProbes, METHODS } from '../../src/conformance/probes/path-probes.ts'
import type { MessageProbe } from '../../src/conformance/probes/probe.ts'
import { commandOf } from '../../src/conformance/report/command.ts'
import {
  coloured,
  paintFor,
  plain,
  printable,
  printableJson,
} from '../../src/conformance/report/terminal.ts'
import { textReport } from '../../src/conformance/report/text.ts'
import { parseTarget } from '../../src/conformance/run/target.ts'
import { parseXml } from '../../src/conformance/rules/xml-problem.ts'

const hostile = '\x1b[2J\x07\x9b31m\u202e<b>&"\ud800]]>\r\n'

const report: Report = {
  target: 'http://127.0.0.1:3000',
  paths: ['/missing', '/books/1'],
  level: 'MUST',
  startedAt: '2026-11-26T00:00:00.000Z',
  durationMs: 1234,
  exchanges: 1500,
  protocols: [
    { protocol: 'HTTP/1.1', offered: true },
    { protocol: 'HTTP/2', offered: false },
  ],
  findings: [
    {
      level: 'MUST',
      rule: 'S405-ALLOW',
      section: 'RFC 9110 §15.5.6',
      message: `no Allow in a 405${hostile}`,
      more: [{ message: hostile, request: 'PUT /a', command: 'curl -X PUT' }],
      count: 1,
      request: 'POST /books/1 HTTP/1.1',
      command: 'curl -i http://127.0.0.1:3000/books/1',
      belowApp: true,
    },
  ],
  below: 2,
  ignored: ['DATE-SEND'],
  unanswered: [{ request: 'GET /slow', command: 'curl -i', reason: `no response${hostile}` }],
  skipped: 3,
}

describe('The readable report', () => {
  test('The readable report has level, rule, section, message, count, request and command of each finding.', () => {
    expect(textReport({ ...report, unanswered: [], skipped: 0 }, plain)).toBe(
      `http://127.0.0.1:3000  /missing  /books/1

MUST S405-ALLOW RFC 9110 §15.5.6: no Allow in a 405${printable(hostile)}
  also: ${printable(hostile)}, first PUT /a
  answered below your app: the server that the app runs on has sent this response
  1 request, first POST /books/1 HTTP/1.1
  $ curl -i http://127.0.0.1:3000/books/1

1 finding at MUST: 1,500 exchanges in 1.2 s over HTTP/1.1.
2 findings of lower levels: --level SHOULD shows more.
Ignored: DATE-SEND.
`
    )
  })

  test('The report has no control character of the server, neither as text nor as JSON.', () => {
    const isSafe = (text: string) => !/[\0-\x09\x0b-\x1f\x7f-\x9f\u202e]/.test(text)
    expect(isSafe(textReport(report, plain))).toBe(true)
    const json = printableJson(JSON.stringify(report, null, 2))
    expect(isSafe(json)).toBe(true)
    expect(JSON.parse(json)).toEqual(report)
  })

  test('The readable report lists requests without a response.', () => {
    expect(textReport(report, plain)).toContain('GET /slow: no response\\u001b[2J')
    expect(textReport(report, plain)).toContain('3 requests not sent after that')
  })

  test('The readable report contains colours only if they are asked for.', () => {
    expect(textReport(report, coloured)).toContain('\x1b[31m')
    expect(textReport(report, plain)).not.toContain('\x1b')
  })
})

describe('Colours', () => {
  test.each([
    ['are used in a terminal', { isTTY: true }, {}, coloured],
    ['are not used in a file', { isTTY: false }, {}, plain],
    ['are not used in a pipe', {}, {}, plain],
    ['are not used with NO_COLOR', { isTTY: true }, { NO_COLOR: '1' }, plain],
    ['are used with an empty NO_COLOR', { isTTY: true }, { NO_COLOR: '' }, coloured],
    ['are not used in a dumb terminal', { isTTY: true }, { TERM: 'dumb' }, plain],
    ['are used with FORCE_COLOR', {}, { FORCE_COLOR: '1' }, coloured],
    ['are not used with FORCE_COLOR=0', { isTTY: true }, { FORCE_COLOR: '0' }, plain],
  ])('Colours of the report %s', (_title, stream, environment, paint) => {
    expect(paintFor(stream, environment)).toBe(paint)
  })
})

describe('The JUnit report', () => {
  test('The JUnit report is well-formed XML.', () => {
    expect(XMLValidator.validate(junit(report))).toBe(true)
    expect(parseXml(junit(report))?.name).toBe('testsuites')
  })

  test('The JUnit report has a test case for each rule of the level, and a failure for each finding.', () => {
    const suite = parseXml(junit(report))?.children[0]
    const cases = suite?.children ?? []
    expect(cases.length).toBeGreaterThan(60)
    const failures = cases.flatMap(({ children }) =>
      children.filter(({ name }) => name === 'failure')
    )
    expect(failures).toHaveLength(1)
    expect(failures[0]?.text).toContain('curl -i http://127.0.0.1:3000/books/1')
    expect(junit(report)).toContain(`tests="${cases.length}" failures="1" errors="0" skipped="1"`)
  })
})

describe('A command', () => {
  const target = parseTarget('http://127.0.0.1:3000', false)
  const probes = pathProbes({
    target: "/it's?a=1&b=2",
    authority: target.authority,
    methods: METHODS,
    unsafe: true,
    http1: true,
    http2: true,
  })
  const commandFor = (wanted: Partial<MessageProbe>) => {
    const found = probes.find(
      (probe) =>
        probe.kind === 'message' &&
        Object.entries(wanted).every(([name, value]) => probe[name as keyof MessageProbe] === value)
    )
    return found && commandOf(found, target)
  }

  test.each([
    [{ method: 'GET', version: '1.1' }, "curl -i --path-as-is --http1.1 -H 'Connection: close'"],
    [{ method: 'GET', version: '1.0' }, 'curl -i --path-as-is --http1.0'],
    [{ method: 'HEAD', version: '2' }, 'curl -i --path-as-is --http2-prior-knowledge --head'],
    [{ method: 'DELETE', version: '2' }, 'curl -i --path-as-is --http2-prior-knowledge -X DELETE'],
  ] as const)(
    'The command of the request %o is curl with its version and method.',
    (wanted, start) => {
      expect(commandFor(wanted)).toBe(`${start} 'http://127.0.0.1:3000/it'\\''s?a=1&b=2'`)
    }
  )

  test('The command of a request with content has the content and its type.', () => {
    expect(commandFor({ body: '{"a":', version: '1.1' })).toContain(
      `-X POST -H 'Connection: close' -H 'Content-Type: application/json' --data-raw '{"a":'`
    )
  })

  test('The command of raw bytes sends exactly these bytes.', () => {
    for (const probe of messageProbes('/a', '127.0.0.1:3000')) {
      const command = commandOf(probe, target)
      expect(command.length).toBeLessThan(8000)
      const [printing = ''] = command.split(' | nc ', 1)
      const bytes = execFileSync('sh', ['-c', printing], { encoding: 'latin1' })
      expect(bytes).toBe(probe.bytes)
    }
  })
})
