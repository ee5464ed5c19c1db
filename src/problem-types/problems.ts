/** A set of problem types: what documentation, OpenAPI and the lock take. */

import { typeName } from '../checks/received-value.ts'
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

/**
 * Puts problem types into a set, and checks that no two have a type, an alias or a name in common and that
 * each example fits its schema. Call it once, at start.
 *
 * @param classes classes of `defineProblem`, and those of the IANA registry.
 * @returns the classes, in the given order.
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
  const owners = new Map<string, string>()
  for (const [index, problemClass] of classes.entries()) {
    if (!isProblemClass(problemClass)) {
      throw new TypeError(
        `Argument ${index + 1} of problems() must be a class of defineProblem(); received ${typeName(problemClass)}.`
      )
    }
    const { type, name = '', aliases = [] } = problemClass.definition
    const label = `${name} (${type})`
    for (const key of [
      `type ${type}`,
      ...aliases.map((alias) => `type ${alias}`),
      `name ${name}`,
    ]) {
      const owner = owners.get(key)
      if (owner !== undefined) {
        throw new TypeError(`The ${key} belongs to two problem types: ${owner} and ${label}.`)
      }
      owners.set(key, label)
    }
    checkExample(problemClass)
  }
  return classes
}
