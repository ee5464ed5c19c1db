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
  return lockSchema(schema, root, [])
}

/** @param open the schemas that this one is in: a reference to one of them stays, or it would never end. */
function lockSchema(value: JsonValue, root: JsonSchema, open: readonly JsonSchema[]): JsonValue {
  if (isArray(value))
    return (value as readonly JsonValue[]).map((item) => lockSchema(item, root, open))
  if (typeof value !== 'object' || value === null) return value
  const schema = value as JsonSchema
  const target = resolve(schema, root)
  if (target !== schema && open.includes(target)) return { $ref: String(schema['$ref']) }
  const within = [...open, target]
  const entries = Object.entries(target)
    .filter(([keyword]) => !ANNOTATIONS.has(keyword))
    .map(([keyword, part]) => [keyword, lockKeyword(keyword, part, root, within)] as const)
  return byName(entries)
}

function lockKeyword(
  keyword: string,
  value: JsonValue,
  root: JsonSchema,
  open: readonly JsonSchema[]
): JsonValue {
  if (DATA.has(keyword)) return SETS.has(keyword) ? inOrder(canonical(value)) : canonical(value)
  if (BY_NAME.has(keyword) && typeof value === 'object' && value !== null && !isArray(value)) {
    const schemas = Object.entries(value as JsonSchema)
    return byName(schemas.map(([name, schema]) => [name, lockSchema(schema, root, open)] as const))
  }
  const locked = lockSchema(value, root, open)
  return SETS.has(keyword) ? inOrder(locked) : locked
}

/** The value with the members of all objects in the order of their names. */
export function canonical(value: JsonValue): JsonValue {
  if (isArray(value)) return (value as readonly JsonValue[]).map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return byName(Object.entries(value).map(([name, member]) => [name, canonical(member)] as const))
}

function inOrder(value: JsonValue): JsonValue {
  if (!isArray(value)) return value
  const items = value as readonly JsonValue[]
  return items.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
}

function byName(entries: readonly (readonly [string, JsonValue])[]): JsonValue {
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)))
}
