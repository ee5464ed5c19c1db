import { describe, expect, test } from 'vitest'
import type { Probe } from '../../src/conformance/probes/probe.ts'
import { isApplicable } from '../../src/conformance/run/applicable.ts'
import { AppSignature } from '../../src/conformance/run/below-app.ts'
import { judge, unansweredReason } from '../../src/conformance/run/judge.ts'
import type { Stop, WireRequest, WireResponse } from '../../src/conformance/syntax/wire-response.ts'
import { bare, DATE, received, reply } from './example.ts'

const requestWith = (...fields: WireRequest['fields']): WireRequest => ({
  method: 'GET',
  version: '1.1',
  fields,
})

describe('A rule', () => {
  test.each([
    ['of one large field', [['a', 'b'.repeat(4096)]], true],
    ['of 4,096 characters', [['a', 'b'.repeat(4095)]], false],
    [
      'with half in one field',
      [
        ['ab', 'b'.repeat(2998)],
        ['cd', 'd'.repeat(2998)],
      ],
      false,
    ],
    [
      'with more than half in one field',
      [
        ['ab', 'b'.repeat(2999)],
        ['cd', 'd'.repeat(2998)],
      ],
      true,
    ],
    ['without fields', [], false],
  ] as const)(
    'A rule about the largest field is applied to a request %s: %s.',
    (_title, fields, is) => {
      expect(isApplicable('S431-FIELD', requestWith(...fields))).toBe(is)
      expect(isApplicable('S405-ALLOW', requestWith(...fields))).toBe(true)
    }
  )

  test.each([
    ['application/json', false],
    ['text/html, application/json;q=0.5', false],
    ['application/json, application/problem+json', true],
    ['application/json, */*', true],
    ['text/html', true],
    ['', true],
  ])('A rule about the media type of problems is applied to Accept: %s: %s.', (accept, is) => {
    expect(isApplicable('A-P-MEDIA-TYPE', requestWith(['aCCept', accept]))).toBe(is)
  })

  test('A rule about the media type of problems is applied to a request without Accept.', () => {
    expect(isApplicable('A-P-MEDIA-TYPE', requestWith())).toBe(true)
  })
})

describe('The signature of an app', () => {
  const app = (...fields: string[]) => received(bare('200 OK', fields))

  test('The signature of an app consists of the fields that all its responses have.', () => {
    const signature = new AppSignature()
    expect(signature.differs(app())).toBe(false)
    signature.learn(app('X-A: 1', 'X-B: 1'))
    signature.learn(app('x-a: 2'))
    signature.learn(app('X-A: 1', 'X-B: 1'))
    const error = (...fields: string[]) => received(bare('400 Bad Request', fields))
    expect(signature.differs(error())).toBe(true)
    expect(signature.differs(error('X-A: 3'))).toBe(false)
    expect(signature.differs(error('X-A: 3', '-Date'))).toBe(true)
    expect(signature.differs(received(bare('399 A')))).toBe(false)
    expect(signature.differs(received(bare('500 A')))).toBe(true)
  })

  test('The signature of an app has no field of one connection or one status.', () => {
    const names =
      'connection keep-alive content-length transfer-encoding upgrade allow accept retry-after ' +
      'content-range vary etag last-modified'
    const signature = new AppSignature()
    const lines = names.split(' ').map((name) => `${name}: 0`)
    signature.learn(received(`HTTP/1.1 204 A\r\n${lines.join('\r\n')}\r\n\r\n`))
    expect(signature.differs(received('HTTP/1.1 400 A\r\n\r\n'))).toBe(false)
  })

  test.each([
    ['an interim response', `HTTP/1.1 101 A\r\nX-A: b\r\n\r\n`],
    ['an incomplete response', `HTTP/1.1 200 A\r\nX-A: b\r\nContent-Length: 5\r\n\r\n`],
  ])('The signature of an app is not learnt from %s.', (_title, bytes) => {
    const signature = new AppSignature()
    signature.learn(received(bytes))
    expect(signature.differs(received('HTTP/1.1 400 A\r\n\r\n'))).toBe(false)
  })

  test('The signature of an app is learnt from a 200.', () => {
    const signature = new AppSignature()
    signature.learn(received(`HTTP/1.1 200 A\r\nX-A: b\r\n\r\n`))
    expect(signature.differs(received('HTTP/1.1 400 A\r\n\r\n'))).toBe(true)
  })
})

