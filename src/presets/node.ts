/**
 * `serve` of `@hono/node-server`, which also responds to what never reaches Hono: requests that cannot be
 * read, and responses that cannot be written.
 *
 * @module
 */

import type { ServerType } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { createServerFor, type ServeOptions } from '../node/serve.ts'
import { full } from './full.ts'

export { closeGracefully, closingSignal } from '../node/closing.ts'
export type { ServeOptions } from '../node/serve.ts'
export type { ClosingOptions } from '../node/serve-options.ts'

/**
 * Serves an app on Node, as `serve` of `@hono/node-server` does, and responds to what never reaches Hono:
 * requests that cannot be read, expectations, tunnels, responses that cannot be written.
 *
 * @param options those of `serve` of `@hono/node-server`, such as `fetch`, `port` and `hostname`; and `errors`.
 * @param onListening called with the address once the server listens.
 * @returns the server, listening; `closeGracefully` ends it.
 * @throws {TypeError} that names the option that is wrong.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const app = httpErrors(new Hono())
 * const server = serve({ fetch: app.fetch, port: 3000 })
 * process.once('SIGTERM', () => closeGracefully(server))
 * ```
 */
export function serve(
  options: ServeOptions,
  onListening?: (info: AddressInfo) => void
): ServerType {
  const server = createAdaptorServer(options)
  server.listen(options.port ?? 3000, options.hostname, () => {
    // A server that listens on a port has an address that is not the path of a pipe.
    onListening?.(server.address() as AddressInfo)
  })
  return server
}

/**
 * Returns the server that `serve` starts, not listening yet.
 *
 * @param options those of `serve`, without the port.
 * @throws {TypeError} that names the option that is wrong.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const app = httpErrors(new Hono())
 * const server = createAdaptorServer({ fetch: app.fetch })
 * server.on('error', (error) => console.error(error))
 * server.listen('/run/shop.sock')
 * ```
 */
export function createAdaptorServer(options: ServeOptions): ServerType {
  return createServerFor(options, full)
}
