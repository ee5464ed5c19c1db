/** Moves the definitions of a JSON Schema (`$defs`) to where an OpenAPI document can refer to them. */

import { isArray } from '../untrusted/inspect.ts'
import type { JsonValue } from '../untrusted/json-value.ts'
import { escapedName } from '../problem/json-pointer.ts'
import { isSchemaObject, type JsonSchema } from '../problem-types/json-schema.ts'

/** A JSON Schema whose references lead into the document. */
export interface ReferringSchema {
  readonly schema: JsonSchema
  /** What it refers to, by the names that `refTo` was called with. */
  readonly definitions: Readonly<Record<string, JsonSchema>>
}

/** Keywords whose members are schemas by name, so that the names are no keywords. */
const schemaMaps = ['properties', 'patternProperties', 'dependentSchemas']
/** Keywords whose values are data, in which `$ref` has no meaning. */
const dataKeywords = ['const', 'enum', 'default', 'examples', 'required']
/** Keywords that are not copied: identifiers of the schema, and what is moved. */
const droppedKeywords = ['$schema', '$id', '$comment', '$defs', 'definitions']
/** The name of the definition that is the whole schema of the extension members. */
const ROOT = 'Members'

/** What a reference leads to: a definition by its key, which is empty for the whole schema, and the rest of the path. */
interface Found {
  readonly key: string
  readonly source: JsonValue | undefined
  readonly rest: string
}

/**
 * Finds what a reference leads to.
 *
 * @param name the name of the problem type, for messages.
 * @throws {TypeError} for a reference that leads out of the schema, or nowhere.
 */
export function findDefinition(root: JsonSchema, ref: string, name: string): Found {
  const definitions = { ...(root['definitions'] as object), ...(root['$defs'] as object) }
  if (ref === '#' || ref === root['$id']) return { key: '', source: root, rest: '' }
  for (const [key, source] of Object.entries<JsonValue>(definitions)) {
    // TypeBox refers by `$id`.
    if (isSchemaObject(source) && source['$id'] === ref) return { key, source, rest: '' }
    const start = [`#/$defs/${escapedName(key)}`, `#/definitions/${escapedName(key)}`].find(
      (path) => ref === path || ref.startsWith(`${path}/`)
    )
    if (start !== undefined) return { key, source, rest: ref.slice(start.length) }
  }
  if (/^#\/(?!\$defs\/|definitions\/)/.test(ref)) {
    return { key: '', source: root, rest: ref.slice(1) }
  }
  throw new TypeError(
    `The JSON Schema of ${name} refers to '${ref}', which it does not define: define it in '$defs'.`
  )
}

/**
 * Rewrites the references of a schema. A definition keeps its name if that is a word. The numbers in which libraries
 * name theirs (`__schema0`, `intersection231`) may differ in the next run, so these are counted again.
 *
 * @param part what is rewritten, made of `root`.
 * @param root the schema that the references lead into.
 * @param refTo returns the reference to a definition.
 * @param name the name of the problem type, for messages.
 * @throws {TypeError} for a reference that leads out of the schema, or nowhere.
 */
export function moveDefinitions(
  part: JsonSchema,
  root: JsonSchema,
  refTo: (definition: string) => string,
  name: string
): ReferringSchema {
  const names = new Map<string, string>()
  const definitions: Record<string, JsonSchema> = {}

  /** The name of a definition, which is written when it is first referred to. */
  function define({ key, source }: Found): string {
    const known = names.get(key)
    if (known !== undefined) return known
    const isWord = /^[A-Za-z][A-Za-z_-]*$/.test(key) && key !== ROOT
    const made = key === '' ? ROOT : isWord ? key : `${names.size + 1}`
    names.set(key, made)
    definitions[made] = {}
    const schema = isSchemaObject(source) ? source : source === false ? { not: {} } : {}
    definitions[made] = rewriteObject(schema)
    return made
  }

  function rewriteRef(ref: string): string {
    // The key of a schema that TypeBox has named where it stands.
    if (names.has(ref)) return refTo(define({ key: ref, source: undefined, rest: '' }))
    const found = findDefinition(root, ref, name)
    return refTo(define(found)) + found.rest
  }

  function rewriteObject(schema: JsonSchema): JsonSchema {
    const entries = Object.entries(schema).filter(([keyword]) => !droppedKeywords.includes(keyword))
    return Object.fromEntries(
      entries.map(([keyword, value]) => [keyword, rewriteKeyword(keyword, value)])
    )
  }

  function rewriteKeyword(keyword: string, value: JsonValue): JsonValue {
    if (dataKeywords.includes(keyword)) return value
    if (keyword === '$ref') return rewriteRef(String(value))
    if (!schemaMaps.includes(keyword) || !isSchemaObject(value)) return rewrite(value)
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, rewrite(member)]))
  }

  function rewrite(value: JsonValue): JsonValue {
    if (isArray(value)) return value.map(rewrite)
    if (!isSchemaObject(value)) return value
    const id = value['$id']
    if (typeof id !== 'string') return rewriteObject(value)
    return { $ref: refTo(define({ key: id, source: value, rest: '' })) }
  }

  return { schema: rewriteObject(part), definitions }
}
