/** Adds a JSON Schema to a schema. */

import { invalidArgument } from '../checks/invalid-argument.ts'
import {
  checkSchema,
  type SchemaInput,
  type SchemaOutput,
  type StandardSchema,
} from '../untrusted/standard-schema.ts'

/**
 * Adds a JSON Schema to a schema whose library has none, such as Effect 3 or TypeBox, or that has a part
 * which JSON Schema cannot state, such as `z.custom()`. For OpenAPI, the documentation pages and the lock.
 *
 * @param schema a schema that implements Standard Schema.
 * @param jsonSchema the JSON Schema (draft 2020-12) of what it returns.
 * @returns a schema with both, for `extensions` of `defineProblem`.
 * @throws {TypeError} where one of them is something else.
 * @example
 * ```ts
 * import { JSONSchema, Schema } from 'effect'
 *
 * const members = Schema.Struct({ balance: Schema.Number })
 *
 * class OutOfCredit extends defineProblem(Forbidden, {
 *   type: 'https://api.example.com/problems/out-of-credit',
 *   title: 'You do not have enough credit.',
 *   extensions: withJsonSchema(Schema.standardSchemaV1(members), JSONSchema.make(members)),
 * }) {}
 * ```
 */
export function withJsonSchema<Schema extends StandardSchema>(
  schema: Schema,
  jsonSchema: object
): StandardSchema<SchemaOutput<Schema>, SchemaInput<Schema>> {
  checkSchema(schema, 'withJsonSchema()')
  if (typeof jsonSchema !== 'object' || jsonSchema === null || Array.isArray(jsonSchema)) {
    throw invalidArgument('Argument 2 of withJsonSchema()', 'an object', jsonSchema)
  }
  const converter = { input: () => jsonSchema, output: () => jsonSchema }
  const { validate } = schema['~standard']
  const standard = { ...schema['~standard'], validate, jsonSchema: converter }
  return {
    '~standard': standard as StandardSchema<SchemaOutput<Schema>, SchemaInput<Schema>>['~standard'],
  }
}
