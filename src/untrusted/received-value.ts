/** What was received, for the message of an error. */

import { propertyAt, propertyOf, tagOf } from './inspect.ts'

/** In characters. A message has to say which value it is about, and not all of it. */
const LONGEST_VALUE = 60

/**
 * What a developer has written: a string in quotes, without the characters that no one sees; the kind of
 * everything else. Only for options that hold no secret and nothing of a request. An address may have a
 * password before its `@`, and is not shown.
 */
export function shownValue(value: unknown): string {
  if (typeof value === 'string' && !value.includes('@')) {
    const shown = value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value
    return JSON.stringify(shown).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\ufffd')
  }
  const kind = typeName(value)
  return kind === 'an array' && propertyOf(value, 'length') === 0 ? 'an empty array' : kind
}

/**
 * What a value is: its kind, and its value only for a number or a boolean. A string or the content of
 * an object can be secret, and the message ends up in a log.
 */
export function typeName(value: unknown): string {
  if (value === '') return 'an empty string'
  if (value === null || /^(?:undefined|number|boolean)$/.test(typeof value)) return String(value)
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
