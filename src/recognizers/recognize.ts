/** Thrown value -> HttpError: asks the recognizers in order. */

import type { Context } from 'hono'
import { InternalServerError } from '../errors/errors.ts'
import { callHook, ignoreRejection } from '../untrusted/call-hook.ts'
import { HttpError } from '../errors/http-error.ts'
import type { Recognizer } from './recognizer.ts'
import { isErrorStatus } from '../errors/status-range.ts'

/**
 * Returns the HttpError that one of several values stands for, or undefined if no recognizer knows it
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

/** The settings that recognizing depends on. */
export interface RecognizeSettings {
  readonly recognizers: readonly Recognizer[]
  /** How long a recognizer may take that returns a promise, in milliseconds. */
  readonly hookTimeout: number
  /** Whether a hook of the app receives the error itself, and may read its cause. */
  readonly showsError: boolean
}

/**
 * Returns the HttpError for a thrown value: the value itself, the result of the first recognizer that
 * recognizes it, or else a 500 with the value as its cause. A property `status` alone is not trusted:
 * the 404 of an upstream server is not a 404 of this one.
 *
 * @param failed called with what a recognizer throws; the next one is asked then.
 */
export function recognize(
  thrown: unknown,
  settings: RecognizeSettings,
  c: Context | undefined,
  failed: (failure: unknown) => void
): HttpError | Promise<HttpError> {
  return isSendable(thrown) ? thrown : ask(thrown, settings, c, failed, 0)
}

/** Asks the recognizers in order, starting with the one at the index `from`. */
function ask(
  thrown: unknown,
  settings: RecognizeSettings,
  c: Context | undefined,
  failed: (failure: unknown) => void,
  from: number
): HttpError | Promise<HttpError> {
  const { recognizers, hookTimeout: timeout } = settings
  for (let index = from; index < recognizers.length; index++) {
    const result = resultOf(recognizers[index], thrown, c, failed)
    // Most recognizers return undefined, which needs no check.
    if (result === undefined) continue
    const error = callHook<HttpError | undefined>({
      name: 'recognizer',
      call: () => result,
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
  // Shared, as no hook of the app receives it: to construct an error is a third of the whole cost.
  shared500 ??= Object.freeze(new InternalServerError())
  return shared500
}

let shared500: InternalServerError | undefined

function resultOf(
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

/** Whether it is an HttpError. Code can forge the brand, so the status is checked too; JSON cannot. */
function isSendable(value: unknown): value is HttpError {
  if (!HttpError.is(value)) return false
  return isErrorStatus(value.status) && typeof value.definition === 'object'
}
