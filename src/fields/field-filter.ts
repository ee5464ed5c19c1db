/** The fields of a foreign error: those that can be sent, and the names of those that cannot. */

import { propertyOf } from '../untrusted/inspect.ts'
import { addField } from './checked-fields.ts'
import { isReplaced } from './field-groups.ts'
import type { FieldLines, Fields } from './field.ts'

/** The fields that can be sent, and the names of the fields that are not valid. */
export interface FilteredFields {
  readonly fields: Fields
  readonly dropped: readonly string[]
}

/**
 * The fields of a foreign error. What describes its content or its connection is replaced by that of
 * the response, which is no failure; what is not valid is dropped by name. Never throws.
 *
 * @param headers `Headers`, an object, or anything else, which has no fields.
 * @param wanted the fields that the status asks for, by lower-case name: those pass in any case.
 */
export function filterFields(headers: unknown, wanted: ReadonlySet<string>): FilteredFields {
  const fields: Record<string, FieldLines> = {}
  const dropped: string[] = []
  for (const [name, value] of entriesOf(headers)) {
    const lower = name.toLowerCase()
    const isReplacedField = isReplaced(lower)
    if (isReplacedField && !wanted.has(lower)) continue
    try {
      // Users of http-errors write `headers: { 'retry-after': 30 }`: a number is sent as its digits.
      addField(fields, name, typeof value === 'number' ? String(value) : value, name)
    } catch {
      // A Content-Range of a success, for one, is no failure in a 416.
      if (!isReplacedField) dropped.push(name)
    }
  }
  return { fields, dropped }
}

function entriesOf(headers: unknown): readonly (readonly [string, unknown])[] {
  try {
    if (typeof headers !== 'object') return []
    if (headers instanceof Headers) return [...headers]
    // A getter that throws has no value, and its field is dropped as such.
    return Object.keys(headers ?? {}).map((name) => [name, propertyOf(headers, name)] as const)
  } catch {
    return [] // a Proxy whose traps throw
  }
}
