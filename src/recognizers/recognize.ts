/** Thrown value -> HttpError: calls the recognizers in order. */

import type { Context } from 'hono'
import { InternalServerError } from '../errors/errors.ts'
import { awaitHookValue, type Hook, type HookCaller } from '../untrusted/call-hook.ts'
import { ignoreRejection } from '../untrusted/maybe-promise.ts'
import { HttpError } from '../errors/http-error.ts'
import { isReceived } from '../errors/received.ts'
import type { Recognizer } from './recognizer.ts'
import { isErrorStatus } from '../errors/status-range.ts'

/**
 * Returns the HttpError that one of several values stands for, or undefined if no recognizer recognizes it
 * at once: a recognizer that has to wait, waits for the request, of which there is one.
 */
export function recognizeAtOnce(
  value: unknown,
  c: Context | undefined,
  recognizers: readonly Recognizer[]
): HttpError | undefined {
  if (isSendable(value)) return value
  for (const recognizer of recognizers) {
    const error = recognizer(value, c)
    if (error instanceof Promise) ignoreRejection(error)
    else if (error !== undefined) return error
  }
  return undefined
}

/** What recognizing depends on. */
export interface RecognizeContext extends HookCaller {
  readonly settings: HookCaller['settings'] & {
    readonly recognizers: readonly Recognizer[]
    /** Whether a hook of the app receives the error itself, and may read its cause. */
    readonly showsError: boolean
  }
  readonly c: Context | undefined
}

/**
 * Returns the HttpError for a thrown value: the value itself, the result of the first recognizer that
 * recognizes it, or else a 500 with the value as its cause. A property `status` alone is not trusted:
 * the 404 of an upstream server is not a 404 of this one. If a recognizer throws, the next one is asked.
 */
export function recognize(
  thrown: unknown,
  context: RecognizeContext
): HttpError | Promise<HttpError> {
  return isSendable(thrown) ? thrown : ask(thrown, context, 0)
}

/** Calls the recognizers in order, starting with the one at the index `from`. */
function ask(
  thrown: unknown,
  context: RecognizeContext,
  from: number
): HttpError | Promise<HttpError> {
  const { recognizers, showsError } = context.settings
  for (let index = from; index < recognizers.length; index++) {
    const result = resultOf(recognizers[index], thrown, context)
    // Most recognizers return undefined, which needs no check.
    if (result === undefined) continue
    const error = awaitHookValue(result, recognizerHook, context)
    if (error instanceof Promise) {
      return error.then((late) => late ?? ask(thrown, context, index + 1))
    }
    if (error !== undefined) return error
  }
  if (showsError) return InternalServerError.from({ cause: thrown })
  // Shared, as no hook of the app receives it: to construct an error is a third of the whole cost.
  shared500 ??= Object.freeze(new InternalServerError())
  return shared500
}

let shared500: InternalServerError | undefined

const recognizerHook: Hook<HttpError | undefined> = {
  name: 'recognizer',
  wanted: 'an HttpError or undefined',
  isValid: (value) => value === undefined || isSendable(value),
}

function resultOf(
  recognizer: Recognizer | undefined,
  thrown: unknown,
  { c, addFailure }: RecognizeContext
): unknown {
  try {
    return recognizer?.(thrown, c)
  } catch (failure) {
    addFailure(failure)
    return undefined
  }
}

/**
 * Whether it is an HttpError of this server. Code can forge the brand, so the status is checked too; JSON
 * cannot.
 */
function isSendable(value: unknown): value is HttpError {
  if (!HttpError.is(value) || isReceived(value)) return false
  return isErrorStatus(value.status) && typeof value.definition === 'object'
}
