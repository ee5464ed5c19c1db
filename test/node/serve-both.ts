/** The servers of a test file: the app on Node's servers of HTTP/1 and HTTP/2, guarded by `createAdaptorServer`. */
import { createServer as createHttp2Server } from 'node:http2'
import type { Hono } from 'hono'
import { afterAll, beforeAll } from 'vitest'
import { createAdaptorServer } from '../../src/presets/node.ts'
import { started, type TestServer } from '../support/server.ts'

/** Starts both servers before the tests of the file, and closes them after the tests. */
export function serveBoth(app: Pick<Hono, 'fetch'>): { http1: TestServer; http2: TestServer } {
  const servers = {} as { http1: TestServer; http2: TestServer }
  const { fetch } = app
  beforeAll(async () => {
    servers.http1 = await started(createAdaptorServer({ fetch }))
    servers.http2 = await started(createAdaptorServer({ fetch, createServer: createHttp2Server }))
  })
  afterAll(async () => {
    await servers.http1.close()
    await servers.http2.close()
  })
  return servers
}
