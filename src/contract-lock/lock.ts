/** Problem types -> what clients rely on, as JSON that is the same for the same contract. */

import { typeName } from '../untrusted/received-value.ts'
import type { Condition } from '../errors/error-init.ts'
import { jsonSchemaOf, membersIn } from '../problem-types/json-schema.ts'
import type { AnyProblemClass } from '../problem-types/problem-class.ts'
import { problems } from '../problem-types/problems.ts'
import { isArray } from '../untrusted/inspect.ts'
import type { JsonValue } from '../untrusted/json-value.ts'
import { byKey, lockedSchema } from './locked-schema.ts'

/** The version of the format, for lock files that a later version of this package writes. */
export const LOCK_VERSION = 1

/** A member that clients may read. */
export interface LockedMember {
  /** Whether every problem of the type has the member. */
  readonly required: boolean
  /** The JSON Schema of the member, without titles and descriptions. */
  readonly schema: JsonValue
}

/** A problem type that clients may rely on. */
export interface LockedProblem {
  /** The status code. */
  readonly status: number
  /** The summary of the problem type. */
  readonly title: string
  /** The name of the class and of the OpenAPI component. */
  readonly name: string
  /** Whether the condition passes by itself. */
  readonly condition: Condition
  /** The types that it had before. */
  readonly aliases: readonly string[]
  /** By name. `*` stands for all names that the schema does not list. */
  readonly members: Readonly<Record<string, LockedMember>>
}

/** The content of a lock file. */
export interface Lock {
  /** The version of the format. */
  readonly version: typeof LOCK_VERSION
  /** By type. */
  readonly problems: Readonly<Record<string, LockedProblem>>
}

/**
 * Returns the contract of a set of problem types: types, statuses and members, sorted, so that a difference
 * between two lock files is a difference of the contract.
 *
 * @param classes the problem types, such as `problems(…)` returns them.
 * @throws {TypeError} that names the class where its schema has no JSON Schema, or the two classes that have a
 * type, an alias or a name in common.
 * @example
 * ```ts
 * import { writeFileSync } from 'node:fs'
 *
 * const all = problems(DateNotAcceptable, OhttpKeyNotAcceptable)
 *
 * export function writeLock(): void {
 *   writeFileSync('problems.lock.json', `${JSON.stringify(lockOf(all), null, 2)}\n`)
 * }
 * ```
 */
export function lockOf(classes: readonly AnyProblemClass[]): Lock {
  if (!isArray(classes)) {
    throw new TypeError(
      `The argument of lockOf() must be what problems() returns; received ${typeName(classes)}.`
    )
  }
  const locked = problems(...classes).map(
    (problemClass) => [problemClass.type, lockedProblem(problemClass)] as const
  )
  return { version: LOCK_VERSION, problems: Object.fromEntries(locked.toSorted(byKey)) }
}

function lockedProblem(problemClass: AnyProblemClass): LockedProblem {
  const { status, title, definition } = problemClass
  const { name, condition, aliases = [] } = definition
  const schema = jsonSchemaOf(problemClass) ?? {}
  const members = [...membersIn(schema)]
  return {
    status,
    title,
    name: String(name),
    condition,
    aliases: aliases.toSorted(),
    members: Object.fromEntries(
      members.toSorted(byKey).map(([member, { required, schema: value }]) => {
        return [member, { required, schema: lockedSchema(value, schema) }]
      })
    ),
  }
}
