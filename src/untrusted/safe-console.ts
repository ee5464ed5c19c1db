/** Writes values that were thrown to the console, which can throw while it reads them: nothing here throws. */

import { isArray, textOf } from './inspect.ts'

/**
 * Writes a value to the console, after a label. The console reads and formats what it is given: a getter, a Proxy or
 * a method `Symbol.for('nodejs.util.inspect.custom')` of the value can throw. Then a description is
 * written in its place, of what can be read.
 */
export function logError(value: unknown, label: string): void {
  // The console replaces `%s` and its like in its first argument, and writes `%%` as `%`.
  const line = onOneLine(label).replaceAll('%', '%%')
  try {
    console.error(line, printable(value))
  } catch (failure) {
    logDescription(line, value, failure)
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

/** The text, with its control characters percent-encoded: it cannot begin another line of a log. */
export function onOneLine(text: string): string {
  return text.replace(/\p{Cc}/gu, encodeURIComponent)
}

/** Control characters but for HTAB and LF: a terminal obeys the sequences that they begin. */
const CONTROL = /(?![\t\n])\p{Cc}/gu
/** In characters. More of a message is content, which is not for a log. */
const LONGEST = 100_000
/** How many objects are looked at for errors: a console shows less of them. */
const MOST = 100

/**
 * The value; a string in quotes; the stacks in a value where one has control characters, as a client may
 * have a part in its message, or is too long. The characters are percent-encoded.
 */
function printable(value: unknown): unknown {
  const text = typeof value === 'string' ? JSON.stringify(value) : stacksOf(value)
  const safe = safeText(text)
  return typeof value === 'string' || safe !== text ? safe : value
}

function safeText(text: string): string {
  const { length } = text
  const shown = length > LONGEST ? `${text.slice(0, LONGEST)}… (${length} characters)` : text
  return shown.replace(CONTROL, encodeURIComponent)
}

/** The stacks of the errors that the console finds in a value; empty where there are none. */
function stacksOf(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value !== 'object' || ArrayBuffer.isView(value)) return ''
  if (seen.size > MOST || seen.has(value)) return ''
  seen.add(value)
  let text = textOf(value, 'stack')
  try {
    const object: object = isArray(value) ? value.slice(0, MOST) : Object(value)
    for (const name of Reflect.ownKeys(object)) {
      // No getter runs.
      const stacks = stacksOf(Object.getOwnPropertyDescriptor(object, name)?.value, seen)
      if (stacks !== '') text += `\n[${String(name)}]: ${stacks}`
    }
  } catch {
    // A Proxy whose traps throw.
  }
  return text
}

function logDescription(line: string, value: unknown, failure: unknown): void {
  const text = stacksOf(value) || textOf(value, 'message') || typeof value
  const reason = `(The console cannot show this value: ${textOf(failure, 'message')})`
  try {
    console.error(line, safeText(`${text}\n  ${reason}`))
  } catch {
    // The console itself is broken: there is nowhere else to write to.
  }
}
