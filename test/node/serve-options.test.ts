/** Options of `serve`, `closeGracefully` and Bun's `serveOptions` that are not what they should be. */
import { once } from 'node:events'
import { Hono } from 'hono'
import { afterEach, describe, expect, test } from 'vitest'
import { serveOptions } from '../../src/presets/bun.ts'
import { httpErrors } from '../../src/index.ts'
import {
  closeGracefully,
  createAdaptorServer,
  serve,
  type ClosingOptions,
  type ServeOptions,
} from '../../src/presets/node.ts'
import { started } from '../support/server.ts'

const app = httpErrors(new Hono())
const { fetch } = app
const servers: ReturnType<typeof serve>[] = []

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => closeGracefully(server)))
})

/** Options as JavaScript passes them. */
const untyped = (options: unknown) => options as ServeOptions

describe.each([
  ['serve', serve],
  ['createAdaptorServer', createAdaptorServer],
])('%s', (_, make) => {
  test.each([
    [
      { fetch, prot: 3000 },
      `Unknown option 'prot' of serve() and createAdaptorServer(): did you mean 'port'?`,
    ],
    [{ fetch, hostName: 'a' }, `did you mean 'hostname'?`],
    [{ fetch, serverOption: {} }, `did you mean 'serverOptions'?`],
    [{ fetch, createserver: () => {} }, `did you mean 'createServer'?`],
    [{ fetch, webSocket: {} }, `did you mean 'websocket'?`],
    [{ fetch, error: {} }, `did you mean 'errors'?`],
    [{ fetch, somethingElse: 1 }, `it takes fetch, createServer, serverOptions,`],
    [{ fetch, errors: { formaters: [] } }, `did you mean 'formatters'?`],
    [{ fetch: new Hono().fetch, errors: { reports: () => {} } }, `did you mean 'report'?`],
  ])('a misspelt option is refused with the nearest name: %o', (options, message) => {
    expect(() => make(untyped(options))).toThrow(message)
    expect(() => make(untyped(options))).toThrow(TypeError)
  })

  test.each([
    [{ fetch: app }, `Option 'fetch' must be a function, such as app.fetch; received a Hono.`],
    [{ port: 3000 }, `Option 'fetch' must be a function, such as app.fetch; received undefined.`],
    [
      undefined,
      `The options of serve() and createAdaptorServer() must be an object such as { fetch: app.fetch }; received undef`,
    ],
    [
      null,
      `The options of serve() and createAdaptorServer() must be an object such as { fetch: app.fetch }; received null.`,
    ],
    [
      fetch,
      `The options of serve() and createAdaptorServer() must be an object such as { fetch: app.fetch }; received a function`,
    ],
  ])('a value that cannot be served is refused: %o', (options, message) => {
    expect(() => make(untyped(options))).toThrow(message)
  })
})

test('the option overrideGlobalObjects of @hono/node-server holds for the whole server', () => {
  const { Request, Response } = globalThis
  const options = { fetch, overrideGlobalObjects: false, autoCleanupIncoming: false }
  createAdaptorServer(options)
  expect([globalThis.Request === Request, globalThis.Response === Response]).toEqual([true, true])
  createAdaptorServer({ fetch })
  expect([globalThis.Request === Request, globalThis.Response === Response]).toEqual([false, false])
})

test('every option of serve is listed where one is unknown', () => {
  expect(() => createAdaptorServer(untyped({ fetch, somethingElse: 1 }))).toThrow(
    new TypeError(
      "Unknown option 'somethingElse' of serve() and createAdaptorServer(): it takes fetch, createServer, " +
        'serverOptions, overrideGlobalObjects, autoCleanupIncoming, port, hostname, websocket, errors.'
    )
  )
})

test('an app and a copy of an app are valid options', async () => {
  for (const options of [new Hono(), app, { ...app, fetch }, untyped({ fetch, prot: undefined })]) {
    const server = createAdaptorServer(options)
    servers.push(server)
    const { port } = await started(server)
    expect((await globalThis.fetch(`http://127.0.0.1:${port}/`)).status).toBe(404)
  }
})

describe('closeGracefully', () => {
  test.each<[unknown, string]>([
    [
      { graceperiod: 1 },
      `Unknown option 'graceperiod' of closeGracefully(): did you mean 'gracePeriod'?`,
    ],
    [{ timeout: 1 }, `it takes gracePeriod, retryAfter.`],
    [5000, `The options of closeGracefully() must be an object; received 5000.`],
    [
      { gracePeriod: '5s' },
      `Option 'gracePeriod' must be a number of milliseconds; received "5s".`,
    ],
    [{ gracePeriod: Number.NaN }, `Option 'gracePeriod' must be a finite number of milliseconds`],
    [{ gracePeriod: Infinity }, `at most 2147483647; received Infinity.`],
    [{ gracePeriod: -Infinity }, `at most 2147483647; received -Infinity.`],
    [{ gracePeriod: 2 ** 31 }, `at most 2147483647; received 2147483648.`],
    [
      { retryAfter: Number.NaN },
      `Option 'retryAfter' must be a finite number of seconds; received NaN.`,
    ],
    [{ retryAfter: '5' }, `Option 'retryAfter' must be a number of seconds or a Date`],
    [{ retryAfter: Date.now() + 5000 }, `Option 'retryAfter' is in seconds, not milliseconds`],
  ])('closeGracefully refuses %o and leaves the server open', async (options, message) => {
    const server = createAdaptorServer({ fetch })
    servers.push(server)
    await started(server)
    await expect(closeGracefully(server, options as ClosingOptions)).rejects.toThrow(message)
    expect(server.listening).toBe(true)
  })

  test.each<ClosingOptions>([
    { gracePeriod: -5 },
    { gracePeriod: 0, retryAfter: 0 },
    { gracePeriod: 2 ** 31 - 1, retryAfter: 1.5 },
    { gracePeriod: undefined, retryAfter: undefined },
    { retryAfter: -1 },
  ])('closeGracefully accepts %o', async (options) => {
    const server = createAdaptorServer({ fetch })
    await started(server)
    const closed = once(server, 'close')
    await closeGracefully(server, options)
    await closed
    expect(server.listening).toBe(false)
  })
})

describe('serveOptions of Bun', () => {
  test.each<[unknown, string]>([
    [
      { maxRequestBodysize: 1 },
      `Unknown option 'maxRequestBodysize' of serveOptions(): did you mean`,
    ],
    [{ error: {} }, `did you mean 'errors'?`],
    [{ port: 3000 }, `it takes errors, maxRequestBodySize.`],
    [7, `The options of serveOptions() must be an object; received 7.`],
    [{ errors: { formaters: [] } }, `did you mean 'formatters'?`],
  ])('serveOptions refuses %o', (options, message) => {
    expect(() => serveOptions(app, options as object)).toThrow(message)
  })

  test('serveOptions refuses an app without a function fetch', () => {
    const wrong = { fetch: 'x' } as unknown as typeof app
    expect(() => serveOptions(wrong)).toThrow(`Argument 1 of serveOptions() must be a Hono app`)
  })
})
