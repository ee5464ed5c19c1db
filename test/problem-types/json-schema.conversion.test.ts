/** The JSON Schema of a problem type, or why there is none. */
import { describe, expect, test } from 'vitest'
import { jsonSchemaOf } from '../../src/problem-types/json-schema.ts'
import { withJsonSchema } from '../../src/problem-types/with-json-schema.ts'

const validate = () => ({ value: {} })
const properties = { a: { type: 'string' } }

/** A class whose schema has this converter. */
const classWith = (jsonSchema: unknown, more: object = {}) =>
  ({
    definition: {
      name: 'OutOfCredit',
      extensions: { '~standard': { validate, jsonSchema }, ...more },
    },
  }) as never

describe('jsonSchemaOf', () => {
  test('a problem type without a schema has none', () => {
    expect(jsonSchemaOf({ definition: {} } as never)).toBeUndefined()
  })

  test('the schema is a copy of what the converter returns for draft 2020-12', () => {
    const schema = { type: 'object', properties, 'x-undefined': undefined }
    const calls: unknown[] = []
    const converter = {
      output(...args: readonly unknown[]) {
        calls.push(this, ...args)
        return schema
      },
    }
    expect(jsonSchemaOf(classWith(converter))).toStrictEqual({ type: 'object', properties })
    expect(calls).toEqual([converter, { target: 'draft-2020-12' }])
    expect(calls[0]).toBe(converter)
  })

  test.each([
    [{ type: 'object' }],
    [{ properties }],
    [{ anyOf: [{ properties }] }],
    [{ type: 'x', allOf: [{ properties }] }],
  ])('%j describes an object', (schema) => {
    expect(jsonSchemaOf(classWith({ output: () => schema }))).toEqual(schema)
  })

  const fail = (thrown: unknown) => (): never => {
    throw thrown
  }
  const cyclic: Record<string, unknown> = { type: 'object' }
  cyclic['self'] = cyclic
  const notStandard = 'it does not implement Standard JSON Schema'
  const noObject = 'its JSON Schema describes no object'
  test.each<[string, unknown, string]>([
    ['no converter', undefined, notStandard],
    ['a converter of null', null, notStandard],
    ['a converter without output', { input: () => ({ type: 'object' }) }, notStandard],
    ['output that is no function', { output: { type: 'object' } }, notStandard],
    ['a schema of text', { output: () => ({ type: 'string' }) }, noObject],
    ['a schema without members', { output: () => ({ properties: {} }) }, noObject],
    ['an array', { output: () => [{ type: 'object' }] }, noObject],
    ['null', { output: () => null }, noObject],
    ['true', { output: () => true }, noObject],
    ['a promise', { output: () => Promise.resolve({ type: 'object' }) }, noObject],
    ['a converter that throws', { output: fail(new Error('Dates have none')) }, 'Dates have none'],
    ['a converter that throws text', { output: fail('x') }, 'its conversion has thrown'],
    ['a converter that throws null', { output: fail(null) }, 'its conversion has thrown'],
  ])('of %s there is none, for a reason', (_, converter, reason) => {
    expect(() => jsonSchemaOf(classWith(converter))).toThrow(
      new TypeError(
        `The schema of OutOfCredit has no JSON Schema (${reason}). Zod from 4.2 and ArkType from 2.1.28 have one; ` +
          'wrap a schema of Valibot in toStandardJsonSchema() of @valibot/to-json-schema, and any other in withJsonSchema().'
      )
    )
  })

  test('of a cycle, and of undefined, there is none', () => {
    expect(() => jsonSchemaOf(classWith({ output: () => cyclic }))).toThrow(/circular/)
    expect(() => jsonSchemaOf(classWith({ output: () => undefined }))).toThrow(
      /^The schema of OutOfCredit has no JSON Schema \(.+\)\. Zod/
    )
  })
})

describe('withJsonSchema', () => {
  const schema = { '~standard': { version: 1, vendor: 'own', validate } }

  test('adds the JSON Schema, and keeps the rest of the interface', () => {
    const jsonSchema = { type: 'object', properties }
    const made = withJsonSchema(schema, jsonSchema)
    expect(made['~standard']).toMatchObject({ version: 1, vendor: 'own', validate })
    expect(jsonSchemaOf({ definition: { extensions: made, name: 'A' } } as never)).toEqual(
      jsonSchema
    )
    expect(Object.keys(schema['~standard'])).toEqual(['version', 'vendor', 'validate'])
  })

  test('keeps a method that the interface inherits', () => {
    const inherited = { '~standard': Object.create({ validate }) as never }
    expect(withJsonSchema(inherited, {})['~standard'].validate).toBe(validate)
  })

  test.each([
    [undefined, 'undefined'],
    [null, 'null'],
    [[], 'an empty array'],
    ['{}', '"{}"'],
  ])('refuses %j as a JSON Schema', (jsonSchema, received) => {
    expect(() => withJsonSchema(schema, jsonSchema as never)).toThrow(
      new TypeError(`Argument 2 of withJsonSchema() must be an object; received ${received}.`)
    )
  })

  test('refuses what is no schema', () => {
    expect(() => withJsonSchema({} as never, {})).toThrow(
      new TypeError(
        `The schema of withJsonSchema() must implement Standard Schema: it has no '~standard'.`
      )
    )
  })
})
