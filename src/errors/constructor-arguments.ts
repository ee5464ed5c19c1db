/** The arguments of an error's constructor: a message, options, or both. */

import { adviceFor, checkNames, isPlainObject, readEach } from '../checks/plain-object.ts'
import { typeName } from '../untrusted/received-value.ts'
import { invalidOption } from '../fields/grammar.ts'
import { isErrorLike } from '../untrusted/inspect.ts'
import { extensionsText, type AnyInit } from './error-init.ts'
import { reservedMembers } from './problem-members.ts'

/**
 * The arguments as one object. The options are copied, so that each getter runs once, and before
 * `Error.stackTraceLimit` is changed for the constructor.
 *
 * @param names the options that the class has.
 * @param where what is called, such as `NotFound`.
 * @throws {TypeError} for anything but a message and plain options that the class has.
 */
export function readInit(
  args: readonly unknown[],
  names: ReadonlySet<string>,
  where: string
): AnyInit {
  const init = readArguments(args, where)
  checkNames(init, names, where)
  if (init.extensions !== undefined) checkExtensions(init.extensions)
  return init
}

/**
 * The arguments as one object, of whose members the names are not checked.
 *
 * @param where what is called, such as `NotFound`.
 * @throws {TypeError} for anything but a message and plain options.
 */
export function readArguments(args: readonly unknown[], where: string): AnyInit {
  const [first, second] = args
  const isMessage = first === undefined || typeof first === 'string'
  const usage = `${where} takes a message, options, or both, in this order.`
  const options = copyInit(isMessage ? second : first, where, usage)
  if (args.length > 2 || (!isMessage && second !== undefined)) throw new TypeError(usage)
  if (typeof first !== 'string') return options
  // V8 takes three times as long to add a member behind those of a spread than to set one before them.
  const init = { message: first, ...options }
  init.message = first
  return init
}

/**
 * The options of `from()`, of whose members the names are not checked.
 *
 * @param name the name of the class.
 * @throws {TypeError} for anything but plain options.
 */
export function readForeignInit(
  options: unknown,
  name: string
): AnyInit & { readonly isForeign?: boolean | undefined } {
  return copyInit(options, `${name}.from`, `${name}.from takes options.`)
}

function copyInit(options: unknown = {}, where: string, usage: string): AnyInit {
  if (isPlainObject(options)) {
    try {
      // An object with a prototype: constructors copy it again, which takes twice as long without one.
      return { ...options }
    } catch {
      return readEach(options, where)
    }
  }
  throw new TypeError(
    `${usage} It received ${typeName(options)}. ` +
      `Options are a plain object, such as { cause: error }.${adviceFor(options)}`
  )
}

/** Refuses extensions that would not be sent, or that would replace a member of the problem. */
function checkExtensions(extensions: unknown): void {
  const names = namesOf(extensions)
  // An error is not public. A Map, a Date, a Promise or a Response has no members of its own.
  if (isErrorLike(extensions) || (names.length === 0 && !isPlainObject(extensions))) {
    throw invalidOption('extensions', extensionsText, extensions)
  }
  const reserved = names.find((name) => reservedMembers.has(name))
  if (reserved === undefined) return
  throw new TypeError(
    `Option 'extensions' must not have the member '${reserved}': ` +
      `give it another name, or set the option of the error.`
  )
}

/** The names of the members; none for a Proxy whose traps throw. An inherited toJSON counts. */
function namesOf(extensions: unknown): readonly string[] {
  try {
    const names = Object.keys(Object(extensions))
    return names.length > 0 && 'toJSON' in Object(extensions) ? [...names, 'toJSON'] : names
  } catch {
    return []
  }
}
