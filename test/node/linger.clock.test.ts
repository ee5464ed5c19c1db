/** The end of a connection in steps, by the clock of the test. */
import { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { closeInSteps, closeInStepsLater, destroyAfter } from '../../src/node/linger.ts'

beforeEach(() => void vi.useFakeTimers())

afterEach(() => void vi.useRealTimers())

type Values = Record<string, unknown>

function socketOf(values: Values = {}) {
  const calls: string[] = []
  const methods = Object.fromEntries(
    ['end', 'resume', 'destroy'].map((name) => [name, () => void calls.push(name)])
  )
  const socket = Object.assign(new EventEmitter(), methods, { destroyed: false, ...values })
  return { socket: socket as unknown as Socket, calls }
}

describe('closeInSteps', () => {
  test('it ends our side, reads on, and destroys the socket a second later', () => {
    const { socket, calls } = socketOf()
    closeInSteps(socket)
    expect(calls).toEqual(['end', 'resume'])
    vi.advanceTimersByTime(999)
    expect(calls).toHaveLength(2)
    vi.advanceTimersByTime(1)
    expect(calls).toEqual(['end', 'resume', 'destroy'])
  })

  test('it does nothing the second time, or to a socket that is destroyed', () => {
    const { socket, calls } = socketOf()
    closeInSteps(socket)
    closeInSteps(socket)
    expect(calls).toEqual(['end', 'resume'])
    const gone = socketOf({ destroyed: true })
    closeInSteps(gone.socket)
    expect(gone.calls).toEqual([])
  })

  test('closeInStepsLater does it where Node would destroy the socket, once', () => {
    const { socket, calls } = socketOf()
    closeInStepsLater(socket)
    expect(calls).toEqual([])
    socket.destroySoon()
    expect(calls).toEqual(['end', 'resume'])
    expect(socket).not.toHaveProperty('destroySoon')
  })

  test('destroyAfter leaves a socket that has closed, and keeps no process alive', () => {
    const { socket, calls } = socketOf()
    destroyAfter(socket, 500)
    socket.emit('close')
    expect(vi.getTimerCount()).toBe(0)
    vi.advanceTimersByTime(5000)
    expect(calls).toEqual([])
  })
})
