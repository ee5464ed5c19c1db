/** When a connection counts as stalled: by the clock of the test, without a server. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Values, watched } from './watched-server.ts'

beforeEach(() => void vi.useFakeTimers())

afterEach(() => void vi.useRealTimers())

/** A socket with bytes that wait in Node and in the queue of the system. */
function socketOf(values: Values) {
  const calls: string[] = []
  const socket = { bytesWritten: 0, writableLength: 0, ...values }
  return { socket: Object.assign(socket, { destroy: () => void calls.push('destroy') }), calls }
}

describe('a connection', () => {
  test.each<[string, Values]>([
    ['in Node', { writableLength: 5, bytesWritten: 5 }],
    ['in the queue of the system', { _handle: { writeQueueSize: 5 }, bytesWritten: 5 }],
  ])('it is destroyed when bytes have waited %s for the whole limit', (_, values) => {
    const { socket, calls } = socketOf(values)
    watched({ connections: [socket] })
    vi.advanceTimersByTime(109)
    expect(calls).toEqual([])
    vi.advanceTimersByTime(1)
    expect(calls).toEqual(['destroy'])
  })

  test.each<[string, Values]>([
    ['no bytes wait', { bytesWritten: 5 }],
    ['Node does not show the queue of the system', { _handle: { writeQueueSize: '5' } }],
  ])('it stays open where %s', (_, values) => {
    const { socket, calls } = socketOf(values)
    watched({ connections: [socket] })
    vi.advanceTimersByTime(1000)
    expect(calls).toEqual([])
  })

  test('it stays open while the client takes bytes, however few, and more are added', () => {
    const { socket, calls } = socketOf({ writableLength: 10, bytesWritten: 10 })
    watched({ connections: [socket] })
    for (let count = 0; count < 5; count++) {
      vi.advanceTimersByTime(90)
      Object.assign(socket, { bytesWritten: socket.bytesWritten + 1 })
    }
    expect(calls).toEqual([])
    // Bytes that are added to both are no progress.
    vi.advanceTimersByTime(60)
    socket.bytesWritten += 5
    socket.writableLength += 5
    vi.advanceTimersByTime(50)
    expect(calls).toEqual(['destroy'])
  })

  test('its time begins again after nothing waited', () => {
    const { socket, calls } = socketOf({ writableLength: 5, bytesWritten: 5 })
    watched({ connections: [socket] })
    vi.advanceTimersByTime(90)
    socket.writableLength = 0
    vi.advanceTimersByTime(10)
    socket.writableLength = 5
    vi.advanceTimersByTime(90)
    expect(calls).toEqual([])
  })
})

describe('the options of the server', () => {
  const waiting = () => socketOf({ writableLength: 5, bytesWritten: 5 })

  test('a requestTimeout of 0 ends nothing', () => {
    const { socket, calls } = waiting()
    watched({ connections: [socket] }, { requestTimeout: 0, connectionsCheckingInterval: 10 })
    vi.advanceTimersByTime(1_000_000)
    expect(calls).toEqual([])
  })

  test('by default it is five minutes, checked every 30 seconds', () => {
    const { socket, calls } = waiting()
    watched({ connections: [socket] }, {})
    vi.advanceTimersByTime(329_999)
    expect(calls).toEqual([])
    vi.advanceTimersByTime(1)
    expect(calls).toEqual(['destroy'])
  })

  test('nothing is checked after the server has closed', () => {
    const { socket, calls } = waiting()
    const { server } = watched({ connections: [socket] })
    server.emit('close')
    vi.advanceTimersByTime(1000)
    expect(calls).toEqual([])
    expect(vi.getTimerCount()).toBe(0)
  })
})
