/** How Node's response is taken from the app, and how a connection ends. */
import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import {
  endConnection,
  isEnding,
  latestOf,
  recordLatest,
  takeOver,
  takeOverFrom,
  writeReply,
  type Incoming,
  type Outgoing,
} from '../../src/node/outgoing.ts'

type Values = Record<string, unknown>

const incomingOf = (values: Values) => ({ headers: {}, ...values }) as unknown as IncomingMessage

/** A response of a server of the app's own, which writes down what is called. */
function outgoingOf(values: Values = {}) {
  const calls: unknown[][] = []
  const record =
    (name: string) =>
    (...args: unknown[]) =>
      void calls.push([name, ...args])
  const outgoing = {
    headersSent: false,
    writableEnded: false,
    shouldKeepAlive: true,
    req: incomingOf({ method: 'GET', socket: new EventEmitter() }),
    getHeader: () => undefined,
    writeHead: record('writeHead'),
    end: record('end'),
    destroy: record('destroy'),
    ...values,
  }
  return { calls, outgoing: outgoing as unknown as ServerResponse }
}

const reply = { status: 404, fields: { Allow: 'GET' }, content: 'größe' }

describe('takeOverFrom', () => {
  test('a guarded response decides by itself', () => {
    const send = () => {}
    const { outgoing } = outgoingOf({ headersSent: true, [takeOver]: () => send })
    expect(takeOverFrom(outgoing)).toBe(send)
  })

  test.each([{ headersSent: true }, { writableEnded: true }])(
    'a response that has begun or ended is not taken: %o',
    (values) => {
      expect(takeOverFrom(outgoingOf(values).outgoing)).toBeUndefined()
    }
  )

  test('the reply is written with the phrase of the registry and its length in bytes', () => {
    const { outgoing, calls } = outgoingOf()
    takeOverFrom(outgoing)?.(reply)
    expect(calls).toEqual([
      ['writeHead', 404, 'Not Found', { Allow: 'GET', 'Content-Length': '7' }],
      ['end', Buffer.from('größe')],
    ])
  })

  test('a response that the app began to write meanwhile is cut', () => {
    const { outgoing, calls } = outgoingOf()
    const send = takeOverFrom(outgoing)
    Object.assign(outgoing, { headersSent: true })
    send?.(reply)
    expect(calls).toEqual([['destroy']])
  })
})

describe('writeReply', () => {
  test.each([
    ['HEAD', { ...reply }],
    ['GET', { ...reply, content: null }],
  ])('there is no content after %s of %o', (method, sent) => {
    const { outgoing, calls } = outgoingOf({ req: incomingOf({ method }) })
    writeReply(outgoing, sent)
    expect(calls.at(-1)).toEqual(['end'])
  })

  test('a request without a method gets the content', () => {
    const { outgoing, calls } = outgoingOf({ req: incomingOf({}) })
    writeReply(outgoing, reply)
    expect(calls.at(-1)).toEqual(['end', Buffer.from('größe')])
  })

  test.each([
    ['Origin', {}, 'Origin'],
    ['Origin', { Vary: 'Accept' }, 'Origin, Accept'],
    [['Origin'], { Vary: 'Accept' }, 'Accept'],
    [undefined, { Vary: 'Accept' }, 'Accept'],
    [undefined, {}, undefined],
  ])('the Vary %j of the response joins that of %j: %s', (set, fields, vary) => {
    const { outgoing, calls } = outgoingOf({
      getHeader: (name: string) => (name === 'vary' ? set : 'other'),
    })
    writeReply(outgoing, { status: 555, fields, content: null })
    expect(calls[0]).toEqual(['writeHead', 555, '', vary === undefined ? {} : { Vary: vary }])
  })
})

describe('the end of a connection', () => {
  const socketOf = (values: Values = {}) =>
    Object.assign(new EventEmitter(), { writableEnded: false, ...values }) as unknown as Socket
  const on = (socket: Socket, headers: Values = {}) =>
    outgoingOf({ req: incomingOf({ socket, headers }) }).outgoing

  test('endConnection sends Connection: close, and no later request is processed', () => {
    const socket = socketOf()
    const outgoing = on(socket)
    expect(isEnding(socket)).toBe(false)
    endConnection(outgoing)
    expect([outgoing.shouldKeepAlive, isEnding(socket)]).toEqual([false, true])
    expect(socket).not.toHaveProperty('destroySoon')
  })

  test('endConnection closes in steps after a request with content', () => {
    const socket = socketOf()
    endConnection(on(socket, { 'content-length': '5' }))
    expect(socket).toHaveProperty('destroySoon')
  })

  test('endConnection does nothing over HTTP/2', () => {
    const socket = socketOf()
    endConnection({ req: { socket } } as unknown as Outgoing)
    expect(isEnding(socket)).toBe(false)
  })

  test('a socket that is ended is ending', () => {
    expect(isEnding(socketOf({ writableEnded: true }))).toBe(true)
  })

  test('the latest response of a connection is the one that was recorded last, of HTTP/1 only', () => {
    const socket = socketOf()
    expect(latestOf(socket)).toBeUndefined()
    const [first, second] = [on(socket), on(socket)]
    recordLatest(first)
    recordLatest(second)
    recordLatest({ req: { socket } as unknown as Incoming } as Outgoing)
    expect(latestOf(socket)).toBe(second)
  })
})
