/** Objects that hold options: whether they are plain, and whether each option is a known one. */

import { typeName } from './received-value.ts'

/** A longer name is cut in a message: it is content rather than the name of an option. */
const LONGEST_NAME = 40

/**
 * Whether `value` was written as an object literal, or parsed from JSON, also in another realm. An
 * Error, a Response, a Map or an instance of any other class is not.
 */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype === null || prototype === Object.prototype) return true
  // The Object.prototype of another realm: no other prototype of an object is the end of its chain
  // and has this method.
  return (
    Object.getPrototypeOf(prototype) === null &&
    Object.hasOwn(prototype as object, 'hasOwnProperty')
  )
}

/**
 * `value`, when it is a plain object whose members all have a known name. Members that are undefined
 * count as absent.
 *
 * @param where what the options are for, such as `htmlFormatter()`.
 * @throws {TypeError} that names the unknown option, and the known one that is nearest to it.
 */
export function checkedOptions<Options extends object>(
  value: Options,
  names: readonly string[] | ReadonlySet<string>,
  where: string,
  option = 'options'
): Options {
  if (!isPlainObject(value)) {
    throw new TypeError(
      `Option '${option}' of ${where} must be an object; received ${typeName(value)}.`
    )
  }
  checkNames(value, names instanceof Set ? names : new Set(names), where)
  return value
}

/**
 * Checks the names of options.
 *
 * @throws {TypeError} that names the unknown option, and the known one that is nearest to it.
 */
export function checkNames(
  options: Readonly<Record<string, unknown>>,
  names: ReadonlySet<string>,
  where: string
): void {
  for (const name of Object.keys(options)) {
    if (names.has(name) || options[name] === undefined) continue
    const nearest = nearestName(name, names)
    const fix =
      nearest === undefined ? `it takes ${[...names].join(', ')}` : `did you mean '${nearest}'?`
    const end = nearest === undefined ? '.' : ''
    throw new TypeError(`Unknown option '${short(name)}' of ${where}: ${fix}${end}`)
  }
}

function short(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name
}

/** The name that takes the fewest changes to become `name`, where those are few. */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  if (name.length > LONGEST_NAME) return undefined
  let nearest: string | undefined
  // A third of the characters may differ; two in short names, as two that are swapped count twice.
  let fewest = Math.max(name.length < 4 ? 1 : 2, Math.floor(name.length / 3)) + 1
  for (const known of names) {
    const changes = distance(name.toLowerCase(), known.toLowerCase())
    if (changes >= fewest) continue
    nearest = known
    fewest = changes
  }
  return nearest
}

/** The Levenshtein distance: how many characters are to be added, removed or replaced. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
