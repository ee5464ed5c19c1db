/** The names and values of fields, in the forms that an option may have. */

import { isPlainObject, readEach } from './plain-object.ts'
import { tagOf } from '../untrusted/inspect.ts'
import { typeName } from '../untrusted/received-value.ts'

/**
 * The names and values of `Headers`, also of another realm or a polyfill, or of an object.
 *
 * @throws {TypeError} that names the option for anything else, such as an array of pairs.
 */
export function namesAndValues(
  headers: unknown,
  option: string
): Iterable<readonly [name: string, value: unknown]> {
  if (isHeaders(headers)) return headers
  if (isPlainObject(headers)) return Object.entries(readEach(headers, `'${option}'`))
  const isIterable = typeof headers === 'object' && Symbol.iterator in Object(headers)
  throw new TypeError(
    `Option '${option}' must be an object of names and values or Headers; ` +
      `received ${typeName(headers)}.${isIterable ? ` Pass Object.fromEntries(${option}).` : ''}`
  )
}

function isHeaders(value: unknown): value is Headers {
  return tagOf(value) === 'Headers'
}
