import { factory } from '../checks/uncalled-factory.ts'
import { errorClassOf } from '../errors/classes-by-status.ts'
import { isErrorLike, propertyOf } from '../untrusted/inspect.ts'
import { isErrorStatus } from '../errors/status-range.ts'
import type { ImmediateRecognizer } from './recognizer.ts'

/**
 * The errors of the package http-errors, of whichever copy of it, and those that are like them: all of
 * which its own `isHttpError` is true. Status, `expose` and `headers` are kept; other properties are
 * not told.
 *
 * @example
 * ```ts
 * fromHttpErrors(createError(404, 'No book has that id.'))?.status // 404
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
  return errorClassOf(status).from({
    message: saidMessage(thrown),
    expose: propertyOf(thrown, 'expose') === true,
    headers: propertyOf(thrown, 'headers'),
    cause: thrown,
  })
}

/**
 * The package itself is not asked: it would make an import half as long again, and know its own copy
 * only. What it knows by its classes stands on their prototypes, whatever was done to the error since.
 */
function isHttpError(thrown: unknown): boolean {
  return isErrorLike(thrown) && (hasMarks(thrown) || hasMarks(prototypeOf(thrown)))
}

function hasMarks(value: unknown): boolean {
  if (typeof propertyOf(value, 'expose') !== 'boolean') return false
  const statusCode = propertyOf(value, 'statusCode')
  return typeof statusCode === 'number' && propertyOf(value, 'status') === statusCode
}

function prototypeOf(value: object): unknown {
  try {
    return Object.getPrototypeOf(value)
  } catch {
    return undefined // a Proxy that throws
  }
}

/** The message, unless it only repeats the error's name, as it does where none was given. */
function saidMessage(error: unknown): string | undefined {
  const message = propertyOf(error, 'message')
  if (typeof message !== 'string') return undefined
  const name = letters(propertyOf(error, 'name'))
  const unsaid = [message, `${message}Error`].some((text) => letters(text) === name)
  return unsaid ? undefined : message
}

function letters(text: unknown): string {
  return typeof text === 'string' ? text.replace(/[^a-z0-9]/gi, '').toLowerCase() : ''
}
