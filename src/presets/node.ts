/**
 * `serve` of @hono/node-server, which also responds to what never reaches Hono: requests that cannot be
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
export type { ClosingOptions } from '../node/traffic.ts'

/**
 * Serves an app on Node, as `serve` of @hono/node-server does, and responds to what never reaches Hono:
 * requests that cannot be read, expectations, tunnels, responses that cannot be written.
 *
 * @param onListening called with the address once the server listens.
 * @returns the server, listening; `closeGracefully` ends it.
 * @throws {TypeError} that names the option that is wrong.
 * @example
 * ```ts
 * serve({ fetch: app.fetch, port: 3000 })
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
 * @throws {TypeError} that names the option that is wrong.
 * @example
 * ```ts
 * createAdaptorServer({ fetch: app.fetch }).listen('/run/shop.sock')
 * ```
 */
export function createAdaptorServer(options: ServeOptions): ServerType {
  return createServerFor(options, full)
}
