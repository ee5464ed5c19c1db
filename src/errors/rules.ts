/**
 * How a constructor option becomes a part of the response.
 *
 * The keywords of the RFCs become those of TypeScript: a MUST is a required option, a SHOULD or MAY
 * an optional one. A field that is always the same has no option: it is in the row of the table.
 */

import type { FieldLines, Fields, Target } from '../fields/field.ts'
import type { HttpErrorInit } from './error-init.ts'

/** The fields and members of an error while its options are applied. */
export interface FieldsAndMembers {
  readonly fields: Record<string, FieldLines>
  readonly members: Record<string, unknown>
}

/** The fields and members of an error. */
export interface AppliedRules {
  readonly headers: Fields
  readonly members: Readonly<Record<string, unknown>>
  /** The names of fields of a foreign error that must not or cannot be sent. */
  readonly droppedFields?: readonly string[]
  /** The names of required fields that a foreign error has no value for. */
  readonly placeholders?: readonly string[]
}

/** The rule of an option. */
export interface Rule<Value, Strength extends 'must' | 'may'> {
  readonly strength: Strength
  readonly target: Target<Value>
  /**
   * Writes the value of the option into its field or member. A part of the rule, so that a bundle of
   * a class without own options, such as `NotFound`, leaves this function out.
   *
   * @throws {TypeError|RangeError} when the value is malformed, or a required one is undefined: that is no
   * valid value of its target.
   */
  readonly apply: (value: Value | undefined, option: string, applied: FieldsAndMembers) => void
}

/** A required option. */
export type Must<Value> = Rule<Value, 'must'>

/** An optional option. */
export type May<Value> = Rule<Value, 'may'>

/** The rules of one status: option name -> rule. */
export type Rules = Readonly<Record<string, Must<never> | May<never>>>

/** An option that the RFC demands: "MUST generate". */
/* @__NO_SIDE_EFFECTS__ */
export function must<Value>(target: Target<Value>): Must<Value> {
  return rule('must', target)
}

/** An option that the RFC offers: "MAY", or "SHOULD … if". */
/* @__NO_SIDE_EFFECTS__ */
export function may<Value>(target: Target<Value>): May<Value> {
  return rule('may', target)
}

/* @__NO_SIDE_EFFECTS__ */
function rule<Value, Strength extends 'must' | 'may'>(
  strength: Strength,
  target: Target<Value>
): Rule<Value, Strength> {
  return {
    strength,
    target,
    apply(value, option, { fields, members }) {
      if (value === undefined && strength === 'may') return
      // What is required and missing is refused like any other value that is none.
      const given = value as Value
      if ('member' in target) {
        members[target.member] = target.read(given, option)
      } else {
        const name = target.field.toLowerCase()
        const lines = target.write(given, option)
        // Link is a list that `headers` may add to; every other field has the value of its option.
        const before = name === 'link' ? fields[name] : undefined
        fields[name] = before === undefined ? lines : [lines, before].flat()
      }
    },
  }
}

/** The rules that the options of a status demand: a compiler error where a table differs from them. */
export type RulesOf<Init extends HttpErrorInit> = {
  readonly [Option in Exclude<keyof Init, keyof HttpErrorInit>]-?: undefined extends Init[Option]
    ? May<Exclude<Init[Option], undefined>>
    : Must<Init[Option]>
}
