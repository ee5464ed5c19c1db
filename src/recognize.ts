/** unknown -> HttpError: the order in which recognizers are asked. */

import { InternalServerError } from './errors.ts'
import { HttpError } from './http-error.ts'
import { fromAbort, fromTimeout } from './recognizers/abort.ts'
import { fromAggregate } from './recognizers/aggregate.ts'
import { fromBoom } from './recognizers/boom.ts'
import { fromHttpErrors } from './recognizers/http-errors.ts'
import { fromHttpException } from './recognizers/http-exception.ts'
import type { Recognizer } from './recognizers/recognizer.ts'
import { isErrorStatus } from './status-range.ts'

/** Asked after the user's own, in this order. */
const builtIn: readonly Recognizer[] = [
  fromHttpException,
  fromHttpErrors,
  fromBoom,
  fromAbort,
  fromTimeout,
]

/** All that are asked: the user's own first, and last for an AggregateError all of them again. */
export function allRecognizers(own: readonly Recognizer[]): readonly Recognizer[] {
  const known = [...own, ...builtIn]
  const recognizeOne: Recognizer = (thrown, c) => {
    if (isSendable(thrown)) return thrown
    for (const recognizer of known) {
      const error = recognizer(thrown, c)
      if (error !== undefined) return error
    }
    return undefined
  }
  return [...known, fromAggregate(recognizeOne)]
}

/**
 * The HttpError that a thrown value stands for: itself, what the first recognizer that knows it
 * makes of it, or else a 500 with the value as its cause. A `status` alone earns no trust: the 404
 * of an upstream is not ours.
 *
 * @param failed told of recognizers that throw or return something else; they count as not knowing.
 */
export function recognize(
  thrown: unknown,
  recognizers: readonly Recognizer[],
  failed: (failure: unknown) => void,
  c?: Parameters<Recognizer>[1]
): HttpError {
  if (isSendable(thrown)) return thrown
  for (const recognizer of recognizers) {
    try {
      const error: unknown = recognizer(thrown, c)
      if (error === undefined) continue
      if (isSendable(error)) return error
      failed(new TypeError('A recognizer returned something other than an HttpError or undefined.'))
    } catch (failure) {
      failed(failure)
    }
  }
  return InternalServerError.restore({ cause: thrown })
}

/** The brand can be forged by code, though not by JSON; a status that cannot be sent gives it away. */
function isSendable(value: unknown): value is HttpError {
  if (!HttpError.is(value)) return false
  return isErrorStatus(value.status) && typeof value.row === 'object'
}
