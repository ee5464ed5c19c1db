/** Response -> error, for `fetch`, `hc`, and libraries that have read the content by themselves. */

import { check } from './check.ts'
import { checkResponse, problemOf, readProblem } from './read-problem.ts'
import type { ReadOptions } from './read-content.ts'
import type {
  AnyResponse,
  InstanceOf,
  Received,
  ReceivedError,
  ReceivedHead,
  RestorableClass,
} from './received.ts'
import { restore } from './restore.ts'

/** The error that `errorOf` returns for a response: of one of the classes, or a `ReceivedError`. */
export type ErrorOf<Classes extends readonly RestorableClass[], Response = unknown> = (
  InstanceOf<Classes[number]> | ReceivedError
) &
  Received<Response>

/** The types of a response that are no errors: of those of `hc`, the ones whose status is below 400. */
export type OkOf<Response extends AnyResponse> = Response extends { readonly status: infer Status }
  ? [Status] extends [number]
    ? `${Status}` extends `${4 | 5}${string}`
      ? never
      : Response
    : never
  : never

/**
 * Reads an error response, and returns the error that the server has thrown: of the class that declares
 * its problem type, also by an alias, or else of the class of its status. Never rejects, whatever the
 * server has sent.
 *
 * @param response a response of `fetch` or of `hc`. Its content is read.
 * @param classes the classes to choose from.
 * @param options `limit` in bytes, and `timeout` in milliseconds.
 * @returns undefined for a response that is no error; a `ReceivedError` where no class fits.
 * @throws {TypeError} for an argument that is no response, no class, or no limit.
 * @example
 * ```ts
 * async function load(id: string): Promise<unknown> {
 *   const response = await fetch(`https://api.example.com/books/${id}`)
 *   const error = await errorOf(response, [NotFound, TooManyRequests])
 *   if (error instanceof NotFound) return undefined
 *   if (error !== undefined) throw error
 *   return response.json()
 * }
 * ```
 */
export async function errorOf<
  Response extends AnyResponse,
  const Classes extends readonly RestorableClass[] = [],
>(
  response: Response,
  classes?: Classes,
  options?: ReadOptions
): Promise<ErrorOf<Classes, Response> | undefined> {
  checkClasses(classes)
  const problem = await readProblem(response, options)
  return problem && restore(problem, response, classes)
}

/**
 * Returns a response that is no error, and throws the error of one that is: see `errorOf`.
 *
 * @param response a response of `fetch` or of `hc`. Only the content of an error is read.
 * @param classes the classes to choose from; a `ReceivedError` is thrown where none fits.
 * @param options `limit` in bytes, and `timeout` in milliseconds.
 * @returns the response; of the types of `hc`, only those below 400 are left.
 * @throws the error of the response.
 * @throws {TypeError} for an argument that is no response, or no class.
 * @example
 * ```ts
 * async function load(id: string): Promise<unknown> {
 *   const response = await fetch(`https://api.example.com/books/${id}`)
 *   await throwIfError(response, [NotFound])
 *   return response.json()
 * }
 * ```
 */
export async function throwIfError<Response extends AnyResponse>(
  response: Response,
  classes?: readonly RestorableClass[],
  options?: ReadOptions
): Promise<OkOf<Response>> {
  const error = await errorOf(response, classes, options)
  if (error) throw error
  return response as OkOf<Response>
}

/**
 * Returns the error of a response whose content a library has read: axios, ofetch, ky 2, `parseResponse` of
 * hono/client.
 *
 * @param received status and fields: the response of the library.
 * @param content the text, or what the library has parsed.
 * @param classes the classes to choose from.
 * @throws {TypeError} for an argument that is no response, or no class.
 * @example
 * ```ts
 * const received = { status: 404, headers: { 'content-type': 'application/problem+json' } }
 * const content = { type: 'about:blank', status: 404, detail: 'No book has that id.' }
 *
 * const error = errorFrom(received, content, [NotFound])
 * error instanceof NotFound // true
 * error.message // 'No book has that id.'
 * ```
 */
export function errorFrom<
  Response extends ReceivedHead,
  const Classes extends readonly RestorableClass[] = [],
>(received: Response, content: unknown, classes?: Classes): ErrorOf<Classes, Response> {
  checkClasses(classes)
  checkResponse(received)
  return restore(problemOf(received, content), received, classes)
}

/** @throws {TypeError} for a class without an array around it, and for one that a circular import leaves undefined. */
function checkClasses(classes: readonly RestorableClass[] = []): void {
  const index = classes?.findIndex?.((each) => !each?.from)
  check(index === -1, `classes must be an array of error classes (index ${index} is none).`)
}
