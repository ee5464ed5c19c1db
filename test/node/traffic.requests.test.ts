/** The requests in flight on a server, without a server. */
import { EventEmitter } from 'node:events'
import type { Http2ServerResponse, ServerHttp2Session } from 'node:http2'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Traffic } from '../../src/node/traffic.ts'
import { serverOf, socketOf, http1, incomingOf, flush } from './fake-traffic.ts'

beforeEach(() => void vi.useFakeTimers())

afterEach(() => void vi.useRealTimers())

const http2 = (session?: object) =>
  Object.assign(new EventEmitter(), { stream: { session } }) as unknown as Http2ServerResponse

describe('requests in flight', () => {
  test.each([
    ['of HTTP/1', http1],
    ['of HTTP/1 that waits for its turn', (socket: object) => http1(socket, false)],
    ['of HTTP/2', () => http2({})],
  ])('the server closes after the response %s', async (_, make) => {
    const traffic = new Traffic()
    const socket = socketOf()
    const [first, second] = [make(socket), make(socket)]
    traffic.enter(incomingOf(socket), first)
    traffic.enter(incomingOf(socket), second)
    const { server, close, finish } = serverOf()
    const done = vi.fn<() => void>()
    void traffic.close(server, {}).finally(() => done())
    await flush()
    first.emit('close')
    first.emit('finish')
    await flush()
    expect(close).not.toHaveBeenCalled()
    second.emit('close')
    await flush()
    expect(close).toHaveBeenCalledOnce()
    expect(done).not.toHaveBeenCalled()
    finish()
    await flush()
    expect(done).toHaveBeenCalledOnce()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('a connection that closes ends all responses that wait for their turn, once', async () => {
    const traffic = new Traffic()
    const socket = socketOf()
    const waiting = [http1(socket, false), http1(socket, false)]
    const other = http1(socket)
    for (const outgoing of [...waiting, other]) traffic.enter(incomingOf(socket), outgoing)
    expect(socket.listenerCount('close')).toBe(1)
    const { server, close } = serverOf()
    void traffic.close(server, {})
    socket.emit('close')
    waiting[0]?.emit('close')
    await flush()
    expect(close).not.toHaveBeenCalled()
    other.emit('close')
    await flush()
    expect(close).toHaveBeenCalledOnce()
  })

  test('an HTTP/2 response that closes twice counts once', async () => {
    const traffic = new Traffic()
    const [first, second] = [http2({}), http2({})]
    traffic.enter(incomingOf({}), first)
    traffic.enter(incomingOf({}), second)
    const { server, close } = serverOf()
    void traffic.close(server, {})
    first.emit('close')
    first.emit('close')
    await flush()
    expect(close).not.toHaveBeenCalled()
    expect([...traffic.streams]).toEqual([second])
  })

  test('the requests of an HTTP/2 session are counted, also of one that is gone', () => {
    const traffic = new Traffic()
    const session = {} as ServerHttp2Session
    expect(traffic.requestsOf(session)).toBe(0)
    const gone = http2(undefined)
    for (const one of [http2(session), http2(session), gone]) traffic.enter(incomingOf({}), one)
    expect(traffic.requestsOf(session)).toBe(2)
    expect(traffic.requestsOf(gone as unknown as ServerHttp2Session)).toBe(1)
    expect([...traffic.streams]).toHaveLength(3)
  })
})

describe('the refusal while the server closes', () => {
  test('there is none before', () => {
    const traffic = new Traffic()
    expect([traffic.isClosing, traffic.refusal, traffic.closingSignal.aborted]).toEqual([
      false,
      undefined,
      false,
    ])
  })

  test.each([
    [{}, '10'],
    [{ gracePeriod: 1001 }, '2'],
    [{ gracePeriod: 0 }, '1'],
    [{ gracePeriod: -5 }, '1'],
    [{ gracePeriod: 5000, retryAfter: 0 }, '0'],
    [{ retryAfter: 30 }, '30'],
  ])('it is a 503, after %o with Retry-After: %s', (options, retryAfter) => {
    const traffic = new Traffic()
    void traffic.close(serverOf().server, options)
    expect(traffic.isClosing).toBe(true)
    expect(traffic.refusal).toMatchObject({ status: 503, headers: { 'retry-after': retryAfter } })
    expect(traffic.refusal).not.toBe(traffic.refusal)
    expect(traffic.closingSignal.reason).toMatchObject({ status: 503 })
  })

  test('a second call waits for the same end', () => {
    const traffic = new Traffic()
    const { server } = serverOf()
    expect(traffic.close(server, {})).toBe(traffic.close(server, { gracePeriod: 1 }))
  })

  test('the signal of a response aborts, unless the response has ended', () => {
    const traffic = new Traffic()
    const [open, ended] = [http1({}), http1({})]
    const signals = [traffic.closingSignalOf(open), traffic.closingSignalOf(ended)]
    ended.emit('close')
    void traffic.close(serverOf().server, {})
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false])
    expect(signals[0]?.reason).toMatchObject({ status: 503 })
    expect(traffic.closingSignalOf(open)).toBe(traffic.closingSignal)
  })
})
