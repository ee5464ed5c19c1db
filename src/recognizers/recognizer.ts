import type { Context } from 'hono'
import type { HttpError } from '../http-error.ts'

/**
 * Knows one family of errors: returns the HttpError that the thrown value stands for, or undefined
 * when it is none of the family.
 */
export type Recognizer = (thrown: unknown, c?: Context) => HttpError | undefined
