/** Writes values that were thrown to the console, which can throw while it reads them: nothing here throws. */

import { causesOf, textOf } from './inspect.ts'

/**
 * Writes a value to the console, after a label. The console reads and formats what it is given: a getter, a Proxy or
 * a method `Symbol.for('nodejs.util.inspect.custom')` of the value can throw. Then a description is
 * written in its place, of what can be read.
 */
export function logError(value: unknown, label: string): void {
  try {
    console.error(label, printable(value))
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

/** Control characters but for HTAB and LF: a terminal obeys the sequences that they begin. */
const CONTROL = /(?![\t\n])\p{Cc}/gu

/**
 * The value; a string in quotes; the stacks of an error whose message has control characters, as a client may
 * have a part in it. The characters are percent-encoded.
 */
function printable(value: unknown): unknown {
  const text = typeof value === 'string' ? JSON.stringify(value) : stacksOf(value)
  const escaped = text.replace(CONTROL, encodeURIComponent)
  return typeof value === 'string' || escaped !== text ? escaped : value
}

/** The stacks of an error and its causes; the first is empty for what is no error. */
function stacksOf(value: unknown): string {
  return causesOf(value)
    .map((error) => textOf(error, 'stack'))
    .join('\n[cause]: ')
}

function logDescription(value: unknown, failure: unknown): void {
  try {
    console.error(
      `${stacksOf(value) || textOf(value, 'message') || typeof value}\n` +
        `  (The console cannot show this value: ${textOf(failure, 'message')})`
    )
  } catch {
    // The console itself is broken: there is nowhere else to write to.
  }
}
