/** The end of a connection in steps, a deferred 100, guarded interim responses, and the host of `serve`. */
import { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { deferContinue, sent100 } from '../../src/node/continue.ts'
import { guardInterim } from '../../src/node/interim-methods.ts'
import { closeInSteps, closeInStepsLater, destroyAfter } from '../../src/node/linger.ts'
import type { Incoming, Outgoing } from '../../src/node/outgoing.ts'
import { hostOf } from '../../src/node/serve-options.ts'

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

describe('deferContinue', () => {
  function exchange(values: Values = {}) {
    const calls: unknown[] = []
    const incoming = Object.create({
      read(size: number) {
        calls.push(size)
        return 'chunk'
      },
    }) as Incoming
    const outgoing = { headersSent: false, writeContinue: () => void calls.push('100'), ...values }
    deferContinue(incoming, outgoing as unknown as Outgoing)
    return { incoming, calls }
  }

  test('the first read asks for the content, and each read reads', () => {
    const { incoming, calls } = exchange()
    expect([incoming.read(7), incoming.read(8)]).toEqual(['chunk', 'chunk'])
    expect(calls).toEqual(['100', 7, 8])
  })

  test.each([{ [sent100]: true }, { headersSent: true }])(
    'it asks for nothing after a 100 or a response: %o',
    (values) => {
      const { incoming, calls } = exchange(values)
      incoming.read(7)
      expect(calls).toEqual([7])
    }
  )

  test('the record of a 100 is that of Node', () => {
    expect(sent100).toBe('_sent100')
  })
})

describe('guardInterim', () => {
  const names = ['writeContinue', 'writeEarlyHints', 'writeInformation', 'writeProcessing']

  function guarded(httpVersion: string, headersSent = false) {
    const calls: unknown[][] = []
    const prototype: Values = { req: { httpVersion }, headersSent, writeOther: 'text' }
    for (const name of names) {
      prototype[name] = function (this: unknown, ...args: unknown[]) {
        calls.push([name, this, ...args])
        return 'sent'
      }
    }
    guardInterim(prototype as never)
    const response = Object.create(prototype) as Record<string, (...args: unknown[]) => unknown>
    return { response, calls }
  }

  test.each(names)('%s is called over HTTP/1.1 and HTTP/2, with its arguments', (name) => {
    for (const version of ['1.1', '2.0']) {
      const { response, calls } = guarded(version)
      expect(response[name]?.(1, 2)).toBe('sent')
      expect(calls).toEqual([[name, response, 1, 2]])
      expect(Object.hasOwn(response, sent100)).toBe(name === 'writeContinue')
      if (name === 'writeContinue') expect(response[sent100]).toBe(true)
    }
  })

  test.each(names)('%s sends nothing over HTTP/1.0, or once the response has begun', (name) => {
    for (const { response, calls } of [guarded('1.0'), guarded('x'), guarded('1.1', true)]) {
      expect(response[name]?.()).toBe(false)
      expect([calls, Object.hasOwn(response, sent100)]).toEqual([[], false])
    }
  })

  test('a method that this version of Node lacks is not added', () => {
    const prototype = { req: { httpVersion: '1.1' }, headersSent: false }
    guardInterim(prototype as never)
    expect(Object.keys(prototype)).toEqual(['req', 'headersSent'])
  })
})

test.each([
  [undefined, 'localhost'],
  ['', 'localhost'],
  ['a.example', 'a.example'],
  ['127.0.0.1', '127.0.0.1'],
  ['::1', '[::1]'],
])('the host of a request without Host is, for the hostname %s, %s', (hostname, host) => {
  expect(hostOf(hostname)).toBe(host)
})
