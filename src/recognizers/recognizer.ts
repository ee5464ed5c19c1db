import type { Context } from 'hono'
import type { HttpError } from '../errors/http-error.ts'

/**
 * Recognizes one family of errors: returns the HttpError for a thrown value, or undefined for a value
 * of another family. Returns a promise only where it has to wait, as for the content of the request.
 */
export type Recognizer = (
  thrown: unknown,
  c?: Context
) => HttpError | undefined | Promise<HttpError | undefined>

/** A recognizer that never returns a promise. */
export type ImmediateRecognizer = (thrown: unknown, c?: Context) => HttpError | undefined
