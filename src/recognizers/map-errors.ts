/**
 * Recognizes errors of the app by their class.
 *
 * @module
 */

import type { Context } from 'hono'
import { factory } from '../checks/uncalled-factory.ts'
import type { HttpError } from '../errors/http-error.ts'
import { invalidArgument } from '../checks/invalid-argument.ts'
import type { ImmediateRecognizer } from './recognizer.ts'

/** A class of errors. */
export type ErrorClass = abstract new (...args: never) => object

/** A class of errors, and a function that makes the HttpError for one of them. */
export type ErrorMapping<Class extends ErrorClass> = readonly [
  errorClass: Class,
  map: (error: InstanceType<Class>, c: Context | undefined) => HttpError | undefined,
]

/** One mapping for each class, in which the parameter of the function has the type of the class. */
export type ErrorMappings<Classes extends readonly ErrorClass[]> = {
  readonly [Index in keyof Classes]: ErrorMapping<Classes[Index]>
}

/**
 * Makes a recognizer of one's own errors by their class. The first class that the thrown value is an
 * instance of decides; if its function returns undefined, the other recognizers are asked.
 *
 * @param mappings pairs of a class and a function, subclasses before their base class. The function
 * gets the error, and the context where there is one.
 * @returns a recognizer for the option `recognizers`.
 * @throws {TypeError} that names the member that is no such pair.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * class DuplicateKey extends Error {}
 *
 * const recognizer = mapErrors([
 *   [DuplicateKey, (error) => new Conflict({ detail: 'The name is taken.', cause: error })],
 * ])
 * const app = httpErrors(new Hono(), { recognizers: [recognizer] })
 * app.post('/shelves', () => {
 *   throw new DuplicateKey('shelf_name_key')
 * })
 *
 * const response = await app.request('/shelves', { method: 'POST' })
 * response.status // 409
 * ```
 */
export const mapErrors: <const Classes extends readonly ErrorClass[]>(
  mappings: ErrorMappings<Classes>
) => ImmediateRecognizer = /* @__PURE__ */ factory('mapErrors', makeRecognizer, '[[MyError, …]]')

function makeRecognizer<const Classes extends readonly ErrorClass[]>(
  mappings: ErrorMappings<Classes>
): ImmediateRecognizer {
  const list: readonly unknown[] = mappings
  if (!Array.isArray(list)) {
    throw invalidArgument(
      'Argument 1 of mapErrors()',
      'an array of pairs, such as [[MyError, (error) => new Conflict({ cause: error })]]',
      list
    )
  }
  const checked = list.map(readMapping)
  return function mappedError(thrown, c) {
    const mapping = checked.find(([errorClass]) => isInstance(thrown, errorClass))
    return mapping?.[1](thrown, c)
  }
}

type CheckedMapping = readonly [
  errorClass: ErrorClass,
  map: (error: unknown, c: Context | undefined) => HttpError | undefined,
]

function readMapping(mapping: unknown, index: number): CheckedMapping {
  const isPair = Array.isArray(mapping) && mapping.length === 2
  if (!isPair || mapping.some((member) => typeof member !== 'function')) {
    throw invalidArgument(
      `Member ${index} of argument 1 of mapErrors()`,
      'a pair of a class and a function',
      mapping
    )
  }
  // Checked as far as it can be: whether a function is a class does not show.
  return mapping as unknown as CheckedMapping
}

/** `instanceof` calls `Symbol.hasInstance` of the class, and traps of a thrown Proxy. */
function isInstance(thrown: unknown, errorClass: ErrorClass): boolean {
  try {
    return thrown instanceof errorClass
  } catch {
    return false
  }
}
