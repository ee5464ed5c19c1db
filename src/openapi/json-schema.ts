/** The JSON Schema of a schema, by Standard JSON Schema (standardschema.dev/json-schema). */

import { propertyAt } from '../untrusted/inspect.ts'
import type { SchemaInput, SchemaOutput, StandardSchema } from '../untrusted/standard-schema.ts'

/** A JSON Schema (draft 2020-12), which is what OpenAPI 3.1 has. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

const TARGET = 'draft-2020-12'

/**
 * The JSON Schema of what a schema returns, as a copy.
 *
 * @param name the name of the problem type, for messages.
 * @throws {TypeError} where the schema has no JSON Schema, or cannot make one.
 */
export function jsonSchemaOf(schema: StandardSchema, name: string): JsonSchema {
  const convert = propertyAt(schema, ['~standard', 'jsonSchema', 'output'])
  if (typeof convert !== 'function') {
    throw new TypeError(
      `The schema of ${name} has no JSON Schema (no '~standard.jsonSchema'): use Zod 4.2 or ArkType 2.1.28 or later, ` +
        `toStandardJsonSchema(schema) of @valibot/to-json-schema, or withJsonSchema(schema, jsonSchema).`
    )
  }
  try {
    // A copy in JSON: a cycle, a BigInt or a Proxy fails here, with the name of the class.
    const text = JSON.stringify(convert({ target: TARGET }))
    const copy: unknown = JSON.parse(text)
    if (isSchemaObject(copy)) return copy
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'it has thrown something else'
    throw new TypeError(
      `The schema of ${name} cannot be written as JSON Schema (${reason}): replace that part of the schema, or pass ` +
        `withJsonSchema(schema, jsonSchema) as 'extensions'.`,
      { cause }
    )
  }
  throw new TypeError(`The schema of ${name} returned no JSON Schema for the target ${TARGET}.`)
}

/** Whether this is a JSON Schema with keywords, not `true` or `false`. */
export function isSchemaObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Adds a JSON Schema to a schema whose library has none, such as those of Effect 3 or TypeBox, or that has parts
 * which JSON Schema has no word for, such as `z.custom()`.
 *
 * @param schema a schema that implements Standard Schema.
 * @param jsonSchema the JSON Schema (draft 2020-12) of what it returns.
 * @returns a schema with both, for `extensions` of `defineProblem`.
 * @example
 * ```ts
 * const Members = Schema.Struct({ balance: Schema.Number })
 * withJsonSchema(Schema.standardSchemaV1(Members), JSONSchema.make(Members))
 * ```
 */
export function withJsonSchema<Schema extends StandardSchema>(
  schema: Schema,
  jsonSchema: object
): StandardSchema<SchemaOutput<Schema>, SchemaInput<Schema>> {
  const converter = { input: () => jsonSchema, output: () => jsonSchema }
  return { '~standard': { ...schema['~standard'], jsonSchema: converter } } as StandardSchema<
    SchemaOutput<Schema>,
    SchemaInput<Schema>
  >
}
