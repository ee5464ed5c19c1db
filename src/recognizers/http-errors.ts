/**
 * Recognizes the errors of the package http-errors.
 *
 * @module
 */

import { factory } from '../checks/uncalled-factory.ts'
import { errorClassesByStatus, errorClassOf } from '../errors/classes-by-status.ts'
import { isErrorLike, propertyOf, textOf } from '../untrusted/inspect.ts'
import { isReceived } from '../errors/received.ts'
import { isErrorStatus } from '../errors/status-range.ts'
import type { ImmediateRecognizer } from './recognizer.ts'

/**
 * Makes a recognizer of the errors of the package http-errors, of any copy of it, and of errors with
 * the same properties: of all for which its `isHttpError` returns true. Status, `expose` and `headers`
 * are kept; other properties are not sent.
 *
 * @returns a recognizer; the preset of `hono-http-errors` has it built in.
 * @example
 * ```ts
 * import createError from 'http-errors'
 *
 * fromHttpErrors()(createError(404, 'No book has that id.'))?.status // 404
 * ```
 */
export const fromHttpErrors: () => ImmediateRecognizer = /* @__PURE__ */ factory(
  'fromHttpErrors',
  function fromHttpErrors(): ImmediateRecognizer {
    return recognizeHttpErrors
  }
)

const recognizeHttpErrors: ImmediateRecognizer = (thrown) => {
  if (!isHttpError(thrown)) return undefined
  const status = propertyOf(thrown, 'status')
  if (!isErrorStatus(status)) return undefined
  const errorClass = errorClassOf(status)
  return errorClass.from({
    title: errorClassesByStatus.has(status) ? undefined : phraseOf(thrown),
    message: messageUnlessPhrase(thrown),
    expose: propertyOf(thrown, 'expose') === true,
    headers: propertyOf(thrown, 'headers'),
    cause: thrown,
  })
}

/**
 * The package is not imported: the import would take half as long again, and it recognizes only the
 * classes of its own copy. Their prototypes have the properties too, also if those of the error were
 * changed.
 */
function isHttpError(thrown: unknown): thrown is object {
  if (!isErrorLike(thrown) || isReceived(thrown)) return false
  return hasStatusProperties(thrown) || hasStatusProperties(prototypeOf(thrown))
}

/** Whether the value has the properties for which http-errors takes a value as one of its errors. */
function hasStatusProperties(value: unknown): boolean {
  if (typeof propertyOf(value, 'expose') !== 'boolean') return false
  return propertyOf(value, 'status') === propertyOf(value, 'statusCode')
}

function prototypeOf(value: object): unknown {
  try {
    return Object.getPrototypeOf(value)
  } catch {
    return undefined // a Proxy that throws
  }
}

/**
 * The phrase of a status that is not registered, from the name of its class in http-errors:
 * BandwidthLimitExceededError for 509. Others have the class of 400 or 500, which is not their phrase.
 */
function phraseOf(error: object): string | undefined {
  const prototype = prototypeOf(error)
  if (propertyOf(prototype, 'statusCode') !== propertyOf(error, 'statusCode')) return undefined
  const name = textOf(propertyOf(prototype, 'constructor'), 'name')
  return name.replace(/Error$/, '').replace(/(?<=[a-z])(?=[A-Z])/g, ' ') || undefined
}

/** The message; undefined if it is the phrase of the status, which the error is named after. */
function messageUnlessPhrase(error: unknown): string | undefined {
  const message = textOf(error, 'message')
  const [phrase, name] = [message, textOf(error, 'name')].map((text) =>
    text.replace(/[^a-z0-9]/gi, '').toLowerCase()
  )
  return name === phrase || name === `${phrase}error` ? undefined : message
}
