/**
 * Recognizes errors of the app by a property for the status.
 *
 * @module
 */

import { factory } from '../checks/uncalled-factory.ts'
import { errorClassOf } from '../errors/classes-by-status.ts'
import { invalidSetting, refuseAsynchronous } from '../fields/grammar.ts'
import { statusOf } from '../errors/foreign-status.ts'
import { isReceived } from '../errors/received.ts'
import { isErrorLike, propertyOf, textOf } from '../untrusted/inspect.ts'
import { refusePromise } from '../untrusted/maybe-promise.ts'
import { checkedOptions } from '../checks/plain-object.ts'
import type { ImmediateRecognizer } from './recognizer.ts'

/** A class whose errors are trusted. */
export type TrustedClass = abstract new (...args: never) => object

/** Options of `fromStatusProperty`. */
export interface StatusPropertyOptions {
  /**
   * The errors whose status is used: classes, names as in `error.name`, or a function that decides.
   * No value stands for all errors: that of an HTTP client has a `status` too, and it is the status
   * that an upstream sent to this server, not one for the client.
   */
  readonly trust: readonly (TrustedClass | string)[] | ((error: object) => boolean)
}

/**
 * Makes a recognizer of errors that have a `status` or `statusCode`, as those of Express and Fastify;
 * if both are valid, `status` is used. `headers` are kept, and the message is public for 4xx unless
 * `expose` is false.
 *
 * Trust only errors that your own code throws. An uncaught 401 of an upstream would otherwise look to
 * your users as if their login had failed.
 *
 * @param options `trust`: the errors whose status is used.
 * @returns a recognizer for the option `recognizers`.
 * @throws {TypeError} that names the option when `trust` is empty or not valid.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * class ShopError extends Error {
 *   readonly status = 409
 * }
 *
 * const recognizers = [fromStatusProperty({ trust: [ShopError, 'FastifyError'] })]
 * const app = httpErrors(new Hono(), { recognizers })
 * app.put('/order', () => {
 *   throw new ShopError('The order was sent.')
 * })
 *
 * const response = await app.request('/order', { method: 'PUT' })
 * response.status // 409
 * ```
 */
export const fromStatusProperty: (options: StatusPropertyOptions) => ImmediateRecognizer =
  /* @__PURE__ */ factory(
    'fromStatusProperty',
    function fromStatusProperty(options: StatusPropertyOptions): ImmediateRecognizer {
      const { trust } = checkedOptions(options ?? {}, ['trust'], 'fromStatusProperty()')
      const isTrusted = readTrust(trust)
      return function recognizeStatusProperty(thrown) {
        // Whatever the app trusts: the status is that of another server.
        if (!isErrorLike(thrown) || isReceived(thrown) || !isTrusted(thrown)) return undefined
        const status = statusOf(thrown)
        if (status === undefined) return undefined
        return errorClassOf(status).from({
          message: textOf(thrown, 'message') || undefined,
          headers: propertyOf(thrown, 'headers'),
          cause: thrown,
          ...(propertyOf(thrown, 'expose') === false && { expose: false }),
        })
      }
    },
    '{ trust: [ShopError] }'
  )

function readTrust(trust: StatusPropertyOptions['trust']): (error: object) => boolean {
  if (typeof trust === 'function') {
    refuseAsynchronous('trust', trust)
    return (error) => refusePromise(trust(error), 'trust') === true
  }
  if (!Array.isArray(trust) || trust.length === 0) {
    throw invalidSetting('trust', 'an array of classes and names, or a function', trust)
  }
  const checks = trust.map((member: TrustedClass | string, index) => {
    if (typeof member === 'string') {
      return (error: object) => propertyOf(error, 'name') === member
    }
    if (typeof member !== 'function') {
      throw invalidSetting(`trust[${index}]`, 'a class or the name of one', member)
    }
    return (error: object) => error instanceof member
  })
  return (error) => checks.some((check) => check(error))
}
