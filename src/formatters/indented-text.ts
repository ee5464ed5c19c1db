/** Values as indented lines of plain text, without characters that control a terminal. */

import { isArray } from '../untrusted/inspect.ts'
import type { JsonValue } from '../untrusted/json-value.ts'

// C0 and C1 (ECMA-48: ESC and CSI move the cursor and rewrite the screen), separators that start a
// line, and what changes the order of characters (UAX #9 §2.1, §2.2, §2.4). Marks such as U+200F
// stay, as right-to-left text needs them.
const UNSAFE = /\p{Cc}|\p{Surrogate}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu
/** The values of all members are indented by the longest name; a longer name does not count. */
const WIDEST_NAME = 24

/** A text as lines, each safe to print. */
export function safeLines(text: string): readonly string[] {
  return text.split(/\r\n?|\n/).map((line) => line.replaceAll('\t', ' ').replace(UNSAFE, '\ufffd'))
}

/** A text as one line, safe to print. */
export function safeLine(text: string): string {
  return safeLines(text).join(' ')
}

/** The members of an object, one below the other, their values aligned. */
export function memberLines(members: Readonly<Record<string, JsonValue | undefined>>): string[] {
  const present = Object.entries(members).flatMap(([name, value]) =>
    value === undefined ? [] : [[safeLine(name), value] as const]
  )
  const width = present.reduce(
    (widest, [name]) => (name.length > WIDEST_NAME ? widest : Math.max(widest, name.length)),
    0
  )
  return present.flatMap(([name, value]) =>
    isNested(value)
      ? [name, ...indented(valueLines(value), '  ')]
      : indented(valueLines(value), ' '.repeat(width + 2), `${name.padEnd(width)}  `)
  )
}

/** The lines, each after `indent`; the first one after `first`. */
export function indented(
  lines: readonly string[],
  indent: string,
  first: string = indent
): string[] {
  return lines.map((line, index) => `${index === 0 ? first : indent}${line}`.trimEnd())
}

function valueLines(value: JsonValue): readonly string[] {
  if (typeof value === 'string') return safeLines(value)
  if (!isNested(value)) return [JSON.stringify(value)]
  if (!isArray(value)) return memberLines(value)
  return value.flatMap((item) => indented(valueLines(item), '  ', '- '))
}

/** Whether a value is written below its name; an empty array or object is not. */
function isNested(
  value: JsonValue
): value is readonly JsonValue[] | { readonly [name: string]: JsonValue } {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0
}
