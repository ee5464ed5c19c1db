/** Upgrades that an app refuses, with what stands for the socket. */
import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Fetch } from '../../src/node/listener.ts'
import { recordLatest } from '../../src/node/outgoing.ts'
import { respondToRefusedUpgrades } from '../../src/node/websocket.ts'

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 10, 26) }))
afterEach(() => void vi.useRealTimers())

function socketOf(values: Record<string, unknown> = {}) {
  const calls: string[] = []
  const socket = Object.assign(new Socket(), {
    write: (chunk: unknown) => void calls.push(String(chunk)),
    end: () => void calls.push('end'),
  })
  const all = { writable: true, readableFlowing: true, ...values }
  for (const [name, value] of Object.entries(all)) {
    Object.defineProperty(socket, name, { value, configurable: true })
  }
  return { socket, calls }
}

const request = new Request('http://a/chat')
const call = (fetch: unknown, socket: Socket, outgoing?: object) => {
  const wrapped = respondToRefusedUpgrades(fetch as Fetch)
  return wrapped(request, { incoming: { socket }, outgoing } as never) as Promise<unknown>
}
const flush = () => vi.advanceTimersByTimeAsync(0)

describe('a response to an upgrade', () => {
  test('a request with a response of Node is passed on', () => {
    const response = new Response('x', { status: 404 })
    const { socket, calls } = socketOf()
    const fetch = vi.fn<() => Response>(() => response)
    const env = { incoming: { socket }, outgoing: {} }
    expect(respondToRefusedUpgrades(fetch as unknown as Fetch)(request, env as never)).toBe(
      response
    )
    expect(fetch.mock.calls).toEqual([[request, env]])
    expect(calls).toEqual([])
    expect(socket.listenerCount('finish')).toBe(0)
  })

  test.each([
    ['a Response of 399', new Response('x', { status: 399 })],
    ['what is no Response', { status: 404 }],
    ['undefined', undefined],
  ])('%s is returned', async (_, response) => {
    const { socket, calls } = socketOf()
    expect(await call(() => response, socket)).toBe(response)
    expect(calls).toEqual([])
  })

  test('an error is written whole, with the framing and the connection of the server', async () => {
    const headers = new Headers([
      ['X-A', '1'],
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
      ['Connection', 'keep-alive'],
      ['Date', 'yesterday'],
      ['Keep-Alive', '5'],
      ['Transfer-Encoding', 'chunked'],
      ['Content-Length', '99'],
    ])
    const { socket, calls } = socketOf()
    const settled = vi.fn<() => void>()
    void call(() => new Response('größe', { status: 400, headers }), socket).finally(() =>
      settled()
    )
    await flush()
    const [head, ...rest] = calls
    expect(head?.split('\r\n')).toEqual([
      'HTTP/1.1 400 Bad Request',
      'Connection: close',
      'content-length: 7',
      'content-type: text/plain;charset=UTF-8',
      'set-cookie: a=1',
      'set-cookie: b=2',
      'x-a: 1',
      'Date: Thu, 26 Nov 2026 00:00:00 GMT',
      '',
      '',
    ])
    expect(rest).toEqual(['größe', 'end'])
    // @hono/node-server would write again.
    expect(settled).not.toHaveBeenCalled()
  })

  test('a 426 keeps its Upgrade, which the connection names', async () => {
    const { socket, calls } = socketOf()
    void call(() => new Response(null, { status: 426, headers: { Upgrade: 'websocket' } }), socket)
    await flush()
    expect(calls[0]).toContain('\r\nupgrade: websocket\r\n')
    expect(calls[0]).toContain('\r\nConnection: upgrade\r\nConnection: close\r\n')
  })
})

describe('the turn of an upgrade', () => {
  function before(socket: Socket, values: object = {}) {
    const response = Object.assign(new EventEmitter(), {
      shouldKeepAlive: true,
      closed: false,
      req: { socket },
      ...values,
    })
    recordLatest(response as unknown as ServerResponse)
    return response
  }

  test.each(['response', 'socket'])(
    'the app is called when the %s before it has closed',
    async (what) => {
      const { socket } = socketOf()
      const response = before(socket)
      const fetch = vi.fn<() => void>()
      void call(fetch, socket)
      await flush()
      expect(fetch).not.toHaveBeenCalled()
      ;(what === 'socket' ? socket : response).emit('close')
      await flush()
      expect(fetch).toHaveBeenCalledOnce()
    }
  )

  test.each<[string, object, Record<string, unknown>]>([
    ['is out', { closed: true }, {}],
    ['waits on a socket that is destroyed', {}, { destroyed: true }],
  ])('the app is called at once where the response before it %s', async (_, values, ofSocket) => {
    const { socket } = socketOf(ofSocket)
    before(socket, values)
    const fetch = vi.fn<() => void>()
    void call(fetch, socket)
    await flush()
    expect(fetch).toHaveBeenCalledOnce()
  })

  test('the response before it goes on when the client reads, until it has closed', async () => {
    const { socket } = socketOf()
    const response = before(socket)
    const drained = vi.fn<() => void>()
    response.on('drain', drained)
    void call(() => undefined, socket)
    await flush()
    socket.emit('drain')
    expect(drained).toHaveBeenCalledOnce()
    response.emit('close')
    await flush()
    socket.emit('drain')
    expect(drained).toHaveBeenCalledOnce()
  })
})

test.each([
  [null, ['end']],
  [false, ['end']],
  [true, []],
])('a socket that has ended and flows: %o: %j', async (readableFlowing, expected) => {
  const { socket, calls } = socketOf({ readableFlowing })
  void call(() => undefined, socket)
  await flush()
  socket.emit('finish')
  expect(calls).toEqual(expected)
})
