/** What is read of a JSON Schema. */

/** A JSON Schema (draft 2020-12), which is what OpenAPI 3.1 has. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

/** Whether this is a JSON Schema with keywords, not `true` or `false`. */
export function isSchemaObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
