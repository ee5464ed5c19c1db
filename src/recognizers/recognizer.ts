import type { Context } from 'hono'
import type { HttpError } from '../errors/http-error.ts'

/**
 * Recognizes one family of errors: returns the HttpError for a thrown value. Returns a promise only where
 * it has to wait, as for the content of the request.
 *
 * @param thrown what was thrown, of any type.
 * @param c the context of the request; undefined where the error came before there was one.
 * @returns the HttpError that the response describes; undefined for a value of another family.
 */
export type Recognizer = (
  thrown: unknown,
  c?: Context
) => HttpError | undefined | Promise<HttpError | undefined>

/**
 * A recognizer that never returns a promise.
 *
 * @param thrown what was thrown, of any type.
 * @param c the context of the request; undefined where the error came before there was one.
 * @returns the HttpError that the response describes; undefined for a value of another family.
 * @example
 * ```ts
 * class OutOfStock extends Error {}
 *
 * const fromShop: ImmediateRecognizer = (thrown) =>
 *   thrown instanceof OutOfStock ? new Conflict({ detail: 'Sold out.', cause: thrown }) : undefined
 * ```
 */
export type ImmediateRecognizer = (thrown: unknown, c?: Context) => HttpError | undefined
