/** The events of a server that are no requests, without a server. */
import { EventEmitter } from 'node:events'
import { Http2ServerRequest } from 'node:http2'
import { Server as TlsServer } from 'node:tls'
import { Socket } from 'node:net'
import { describe, expect, test, vi } from 'vitest'
import { listenToServerEvents } from '../../src/node/events.ts'
import { recordLatest } from '../../src/node/outgoing.ts'
import type { AnyServer, Traffic } from '../../src/node/traffic.ts'
import { serviceOf, exchange } from './fake-exchange.ts'

describe('the events of a server', () => {
  function serverOf(server: EventEmitter = new EventEmitter()) {
    const listener = vi.fn<() => void>()
    const service = serviceOf()
    const traffic = {
      addConnection: vi.fn<() => void>(),
      addHttp1: vi.fn<() => void>(),
      addSession: vi.fn<() => void>(),
      http2: new Set<unknown>(),
    }
    listenToServerEvents(server as unknown as AnyServer, listener, {
      ...service,
      traffic: traffic as unknown as Traffic,
    })
    return { server, listener, traffic }
  }
  const tls = () => Object.setPrototypeOf(new EventEmitter(), TlsServer.prototype) as EventEmitter
  const http2 = (server: EventEmitter) => Object.assign(server, { updateSettings() {} })

  test('a request that expects 100-continue reaches the listener, and asks later', () => {
    const { server, listener } = serverOf()
    const { incoming, outgoing } = exchange()
    server.emit('checkContinue', incoming, outgoing)
    expect(listener.mock.calls).toEqual([[incoming, outgoing]])
    expect(Object.hasOwn(incoming, 'read')).toBe(true)
  })

  test('an unknown expectation gets a 417, CONNECT over HTTP/2 a 501', () => {
    const { server } = serverOf()
    const made = exchange()
    server.emit('checkExpectation', made.incoming, made.outgoing)
    expect(made.replies).toEqual([expect.objectContaining({ status: 417 })])
    const tunnel = exchange()
    server.emit('connect', tunnel.incoming, tunnel.outgoing)
    expect(tunnel.replies).toEqual([])
    const request = Object.create(Http2ServerRequest.prototype) as object
    for (const name of ['method', 'headers', 'httpVersion', 'socket']) {
      Object.defineProperty(request, name, { value: Reflect.get(tunnel.incoming, name) })
    }
    server.emit('connect', request, tunnel.outgoing)
    expect(tunnel.replies).toEqual([expect.objectContaining({ status: 501 })])
  })

  test('a request beyond the most of a connection gets a 503 that may be repeated at once', () => {
    const { server } = serverOf()
    const made = exchange()
    server.emit('dropRequest', made.incoming, made.socket)
    expect(made.replies).toEqual([])
    recordLatest(made.outgoing)
    server.emit('dropRequest', made.incoming, made.socket)
    expect(made.replies).toEqual([
      expect.objectContaining({
        status: 503,
        fields: expect.objectContaining({ 'Retry-After': '0' }),
      }),
    ])
  })

  test('a protocol that is not known gets a 505 with that of the server, and its connection closes', () => {
    const { server } = serverOf()
    const written: string[] = []
    const socket = Object.assign(new Socket(), {
      write: (chunk: unknown) => void written.push(String(chunk)),
      end() {},
    })
    server.emit('unknownProtocol', socket)
    expect(written[0]).toMatch(/^HTTP\/1.1 505 HTTP Version Not Supported\r\nConnection: close\r\n/)
    expect(JSON.parse(String(written[1]))).toMatchObject({ supported: ['HTTP/2.0'] })
    socket.destroy()
  })

  test.each(['clientError', 'checkContinue', 'checkExpectation', 'connect', 'unknownProtocol'])(
    'another listener of %s takes over',
    (event) => {
      const { server, listener } = serverOf()
      server.on(event, () => {})
      const made = exchange()
      const destroy = vi.fn<() => void>()
      const socket = Object.assign(new Socket(), { destroy, write: destroy })
      const request = Object.create(Http2ServerRequest.prototype) as object
      const args = {
        clientError: [new Error('parse'), socket],
        unknownProtocol: [socket],
        connect: [request, made.outgoing],
      }[event]
      server.emit(event, ...(args ?? [made.incoming, made.outgoing]))
      expect([listener.mock.calls, made.replies, destroy.mock.calls]).toEqual([[], [], []])
    }
  )

  test('a connection and a session are recorded, and a reset is no exception', () => {
    const { server, traffic } = serverOf()
    const socket = new EventEmitter()
    server.emit('connection', socket)
    expect(() => socket.emit('error', new Error('ECONNRESET'))).not.toThrow()
    expect(traffic.addConnection.mock.calls).toEqual([[socket]])
    expect(traffic.addHttp1.mock.calls).toEqual([[socket]])
    const session = {}
    server.emit('session', session)
    expect(traffic.addSession.mock.calls).toEqual([[session]])
  })

  test.each<[string, EventEmitter, string | false | undefined, boolean]>([
    ['HTTP/1', new EventEmitter(), undefined, true],
    ['HTTP/1 over TLS', tls(), 'http/1.1', true],
    ['HTTP/2', http2(new EventEmitter()), undefined, false],
    ['HTTP/2 over TLS', http2(tls()), 'h2', false],
    ['HTTP/2 over TLS, without ALPN', http2(tls()), false, true],
    ['HTTP/2 over TLS, with HTTP/1', http2(tls()), 'http/1.1', true],
  ])('on a server of %s a connection is one of HTTP/1: %o', (_, server, alpnProtocol, isHttp1) => {
    const { traffic } = serverOf(server)
    const socket = Object.assign(new EventEmitter(), { alpnProtocol })
    server.emit(server instanceof TlsServer ? 'secureConnection' : 'connection', socket)
    expect(traffic.addHttp1.mock.calls).toEqual(isHttp1 ? [[socket]] : [])
    expect([...traffic.http2]).toEqual(isHttp1 ? [] : [socket])
    expect(socket.listenerCount('error')).toBe(1)
    expect(() => socket.emit('error', new Error('ECONNRESET'))).not.toThrow()
  })
})
