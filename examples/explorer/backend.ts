/** The server that the explorer asks: it throws what its path names, and nothing else. */
import { once } from 'node:events'
import { createServer as createHttp2Server } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { Hono } from 'hono'
import {
  errorClassesByStatus,
  ensure,
  createHttpError,
  httpErrors,
  createLocalizer,
  NotFound,
  type ErrorStatus,
} from 'hono-http-errors'
import { de } from 'hono-http-errors/languages/de'
import { en } from 'hono-http-errors/languages/en'
import { es } from 'hono-http-errors/languages/es'
import { fr } from 'hono-http-errors/languages/fr'
import { ja } from 'hono-http-errors/languages/ja'
import { zh } from 'hono-http-errors/languages/zh'
import { closeGracefully, serve, type ServeOptions } from 'hono-http-errors/node'
import { samplesOf } from './samples.ts'

/** The languages of the answers; the first is for everybody else. */
export const languages = [en, de, ja, zh, es, fr] as const

/** Where the server listens, on 127.0.0.1. */
export interface Backend {
  /** The port for HTTP/1.0 and HTTP/1.1. */
  readonly http1: number
  /** The port for HTTP/2 by prior knowledge. */
  readonly http2: number
  close(): Promise<void>
}

/** The app: `/404` throws the first sample of 404, `/404/1` the second. */
const app = httpErrors(new Hono(), {
  localize: createLocalizer([...languages]),
  // Every error is meant here: a log of them would tell nobody anything.
  report: () => {},
})

app.all('/:status{[0-9]+}/:sample{[0-9]+}?', (c) => {
  const status = Number(c.req.param('status'))
  assertErrorStatus(status)
  const sample = samplesOf(status)[Number(c.req.param('sample') ?? 0)]
  throw createHttpError<number>(status, ...ensure(sample, NotFound, 'There is no such sample.'))
})

function assertErrorStatus(status: number): asserts status is ErrorStatus {
  if (!errorClassesByStatus.has(status)) throw new NotFound('No registered error has that status.')
}

/** Starts the servers on ports that the system chooses. */
export async function startBackend(): Promise<Backend> {
  const http1 = serve({ fetch: app.fetch, ...loopback })
  const http2 = serve({ fetch: app.fetch, ...loopback, createServer: createHttp2Server })
  await Promise.all([once(http1, 'listening'), once(http2, 'listening')])
  return {
    http1: portOf(http1),
    http2: portOf(http2),
    close: async () => {
      await Promise.all([http1, http2].map((server) => closeGracefully(server)))
    },
  }
}

const loopback = { hostname: '127.0.0.1', port: 0 } satisfies Partial<ServeOptions>

/** The port of a server that listens on one. */
export function portOf(server: ReturnType<typeof serve>): number {
  return (server.address() as AddressInfo).port
}
