/** Writing values to the console that may be anything: nothing here throws. */

import { propertyAt, propertyOf } from './inspect.ts'

/**
 * Writes a value to the console. The console reads and formats what it is given: a getter, a Proxy or
 * a method `Symbol.for('nodejs.util.inspect.custom')` of the value can throw. Then a description is
 * written in its place, of what can be read.
 */
export function logError(value: unknown, label?: string): void {
  try {
    if (label === undefined) console.error(value)
    else console.error(label, value)
  } catch (failure) {
    logDescription(value, failure)
  }
}

/** Writes a warning to the console. */
export function logWarning(message: string): void {
  try {
    console.warn(message)
  } catch {
    // The console is broken, which is no reason for the app not to start.
  }
}

function logDescription(value: unknown, failure: unknown): void {
  try {
    console.error(
      `${described(value)}\n  (The console cannot show this value: ${described(failure, 'message')})`
    )
  } catch {
    // The console itself is broken: there is nowhere else to write to.
  }
}

/** The stack of an error, or its name and message, or the name of its class: what can be read. */
function described(value: unknown, detail: 'stack' | 'message' = 'stack'): string {
  if (typeof value === 'symbol' || typeof value === 'string') return String(value)
  const stack = propertyOf(value, detail)
  if (isText(stack)) return stack
  const name = propertyOf(value, 'name')
  const message = propertyOf(value, 'message')
  const className = propertyAt(value, ['constructor', 'name'])
  const kind = isText(name) ? name : isText(className) ? className : typeof value
  return isText(message) ? `${kind}: ${message}` : kind
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
