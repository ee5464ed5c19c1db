/** Options -> fields and members, by the rules of a status. */

import { checkedFields, markChecked } from '../fields/checked-fields.ts'
import { filterFields } from '../fields/field-filter.ts'
import type { FieldLines, Fields } from '../fields/field.ts'
import type { AnyInit } from './error-init.ts'
import { noMembers } from './problem-members.ts'
import type { AppliedRules, FieldsAndMembers, Rules } from './rules.ts'

/** What is read here of the definition of a status. */
interface RulesAndFields {
  readonly rules: Rules
  readonly fields: Fields
}

/**
 * The fields and members of an error of this package.
 *
 * @throws {TypeError|RangeError} that names the option that is missing or malformed.
 */
export function applyRules({ rules, fields }: RulesAndFields, init: AnyInit): AppliedRules {
  const { headers } = init
  const applied: FieldsAndMembers = {
    fields: headers === undefined ? {} : checkedFields(headers, 'headers'),
    members: {},
  }
  for (const [option, rule] of Object.entries(rules)) {
    rule.apply(init[option] as never, option, applied)
  }
  return withFixedFields(applied, fields)
}

/**
 * The same for an error of another library: a field that cannot be sent is dropped, and a required
 * field without a value gets its placeholder.
 *
 * @throws {TypeError|RangeError} only for a malformed option of the status, such as `retryAfter`.
 */
export function applyRulesToForeign(
  { rules, fields: fixed }: RulesAndFields,
  init: Readonly<Record<string, unknown>>
): AppliedRules {
  const names = Object.values(rules).map(({ target }) =>
    'field' in target ? target.field.toLowerCase() : ''
  )
  const { fields: filtered, dropped } = filterFields(init['headers'], new Set(names))
  const fields: Record<string, FieldLines> = { ...filtered }
  const members: Record<string, unknown> = {}
  const placeholders: string[] = []
  for (const [option, { strength, target, apply }] of Object.entries(rules)) {
    const value = init[option]
    if (value !== undefined) {
      apply(value as never, option, { fields, members })
    } else if (strength === 'must' && 'field' in target) {
      const name = target.field.toLowerCase()
      if (name in fields) continue
      // Every field that a status requires has one.
      fields[name] = target.placeholder as FieldLines
      placeholders.push(name)
    }
  }
  return {
    ...withFixedFields({ fields, members }, fixed),
    ...(dropped.length > 0 && { droppedFields: dropped }),
    ...(placeholders.length > 0 && { placeholders }),
  }
}

/** Where there is nothing to add, the shared objects are used, so that the error has no property. */
function withFixedFields({ fields, members }: FieldsAndMembers, fixed: Fields): AppliedRules {
  return {
    headers: isEmpty(fields) ? fixed : markChecked({ ...fields, ...fixed }),
    members: isEmpty(members) ? noMembers : members,
  }
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0
}
