/** unknown -> HttpError: the order in which recognizers are asked. */

import type { Context } from 'hono'
import { InternalServerError } from '../errors/errors.ts'
import { callHook, ignoreRejection } from '../untrusted/call-hook.ts'
import { HttpError } from '../errors/http-error.ts'
import { fromAbort, fromTimeout } from './abort.ts'
import { fromAggregate } from './aggregate.ts'
import { fromBoom } from './boom.ts'
import { fromHttpErrors } from './http-errors.ts'
import { fromHttpException } from './http-exception.ts'
import { fromInterruptedBody } from './interrupted-body.ts'
import { fromMalformedBody } from './malformed-body.ts'
import type { ImmediateRecognizer, Recognizer } from './recognizer.ts'
import { fromValidation } from './validation.ts'
import { isErrorStatus } from '../errors/status-range.ts'

/**
 * Asked after those of the app, in this order. A function, as a bundler keeps calls at the top of a module
 * and all that they need.
 */
function builtIn(): readonly Recognizer[] {
  return [
    // Before HTTPException, as which Hono's validators throw it, without the place of the error.
    fromMalformedBody(),
    // Before HTTPException as well: the validators throw it also where the client has left.
    fromInterruptedBody,
    // Before HTTPException, too: one with a failed validation as its cause gets the list of errors.
    fromValidation(),
    fromHttpException(),
    fromHttpErrors(),
    fromBoom(),
    fromAbort(),
    fromTimeout(),
  ]
}

/** All that are asked: the user's own first, and last for an AggregateError all of them again. */
export function allRecognizers(own: readonly Recognizer[]): readonly Recognizer[] {
  const known = [...own, ...builtIn()]
  const recognizeOne: ImmediateRecognizer = (thrown, c) => {
    if (isSendable(thrown)) return thrown
    for (const recognizer of known) {
      const error = recognizer(thrown, c)
      if (error === undefined) continue
      // What takes waiting is about the request, of which there is one, and not about one of many.
      if (error instanceof Promise) ignoreRejection(error)
      else return error
    }
    return undefined
  }
  return [...known, fromAggregate(recognizeOne)]
}

/** The settings that recognizing depends on. */
export interface RecognizeSettings {
  readonly recognizers: readonly Recognizer[]
  /** How long a recognizer may take that returns a promise, in milliseconds. */
  readonly hookTimeout: number
  /** Whether a hook is shown the error itself, and so may ask for its cause. */
  readonly showsError: boolean
}

/**
 * The HttpError that a thrown value stands for: itself, what the first recognizer that knows it
 * makes of it, or else a 500 with the value as its cause. A `status` alone earns no trust: the 404
 * of an upstream is not ours.
 *
 * @param failed told of recognizers that fail; they count as not knowing.
 */
export function recognize(
  thrown: unknown,
  settings: RecognizeSettings,
  c: Context | undefined,
  failed: (failure: unknown) => void
): HttpError | Promise<HttpError> {
  return isSendable(thrown) ? thrown : ask(thrown, settings, c, failed, 0)
}

/** Asks the recognizers from this one on, in order. */
function ask(
  thrown: unknown,
  settings: RecognizeSettings,
  c: Context | undefined,
  failed: (failure: unknown) => void,
  from: number
): HttpError | Promise<HttpError> {
  const { recognizers, hookTimeout: timeout } = settings
  for (let index = from; index < recognizers.length; index++) {
    const known = answerOf(recognizers[index], thrown, c, failed)
    // Nearly all of them know nothing, and cost no more than the question.
    if (known === undefined) continue
    const error = callHook<HttpError | undefined>({
      name: 'recognizer',
      call: () => known,
      isValid: (value) => value === undefined || isSendable(value),
      timeout,
      failed,
    })
    if (error instanceof Promise) {
      return error.then((late) => late ?? ask(thrown, settings, c, failed, index + 1))
    }
    if (error !== undefined) return error
  }
  if (settings.showsError) return InternalServerError.from({ cause: thrown })
  // One for all: nobody sees it, and to make an error takes a third of what it takes to answer it.
  unexplained ??= Object.freeze(new InternalServerError())
  return unexplained
}

let unexplained: InternalServerError | undefined

function answerOf(
  recognizer: Recognizer | undefined,
  thrown: unknown,
  c: Context | undefined,
  failed: (failure: unknown) => void
): unknown {
  try {
    return recognizer?.(thrown, c)
  } catch (failure) {
    failed(failure)
    return undefined
  }
}

/** The brand can be forged by code, though not by JSON; a status that cannot be sent gives it away. */
function isSendable(value: unknown): value is HttpError {
  if (!HttpError.is(value)) return false
  return isErrorStatus(value.status) && typeof value.definition === 'object'
}
