/** Where interim responses are sent, and where not: with what stands for Node's request and response. */
import type { Context } from 'hono'
import { describe, expect, test, vi } from 'vitest'
import { sendContinue, sendEarlyHints, sendProcessing } from '../../src/index.ts'

type Values = Record<string, unknown>
const link = '</style.css>; rel=preload'

/** A Context whose client waits for a 100, and what is called on Node's response. */
function contextOf(outgoing: Values | null | undefined = {}, incoming: Values | null = {}) {
  const calls: unknown[][] = []
  const record =
    (name: string) =>
    (...args: unknown[]) =>
      void calls.push([name, ...args])
  const socket = { server: { listenerCount: (event: string) => Number(event === 'checkContinue') } }
  const made = {
    httpVersion: '1.1',
    headers: { expect: '100-continue' },
    socket,
    ...incoming,
  }
  const response = {
    headersSent: false,
    writableEnded: false,
    writeContinue: record('writeContinue'),
    writeProcessing: record('writeProcessing'),
    writeEarlyHints: record('writeEarlyHints'),
    ...outgoing,
  }
  const env = {
    incoming: incoming === null ? undefined : made,
    outgoing: outgoing === null ? undefined : response,
  }
  return { c: { env } as unknown as Context, calls, record }
}

const send = (c: Context) => [sendEarlyHints(c, link), sendProcessing(c), sendContinue(c)]

test('Node sends all three to a client of HTTP/1.1', () => {
  const { c, calls } = contextOf()
  expect(send(c)).toEqual([true, true, true])
  expect(calls).toEqual([
    ['writeEarlyHints', { link: [link] }],
    ['writeProcessing'],
    ['writeContinue'],
  ])
})

test('a stream of HTTP/2 gets fields, and both links in one', () => {
  const fields: unknown[] = []
  const stream = { destroyed: false, additionalHeaders: (each: unknown) => void fields.push(each) }
  const { c, calls } = contextOf({ stream }, { httpVersion: '2.0' })
  expect(sendEarlyHints(c, [link, '</a.js>; rel=preload'])).toBe(true)
  expect(sendProcessing(c)).toBe(true)
  expect(fields).toEqual([
    { ':status': 103, link: `${link}, </a.js>; rel=preload` },
    { ':status': 102 },
  ])
  expect(calls).toEqual([])
})

test.each<[string, Values | null, Values | null]>([
  ['another runtime', null, null],
  ['an environment without a response', null, {}],
  ['HTTP/1.0', {}, { httpVersion: '1.0' }],
  ['HTTP/0.9', {}, { httpVersion: '0.9' }],
  ['a version that is no number', {}, { httpVersion: 'x' }],
  ['a response that has begun', { headersSent: true }, {}],
  ['a response that has ended', { writableEnded: true }, {}],
  ['a response that is destroyed', { destroyed: true }, {}],
  ['a stream that is destroyed', { stream: { destroyed: true, additionalHeaders() {} } }, {}],
  ['a response that is none of Node', { headersSent: undefined, writableEnded: true }, {}],
])('nothing is sent with %s', (_, outgoing, incoming) => {
  const { c, calls } = contextOf(outgoing, incoming)
  expect(send(c)).toEqual([false, false, false])
  expect(calls).toEqual([])
})

test.each([undefined, null, 'outgoing', 7, {}])(
  'nothing is sent if the response is %o',
  (outgoing) => {
    const { c } = contextOf()
    Object.assign(c.env as object, { outgoing })
    expect(send(c)).toEqual([false, false, false])
  }
)

test('nothing is sent by a version of Node without the methods', () => {
  const none = { writeContinue: undefined, writeProcessing: undefined, writeEarlyHints: undefined }
  const { c } = contextOf(none)
  expect(send(c)).toEqual([false, false, false])
})

test('nothing is sent if Node refuses, and nothing is thrown', () => {
  const refuses = () => {
    throw new Error('The client has left.')
  }
  const { c } = contextOf({
    writeContinue: refuses,
    writeProcessing: refuses,
    writeEarlyHints: refuses,
  })
  expect(send(c)).toEqual([false, false, false])
})

test('sendEarlyHints without links sends nothing, and refuses what is no link', () => {
  const { c, calls } = contextOf()
  expect(sendEarlyHints(c, [])).toBe(false)
  expect(() => sendEarlyHints(c, 'style.css')).toThrow(/'links'/)
  expect(calls).toEqual([])
})

describe('sendContinue', () => {
  test.each([
    ['100-continue', true],
    ['100-Continue', true],
    ['a, 100-continue', true],
    ['100-continue , a', true],
    ['a,\t100-continue\t,b', true],
    ['', false],
    ['x100-continue', false],
    ['100-continuex', false],
    ['a 100-continue', false],
    ['100-continue a', false],
    ['200-ok', false],
  ])('the expectation %j is one of a 100: %o', (expectation, expected) => {
    const { c } = contextOf({}, { headers: { expect: expectation } })
    expect(sendContinue(c)).toBe(expected)
  })

  test('a request without an expectation gets none', () => {
    expect(sendContinue(contextOf({}, { headers: {} }).c)).toBe(false)
  })

  test('it is sent once', () => {
    const { c, calls } = contextOf()
    expect([sendContinue(c), sendContinue(c)]).toEqual([true, false])
    expect(calls).toEqual([['writeContinue']])
  })

  test.each([
    [true, false],
    [false, true],
    [1, true],
  ])('it is sent after a 100 of Node that was recorded as %o: %o', (sent, expected) => {
    expect(sendContinue(contextOf({ _sent100: sent }).c)).toBe(expected)
  })

  test.each<[string, unknown]>([
    ['no socket', undefined],
    ['a socket without a server', {}],
    ['a server that leaves it to Node', { server: { listenerCount: () => 0 } }],
  ])('it is not sent with %s', (_, socket) => {
    expect(sendContinue(contextOf({}, { socket }).c)).toBe(false)
  })

  test('it may be sent later where Node has refused', () => {
    const writeContinue = vi.fn<() => void>().mockImplementationOnce(() => {
      throw new Error('not yet')
    })
    const { c } = contextOf({ writeContinue })
    expect([sendContinue(c), sendContinue(c)]).toEqual([false, true])
  })
})
