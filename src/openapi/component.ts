/** An error class -> a component of an OpenAPI document. */

import { commonOptions } from '../errors/error-init.ts'
import { reservedMembers } from '../errors/problem-members.ts'
import { exampleOf } from '../problem-types/example.ts'
import { jsonSchemaOf } from '../problem-types/json-schema.ts'
import type { AnyDeclaredClass } from '../problem-types/problem-class.ts'
import { toProblem, type Problem } from '../problem/problem.ts'
import { propertyAt, propertyOf } from '../untrusted/inspect.ts'
import { moveDefinitions, type ReferringSchema } from './definitions.ts'
import { requiredOptionsOf, type NamedExample } from './headers.ts'
import type { JsonSchema } from '../problem-types/json-schema.ts'
import { membersOf, openObject } from './open-object.ts'
import { requiredMembers, standardProperties, statusProperties } from './problem-schema.ts'

/** What a document states about an error class. */
export interface Component extends NamedExample {
  readonly type: string
  readonly status: number
  /** A short text for a list, and one in Markdown where there is no other problem. */
  readonly title: string
  readonly description: string
  readonly schema: JsonSchema
  /** What the schema refers to, by name. */
  readonly definitions: Readonly<Record<string, JsonSchema>>
  /** The example as it is sent. */
  readonly problem: Problem
}

/** Where definitions stand: as components beside that of the class, or within it. */
export type DefinitionPlace = '_' | '/$defs/'

const caches = {
  _: /* @__PURE__ */ new WeakMap<object, Component>(),
  '/$defs/': /* @__PURE__ */ new WeakMap<object, Component>(),
}

/**
 * Returns the component of a class.
 *
 * @throws {TypeError} where the class cannot be described, with its name and the fix.
 */
export function componentOf(errorClass: AnyDeclaredClass, place: DefinitionPlace): Component {
  const cache = caches[place]
  const component = cache.get(errorClass) ?? describeClass(errorClass, place)
  cache.set(errorClass, component)
  return component
}

/** Whether this is the class of a status or of a problem type. */
export function isErrorClass(value: unknown): value is AnyDeclaredClass {
  const status = propertyAt(value, ['definition', 'status'])
  return (
    typeof value === 'function' &&
    typeof status === 'number' &&
    typeof propertyOf(value, 'from') === 'function'
  )
}

function describeClass(errorClass: AnyDeclaredClass, place: DefinitionPlace): Component {
  const { definition } = errorClass
  const { status, phrase, explanation, rules, type = 'about:blank', title = phrase } = definition
  const name = definition.name ?? nameOfStatus(errorClass)
  const description =
    definition.description ?? (definition.type === undefined ? explanation : title)
  const { schema: members, definitions } = readMembers(errorClass, name, place)
  const { properties, required, ...keywords } = members
  const ofStatus = Object.values(rules).flatMap(({ target }) =>
    'member' in target ? [[target.member, { ...statusProperties[target.member] }] as const] : []
  )
  const error = exampleOf(errorClass, requiredOptionsOf(definition))
  return {
    name,
    type,
    status,
    title,
    description,
    definitions,
    error,
    problem: toProblem(error),
    schema: {
      type: 'object',
      description,
      properties: {
        ...standardProperties(type, status),
        ...Object.fromEntries(ofStatus),
        ...(properties as object),
      },
      required: [...requiredMembers, ...((required as readonly string[] | undefined) ?? [])],
      ...keywords,
      ...(place === '/$defs/' && Object.keys(definitions).length > 0 && { $defs: definitions }),
    },
  }
}

/** The keywords for the extension members, and the definitions that they refer to. */
function readMembers(
  errorClass: AnyDeclaredClass,
  name: string,
  place: DefinitionPlace
): ReferringSchema {
  const root = jsonSchemaOf(errorClass)
  if (root === undefined) return { schema: {}, definitions: {} }
  const opened = openObject(root, root, name)
  const taken = [...reservedMembers, ...commonOptions, ...Object.keys(errorClass.definition.rules)]
  const member = membersOf(opened).find((found) => taken.includes(found))
  if (member !== undefined) {
    throw new TypeError(
      `The schema of ${name} has the member '${member}', which is a member or an option of every error with its ` +
        `status: give it another name.`
    )
  }
  const refTo = (found: string): string => `#/components/schemas/${name}${place}${found}`
  return moveDefinitions(opened, root, refTo, name)
}

/** The name of the class that the status was given to: a subclass of it has the same problems. */
function nameOfStatus(errorClass: object): string {
  let found = errorClass
  while (!Object.hasOwn(found, 'definition')) found = Object.getPrototypeOf(found) as object
  const name = propertyOf(found, 'name')
  // The names of components: OpenAPI 3.1 §4.8.7.
  if (typeof name === 'string' && /^[\w.-]+$/.test(name)) return name
  throw new TypeError(
    `The phrase of status ${String(propertyAt(found, ['definition', 'status']))} makes no name for OpenAPI, which has ` +
      `letters, digits, '.', '-' and '_' only: give it to defineHttpError() in ASCII.`
  )
}
