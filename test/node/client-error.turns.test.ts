/** Requests that cannot be read: when the response is written, and its bytes. */
import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { NotFound } from '../../src/errors/errors.ts'
import { respondAndClose, respondToParseFailure, writeLast } from '../../src/node/client-error.ts'
import { recordLatest, takeOver } from '../../src/node/outgoing.ts'
import { settings, type Values, socketOf, failureOf } from './fake-client-error.ts'

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 10, 26) }))

afterEach(() => void vi.useRealTimers())

describe('a failure after other requests of the connection', () => {
  /** The response to the latest request of a socket, of Node's class as far as it is read. */
  function latest(socket: Socket, values: Values, complete = true): EventEmitter {
    const req = { socket, complete, headers: {}, method: 'PUT', httpVersion: '1.1' }
    const response = Object.assign(new EventEmitter(), { shouldKeepAlive: true, req, ...values })
    recordLatest(response as unknown as ServerResponse)
    return response
  }

  test('the response comes after that to the request before it', () => {
    const { socket, calls } = socketOf()
    const before = latest(socket, { closed: false })
    respondToParseFailure(failureOf('HPE_INVALID_METHOD', 'x'), socket, settings)
    expect(calls).toEqual([])
    before.emit('close')
    expect(String(calls[0])).toMatch(/^HTTP\/1.1 400 /)
  })

  test('nothing is written where the socket was closed meanwhile', () => {
    const { socket, calls } = socketOf()
    const before = latest(socket, { closed: false })
    respondToParseFailure(failureOf('HPE_CLOSED_CONNECTION'), socket, settings)
    Object.assign(socket, { writable: false })
    before.emit('close')
    expect(calls).toEqual([])
  })

  test('the response comes at once where the one before it is out', () => {
    const { socket, calls } = socketOf()
    latest(socket, { closed: true })
    respondToParseFailure(failureOf('HPE_INVALID_METHOD', 'x'), socket, settings)
    expect(String(calls[0])).toMatch(/^HTTP\/1.1 400 /)
  })

  test('it takes the place of the response to a request whose content is broken', () => {
    const { socket, calls } = socketOf()
    const sent: unknown[] = []
    const response = latest(
      socket,
      { [takeOver]: () => (reply: unknown) => void sent.push(reply) },
      false
    )
    respondToParseFailure(failureOf('HPE_INVALID_CHUNK_SIZE'), socket, settings)
    expect(sent).toEqual([expect.objectContaining({ status: 400 })])
    expect(response).toHaveProperty('shouldKeepAlive', false)
    expect(calls).toEqual([])
  })

  const taken = { [takeOver]: () => undefined }
  test.each<[string, Values, unknown[]]>([
    ['closes in steps after a response that is out', { closed: true }, ['end']],
    ['is destroyed within a response', { closed: false, writableEnded: false }, ['destroy']],
    ['waits for the end of a response', { closed: false, writableEnded: true }, []],
  ])('the connection %s', (_, values, expected) => {
    const { socket, calls } = socketOf()
    latest(socket, { ...taken, ...values }, false)
    respondToParseFailure(failureOf('HPE_INVALID_CHUNK_SIZE'), socket, settings)
    expect(calls).toEqual(expected)
  })

  test('a response that the client reads ends the connection in steps', () => {
    const { socket, calls } = socketOf()
    const response = latest(socket, { ...taken, closed: false, writableEnded: true }, false)
    respondToParseFailure(failureOf('HPE_INVALID_CHUNK_SIZE'), socket, settings)
    response.emit('close')
    expect(calls).toEqual(['end'])
  })

  test('a response that the client does not read is cut after ten seconds', () => {
    const { socket, calls } = socketOf()
    latest(socket, { ...taken, closed: false, writableEnded: true }, false)
    respondToParseFailure(failureOf('HPE_INVALID_CHUNK_SIZE'), socket, settings)
    vi.advanceTimersByTime(9999)
    expect(calls).toEqual([])
    vi.advanceTimersByTime(1)
    expect(calls).toEqual(['destroy'])
  })
})

describe('the last bytes of a connection', () => {
  test('they are a status line, Connection first, each line of a field, Date, and the content', () => {
    const { socket, calls } = socketOf()
    const fields = { 'X-A': 'a', 'Set-Cookie': ['a=1', 'b=2'] }
    writeLast(socket, { status: 404, fields, content: 'content' })
    expect(calls).toEqual([
      'HTTP/1.1 404 Not Found\r\nConnection: close\r\nX-A: a\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n' +
        'Date: Thu, 26 Nov 2026 00:00:00 GMT\r\n\r\n',
      'content',
      'end',
    ])
  })

  test('a Connection of the fields decides', () => {
    const { socket, calls } = socketOf()
    writeLast(socket, { status: 555, fields: { Connection: 'upgrade, close' }, content: null })
    expect(calls).toEqual([
      'HTTP/1.1 555 \r\nConnection: upgrade, close\r\nDate: Thu, 26 Nov 2026 00:00:00 GMT\r\n\r\n',
      'end',
    ])
  })

  test('nothing is written to a socket that is not writable', () => {
    const { socket, calls } = socketOf({ writable: false })
    writeLast(socket, { status: 404, fields: {}, content: 'content' })
    expect(calls).toEqual([])
  })

  test.each([
    ['GET', 3],
    ['HEAD', 2],
  ])(
    'respondAndClose states the length, and writes the content unless for HEAD: %s',
    (method, count) => {
      const { socket, calls } = socketOf()
      respondAndClose(new NotFound(), { method, accept: null }, settings, socket)
      expect(String(calls[0])).toMatch(
        /^HTTP\/1.1 404 Not Found\r\n[^]*\r\nContent-Length: \d{2,}\r\n/
      )
      expect(calls).toHaveLength(count)
    }
  )
})