const ended = (bytes: string, more: Partial<WireResponse> = {}): WireResponse => ({
  ...received(bytes),
  ...more,
})

test.each([
  ['', {}, undefined],
  ['', { stop: 'deadline' }, 'no response in 70 ms'],
  ['', { stop: 'stalled' }, 'no response in 70 ms'],
  ['', { reset: true }, 'the server reset the connection'],
  ['', { stop: 'limit' }, undefined],
  [
    'HTTP/1.1 200 A\r\n\r\na',
    { stop: 'deadline', complete: false },
    'the response did not end in 70 ms',
  ],
  ['HTTP/1.1 200 A\r\n\r\na', { stop: 'stalled', complete: false }, undefined],
  ['HTTP/1.1 200 A\r\n\r\na', { stop: 'deadline' }, undefined],
  ['HTTP/1.1 200 A\r\n\r\na', { reset: true }, undefined],
  ['HTTP/1.1 200 A\r\nB: c', { stop: 'limit' }, 'the header section did not end'],
  ['HTTP/1.1 200 A\r\nB: c', { stop: 'stalled' }, 'the header section did not end'],
  ['HTTP/1.1 200 A\r\nB: c', {}, undefined],
  ['nonsense', { stop: 'limit' }, undefined],
] as const)(
  'The response %j that ended with %j has no answer because: %s.',
  (bytes, more, reason) => {
    expect(unansweredReason(ended(bytes, more), 70)).toBe(reason)
  }
)

const probe: Probe = { kind: 'raw', name: 'a', method: 'GET', bytes: '' }
const pipeline: Probe = { kind: 'pipeline', name: 'a', method: 'GET', target: '/' }
const idsOf = (...responses: readonly [WireResponse, ...WireResponse[]]) =>
  judge(probe, { responses, requests: 1 }).map(({ id }) => id)

describe('The end of a response that the client did not read', () => {
  const short = `HTTP/1.1 404 A\r\n${DATE}\r\nContent-Length: 9\r\n\r\na`
  const stop = (kind: Stop) => ended(short, { stop: kind, complete: false })

  test('The end of a response that the client did not read violates no rule.', () => {
    expect(idsOf(ended(short))).toContain('CL-MATCH')
    expect(idsOf(stop('limit'))).not.toContain('CL-MATCH')
    expect(idsOf(stop('deadline'))).not.toContain('CL-MATCH')
    expect(idsOf(stop('stalled'))).toContain('CL-MATCH')
    expect(idsOf(ended(short, { stop: 'limit', complete: true }))).toContain('CL-MATCH')
    expect(idsOf(stop('limit'))).toContain('A-NO-STORE')
  })

  test('A response without a status line has this one finding.', () => {
    expect(idsOf(ended('hello\r\n\r\n'))).toEqual(['WIRE-STATUS-LINE'])
    expect(idsOf(ended(''))).toEqual(['STATUS-FINAL'])
  })
})

describe('The second of two pipelined requests', () => {
  const isReported = (...responses: readonly [WireResponse, ...WireResponse[]]) =>
    judge(pipeline, { responses, requests: 2 }).some(({ id }) => id === 'PIPELINE')
  const first = (connection: string, bytes = '404 Not Found') =>
    received(reply(bytes, [connection === '' ? '-Connection' : `Connection: ${connection}`]))
  const old = (response: WireResponse): WireResponse => ({ ...response, version: '1.0' })

  test.each<[string, [WireResponse, ...WireResponse[]], boolean]>([
    ['without Connection', [first('')], true],
    ['with keep-alive', [first('keep-alive')], true],
    ['with close', [first('Close')], false],
    ['with a longer word than close', [first('closed')], true],
    ['in HTTP/1.0', [old(first(''))], false],
    ['in HTTP/1.0 with keep-alive', [old(first('Keep-Alive'))], true],
    ['that is not complete', [{ ...first(''), complete: false }], false],
    ['before another one', [first(''), first('close')], false],
    ['with a status of 101', [first('', '101 A')], false],
    ['with a status of 200', [first('', '200 A')], true],
  ])(
    'The second of two pipelined requests has no response after one %s: %s.',
    (_title, responses, expected) => {
      expect(isReported(...responses)).toBe(expected)
      expect(idsOf(...responses)).not.toContain('PIPELINE')
    }
  )
})
