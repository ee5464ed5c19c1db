/** The parts below Node's servers by themselves, with what no server of today passes to them. */
import { EventEmitter } from 'node:events'
import { IncomingMessage, ServerResponse, type Server } from 'node:http'
import type { Http2ServerResponse } from 'node:http2'
import { Socket } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { firstBytes, sizeOf } from '../../src/node/content-length.ts'
import { recordResult } from '../../src/node/kept-fields.ts'
import { NotImplemented } from '../../src/index.ts'
import { refuse, type Service } from '../../src/node/listener.ts'
import { exchangeOfIncoming, phraseOf, takeOverFrom, writeReply } from '../../src/node/outgoing.ts'
import { hostOf } from '../../src/node/serve-options.ts'
import { endStalled } from '../../src/node/stalled.ts'
import { Traffic } from '../../src/node/traffic.ts'
import { full } from '../../src/presets/full.ts'
import { readOptions } from '../../src/response/settings.ts'
import { pairsOf } from '../../src/node/write-head.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** A response of Node that notes what is written to its connection. */
function outgoingOf(): { outgoing: ServerResponse; written: () => string } {
  const outgoing = new ServerResponse(new IncomingMessage(new Socket()))
  let text = ''
  const socket = new Socket()
  vi.spyOn(socket, 'write').mockImplementation((chunk: unknown) => {
    text += String(chunk)
    return true
  })
  outgoing.assignSocket(socket)
  return { outgoing, written: () => text }
}

const reply = { status: 404, fields: { 'X-A': '1' }, content: 'text' }

describe('the bytes of a chunk', () => {
  test('A text is counted and cut in its encoding, UTF-8 where it has none', () => {
    expect([sizeOf(['é', 'latin1']), sizeOf(['é']), sizeOf(['é', () => {}])]).toEqual([1, 2, 2])
    expect(sizeOf(['é', 'no encoding'])).toBe(2)
    expect(firstBytes(['éa', 'latin1'], 1)).toEqual([Buffer.from([0xe9])])
    expect(firstBytes([Buffer.from('abc')], 2)).toEqual([Buffer.from('ab')])
  })
})

describe('a response of a server of the app', () => {
  test('It is taken where it has not begun', () => {
    const { outgoing, written } = outgoingOf()
    takeOverFrom(outgoing)?.(reply)
    expect(written()).toMatch(/^HTTP\/1\.1 404 Not Found\r\nX-A: 1\r\n/)
    expect(takeOverFrom(outgoing)).toBeUndefined()
  })

  test('It is destroyed where the app has begun it meanwhile', () => {
    const { outgoing, written } = outgoingOf()
    const send = takeOverFrom(outgoing)
    outgoing.writeHead(200).write('own')
    send?.(reply)
    expect(outgoing.destroyed).toBe(true)
    expect(written()).not.toContain('404')
  })

  test('It keeps the Vary that was set, and has no phrase where its status has none', () => {
    const { outgoing, written } = outgoingOf()
    outgoing.setHeader('Vary', 'Origin')
    writeReply(outgoing, { ...reply, status: 567 })
    expect(written()).toMatch(/^HTTP\/1\.1 567 \r\n/)
    expect(written()).toMatch(/\r\nVary: Origin\r\n/)
    expect(phraseOf(404)).toBe('Not Found')
  })
})

test('A request whose response has begun is not refused any more', () => {
  const { outgoing, written } = outgoingOf()
  outgoing.writeHead(200).write('own')
  const settings = readOptions(full)
  refuse(new NotImplemented(), outgoing.req, outgoing, settings)
  expect(written()).toMatch(/^HTTP\/1\.1 200 /)
  expect(written()).not.toContain('501')
})

describe('a request', () => {
  test('One without a method is a GET', () => {
    const { httpVersion, method } = exchangeOfIncoming(
      Object.assign(new IncomingMessage(new Socket()), { httpVersion: '1.1' })
    )
    expect([method, httpVersion]).toEqual(['GET', '1.1'])
  })

  test('One without Host is for the host that the server listens on', () => {
    expect(['::1', '127.0.0.1', '', undefined].map(hostOf)).toEqual([
      '[::1]',
      '127.0.0.1',
      'localhost',
      'localhost',
    ])
  })

  test('The result of an upgrade, which has no response of Node, is returned', () => {
    expect(recordResult(undefined, 'result')).toBe('result')
  })
})

test('Fields in pairs are taken as they are, and names and values in turn are paired', () => {
  const pairs = [
    ['a', '1'],
    ['b', '2'],
  ]
  expect(pairsOf(pairs)).toEqual(pairs)
  expect(pairsOf(pairs.flat())).toEqual(pairs)
})

test('A stream of HTTP/2 that closes twice is one request less in flight', async () => {
  const traffic = new Traffic()
  const stream = () => Object.assign(new EventEmitter(), { stream: { session: {} } })
  const [first, second] = [stream(), stream()]
  for (const outgoing of [first, second]) {
    traffic.enter(new IncomingMessage(new Socket()), outgoing as unknown as Http2ServerResponse)
  }
  first.emit('close')
  first.emit('close')
  expect([...traffic.streams]).toEqual([second])
})

test('A session of HTTP/2 that does not close in time is destroyed', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearInterval', 'performance'] })
  const session = Object.assign(new EventEmitter(), {
    close: vi.fn<() => void>(),
    destroy: vi.fn<() => void>(),
    destroyed: true, // no PING is sent
  })
  const traffic = {
    connections: [],
    streams: [],
    sessions: [session],
    http2: [],
    requestsOf: () => 0,
  }
  const server = new EventEmitter()
  const patience = { requestTimeout: 100, connectionsCheckingInterval: 60 }
  endStalled(server as Server, patience, { traffic } as unknown as Service)
  server.emit('listening')
  vi.advanceTimersByTime(180)
  expect([session.close.mock.calls.length, session.destroy.mock.calls.length]).toEqual([1, 0])
  server.emit('close')
  vi.advanceTimersByTime(1000)
  expect(session.destroy).toHaveBeenCalledTimes(1)
})
