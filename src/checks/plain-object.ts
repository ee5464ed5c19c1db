/** Whether an object of options is plain, and whether it has other options than those that exist. */

import { tagOf } from '../untrusted/inspect.ts'
import { typeName } from '../untrusted/received-value.ts'

/** In characters. A longer name is cut in a message: it is content rather than the name of an option. */
const LONGEST_NAME = 40

/**
 * Whether `value` was written as an object literal, or parsed from JSON, also in another realm. An
 * Error, a Response, a Map or an instance of any other class is not. Never throws.
 */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  try {
    const prototype: unknown = Object.getPrototypeOf(value)
    // An Object.prototype, also of another realm: no other prototype of a value is the end of its chain
    // and has this method.
    return (
      prototype === null ||
      (Object.getPrototypeOf(prototype) === null &&
        Object.hasOwn(prototype as object, 'hasOwnProperty'))
    )
  } catch {
    return false // null, undefined, or a revoked Proxy
  }
}

/**
 * Copies options, each of which is read once: a getter may throw, or return another value the next time.
 *
 * @param where what the options are for, such as `htmlFormatter()`.
 * @throws {TypeError} that names the option that cannot be read, with what its getter threw as the cause.
 */
export function readEach<Options extends object>(options: Options, where: string): Options {
  // Without a prototype, `__proto__` is a name like any other.
  const read = Object.create(null) as Record<string, unknown>
  let option = 'options'
  try {
    for (option of Object.keys(options)) read[option] = Reflect.get(options, option)
  } catch (cause) {
    throw new TypeError(`Option '${option}' of ${where} cannot be read.`, { cause })
  }
  return read as Options
}

/**
 * A copy of `value`, if it is a plain object whose members all are options. Members that are undefined
 * count as absent.
 *
 * @param where what the options are for: a call such as `htmlFormatter()`, or an option that has them, such as
 *   `'home' of htmlFormatter()`.
 * @param wanted what the value may be, for the message.
 * @throws {TypeError} that names the option that is unknown, with the nearest name, or cannot be read.
 */
export function checkedOptions<Options extends object>(
  value: Options,
  names: Iterable<string>,
  where: string,
  wanted = 'an object'
): Options {
  if (!isPlainObject(value)) {
    const subject = where.startsWith("'") ? `Option ${where}` : `The options of ${where}`
    throw new TypeError(
      `${subject} must be ${wanted}; received ${typeName(value)}.${adviceFor(value)}`
    )
  }
  const options = readEach(value, where)
  checkNames(options, new Set(names), where)
  return options
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

/**
 * What to write in the place of an instance of a class of the app, such as a row of an ORM; empty for every
 * other value.
 */
export function adviceFor(value: unknown): string {
  return tagOf(value) === 'Object' ? ' Write { ...value }, or name its members.' : ''
}

/** The name whose letters differ least from those of `name`, where few do. */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  if (name.length > LONGEST_NAME) return undefined
  let nearest: string | undefined
  // A third of the letters may differ. A replaced letter counts twice, one that moved not at all.
  let most = Math.max(name.length < 4 ? 1 : 2, name.length / 3)
  const letters = name.toLowerCase()
  for (const candidate of names) {
    const others = candidate.toLowerCase()
    const difference = lettersOnlyIn(letters, others) + lettersOnlyIn(others, letters)
    if (difference > most) continue
    nearest = candidate
    most = difference - 1
  }
  return nearest
}

/** How many letters one name has and the other has not, in whatever order they are. */
function lettersOnlyIn(one: string, other: string): number {
  // Each letter of `other` matches once: `somethingElse` has three letters e, `hostname` has one.
  return [...other].reduce((rest, letter) => rest.replace(letter, ''), one).length
}
