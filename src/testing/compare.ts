/** Compares what JSON has with what a test expects, by structure. */

import { isArray, propertyOf, textOf } from '../untrusted/inspect.ts'

/** In characters. A longer value is cut. */
const LONGEST_VALUE = 200

/**
 * Returns a line for each difference, such as `accounts[1]: expected "/2", received "/3"`.
 *
 * @param received a value of `JSON.parse`.
 * @param expected a value, a matcher in its place, or undefined for what must be absent.
 * @param path where the value is, such as `accounts[1]`.
 */
export function differencesAt(path: string, received: unknown, expected: unknown): string[] {
  const value = jsonOf(expected)
  if (isMatcher(value)) {
    if (value.asymmetricMatch(received)) return []
  } else if (value instanceof RegExp) {
    // Not `test`, which goes on from where the last match of the flag `g` ended.
    if (typeof received === 'string' && received.search(value) >= 0) return []
  } else if (isArray(value) && isArray(received)) {
    const length = Math.max(value.length, received.length)
    return Array.from({ length }, (_, index) =>
      differencesAt(`${path}[${index}]`, received[index], value[index])
    ).flat()
  } else if (isRecord(value) && isRecord(received)) {
    return differencesIn(received, value, [...Object.keys(value), ...Object.keys(received)], path)
  } else if (value === received) {
    return []
  }
  return [`${path}: expected ${shown(value)}, received ${shown(received)}`]
}

/** The differences of some members of an object. */
export function differencesIn(
  received: object,
  expected: object,
  names: readonly string[],
  path = ''
): string[] {
  return [...new Set(names)].flatMap((name) =>
    differencesAt(pathTo(name, path), ownProperty(received, name), ownProperty(expected, name))
  )
}

/** What every object inherits, such as `constructor`, is no member. */
function ownProperty(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? propertyOf(object, name) : undefined
}

function pathTo(name: string, path: string): string {
  if (!/^[\w$-]+$/.test(name)) return `${path}[${JSON.stringify(name)}]`
  return path === '' ? name : `${path}.${name}`
}

/** Dates and URLs are strings in JSON. */
function jsonOf(value: unknown): unknown {
  return typeof propertyOf(value, 'toJSON') === 'function'
    ? (value as { toJSON(): unknown }).toJSON()
    : value
}

interface Matcher {
  asymmetricMatch(received: unknown): boolean
  toAsymmetricMatcher?(): string
}

function isMatcher(value: unknown): value is Matcher {
  return typeof propertyOf(value, 'asymmetricMatch') === 'function'
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !isArray(value)
}

/** A value as a line of a message shows it. */
export function shown(value: unknown): string {
  const text = textFor(value)
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text
}

function textFor(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value instanceof RegExp) return `a match of ${String(value)}`
  if (isMatcher(value)) {
    const { sample } = value as { readonly sample?: unknown }
    const name = textOf(value.constructor, 'name')
    // `Any<Number>`, or `StringContaining "credit"`.
    const text = value.toAsymmetricMatcher?.() ?? String(value)
    const isNamed = text.startsWith('[object') ? name : text
    return sample === undefined || text.includes('<') ? isNamed : `${isNamed} ${textFor(sample)}`
  }
  try {
    // A number that JSON does not have, a BigInt or a function is shown as JavaScript has it.
    const isJson = typeof value === 'object' || typeof value === 'string'
    return isJson ? JSON.stringify(value) : String(value)
  } catch {
    return 'an object' // a cycle
  }
}
