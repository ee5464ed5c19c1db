/** Checks the content of a lock file, which people edit and merge. */

import { isPlainObject } from '../checks/plain-object.ts'
import { typeName } from '../untrusted/received-value.ts'
import { isArray } from '../untrusted/inspect.ts'
import { LOCK_VERSION, type Lock } from './lock.ts'

/** How long a name is in a message, in characters. */
const LONGEST_NAME = 100

/**
 * @param which of the arguments of `changes()` it is.
 * @throws {TypeError} that names the place, what must be there and what is.
 */
export function readLock(lock: unknown, which: 'first' | 'second'): Lock {
  const check = (place: string, value: unknown, wanted: string, isValid: boolean): void => {
    if (isValid) return
    throw new TypeError(
      `The ${which} argument of changes() is not a lock: ${place} must be ${wanted}; received ${typeName(value)}.`
    )
  }
  if (typeof lock === 'string') {
    throw new TypeError(
      `The ${which} argument of changes() is text: pass it to JSON.parse() first.`
    )
  }
  check('it', lock, 'what lockOf() returns, or the JSON of a lock file', isPlainObject(lock))
  const { version, problems } = lock as Record<string, unknown>
  check('version', version, 'a number', typeof version === 'number')
  if (version !== LOCK_VERSION) {
    throw new TypeError(
      `The ${which} argument of changes() has version ${String(version)}, and this version of hono-http-errors reads ${LOCK_VERSION}: write the lock file again with lockOf().`
    )
  }
  check('problems', problems, 'an object', isPlainObject(problems))
  for (const [type, problem] of Object.entries(problems as object)) {
    const at = `problems['${type.slice(0, LONGEST_NAME)}']`
    check(at, problem, 'an object', isPlainObject(problem))
    const { status, title, name, condition, aliases, members } = problem as Record<string, unknown>
    check(`${at}.status`, status, 'a status code', Number.isInteger(status))
    check(`${at}.title`, title, 'a string', isText(title))
    check(`${at}.name`, name, 'a string', isText(name))
    check(`${at}.condition`, condition, 'a string', isText(condition))
    const isList = isArray(aliases) && aliases.every(isText)
    check(`${at}.aliases`, aliases, 'an array of strings', isList)
    check(`${at}.members`, members, 'an object', isPlainObject(members))
    for (const [member, value] of Object.entries(members as object)) {
      const place = `${at}.members['${member.slice(0, LONGEST_NAME)}']`
      check(place, value, 'an object', isPlainObject(value))
      const { required, schema } = value as Record<string, unknown>
      check(`${place}.required`, required, 'a boolean', typeof required === 'boolean')
      const isSchema = typeof schema === 'boolean' || isPlainObject(schema)
      check(`${place}.schema`, schema, 'a JSON Schema', isSchema)
    }
  }
  return lock as Lock
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
