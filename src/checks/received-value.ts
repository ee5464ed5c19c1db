/** What a value is, for the message of an error. */

import { propertyOf } from '../untrusted/inspect.ts'

/**
 * What a value is: its kind, and its value only for a number or a boolean. A string or the content of
 * an object can be secret, and the message ends up in a log.
 */
export function typeName(value: unknown): string {
  if (value === undefined || value === null) return String(value)
  if (typeof value === 'number' || typeof value === 'boolean') return `a ${typeof value} (${value})`
  if (typeof value === 'function') {
    const name = propertyOf(value, 'name')
    return isName(name) ? `a function (${name})` : 'a function'
  }
  const kind = typeof value === 'object' ? kindOf(value) : typeof value
  // `U` as in `URL`, `Uint8Array` or `User` is spoken with a consonant.
  return `${/^[AEIOU](?!RL|int|ser)/i.test(kind) ? 'an' : 'a'} ${kind}`
}

/** The kind of an object, or the name of its class. */
function kindOf(object: object): string {
  try {
    const kind = Object.prototype.toString.call(object).slice('[object '.length, -1)
    const name: unknown = kind === 'Object' ? Reflect.get(object, 'constructor')?.name : kind
    if (isName(name) && name !== 'Object') return name === 'Array' ? 'array' : name
  } catch {
    // a revoked Proxy, or a getter that throws
  }
  return 'object'
}

/** Whether this is the name of a class or function, and not text that was put there. */
function isName(name: unknown): name is string {
  return typeof name === 'string' && /^[A-Za-z_$][\w$]{0,40}$/.test(name)
}
