/** A server that is watched for stalled clients, by the clock of the test. */
import { EventEmitter } from 'node:events'
import type { Service } from '../../src/node/listener.ts'
import { endStalled, type Patience } from '../../src/node/stalled.ts'
import type { AnyServer } from '../../src/node/traffic.ts'
import { full } from '../../src/presets/full.ts'
import { readOptions } from '../../src/response/settings.ts'

export type Values = Record<string, unknown>

/** A server that is checked every 10 ms, and whose clients may take 100 ms. */
export function watched(
  traffic: {
    connections?: unknown[]
    streams?: unknown[]
    sessions?: unknown[]
    requests?: number
  },
  patience: Patience = { requestTimeout: 100, connectionsCheckingInterval: 10 }
) {
  const server = new EventEmitter()
  const counts = { requests: 0, connections: [], streams: [], sessions: [], http2: [], ...traffic }
  const service = {
    traffic: { ...counts, requestsOf: () => counts.requests },
    settings: readOptions(full),
  }
  endStalled(server as unknown as AnyServer, patience, service as unknown as Service)
  server.emit('listening')
  return { server, counts }
}
