/** The options of `serve` and `closeGracefully`, checked before anything is made of them. */

import { checkedOptions, isPlainObject } from '../checks/plain-object.ts'
import { delayOrDate } from '../fields/retry-after.ts'
import { timerDelay } from '../fields/timer-delay.ts'
import { propertyOf } from '../untrusted/inspect.ts'
import { invalidSetting } from '../fields/grammar.ts'
import { invalidArgument } from '../checks/invalid-argument.ts'

/** How a server is closed. */
export interface ClosingOptions {
  /**
   * How long the requests in flight may take, in milliseconds; then their connections are closed.
   *
   * @defaultValue 10_000
   */
  readonly gracePeriod?: number | undefined
  /**
   * When to come back, in seconds, for requests that come meanwhile: the Retry-After of their 503
   * (RFC 9110 §10.2.3).
   *
   * @defaultValue the grace period, in whole seconds
   */
  readonly retryAfter?: number | undefined
}

/** The options of @hono/node-server, and `errors`. */
const names: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'fetch',
  'createServer',
  'serverOptions',
  'overrideGlobalObjects',
  'autoCleanupIncoming',
  'port',
  'hostname',
  'websocket',
  'errors',
])

/**
 * Checks the options of `serve`.
 *
 * @throws {TypeError} that names the option when one is unknown, or not what it should be.
 */
export function checkServeOptions(options: unknown): void {
  if (typeof options !== 'object' || options === null) {
    throw invalidArgument(
      'The options of serve() and createAdaptorServer()',
      'an object such as { fetch: app.fetch }',
      options
    )
  }
  // An app is options as well, `serve(app)`, and so is a copy of it: its members are no mistakes.
  if (isPlainObject(options) && !('routes' in options)) {
    checkedOptions(options, names, 'serve() and createAdaptorServer()')
  }
  const fetch = propertyOf(options, 'fetch')
  if (typeof fetch !== 'function') {
    throw invalidSetting('fetch', 'a function, such as app.fetch', fetch)
  }
}

/**
 * The options of `closeGracefully`, such that neither a timer nor a response can fail for them.
 *
 * @throws {TypeError|RangeError} that names the option when one is unknown, or not what it should be.
 */
export function checkedClosing(options: ClosingOptions): ClosingOptions {
  const { gracePeriod, retryAfter } = checkedOptions(
    options,
    ['gracePeriod', 'retryAfter'],
    'closeGracefully()'
  )
  if (retryAfter !== undefined) delayOrDate(retryAfter, 'retryAfter')
  return {
    gracePeriod: gracePeriod === undefined ? undefined : timerDelay(gracePeriod, 'gracePeriod'),
    retryAfter,
  }
}

/** The host of the target of a request without Host. */
export function hostOf(hostname: string | undefined): string {
  if (hostname === undefined || hostname === '') return 'localhost'
  return hostname.includes(':') ? `[${hostname}]` : hostname
}
