/** The fields of a foreign error: those that can be sent, and the names of those that cannot. */

import { propertyOf } from '../untrusted/inspect.ts'
import { addLines, areLinesOf } from './checked-fields.ts'
import { unsatisfiedRangePattern } from './content-range.ts'
import { isReplaced } from './field-groups.ts'
import type { FieldLines, Fields } from './field.ts'
import { isToken } from './grammar.ts'
import { upgradePattern } from './upgrade.ts'

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
    const lower = String(name).toLowerCase()
    if (isReplaced(lower) && !wanted.has(lower)) continue
    const isField = isToken(name) && lower !== '__proto__'
    const lines = isField ? linesOf(lower, value) : undefined
    if (lines !== undefined) addLines(fields, lower, lines)
    // A Content-Range of a success, for one, is no failure in a 416.
    else if (!isReplaced(lower)) dropped.push(String(name))
  }
  return { fields, dropped }
}

/** Fields that `checkedFields` refuses, so that only foreign errors have them as text. */
const patterns: Readonly<Record<string, RegExp>> = {
  'content-range': unsatisfiedRangePattern,
  upgrade: upgradePattern,
}

/** Whether this is a valid value of the field with this lower-case name. */
export function isValueOf(name: string, value: unknown): value is FieldLines {
  const pattern = Object.hasOwn(patterns, name) ? patterns[name] : undefined
  return areLinesOf(name, value) && (pattern?.test(String(value)) ?? true)
}

/** Users of http-errors write `headers: { 'retry-after': 30 }`: a number is sent as its digits. */
function linesOf(name: string, value: unknown): FieldLines | undefined {
  try {
    const lines = typeof value === 'number' ? String(value) : value
    return isValueOf(name, lines) ? lines : undefined
  } catch {
    return undefined // a revoked Proxy
  }
}

function entriesOf(headers: unknown): readonly (readonly [string, unknown])[] {
  try {
    if (typeof headers !== 'object' || headers === null) return []
    if (headers instanceof Headers) return [...headers]
    // A getter that throws has no value, and its field is dropped as such.
    return Object.keys(headers).map((name) => [name, propertyOf(headers, name)] as const)
  } catch {
    return [] // a Proxy whose traps throw
  }
}
