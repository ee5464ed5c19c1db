import createError from 'http-errors'
import { classFor } from '../by-status.ts'
import { propertyOf } from '../inspect.ts'
import { isErrorStatus } from '../status-range.ts'
import type { ImmediateRecognizer } from './recognizer.ts'

/**
 * The errors of the package http-errors, and those that are like them: asked of its own
 * `isHttpError`. Status, `expose` and `headers` are kept; other properties are not told.
 */
export const fromHttpErrors: ImmediateRecognizer = (thrown) => {
  if (!isHttpError(thrown)) return undefined
  const status = propertyOf(thrown, 'status')
  if (!isErrorStatus(status)) return undefined
  return classFor(status).restore({
    message: saidMessage(thrown),
    expose: propertyOf(thrown, 'expose') === true,
    headers: propertyOf(thrown, 'headers'),
    cause: thrown,
  })
}

/** It reads properties of whatever it is given, and getters may throw. */
function isHttpError(thrown: unknown): boolean {
  try {
    return createError.isHttpError(thrown)
  } catch {
    return false
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
