/**
 * Recognizes failed connections.
 *
 * @module
 */

import { factory } from '../checks/uncalled-factory.ts'
import {
  BadGateway,
  GatewayTimeout,
  InsufficientStorage,
  ServiceUnavailable,
} from '../errors/errors.ts'
import type { ForeignErrorInit } from '../errors/http-error-class.ts'
import type { HttpError } from '../errors/http-error.ts'
import { clientLeft } from './client-left.ts'
import { originsOf, propertyOf } from '../untrusted/inspect.ts'
import { faultOf, type Fault } from './upstream/network-codes.ts'
import type { ImmediateRecognizer } from './recognizer.ts'

const classes = {
  502: BadGateway,
  503: ServiceUnavailable,
  504: GatewayTimeout,
  507: InsufficientStorage,
} as const

/**
 * Makes a recognizer of failed connections, by the `code` of the errors of Node, also where they are
 * the cause of another error, as for `fetch`. Another server failed (502) or was too slow (504), or
 * this machine has no more file descriptors (503) or disk space (507). A missing file stays a 500.
 *
 * Not built in, as only the app knows whether the connection was to an upstream of this request.
 *
 * @returns a recognizer for the option `recognizers`.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const app = httpErrors(new Hono(), { recognizers: [fromNetwork()] })
 * app.get('/rates', () => {
 *   const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
 *   throw new TypeError('fetch failed', { cause: refused })
 * })
 *
 * const response = await app.request('/rates')
 * response.status // 502
 * ```
 */
export const fromNetwork: () => ImmediateRecognizer = /* @__PURE__ */ factory(
  'fromNetwork',
  function fromNetwork(): ImmediateRecognizer {
    return recognizeNetwork
  }
)

const recognizeNetwork: ImmediateRecognizer = (thrown, c) => {
  // The connection that was reset may be that of the client.
  const fault = clientLeft(thrown, c) ? undefined : networkFault(thrown)
  return fault && gatewayError(fault, { cause: thrown })
}

/**
 * The fault of the failed connection that caused a thrown value; undefined where there is none.
 *
 * @param thrown what was thrown, of any type; its causes are searched as well.
 * @example
 * ```ts
 * const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
 * networkFault(new TypeError('fetch failed', { cause: refused }))?.status // 502
 * ```
 */
export function networkFault(thrown: unknown): Fault | undefined {
  for (const error of originsOf(thrown)) {
    // The `code` of an error that has a status comes from the upstream, not from the network.
    const fault = hasStatus(error) ? undefined : faultOf(propertyOf(error, 'code'))
    if (fault) return fault
  }
  return undefined
}

/**
 * The error that a gateway sends for a fault.
 *
 * @param fault its status code, and whether its condition is temporary: such as `networkFault` returns it.
 * @param init the options of the error; they replace the condition of the fault.
 * @example
 * ```ts
 * const thrown = Object.assign(new Error('connect ETIMEDOUT'), { code: 'ETIMEDOUT' })
 * const fault = networkFault(thrown)
 * const error = fault && gatewayError(fault, { cause: thrown })
 * error?.status // 504
 * ```
 */
export function gatewayError({ status, condition }: Fault, init: ForeignErrorInit): HttpError {
  return classes[status].from({ condition, ...init })
}

function hasStatus(error: object): boolean {
  return ['status', 'statusCode'].some((name) => typeof propertyOf(error, name) === 'number')
}
