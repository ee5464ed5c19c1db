/** Throwing in one line, with the class's own constructor arguments. */

import type { HttpError } from './http-error.ts'

/**
 * Returns the value, or throws when it is null or undefined.
 *
 * @throws {HttpError} of the class that was given.
 * @example
 * ```ts
 * const book = ensure(await shelf.find(id), NotFound, 'No book has that id.')
 * ```
 */
export function ensure<Value, Args extends unknown[]>(
  value: Value,
  errorClass: new (...args: Args) => HttpError,
  ...args: NoInfer<Args>
): NonNullable<Value> {
  if (value === null || value === undefined) throw new errorClass(...args)
  return value
}

/**
 * Throws unless the condition is truthy, which the type checker then knows.
 *
 * @throws {HttpError} of the class that was given.
 * @example
 * ```ts
 * assert(user.isAdmin, Forbidden, 'Only admins may do this.')
 * ```
 */
export function assert<Args extends unknown[]>(
  condition: unknown,
  errorClass: new (...args: Args) => HttpError,
  ...args: NoInfer<Args>
): asserts condition {
  if (!condition) throw new errorClass(...args)
}
