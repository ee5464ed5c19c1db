/** Throwing in one line, with the class's own constructor arguments. */

import { ignoreRejection } from '../untrusted/maybe-promise.ts'
import { brand, type HttpError } from './http-error.ts'
import { typeName } from '../untrusted/received-value.ts'

/** Types that are no promise, also where the type is a type parameter. */
type NotThenable =
  | string
  | number
  | bigint
  | boolean
  | symbol
  | null
  | undefined
  | (object & { readonly then?: undefined })

/**
 * Returns the value, or throws when it is null or undefined.
 *
 * @param value the value itself: a promise is awaited first.
 * @param errorClass a class such as `NotFound`; for a status known only at run time there is `createHttpError`.
 * @param args the arguments of the constructor of the class: a message, options, or both.
 * @throws {HttpError} of the class `errorClass`.
 * @throws {TypeError} when `value` is a promise, or `errorClass` is not a class of HttpErrors.
 * @example
 * ```ts
 * const books = new Map([['1', { title: 'Emma' }]])
 *
 * const book = ensure(books.get('1'), NotFound, 'No book has that id.')
 * book.title // 'Emma'
 * ```
 */
export function ensure<Value, Args extends unknown[]>(
  // A promise is never null or undefined: `Awaited` refuses it.
  value: Awaited<Value>,
  errorClass: new (...args: Args) => HttpError,
  ...args: NoInfer<Args>
): NonNullable<Awaited<Value>>
/**
 * Returns the value, or throws when it is null or undefined: for a value whose type is generic.
 *
 * @param value a value that is no promise.
 * @param errorClass a class such as `NotFound`.
 * @param args the arguments of the constructor of the class: a message, options, or both.
 * @throws {HttpError} of the class `errorClass`.
 * @throws {TypeError} when `value` is a promise, or `errorClass` is not a class of HttpErrors.
 */
export function ensure<Value extends NotThenable, Args extends unknown[]>(
  value: Value,
  errorClass: new (...args: Args) => HttpError,
  ...args: NoInfer<Args>
): NonNullable<Value>
export function ensure(
  value: unknown,
  errorClass: new (...args: unknown[]) => HttpError,
  ...args: unknown[]
): unknown {
  checkArguments('ensure', value, errorClass)
  if (value === null || value === undefined) throw new errorClass(...args)
  return value
}

/**
 * Throws unless the condition is truthy, and narrows its type.
 *
 * @param condition the value itself: a promise, which is always truthy, is awaited first.
 * @param errorClass a class such as `Forbidden`; for a status known only at run time there is `createHttpError`.
 * @param args the arguments of the constructor of the class: a message, options, or both.
 * @throws {HttpError} of the class `errorClass`.
 * @throws {TypeError} when `condition` is a promise, or `errorClass` is not a class of HttpErrors.
 * @example
 * ```ts
 * function remove(user: { readonly isAdmin: boolean }): void {
 *   assert(user.isAdmin, Forbidden, 'Only admins may do this.')
 * }
 * ```
 */
export function assert<Condition, Args extends unknown[]>(
  condition: Awaited<Condition>,
  errorClass: new (...args: Args) => HttpError,
  ...args: NoInfer<Args>
): asserts condition
/**
 * Throws unless the condition is truthy, and narrows its type: for a value whose type is generic.
 *
 * @param condition a value that is no promise.
 * @param errorClass a class such as `Forbidden`.
 * @param args the arguments of the constructor of the class: a message, options, or both.
 * @throws {HttpError} of the class `errorClass`.
 * @throws {TypeError} when `condition` is a promise, or `errorClass` is not a class of HttpErrors.
 */
export function assert<Condition extends NotThenable, Args extends unknown[]>(
  condition: Condition,
  errorClass: new (...args: Args) => HttpError,
  ...args: NoInfer<Args>
): asserts condition
export function assert(
  condition: unknown,
  errorClass: new (...args: unknown[]) => HttpError,
  ...args: unknown[]
): asserts condition {
  checkArguments('assert', condition, errorClass)
  if (!condition) throw new errorClass(...args)
}

function checkArguments(name: string, value: unknown, errorClass: unknown): void {
  if (typeof value === 'object' && value !== null && 'then' in value) refuseThenable(name, value)
  // The class may be one of another copy of this package.
  if (typeof errorClass === 'function' && brand in Object(errorClass.prototype)) return
  throw new TypeError(
    `Argument 2 of ${name}() must be a class such as NotFound; received ${typeName(errorClass)}. ` +
      fixFor(errorClass)
  )
}

/** What to write in the place of an argument that is no class. */
function fixFor(errorClass: unknown): string {
  if (typeof errorClass === 'number') {
    return 'For a status known only at run time, throw createHttpError(status).'
  }
  // A class of the app is undefined while the modules that import each other are loaded.
  return errorClass === undefined
    ? 'Pass the class; if it is imported, do two modules import each other?'
    : 'Pass the class, not an instance of it, and its arguments after it.'
}

function refuseThenable(name: string, value: object & { readonly then: unknown }): void {
  if (typeof value.then !== 'function') return
  ignoreRejection(value)
  throw new TypeError(
    `${name}() received ${typeName(value)}, which is never null: await it, as in ` +
      `${name}(await promise, NotFound).`
  )
}
