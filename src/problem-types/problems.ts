/** A set of problem types: what documentation, OpenAPI and the lock take. */

import { invalidClass } from '../checks/invalid-argument.ts'
import { propertyAt, propertyOf } from '../untrusted/inspect.ts'
import type { AnyProblemClass } from './problem-class.ts'
import { checkExample } from './example.ts'

/** Whether a value is a class of `defineProblem`, also one of a second copy of this package. */
export function isProblemClass(value: unknown): value is AnyProblemClass {
  return (
    typeof value === 'function' &&
    typeof propertyAt(value, ['definition', 'type']) === 'string' &&
    typeof propertyOf(value, 'from') === 'function'
  )
}

/** The class that has a type, an alias or a name. */
interface Owner {
  readonly label: string
  /** Which argument it is, from 1. */
  readonly position: number
}

/**
 * Puts problem types into a set, and checks that no two have a type, an alias or a name in common and that
 * each example fits its schema. Call it once, at start. A class may be passed more than once, as of two sets
 * that share it.
 *
 * @param classes classes of `defineProblem`, and those of the IANA registry.
 * @returns the classes as they were passed.
 * @throws {TypeError} that names the two classes, or the class and what is wrong with its example.
 * @example
 * ```ts
 * class OutOfCredit extends defineProblem(Forbidden, {
 *   type: 'https://api.example.com/problems/out-of-credit',
 *   title: 'You do not have enough credit.',
 * }) {}
 *
 * export const all = problems(OutOfCredit, DateNotAcceptable)
 * ```
 */
export function problems<const Classes extends readonly AnyProblemClass[]>(
  ...classes: Classes
): Classes {
  const owners = new Map<string, Owner>()
  for (const [index, problemClass] of classes.entries()) {
    if (!isProblemClass(problemClass)) {
      throw invalidClass(
        `Argument ${index + 1} of problems()`,
        'a class of defineProblem()',
        problemClass
      )
    }
    // The same class again is that of another set: problems(...ofOrders, ...ofAccounts).
    if (classes.indexOf(problemClass) < index) continue
    const { type, name, aliases = [] } = problemClass.definition
    const label = `${name} (${type})`
    const position = index + 1
    for (const key of [
      `type ${type}`,
      ...aliases.map((alias) => `type ${alias}`),
      `name ${name}`,
    ]) {
      const owner = owners.get(key)
      if (owner !== undefined) {
        throw new TypeError(
          owner.label === label
            ? `Arguments ${owner.position} and ${position} of problems() are two classes of one problem type, ${label}: pass one of them.`
            : `The ${key} belongs to two problem types: ${owner.label} and ${label}.`
        )
      }
      owners.set(key, { label, position })
    }
    checkExample(problemClass)
  }
  return classes
}
