/** A class of errors that was thrown, or returned, where an instance of it was meant. */

import { propertyOf } from '../untrusted/inspect.ts'
import { brand } from './http-error.ts'

/** The value itself; for a class of errors, an error about the missing `new`, which is reported instead. */
export function explained(thrown: unknown): unknown {
  if (typeof thrown !== 'function') return thrown
  const prototype = propertyOf(thrown, 'prototype')
  if (propertyOf(prototype, brand) !== true) return thrown
  const name = String(propertyOf(prototype, 'name'))
  return new TypeError(
    `${name} was thrown or returned without \`new\`: write throw new ${name}().`,
    { cause: thrown }
  )
}
