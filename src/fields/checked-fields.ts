/** The fields that a developer passes in an option: checked in the constructor of the error. */

import { namesAndValues } from '../checks/header-entries.ts'
import { allowPattern } from './allow.ts'
import { challengesPattern } from './authenticate.ts'
import { unsatisfiedRangePattern } from './content-range.ts'
import { etagPattern } from './etag.ts'
import { responseOnlyFields } from './field-groups.ts'
import type { FieldLines, Fields } from './field.ts'
import { invalidOption, isFieldValue, isToken } from './grammar.ts'
import { retryAfterPattern } from './retry-after.ts'
import { upgradePattern } from './upgrade.ts'

/** No fields at all; shared, as most errors have none. */
export const noFields: Fields = /* @__PURE__ */ Object.freeze({})

const frozenFields = /* @__PURE__ */ new WeakSet<Fields>([noFields])

/** Marks fields as checked, and freezes them, so that they stay as they were checked. */
export function markChecked(fields: Record<string, FieldLines>): Fields {
  for (const name in fields) Object.freeze(fields[name])
  frozenFields.add(Object.freeze(fields))
  return fields
}

/**
 * Whether `markChecked` has marked these fields. An invalid value in others would end the process on
 * Node, where the fields of a response go to the socket unchecked.
 */
export function isMarkedChecked(fields: Fields): boolean {
  return frozenFields.has(fields)
}

/** The grammar of fields that errors have as text, beyond that of every field. */
const patterns: ReadonlyMap<string, RegExp> = /* @__PURE__ */ new Map([
  ['allow', allowPattern],
  ['content-range', unsatisfiedRangePattern],
  ['etag', etagPattern],
  ['proxy-authenticate', challengesPattern],
  ['retry-after', retryAfterPattern],
  ['upgrade', upgradePattern],
  ['www-authenticate', challengesPattern],
])

/**
 * The fields of an option, by lower-case name.
 *
 * @throws {TypeError} that names the option and the field.
 */
export function checkedFields(headers: unknown, option: string): Fields {
  const fields: Record<string, FieldLines> = {}
  for (const [name, value] of namesAndValues(headers, option)) {
    if (responseOnlyFields.has(name.toLowerCase())) {
      throw new TypeError(`Option '${option}' must not set '${name}': the response sets it itself.`)
    }
    addField(fields, name, value, option)
  }
  return fields
}

/**
 * Adds a field, after the lines that it already has: `Headers` has each Set-Cookie as an entry.
 *
 * @throws {TypeError} that names the option and the field when its name or value is malformed.
 */
export function addField(
  fields: Record<string, FieldLines>,
  name: string,
  value: unknown,
  option: string
): void {
  // `__proto__` is a token, but would set the prototype of `fields`.
  if (!isToken(name) || name === '__proto__') {
    throw new TypeError(`Option '${option}' must have field names as its keys.`)
  }
  const lower = name.toLowerCase()
  if (!isValueOf(lower, value)) {
    throw invalidOption(`${option}['${name}']`, 'text that this field can have', value)
  }
  const before = Object.hasOwn(fields, lower) ? fields[lower] : undefined
  fields[lower] =
    before === undefined && typeof value === 'string' ? value : [before ?? [], value].flat()
}

/** Whether this is a valid value, or list of values, of the field with this lower-case name. */
export function isValueOf(name: string, value: unknown): value is FieldLines {
  const lines: readonly unknown[] = Array.isArray(value) ? value : [value]
  return lines.every((line) => isFieldValue(line) && patterns.get(name)?.test(line) !== false)
}
