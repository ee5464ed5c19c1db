/** Reads what a test expects: a class, a status code, or members. */

import { isPlainObject } from '../checks/plain-object.ts'
import { typeName } from '../untrusted/received-value.ts'
import type { ErrorDefinition } from '../errors/error-definition.ts'
import { isErrorStatus } from '../errors/status-range.ts'
import type { AnyProblemDefinition } from '../problem-types/problem-definition.ts'
import { isErrorLike, propertyAt } from '../untrusted/inspect.ts'

/** The facts of a class: those of its status, and of its problem type where it has one. */
export type ClassDefinition = ErrorDefinition & Partial<AnyProblemDefinition>

/** What a test expects. */
export interface Expectation {
  /** The definition of the class, where one is expected. */
  readonly definition?: ClassDefinition | undefined
  readonly members: Readonly<Record<string, unknown>>
  /** What is expected, for the first line of a message. */
  readonly label: string
}

/**
 * Reads the arguments of a test.
 *
 * @param caller the function that was called, such as `toBeProblem()`.
 * @throws {TypeError} for anything but a class, a status code or members.
 */
export function readExpectation(expected: unknown, members: unknown, caller: string): Expectation {
  if (typeof expected === 'function') {
    const definition = propertyAt(expected, ['definition']) as ClassDefinition | undefined
    if (typeof propertyAt(definition, ['status']) === 'number' && definition !== undefined) {
      const { status, type, name } = definition
      const facts = type === undefined ? status : `${status}, ${type}`
      return {
        definition,
        members: readMembers(members, caller),
        label: `problem ${type === undefined ? expected.name : name} (${facts})`,
      }
    }
  }
  if (members !== undefined) {
    throw new TypeError(
      `${caller} takes members beside a class only; received ${typeName(expected)} before them: write one object, { status: 404, detail: '…' }.`
    )
  }
  if (isErrorStatus(expected)) {
    return { members: { status: expected }, label: `problem with status ${expected}` }
  }
  if (expected === undefined || isPlainObject(expected)) {
    return { members: expected ?? {}, label: 'problem' }
  }
  const fix = isErrorLike(expected) ? ' Pass the class of the error.' : ''
  throw new TypeError(
    `${caller} takes the class of a status or of defineProblem(), a status code, or an object with members; received ${typeName(expected)}.${fix}`
  )
}

function readMembers(members: unknown, caller: string): Readonly<Record<string, unknown>> {
  if (members === undefined || isPlainObject(members)) return members ?? {}
  throw new TypeError(
    `The members that ${caller} takes must be an object; received ${typeName(members)}.`
  )
}
