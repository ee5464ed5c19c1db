/** A service, and a request with its guarded response, without a server. */
import { EventEmitter } from 'node:events'
import { Socket } from 'node:net'
import { vi } from 'vitest'
import { type Service } from '../../src/node/listener.ts'
import { takeOver, type Incoming, type Outgoing } from '../../src/node/outgoing.ts'
import { Traffic } from '../../src/node/traffic.ts'
import { full } from '../../src/presets/full.ts'
import type { Reply } from '../../src/response/exchange.ts'
import type { Report } from '../../src/response/report.ts'
import { readOptions } from '../../src/response/settings.ts'

type Values = Record<string, unknown>

export function serviceOf(values: Partial<Service> = {}, report: Report = () => {}): Service {
  return {
    fetch: () => new Response('fine'),
    settings: readOptions(full, { report }),
    traffic: new Traffic(),
    limit: 1000,
    methods: () => ['GET', 'HEAD'],
    ...values,
  }
}

/** A request and its guarded response, whose replies are kept. */
export function exchange(values: Values = {}, ofResponse: Values = {}) {
  const replies: Reply[] = []
  const socket = Object.assign(new Socket(), { destroy() {} })
  const incoming = Object.assign(new EventEmitter(), {
    method: 'GET',
    url: '/',
    headers: { host: 'a' },
    rawHeaders: ['Host', 'a'],
    httpVersion: '1.1',
    httpVersionMajor: 1,
    httpVersionMinor: 1,
    socket,
    ...values,
  })
  const outgoing = Object.assign(new EventEmitter(), {
    shouldKeepAlive: true,
    socket,
    req: incoming,
    headersSent: false,
    writableEnded: false,
    setHeader: vi.fn<() => void>(),
    destroy: vi.fn<() => void>(),
    [takeOver]: () => (reply: Reply) => void replies.push(reply),
    ...ofResponse,
  })
  return {
    incoming: incoming as unknown as Incoming,
    outgoing: outgoing as unknown as Outgoing,
    socket,
    replies,
    destroy: outgoing.destroy,
  }
}
