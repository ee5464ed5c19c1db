/** When a stream or a session of HTTP/2 counts as stalled: by the clock of the test. */
import { EventEmitter } from 'node:events'
import { constants } from 'node:http2'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { takeOver } from '../../src/node/outgoing.ts'
import { type Values, watched } from './watched-server.ts'

beforeEach(() => void vi.useFakeTimers())

afterEach(() => void vi.useRealTimers())

/** An HTTP/2 response, and what happens to its stream. */
function streamOf(stream: Values, values: Values = {}) {
  const calls: unknown[][] = []
  const state = { remoteClose: 1 }
  const full = {
    writableLength: 0,
    destroyed: false,
    state,
    close: (code: number) => void calls.push(['close', code]),
    ...stream,
  }
  const outgoing = {
    headersSent: false,
    stream: full,
    req: { headers: {}, httpVersion: '2.0' },
    [takeOver]: () => (reply: { status: number }) => void calls.push(['send', reply.status]),
    ...values,
  }
  return { outgoing, calls, stream: full as Values }
}

describe('a stream of HTTP/2', () => {
  test('it is cancelled when the client takes no bytes', () => {
    const { outgoing, calls } = streamOf({ writableLength: 5 })
    watched({ streams: [outgoing] })
    vi.advanceTimersByTime(109)
    expect(calls).toEqual([])
    vi.advanceTimersByTime(1)
    expect(calls).toEqual([['close', constants.NGHTTP2_CANCEL]])
  })

  test.each([
    [65_535, true],
    [65_536, false],
  ])('%i bytes of the session beside it: it is cancelled: %o', (bytes, isCancelled) => {
    const handle = { bytesWritten: 0 }
    const session = { socket: { _handle: handle } }
    const { outgoing, calls } = streamOf({ writableLength: 5, session })
    watched({ streams: [outgoing] })
    vi.advanceTimersByTime(50)
    handle.bytesWritten = bytes
    vi.advanceTimersByTime(60)
    expect(calls).toHaveLength(isCancelled ? 1 : 0)
  })

  test('it goes on while its content gets shorter', () => {
    const { outgoing, calls, stream } = streamOf({ writableLength: 50 })
    watched({ streams: [outgoing] })
    for (let count = 0; count < 4; count++) {
      vi.advanceTimersByTime(90)
      stream['writableLength'] = 40 - count
    }
    expect(calls).toEqual([])
  })

  test('a request that does not end gets a 408, and then no error', () => {
    const { outgoing, calls } = streamOf({ state: { remoteClose: 0 } })
    watched({ streams: [outgoing] })
    vi.advanceTimersByTime(109)
    expect(calls).toEqual([])
    vi.advanceTimersByTime(1)
    expect(calls).toEqual([
      ['send', 408],
      ['close', constants.NGHTTP2_NO_ERROR],
    ])
  })

  test.each<[string, Values, Values]>([
    ['whose request is complete', { state: { remoteClose: 1 } }, {}],
    ['whose response has begun', { state: { remoteClose: 0 } }, { headersSent: true }],
    ['that is destroyed', { state: { remoteClose: 0 }, destroyed: true }, {}],
  ])('one %s goes on', (_, stream, values) => {
    const { outgoing, calls } = streamOf(stream, values)
    watched({ streams: [outgoing] })
    vi.advanceTimersByTime(1000)
    expect(calls).toEqual([])
  })
})

describe('a session of HTTP/2', () => {
  function sessionOf() {
    const calls: string[] = []
    const record = (name: string) => () => void calls.push(name)
    const session = {
      close: record('close'),
      destroy: record('destroy'),
      destroyed: true, // no PING is sent
    }
    return { calls, session: Object.assign(new EventEmitter(), session) }
  }

  test('it closes without a request for the whole limit, and is destroyed a second later', () => {
    const { session, calls } = sessionOf()
    const { counts } = watched({ sessions: [session] })
    vi.advanceTimersByTime(109)
    expect(calls).toEqual([])
    vi.advanceTimersByTime(1)
    expect(calls).toEqual(['close'])
    counts.sessions.length = 0
    vi.advanceTimersByTime(999)
    expect(calls).toEqual(['close'])
    vi.advanceTimersByTime(1)
    expect(calls).toEqual(['close', 'destroy'])
  })

  test('one that closes in time is not destroyed', () => {
    const { session, calls } = sessionOf()
    const { counts } = watched({ sessions: [session] })
    vi.advanceTimersByTime(110)
    counts.sessions.length = 0
    session.emit('close')
    vi.advanceTimersByTime(5000)
    expect(calls).toEqual(['close'])
  })

  test('it stays open with new requests', () => {
    const { session, calls } = sessionOf()
    const { counts } = watched({ sessions: [session] })
    for (let count = 0; count < 5; count++) {
      vi.advanceTimersByTime(90)
      counts.requests++
    }
    expect(calls).toEqual([])
  })

  test('it stays open while a stream of it is open', () => {
    const { session, calls } = sessionOf()
    watched({ sessions: [session], streams: [streamOf({ session }).outgoing] })
    vi.advanceTimersByTime(1000)
    expect(calls).toEqual([])
  })
})
