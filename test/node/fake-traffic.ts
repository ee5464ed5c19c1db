/** Connections, sessions and responses that are counted, without a server. */
import { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import { vi } from 'vitest'
import { type Incoming, type Outgoing } from '../../src/node/outgoing.ts'
import { type AnyServer } from '../../src/node/traffic.ts'

/** Something that closes, and writes down what is called. */
export function ending<Values extends object>(values: Values) {
  const calls: string[] = []
  const methods = Object.fromEntries(
    ['close', 'destroy', 'end', 'resume'].map((name) => [name, () => void calls.push(name)])
  )
  return Object.assign(new EventEmitter(), methods, { calls, destroyed: false }, values)
}

/** A server that is closed when the test says so. */
export function serverOf() {
  let closed = (): void => {}
  const close = vi.fn<(done: () => void) => void>((done) => void (closed = done))
  return { server: { close } as unknown as AnyServer, close, finish: () => closed() }
}

export const socketOf = () => ending({}) as ReturnType<typeof ending> & Socket

export const http1 = (socket: object, hasSocket = true) =>
  Object.assign(new EventEmitter(), {
    shouldKeepAlive: true,
    socket: hasSocket ? socket : null,
    req: { socket },
  }) as unknown as Outgoing

export const incomingOf = (socket: object) => ({ socket }) as unknown as Incoming

export const flush = () => vi.advanceTimersByTimeAsync(0)
