/** An error and its causes as JSON can carry them, for developers only. */

import type { HttpError } from '../errors/http-error.ts'
import { causesOf, propertyOf } from '../untrusted/inspect.ts'
import type { JsonValue } from '../untrusted/json-value.ts'

/** The member `debug` of a problem: what was thrown, then its causes. */
export function errorChainOf(error: HttpError): Readonly<Record<string, JsonValue>> {
  const [, ...causes] = causesOf(error)
  // An HttpError that was made for a foreign error has no stack: its first cause is what was thrown.
  const [thrown, ...rest] =
    propertyOf(error, 'isForeign') === true && causes.length > 0 ? causes : [error, ...causes]
  return { ...described(thrown), ...(rest.length > 0 && { causes: rest.map(described) }) }
}

function described(value: unknown): Readonly<Record<string, JsonValue>> {
  const stack = propertyOf(value, 'stack')
  if (typeof stack !== 'string') return { thrown: safeText(value) }
  const [, ...frames] = stack.split('\n')
  return {
    name: safeText(propertyOf(value, 'name')),
    message: safeText(propertyOf(value, 'message')),
    stack: frames.map((frame) => frame.trim()),
  }
}

/** The value as text; a value that cannot be made text says so. */
function safeText(value: unknown): string {
  try {
    return typeof value === 'object' ? String(JSON.stringify(value)) : String(value)
  } catch {
    return '(cannot be shown)'
  }
}
