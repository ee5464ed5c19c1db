/** The fields that a developer passes in an option: checked in the constructor of the error. */

import { namesAndValues } from '../checks/header-entries.ts'
import { allowPattern } from './allow.ts'
import { challengesPattern } from './authenticate.ts'
import { etagPattern } from './etag.ts'
import { responseOnlyFields } from './field-groups.ts'
import type { FieldLines, Fields } from './field.ts'
import { invalidOption, isFieldValue, isToken } from './grammar.ts'
import { retryAfterPattern } from './retry-after.ts'

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
const patterns: Readonly<Record<string, RegExp | undefined>> = {
  allow: allowPattern,
  etag: etagPattern,
  'proxy-authenticate': challengesPattern,
  'retry-after': retryAfterPattern,
  'www-authenticate': challengesPattern,
}

/**
 * The fields of an option, by lower-case name.
 *
 * @throws {TypeError} that names the option and the field.
 */
export function checkedFields(headers: unknown, option: string): Fields {
  const fields: Record<string, FieldLines> = {}
  for (const [name, value] of namesAndValues(headers, option)) {
    if (!isToken(name)) throw new TypeError(`Option '${option}' must have field names as its keys.`)
    const lower = name.toLowerCase()
    if (responseOnlyFields.has(lower)) {
      throw new TypeError(`Option '${option}' must not set '${name}': the response sets it itself.`)
    }
    if (!areLinesOf(lower, value)) {
      throw invalidOption(`${option}['${name}']`, 'a value of this field', value)
    }
    addLines(fields, lower, value)
  }
  return fields
}

/** Whether these are valid lines of the field with this lower-case name. */
export function areLinesOf(name: string, value: unknown): value is FieldLines {
  const lines: readonly unknown[] = Array.isArray(value) ? value : [value]
  const pattern = Object.hasOwn(patterns, name) ? patterns[name] : undefined
  return lines.every((line) => isFieldValue(line) && (pattern?.test(line) ?? true))
}

/** Adds lines after those that the field already has: `Headers` has each Set-Cookie as an entry. */
export function addLines(
  fields: Record<string, FieldLines>,
  name: string,
  lines: FieldLines
): void {
  const before = Object.hasOwn(fields, name) ? fields[name] : undefined
  fields[name] =
    before === undefined && !Array.isArray(lines) ? lines : [before ?? [], lines].flat()
}
