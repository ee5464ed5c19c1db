/** The arguments of an error's constructor: a message, options, or both. */

import { isErrorLike } from '../untrusted/inspect.ts'
import { invalidOption } from '../fields/grammar.ts'
import { reservedMembers } from './problem-members.ts'
import type { AnyInit } from './error-init.ts'
import { checkNames, isPlainObject } from '../checks/plain-object.ts'
import { typeName } from '../checks/received-value.ts'

/** The options that every error has. */
export const commonOptions: readonly string[] = [
  'message',
  'detail',
  'type',
  'title',
  'instance',
  'extensions',
  'headers',
  'cause',
  'expose',
  'condition',
]

const noOptions: AnyInit = /* @__PURE__ */ Object.freeze({})

/**
 * The arguments as one object. The options are copied, so that each getter runs once, and before
 * anything of the process is changed for the constructor.
 *
 * @param names the options that the class has.
 * @param where what is called, such as `NotFound`.
 * @throws {TypeError} for anything but a message and plain options with known names.
 */
export function readInit(
  args: readonly unknown[],
  names: ReadonlySet<string>,
  where: string
): AnyInit {
  const [first, second] = args
  if (
    args.length > 2 ||
    (second !== undefined && first !== undefined && typeof first !== 'string')
  ) {
    if (typeof first === 'object') checkOptions(first, where)
    throw new TypeError(`${where} takes a message, options, or both, in this order.`)
  }
  if (typeof first === 'string' || first === undefined) {
    if (second === undefined) return first === undefined ? noOptions : { message: first }
    const said = readOptions(second, names, where)
    return first === undefined ? said : { ...said, message: first }
  }
  return readOptions(first, names, where)
}

function readOptions(options: unknown, names: ReadonlySet<string>, where: string): AnyInit {
  checkOptions(options, where)
  const said = { ...options }
  checkNames(said, names, where)
  if (said['extensions'] !== undefined) checkExtensions(said['extensions'], where)
  return said
}

/** What of these is given by mistake, and what to write instead. */
function checkOptions(
  options: unknown,
  where: string
): asserts options is Readonly<Record<string, unknown>> {
  if (isPlain(options)) return
  if (isErrorLike(options)) {
    throw new TypeError(
      `${where} received ${typeName(options)} in the place of its options, whose message would be ` +
        `public. Pass it as \`cause\`: new ${where}({ cause: error }).`
    )
  }
  throw new TypeError(
    `${where} takes a message or options, which are a plain object; received ${typeName(options)}. ` +
      `Pass an error as \`cause\`, and text for the client as \`detail\`.`
  )
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  try {
    return isPlainObject(value) && !isErrorLike(value)
  } catch {
    return false // a revoked Proxy
  }
}

/** Objects of these kinds have no members to send, or members that are not meant to be sent. */
const unsuitable =
  /^\[object (?:Error|DOMException|Promise|(?:Weak)?(?:Map|Set)|Date|RegExp|Response|Request|Headers|FormData|URLSearchParams|Blob|File)\]$/

/** Refuses extensions that would be dropped, or that would replace a member of the problem. */
function checkExtensions(extensions: unknown, where: string): void {
  const option = `extensions' of '${where}`
  if (isErrorLike(extensions)) {
    throw new TypeError(
      `Option '${option}' received ${typeName(extensions)}. Pass it as \`cause\`; extensions are public.`
    )
  }
  if (unsuitable.test(Object.prototype.toString.call(extensions))) {
    throw invalidOption(option, 'an object with the members to add', extensions)
  }
  if (typeof extensions !== 'object' || extensions === null) return
  const reserved = reservedIn(extensions)
  if (reserved === undefined) return
  const fix =
    reserved === 'status'
      ? 'the status is that of the class'
      : reserved === 'toJSON'
        ? 'it would replace the whole problem'
        : `set the option '${reserved}' of the error itself`
  throw new TypeError(
    `Option '${option}' must not have the member '${reserved}': ${fix}. Or give the member another name.`
  )
}

function reservedIn(extensions: object): string | undefined {
  try {
    if ('toJSON' in extensions) return 'toJSON'
    return Object.keys(extensions).find((name) => reservedMembers.has(name))
  } catch {
    return undefined // a Proxy whose traps throw has no members
  }
}
