/** The end of the connections of a server, without a server. */
import type { ServerHttp2Session } from 'node:http2'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { recordLatest } from '../../src/node/outgoing.ts'
import { Traffic } from '../../src/node/traffic.ts'
import { ending, serverOf, socketOf, http1, incomingOf, flush } from './fake-traffic.ts'

beforeEach(() => void vi.useFakeTimers())

afterEach(() => void vi.useRealTimers())

describe('the end of the connections', () => {
  test('the grace period ends the wait, and destroys what is open', async () => {
    const traffic = new Traffic()
    const [open, closed] = [socketOf(), socketOf()]
    traffic.addConnection(open)
    traffic.addConnection(closed)
    closed.emit('close')
    traffic.enter(incomingOf(open), http1(open))
    const { server, close } = serverOf()
    void traffic.close(server, { gracePeriod: 500 })
    await vi.advanceTimersByTimeAsync(499)
    expect([open.calls, close.mock.calls.length]).toEqual([[], 0])
    await vi.advanceTimersByTimeAsync(1)
    expect([open.calls[0], closed.calls, close.mock.calls.length]).toEqual(['destroy', [], 1])
    expect([...traffic.connections]).toEqual([open])
  })

  test('the default grace period is ten seconds', async () => {
    const traffic = new Traffic()
    const socket = socketOf()
    traffic.addConnection(socket)
    void traffic.close(serverOf().server, {})
    await vi.advanceTimersByTimeAsync(9999)
    expect(socket.calls).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(socket.calls).toEqual(['destroy'])
  })

  test('idle connections close in steps, those with a request stay', async () => {
    const traffic = new Traffic()
    const [idle, busy, gone] = [socketOf(), socketOf(), socketOf()]
    for (const socket of [idle, busy, gone]) traffic.addHttp1(socket)
    recordLatest(http1(busy))
    gone.emit('close')
    void traffic.close(serverOf().server, {})
    await flush()
    expect([idle.calls, busy.calls, gone.calls]).toEqual([['end', 'resume'], [], []])
    const late = socketOf()
    traffic.addHttp1(late)
    expect(late.calls).toEqual(['end', 'resume'])
  })

  test('HTTP/2 sessions go away, those that come late too', async () => {
    const traffic = new Traffic()
    const session = () => ending({}) as ReturnType<typeof ending> & ServerHttp2Session
    const [open, gone, early, late] = [session(), session(), session(), session()]
    traffic.addSession(open)
    traffic.addSession(gone)
    gone.emit('close')
    const outgoing = http1({})
    traffic.enter(incomingOf({}), outgoing)
    void traffic.close(serverOf().server, {})
    traffic.addSession(early)
    expect(early.calls).toEqual([])
    outgoing.emit('close')
    await flush()
    traffic.addSession(late)
    expect([open, gone, early, late].map(({ calls }) => calls)).toEqual([
      ['close'],
      [],
      ['close'],
      ['close'],
    ])
    expect([...traffic.sessions]).toEqual([open, early, late])
  })
})
