/** The components of several classes, which must fit into one document. */

import { invalidClass } from '../checks/invalid-argument.ts'
import type { AnyErrorClass } from '../problem-types/problem-of.ts'
import { componentOf, isErrorClass, type Component, type DefinitionPlace } from './component.ts'

/**
 * The components of the classes by ascending status, each once: a subclass of `NotFound` has the problems of `NotFound`.
 *
 * @param where the call that the classes are for, such as `errorResponses()`.
 * @throws {TypeError} where a class cannot be described, or two have a name or a type in common.
 */
export function componentsOf(
  classes: readonly AnyErrorClass[],
  where: string,
  place: DefinitionPlace
): readonly Component[] {
  const components = new Map<string, Component>()
  const owners = new Map<string, Component>()
  for (const [index, errorClass] of classes.entries()) {
    if (!isErrorClass(errorClass)) {
      throw invalidClass(
        `Argument ${index + 1} of ${where}`,
        'an error class, such as NotFound',
        errorClass
      )
    }
    const component = componentOf(errorClass, place)
    const { name, type, definitions } = component
    const same = components.get(name)
    if (same !== undefined && isSame(same, component)) continue
    const keys = [
      `name '${name}'`,
      ...Object.keys(definitions).map((key) => `name '${name}_${key}'`),
    ]
    for (const key of type === 'about:blank' ? keys : [...keys, `type '${type}'`]) {
      const owner = owners.get(key)
      if (owner !== undefined) throw conflict(key, owner, component, where)
      owners.set(key, component)
    }
    components.set(name, component)
  }
  return [...components.values()].toSorted((one, other) => one.status - other.status)
}

/** A subclass has the definition of its base. The classes of a status are the same in every copy of this package. */
function isSame(one: Component, other: Component): boolean {
  if (one.error.definition === other.error.definition) return true
  return one.type === 'about:blank' && other.type === one.type && other.status === one.status
}

function conflict(key: string, one: Component, other: Component, where: string): TypeError {
  const [first, second] = [one, other].map(
    ({ name, type, status }) => `${name} (${status}, ${type})`
  )
  return new TypeError(
    `The ${key} belongs to two errors of ${where}, ${first} and ${second}: set another 'name' or 'type' in defineProblem().`
  )
}
