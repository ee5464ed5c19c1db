/** What a value is, for the message of an error. */

import { propertyAt, propertyOf, tagOf } from '../untrusted/inspect.ts'

/**
 * What a value is: its kind, and its value only for a number or a boolean. A string or the content of
 * an object can be secret, and the message ends up in a log.
 */
export function typeName(value: unknown): string {
  if (value === undefined || value === null) return String(value)
  if (value === '') return 'an empty string'
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
  const tag = tagOf(object)
  if (tag === '') return 'unreadable object'
  const name = tag === 'Object' ? propertyAt(object, ['constructor', 'name']) : tag
  if (!isName(name) || name === 'Object') return 'object'
  return name === 'Array' ? 'array' : name
}

/** Whether this is the name of a class or function, and not text that was put there. */
function isName(name: unknown): name is string {
  return typeof name === 'string' && /^[A-Za-z_$][\w$]{0,40}$/.test(name)
}
