import createError from 'http-errors'
import { classFor } from '../by-status.ts'
import { isErrorStatus } from '../status-range.ts'
import type { Recognizer } from './recognizer.ts'

/**
 * The errors of the package http-errors, and those that are like them: asked of its own
 * `isHttpError`. Status, `expose` and `headers` are kept; other properties are not told.
 */
export const fromHttpErrors: Recognizer = (thrown) => {
  if (!createError.isHttpError(thrown) || !isErrorStatus(thrown.status)) return undefined
  const { status, expose, headers } = thrown
  return classFor(status).restore({ message: saidMessage(thrown), expose, headers, cause: thrown })
}

/** The message, unless it only repeats the error's name, as it does where none was given. */
function saidMessage({ name, message }: Error): string | undefined {
  if (typeof message !== 'string') return undefined
  const unsaid = [message, `${message}Error`].some((text) => letters(text) === letters(name))
  return unsaid ? undefined : message
}

function letters(text: unknown): string {
  return String(text)
    .replace(/[^a-z0-9]/gi, '')
    .toLowerCase()
}
