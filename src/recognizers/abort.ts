/**
 * Operations that were aborted because the client left, or because a timeout expired.
 *
 * @module
 */

import { factory } from '../checks/uncalled-factory.ts'
import { GatewayTimeout, ServiceUnavailable } from '../errors/errors.ts'
import { clientClosedRequest, clientLeft } from './client-left.ts'
import { propertyOf } from '../untrusted/inspect.ts'
import { isAbort, isSignalTimeout } from './abort-signal.ts'
import { delayOrDate } from '../fields/retry-after.ts'
import { checkedOptions } from '../checks/plain-object.ts'
import { shownValue } from '../untrusted/received-value.ts'
import type { ImmediateRecognizer } from './recognizer.ts'

/**
 * Makes a recognizer of operations that were aborted because the client left: of an AbortError, and of
 * the reason of the request's own signal, once that signal is aborted. It becomes a 499, which is not
 * reported.
 *
 * Without that, an AbortError comes from the server itself: it stays a 500.
 *
 * @returns a recognizer; the preset of `hono-http-errors` has it built in.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 * import { httpErrors } from 'hono-http-errors/tiny'
 * import { fromAbort } from 'hono-http-errors/recognizers/abort'
 *
 * const app = httpErrors(new Hono(), { recognizers: [fromAbort()] })
 * // Rejects when the client leaves: 499.
 * app.get('/rates', (c) => fetch('https://bank.example/rates', { signal: c.req.raw.signal }))
 * ```
 */
export const fromAbort: () => ImmediateRecognizer = /* @__PURE__ */ factory(
  'fromAbort',
  function fromAbort(): ImmediateRecognizer {
    return recognizeAbort
  }
)

const recognizeAbort: ImmediateRecognizer = (thrown, c) => {
  return clientLeft(thrown, c) ? clientClosedRequest(thrown) : undefined
}

/** Options of `fromTimeout`. */
export type TimeoutOptions =
  | {
      /**
       * 504 Gateway Timeout: the timeout was for another server.
       *
       * @defaultValue 504
       */
      readonly status?: 504
    }
  | {
      /** 503 Service Unavailable: the timeout was for work of this server. */
      readonly status: 503
      /**
       * When to try again, in seconds from now, 0 or more: the Retry-After field (RFC 9110 §10.2.3).
       *
       * @defaultValue no Retry-After
       */
      readonly retryAfter?: number
    }

/**
 * Makes a recognizer of the errors of `AbortSignal.timeout()`.
 *
 * The error does not show what took too long. Nearly always it is a request to another server, so it
 * becomes a 504 (RFC 9110 §15.6.5); where signals limit work of this server, choose 503 (RFC 9110
 * §15.6.4).
 *
 * @param options the status, 504 or 503, and for 503 `retryAfter` in seconds.
 * @returns a recognizer for the option `recognizers`.
 * @throws {TypeError|RangeError} that names the option that is unknown or not valid.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 * import { httpErrors } from 'hono-http-errors'
 * import { fromTimeout } from 'hono-http-errors/recognizers/abort'
 *
 * const recognizers = [fromTimeout({ status: 503, retryAfter: 10 })] // seconds
 * const app = httpErrors(new Hono(), { recognizers })
 * app.get('/search', () => {
 *   throw new DOMException('The operation timed out.', 'TimeoutError')
 * })
 *
 * const response = await app.request('/search')
 * response.status // 503
 * response.headers.get('Retry-After') // '10'
 * ```
 */
export const fromTimeout: (options?: TimeoutOptions) => ImmediateRecognizer =
  /* @__PURE__ */ factory(
    'fromTimeout',
    function fromTimeout(options: TimeoutOptions = {}): ImmediateRecognizer {
      const { status = 504, ...init } = checkedOptions(
        options,
        ['status', 'retryAfter'],
        'fromTimeout()'
      )
      if (status !== 503 && status !== 504) {
        throw new RangeError(`Option 'status' must be 503 or 504; received ${shownValue(status)}.`)
      }
      if ('retryAfter' in init && init.retryAfter !== undefined) {
        delayOrDate(init.retryAfter, 'retryAfter', 0)
        if (status === 504) {
          throw new TypeError(
            `Option 'retryAfter' needs the option status: 503; a 504 does not send it.`
          )
        }
      }
      const errorClass = status === 503 ? ServiceUnavailable : GatewayTimeout
      return function recognizeTimeout(thrown) {
        // The functions of Node wrap the signal's reason into an AbortError.
        const reason = isAbort(thrown) ? propertyOf(thrown, 'cause') : thrown
        return isSignalTimeout(reason) ? errorClass.from({ ...init, cause: thrown }) : undefined
      }
    }
  )
