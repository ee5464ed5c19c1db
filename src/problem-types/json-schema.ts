/** The JSON Schema of a problem type, by Standard JSON Schema (standardschema.dev), and the members in it. */

import { isArray, propertyAt, propertyOf } from '../untrusted/inspect.ts'
import type { JsonValue } from '../untrusted/json-value.ts'
import { percentDecoded } from '../untrusted/percent-decoded.ts'
import { unescapedName } from '../problem/json-pointer.ts'
import type { AnyDeclaredClass } from './problem-class.ts'

/** A JSON Schema that is an object: a keyword and its value. */
export interface JsonSchema {
  readonly [keyword: string]: JsonValue
}

/** A member that a JSON Schema describes. */
export interface SchemaMember {
  /** Whether every value has the member. */
  readonly required: boolean
  readonly schema: JsonSchema
}

/** The name of the member that stands for all names that the schema does not list. */
export const OTHER_NAMES = '*'

/** How deep references and combinations are followed; a recursive schema never ends. */
const MAX_DEPTH = 16

/**
 * Returns the JSON Schema of the extension members, as they are sent; undefined for a problem type without
 * a schema.
 *
 * @throws {TypeError} that names the class where its schema has no JSON Schema.
 */
export function jsonSchemaOf({ definition }: AnyDeclaredClass): JsonSchema | undefined {
  const { extensions: schema, name } = definition
  if (schema === undefined) return undefined
  let reason = 'it does not implement Standard JSON Schema'
  try {
    const converter = propertyAt(schema, ['~standard', 'jsonSchema'])
    const output = propertyOf(converter, 'output')
    if (typeof output === 'function') {
      const made: unknown = Reflect.apply(output, converter, [{ target: 'draft-2020-12' }])
      // Also refuses what JSON does not have: a cycle, or a promise that becomes {} and so no object schema.
      const copy = JSON.parse(JSON.stringify(made)) as JsonValue
      if (isSchemaObject(copy) && (copy['type'] === 'object' || membersIn(copy).size > 0))
        return copy
      reason = 'its JSON Schema describes no object'
    }
  } catch (thrown) {
    reason = String(propertyOf(thrown, 'message') ?? 'its conversion has thrown')
  }
  throw new TypeError(
    `The schema of ${name} has no JSON Schema (${reason}). Zod from 4.2 and ArkType from 2.1.28 have one; ` +
      'wrap a schema of Valibot in toStandardJsonSchema() of @valibot/to-json-schema, and any other in withJsonSchema().'
  )
}

/**
 * Returns the members of an object schema, by name. Of alternatives, a member is required if it is in all
 * of them.
 *
 * @param root the schema that references start from.
 */
export function membersIn(
  schema: JsonSchema,
  root: JsonSchema = schema,
  depth = 0
): ReadonlyMap<string, SchemaMember> {
  const members = new Map<string, SchemaMember>()
  if (depth > MAX_DEPTH) return members
  const target = resolve(schema, root)
  const { required } = target
  for (const [name, member] of Object.entries(objectAt(target, 'properties'))) {
    members.set(name, {
      required: isArray(required) && required.includes(name),
      schema: schemaOf(member),
    })
  }
  const others = target['additionalProperties']
  if (isSchemaObject(others) && Object.keys(others).length > 0) {
    members.set(OTHER_NAMES, { required: false, schema: others })
  }
  for (const part of schemasAt(target, 'allOf')) {
    for (const [name, member] of membersIn(part, root, depth + 1)) {
      const before = members.get(name)
      members.set(name, {
        required: member.required || before?.required === true,
        schema: before ? combined('allOf', [before.schema, member.schema]) : member.schema,
      })
    }
  }
  for (const keyword of ['anyOf', 'oneOf']) {
    const alternatives = schemasAt(target, keyword).map((part) => membersIn(part, root, depth + 1))
    for (const name of new Set(alternatives.flatMap((found) => [...found.keys()]))) {
      const found = alternatives.flatMap((alternative) => alternative.get(name) ?? [])
      const inAll = found.length === alternatives.length
      members.set(name, {
        required: inAll && found.every((member) => member.required),
        schema: combined(
          'anyOf',
          found.map((member) => member.schema)
        ),
      })
    }
  }
  return members
}

/** The schema that a reference leads to; the schema itself where it has none. */
export function resolve(schema: JsonSchema, root: JsonSchema): JsonSchema {
  let target = schema
  for (let step = 0; step < MAX_DEPTH; step++) {
    const reference = target['$ref']
    if (typeof reference !== 'string') break
    const found = reference.startsWith('#')
      ? propertyAt(root, namesIn(reference))
      : // TypeBox 1 refers by `$id`.
        Object.values(objectAt(root, '$defs')).find((part) => schemaOf(part)['$id'] === reference)
    if (!isSchemaObject(found)) break
    target = found
  }
  return target
}

/** RFC 6901 §6: a JSON Pointer in a fragment. */
function namesIn(reference: string): readonly string[] {
  return percentDecoded(reference).split('/').slice(1).map(unescapedName)
}

/** The schemas of a keyword such as `anyOf`. */
export function schemasAt(schema: JsonSchema, keyword: string): readonly JsonSchema[] {
  const parts = schema[keyword]
  return isArray(parts) ? (parts as readonly JsonValue[]).map(schemaOf) : []
}

/** A member whose schema is `true`, `false` or absent can be anything. */
export function schemaOf(value: JsonValue | undefined): JsonSchema {
  return isSchemaObject(value) ? value : {}
}

function objectAt(schema: JsonSchema, keyword: string): JsonSchema {
  return schemaOf(schema[keyword])
}

function combined(keyword: string, schemas: readonly JsonSchema[]): JsonSchema {
  const texts = [...new Set(schemas.map((schema) => JSON.stringify(schema)))]
  const [only = {}, ...more] = texts.map((text) => JSON.parse(text) as JsonSchema)
  return more.length === 0 ? only : { [keyword]: [only, ...more] }
}

/** Whether this part of a schema has keywords, and is not `true` or `false`. */
export function isSchemaObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !isArray(value)
}
