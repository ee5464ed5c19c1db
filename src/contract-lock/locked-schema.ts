/** A JSON Schema in one form for all that accept the same: sorted, without annotations and references. */

import { resolve, type JsonSchema } from '../problem-types/json-schema.ts'
import { isArray } from '../untrusted/inspect.ts'
import type { JsonValue } from '../untrusted/json-value.ts'

/** The keywords that change no value (JSON Schema Validation 2020-12 §9), and those of references. */
const ANNOTATIONS: ReadonlySet<string> = /* @__PURE__ */ new Set(
  `$schema $id $comment $defs definitions title description default deprecated readOnly writeOnly examples`.split(
    ' '
  )
)
/** Their values are schemas by names that the app chose, which can be `title`. */
const BY_NAME: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'properties patternProperties dependentSchemas'.split(' ')
)
/** Their values are no schemas. */
const DATA: ReadonlySet<string> = /* @__PURE__ */ new Set(['const', 'enum'])
/** Their order has no meaning. */
const SETS: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'enum required type anyOf oneOf allOf'.split(' ')
)

/**
 * The schema of a member.
 *
 * @param root the schema that references start from.
 */
export function lockedSchema(schema: JsonSchema, root: JsonSchema): JsonValue {
  return lockSchema(schema, root, new Map())
}

/**
 * @param expanded the schemas that references have led to, with their numbers: each is written once, as a
 * recursive schema would never end, and one whose parts refer to each other would be endless in practice.
 */
function lockSchema(
  value: JsonValue,
  root: JsonSchema,
  expanded: Map<JsonSchema, number>
): JsonValue {
  if (isArray(value)) {
    return (value as readonly JsonValue[]).map((item) => lockSchema(item, root, expanded))
  }
  if (typeof value !== 'object' || value === null) return value
  const schema = value as JsonSchema
  const target = resolve(schema, root)
  const number = expanded.get(target)
  if (number !== undefined) return { $ref: `#${number}` }
  if (target !== schema) expanded.set(target, expanded.size + 1)
  // Keywords beside a reference apply too. In the order of their names, so that the numbers are the same.
  const { $ref: _reference, ...beside } = schema
  const keywords = Object.entries({ ...target, ...beside }).toSorted(byKey)
  return Object.fromEntries(
    keywords
      .filter(([keyword]) => !ANNOTATIONS.has(keyword))
      .map(([keyword, part]) => [keyword, lockKeyword(keyword, part, root, expanded)])
  )
}

function lockKeyword(
  keyword: string,
  value: JsonValue,
  root: JsonSchema,
  expanded: Map<JsonSchema, number>
): JsonValue {
  if (DATA.has(keyword)) return SETS.has(keyword) ? inOrder(canonical(value)) : canonical(value)
  if (BY_NAME.has(keyword) && typeof value === 'object' && value !== null && !isArray(value)) {
    const schemas = Object.entries(value as JsonSchema).toSorted(byKey)
    return Object.fromEntries(
      schemas.map(([name, schema]) => [name, lockSchema(schema, root, expanded)])
    )
  }
  const locked = lockSchema(value, root, expanded)
  return SETS.has(keyword) ? inOrder(locked) : locked
}

/** The value with the members of all objects in the order of their names. */
export function canonical(value: JsonValue): JsonValue {
  if (isArray(value)) return (value as readonly JsonValue[]).map(canonical)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).toSorted(byKey)
  return Object.fromEntries(members.map(([name, member]) => [name, canonical(member)]))
}

function inOrder(value: JsonValue): JsonValue {
  if (!isArray(value)) return value
  const items = value as readonly JsonValue[]
  const texts = items.map((item) => JSON.stringify(item)).toSorted()
  return texts.map((text) => JSON.parse(text) as JsonValue)
}

/** Compares entries by their names. */
export function byKey(
  [one]: readonly [string, unknown],
  [other]: readonly [string, unknown]
): number {
  return one < other ? -1 : 1
}
