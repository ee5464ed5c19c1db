import type { Context } from 'hono'
import type { HttpError } from '../errors/http-error.ts'

/**
 * Knows one family of errors: returns the HttpError that the thrown value stands for, or undefined
 * when it is none of the family. A promise only where that takes waiting, as for the content of the
 * request.
 */
export type Recognizer = (
  thrown: unknown,
  c?: Context
) => HttpError | undefined | Promise<HttpError | undefined>

/** A recognizer that never has to wait. */
export type ImmediateRecognizer = (thrown: unknown, c?: Context) => HttpError | undefined
