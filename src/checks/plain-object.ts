/** Whether an object of options is plain, and whether it has other options than those that exist. */

import { typeName } from './received-value.ts'

/** In characters. A longer name is cut in a message: it is content rather than the name of an option. */
const LONGEST_NAME = 40

/**
 * Whether `value` was written as an object literal, or parsed from JSON, also in another realm. An
 * Error, a Response, a Map or an instance of any other class is not. Never throws.
 */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  try {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype === null || prototype === Object.prototype) return true
    // The Object.prototype of another realm: no other prototype of an object is the end of its chain
    // and has this method.
    return (
      Object.getPrototypeOf(prototype) === null &&
      Object.hasOwn(prototype as object, 'hasOwnProperty')
    )
  } catch {
    return false // a revoked Proxy
  }
}

/**
 * `value`, if it is a plain object whose members all are options. Members that are undefined count as
 * absent.
 *
 * @param where what the options are for, such as `htmlFormatter()`.
 * @throws {TypeError} that names the unknown option, and the option with the nearest name.
 */
export function checkedOptions<Options extends object>(
  value: Options,
  names: readonly string[],
  where: string,
  option = 'options'
): Options {
  if (!isPlainObject(value)) {
    throw new TypeError(
      `Option '${option}' of ${where} must be an object; received ${typeName(value)}.`
    )
  }
  checkNames(value, new Set(names), where)
  return value
}

/**
 * Checks the names of options.
 *
 * @throws {TypeError} that names the unknown option, and the option with the nearest name.
 */
export function checkNames(
  options: Readonly<Record<string, unknown>>,
  names: ReadonlySet<string>,
  where: string
): void {
  for (const name of Object.keys(options)) {
    if (names.has(name) || options[name] === undefined) continue
    const nearest = nearestName(name, names)
    const fix = nearest ? `did you mean '${nearest}'?` : `it takes ${[...names].join(', ')}.`
    const shown = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name
    throw new TypeError(`Unknown option '${shown}' of ${where}: ${fix}`)
  }
}

/** The name whose letters differ least from those of `name`, where few do. */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  if (name.length > LONGEST_NAME) return undefined
  let nearest: string | undefined
  // A third of the letters may differ. A replaced letter counts twice, one that moved not at all.
  let fewest = Math.max(name.length < 4 ? 1 : 2, Math.floor(name.length / 3)) + 1
  for (const candidate of names) {
    const difference = differentLetters(name.toLowerCase(), candidate.toLowerCase())
    if (difference >= fewest) continue
    nearest = candidate
    fewest = difference
  }
  return nearest
}

/** How many letters one name has and the other has not, in whatever order they are. */
function differentLetters(a: string, b: string): number {
  return lettersOnlyIn(a, b) + lettersOnlyIn(b, a)
}

function lettersOnlyIn(one: string, other: string): number {
  // Each letter of `other` matches once: `somethingElse` has three letters e, `hostname` has one.
  return [...other].reduce((rest, letter) => rest.replace(letter, ''), one).length
}
