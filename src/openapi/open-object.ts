/** The schema of extension members, as a part of the schema of a whole problem. */

import { standardMembers } from '../errors/problem-members.ts'
import type { JsonValue } from '../untrusted/json-value.ts'
import { findDefinition } from './definitions.ts'
import { isSchemaObject, type JsonSchema } from '../problem-types/json-schema.ts'

/** Keywords that mean the same for a whole problem as for its extension members. */
const kept = ['properties', 'required', 'patternProperties', 'dependentRequired']
/**
 * Keywords that are left out: annotations, and what closes the object. A problem has more members, and a client
 * ignores those that it does not recognize (RFC 9457 §3.2).
 */
const dropped = [
  '$schema',
  '$id',
  '$defs',
  'definitions',
  '$comment',
  'title',
  'description',
  'default',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
  'propertyNames',
  'unevaluatedProperties',
]

/**
 * Opens the schema of an object, so that its keywords can stand in the schema of a problem: references to a
 * definition are replaced by it, and the members of unions and intersections are opened too.
 *
 * @param root the schema that references lead into.
 * @param name the name of the problem type, for messages.
 * @param isPart whether it is a part of a union or an intersection.
 * @throws {TypeError} where it is no object, or has a keyword that would mean something else for a whole problem.
 */
export function openObject(
  schema: unknown,
  root: JsonSchema,
  name: string,
  isPart = false,
  refs: readonly string[] = []
): JsonSchema {
  if (!isSchemaObject(schema)) throw notAnObject(name)
  const { $ref: ref, type = 'object', ...keywords } = schema
  if (type !== 'object') throw notAnObject(name)
  const opened: Record<string, JsonValue> = {}
  const allOf: JsonSchema[] = []
  const open = (part: unknown): JsonSchema => openObject(part, root, name, true, refs)
  for (const [keyword, value] of Object.entries(keywords)) {
    if (keyword === 'additionalProperties') {
      // In a part, the members of every problem would be additional ones.
      if (!isPart && isRestriction(value)) opened[keyword] = value
    } else if (kept.includes(keyword) && !matchesStandardMember(keyword, value, name)) {
      opened[keyword] = value
    } else if (/^(?:any|one)Of$/.test(keyword) && Array.isArray(value)) {
      // Opened alternatives may overlap, where `oneOf` would refuse what fits two of them. Within `allOf`, as
      // openapi-typescript 7 takes `anyOf` beside properties for an alternative to these.
      allOf.push({ anyOf: value.map(open) })
    } else if (keyword === 'allOf' && Array.isArray(value)) {
      allOf.push(...value.map(open))
    } else if (!dropped.includes(keyword)) {
      throw new TypeError(
        `The JSON Schema of ${name} has '${keyword}' beside its members, which would apply to the members of every ` +
          `problem too: put what it describes into a member.`
      )
    }
  }
  if (ref !== undefined) {
    const { source, rest } = findDefinition(root, String(ref), name)
    if (rest !== '' || refs.includes(String(ref))) throw notAnObject(name)
    const isAlone = allOf.length + Object.keys(opened).length === 0
    allOf.push(openObject(source, root, name, isPart || !isAlone, [...refs, String(ref)]))
  } else if (Object.keys(schema).every((keyword) => dropped.includes(keyword))) {
    throw notAnObject(name)
  }
  const [only, ...others] = allOf
  if (only !== undefined && others.length + Object.keys(opened).length === 0 && !only['anyOf']) {
    return only
  }
  const { properties } = opened
  return {
    ...(isPart && { type: 'object' }),
    // Without it, openapi-typescript 7 takes an object without properties for one that can have none.
    ...(isPart && properties === undefined && { additionalProperties: true }),
    ...opened,
    ...(allOf.length > 0 && { allOf }),
  }
}

/** Whether the names that `patternProperties` describes have one among them that every problem has. */
function matchesStandardMember(keyword: string, value: unknown, name: string): boolean {
  if (keyword !== 'patternProperties') return false
  const patterns = Object.keys(value as object).map((pattern) => patternOf(pattern, name))
  return patterns.some((pattern) => standardMembers.some((member) => pattern.test(member)))
}

/** A pattern is one of Unicode (JSON Schema 2020-12, core §6.4); some libraries write others, such as `[\w-.]`. */
function patternOf(pattern: string, name: string): RegExp {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags)
    } catch {}
  }
  throw new TypeError(
    `The JSON Schema of ${name} has the pattern '${pattern}', which is no regular expression.`
  )
}

/** Whether `additionalProperties` describes other members, and not only whether there are any. */
function isRestriction(value: unknown): boolean {
  return isSchemaObject(value) && Object.keys(value).length > 0
}

/** The names of the members that an opened schema describes, in all of its alternatives. */
export function membersOf(opened: JsonSchema): readonly string[] {
  const parts = ([opened['anyOf'], opened['allOf']] as readonly unknown[])
    .flat()
    .filter(isSchemaObject)
  return [...Object.keys({ ...(opened['properties'] as object) }), ...parts.flatMap(membersOf)]
}

function notAnObject(name: string): TypeError {
  return new TypeError(
    `The schema of ${name} must describe an object, whose members become those of the problem (RFC 9457 §3.2).`
  )
}
