/**
 * Options of `Bun.serve` for errors that never reach Hono: responses that Bun cannot send, and content
 * that is too large.
 *
 * @module
 */

import {
  serveOptionsFor,
  type BunErrorOptions,
  type ServedOnBun,
  type ServeOptionsOptions,
} from '../bun/serve-options.ts'
import { full } from './full.ts'

export type { BunErrorOptions, ServedOnBun, ServeOptionsOptions } from '../bun/serve-options.ts'

/**
 * Returns the options of `Bun.serve` for an app: errors below Hono become problems and are reported, as
 * those of the app are. Bun's error handler does not receive the request, so the response is the one to
 * a `GET` without `Accept`.
 *
 * @param app an app that `httpErrors` has wrapped, or anything else with a `fetch`.
 * @param options `errors`, for an app that is not wrapped, and `maxRequestBodySize` in bytes.
 * @throws {TypeError|RangeError} that names the option that is wrong.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const app = httpErrors(new Hono())
 * export default { port: 3000, ...serveOptions(app) }
 * ```
 */
export function serveOptions(app: ServedOnBun, options: ServeOptionsOptions = {}): BunErrorOptions {
  return serveOptionsFor(app, options, full)
}
