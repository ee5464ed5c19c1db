/** Writes values that were thrown to the console, which can throw while it reads them: nothing here throws. */

import { propertyAt } from './inspect.ts'

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
    // The console is broken. The app starts nevertheless.
  }
}

function logDescription(value: unknown, failure: unknown): void {
  try {
    console.error(
      `${textOf(value, 'stack')}\n  (The console cannot show this value: ${textOf(failure, 'message')})`
    )
  } catch {
    // The console itself is broken: there is nowhere else to write to.
  }
}

/** A property of an error, or its name and message, or the name of its class: what can be read. */
function textOf(value: unknown, property: 'stack' | 'message'): string {
  if (typeof value === 'symbol' || typeof value === 'string') return String(value)
  const [text, name, message, className] = [
    [property],
    ['name'],
    ['message'],
    ['constructor', 'name'],
  ].map((path) => {
    const found = propertyAt(value, path)
    return typeof found === 'string' ? found : ''
  })
  const kind = name || className || typeof value
  return text || (message ? `${kind}: ${message}` : kind)
}
