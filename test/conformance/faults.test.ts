import { afterEach, describe, expect, test } from 'vitest'
import { conformance } from '../../src/conformance/index.ts'
import { ruleIds } from '../../src/conformance/run/rule-ids.ts'
import type { Example } from './example.ts'
import { bare, problem, reply } from './example.ts'
import { fieldExamples } from './examples-fields.ts'
import { messageExamples } from './examples-message.ts'
import { problemExamples } from './examples-problem.ts'
import { statusExamples } from './examples-status.ts'
import { replaying, scripted, stopServers } from './scripted-server.ts'

afterEach(stopServers)

const all = [...messageExamples, ...fieldExamples, ...statusExamples, ...problemExamples]

/** Those that one response to the first request of a check can show. */
const shown = all.filter(({ ids, twin, response }) => {
  const { request, raw, closed } = response
  const [[name, value] = []] = request.fields
  const isPlain = request.fields.length === 1 && name === 'Connection' && value === 'close'
  const isFirst = request.method === 'GET' && request.version === '1.1' && isPlain
  // The kit applies this rule only if a single field of the request was too large.
  return isFirst && raw.length > 0 && closed && twin === undefined && ids[0] !== 'S431-FIELD'
})

const titled = shown.map((example): readonly [string, string, Example] => [
  example.ids[0] ?? '',
  example.what,
  example,
])

describe('A server that violates one rule', () => {
  test('Most rules have a server that violates them.', () => {
    const ids = new Set(shown.map(({ ids }) => ids[0]))
    expect(ids.size).toBeGreaterThan(80)
    expect([...ids].filter((id) => !ruleIds.includes(id ?? ''))).toEqual([])
  })

  test.each(titled)(
    'A server that violates one rule has the finding %s: %s.',
    async (id, _what, { response }) => {
      const { url } = await replaying(response.raw)
      const report = await conformance(url, { level: 'OUGHT', maxExchanges: 1 })
      expect(report.findings.map(({ rule }) => rule)).toContain(id)
    }
  )
})

describe('A server that violates a rule for one kind of request', () => {
  const ok = reply('404 Not Found')
  const length = (text: string) => `Content-Length: ${text.length}`
  const correct = (head: string) =>
    head.startsWith('HEAD')
      ? bare('404 Not Found', [
          'Content-Type: application/problem+json',
          length(problem('404 Not Found')),
        ])
      : ok
  const chunked = ok.replace(/Content-Length: \d+/, 'Transfer-Encoding: chunked')
  const cases: readonly (readonly [rule: string, request: RegExp, bytes: string])[] = [
    ['HEAD-CONTENT', /^HEAD/, ok],
    ['HEAD-CL-EQUAL', /^HEAD/, bare('404 Not Found', ['Content-Length: 1'])],
    ['HEAD-SAME-FIELDS', /^HEAD/, bare('410 Gone')],
    ['TE-HTTP10', /HTTP\/1\.0/, `${chunked.split('\r\n\r\n', 1)[0]}\r\n\r\n0\r\n\r\n`],
    ['INTERIM-HTTP10', /HTTP\/1\.0/, `HTTP/1.1 100 Continue\r\n\r\n${ok}`],
    [
      'VARY-SEND',
      /Accept-Encoding/,
      reply('404 Not Found', ['Content-Encoding: br', '-Cache-Control']),
    ],
    ['S416-CR', /Range:/, reply('416 Range Not Satisfiable')],
    ['S405-ALLOW-SELF', /^DELETE/, reply('405 Method Not Allowed', ['Allow: GET, HEAD, DELETE'])],
    ['A-405-UNKNOWN-METHOD', /^UNKNOWN/, reply('405 Method Not Allowed', ['Allow: GET, HEAD'])],
    ['REQUEST-METHOD-501', /^UNKNOWN/, ok],
    ['CLOSE-UNREAD', /Expect: 100/, reply('413 Content Too Large', ['-Connection'])],
    ['STATUS-FINAL', /^DELETE/, ''],
    ['PIPELINE', /^GET[^]*\r\nHost: [^\r]*$/, reply('404 Not Found', ['-Connection'])],
    ['HOST-MISSING', /^GET[^\r]* HTTP\/1.1\r\nConnection: close$/, ok],
    ['HOST-REPEATED', /\r\nHost[^]*\r\nHost/, ok],
    ['HOST-INVALID', /Host: a b/, ok],
    ['REQUEST-WS-COLON', /X-Note :/, ok],
    ['REQUEST-CL-INVALID', /Length: five/, ok],
    ['REQUEST-TE-FINAL', /chunked, x-unknown/, ok],
    ['REQUEST-TE-UNKNOWN', /x-unknown, chunked/, ok],
    ['REQUEST-LINE', /^GET \/a b/, ok],
    ['REQUEST-URI-414', /a{9000}/, reply('400 Bad Request')],
    ['REQUEST-FIELDS-4XX', /X-Note-69/, reply('500 Internal Server Error')],
  ]

  test.each(cases)(
    'A server that violates a rule for one kind of request has the finding %s.',
    async (rule, request, bytes) => {
      const { url } = await scripted((socket, head) => {
        socket.end(request.test(head) ? bytes : correct(head))
      })
      const report = await conformance(url, { level: 'OUGHT', timeout: 1000 })
      expect(report.findings.map((finding) => finding.rule)).toContain(rule)
    }
  )
})

describe('Fields that differ in each response', () => {
  const length = problem('404 Not Found').length
  let count = 0
  const varying = (head: string, type: string) => {
    count += 1
    const fields = [`X-Request-Id: ${count}`, `Content-Type: ${type}`]
    return head.startsWith('HEAD')
      ? bare('404 Not Found', [...fields, `Content-Length: ${length}`])
      : reply('404 Not Found', fields)
  }

  test('Fields that differ in each response are not compared between HEAD and GET.', async () => {
    const { url } = await scripted((socket, head) => {
      socket.end(varying(head, 'application/problem+json'))
    })
    const { findings } = await conformance(url, { methods: ['HEAD'], level: 'SHOULD' })
    expect(findings.filter(({ rule }) => rule.startsWith('HEAD'))).toEqual([])
  })

  test('Fields that differ in each response do not hide another difference between HEAD and GET.', async () => {
    const { url } = await scripted((socket, head) => {
      socket.end(varying(head, head.startsWith('HEAD') ? 'text/plain' : 'application/problem+json'))
    })
    const { findings } = await conformance(url, { methods: ['HEAD'], level: 'SHOULD' })
    expect(findings.map(({ message }) => message)).toContain(
      'content-type is text/plain, but application/problem+json for GET'
    )
  })
})
