/** Operations that were told to stop: because the client left, or because time was up. */

import { factory } from '../checks/uncalled-factory.ts'
import { errorClassOf } from '../errors/classes-by-status.ts'
import { GatewayTimeout, ServiceUnavailable } from '../errors/errors.ts'
import { CLIENT_CLOSED_REQUEST, clientLeft } from './client-left.ts'
import { propertyOf } from '../untrusted/inspect.ts'
import { isAbort, isSignalTimeout } from './abort-signal.ts'
import { checkedOptions } from '../checks/plain-object.ts'
import { typeName } from '../checks/received-value.ts'
import type { ImmediateRecognizer } from './recognizer.ts'

/**
 * What was aborted because the client left: an AbortError, or the reason of the request's own signal,
 * once that signal says so. It becomes a 499, which is no news to the operator.
 *
 * An AbortError with the client still there is somebody's doing on this side: it stays a 500.
 *
 * @example
 * ```ts
 * await fetch(url, { signal: c.req.raw.signal }) // rejects when the client leaves: 499
 * ```
 */
export const fromAbort: () => ImmediateRecognizer = /* @__PURE__ */ factory(
  'fromAbort',
  function fromAbort(): ImmediateRecognizer {
    return recognizeAbort
  }
)

const recognizeAbort: ImmediateRecognizer = (thrown, c) => {
  if (!clientLeft(thrown, c)) return undefined
  return errorClassOf(CLIENT_CLOSED_REQUEST).from({ cause: thrown })
}

/** Options of `timeouts`. */
export type TimeoutOptions =
  | {
      /** 504 Gateway Timeout: what was waited for is another server. The default. */
      readonly status?: 504
    }
  | {
      /** 503 Service Unavailable: what was waited for is our own work. */
      readonly status: 503
      /** When to try again: seconds from now. */
      readonly retryAfter?: number
    }

/**
 * Makes a recognizer of what `AbortSignal.timeout()` throws.
 *
 * The error does not tell what took too long. Nearly always it is a request to another server, so it
 * is a 504 (RFC 9110 §15.6.5); where signals limit own work, choose 503 (RFC 9110 §15.6.4).
 *
 * @param options the status, 504 or 503, and for 503 `retryAfter` in seconds.
 * @throws {TypeError|RangeError} that names the option when one is not what it should be.
 * @example
 * ```ts
 * httpErrors(app, { recognizers: [fromTimeout({ status: 503, retryAfter: 10 })] })
 * ```
 */
export const fromTimeout: (options?: TimeoutOptions) => ImmediateRecognizer =
  /* @__PURE__ */ factory(
    'fromTimeout',
    function fromTimeout(options: TimeoutOptions = {}): ImmediateRecognizer {
      const { status = 504, ...said } = checkedOptions(
        options,
        ['status', 'retryAfter'],
        'fromTimeout()'
      )
      if (status !== 503 && status !== 504) {
        throw new RangeError(`Option 'status' must be 503 or 504; received ${typeName(status)}.`)
      }
      if (status === 504 && 'retryAfter' in said && said.retryAfter !== undefined) {
        throw new TypeError(
          `Option 'retryAfter' needs the option status: 503; a 504 does not send it.`
        )
      }
      const errorClass = status === 503 ? ServiceUnavailable : GatewayTimeout
      errorClass.from(said) // throws here, at the start, when the delay is no delay
      return function timeout(thrown) {
        // Node's own functions wrap the signal's reason into an AbortError.
        const waited = isAbort(thrown) ? propertyOf(thrown, 'cause') : thrown
        return isSignalTimeout(waited) ? errorClass.from({ ...said, cause: thrown }) : undefined
      }
    },
    ''
  )
