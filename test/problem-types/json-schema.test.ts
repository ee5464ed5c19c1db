/** The members that a JSON Schema names, in all forms of a schema. */
import { describe, expect, test } from 'vitest'
import { membersIn } from '../../src/problem-types/json-schema.ts'
import { withJsonSchema } from '../../src/problem-types/with-json-schema.ts'
import type { StandardSchema } from '../../src/untrusted/standard-schema.ts'

describe('membersIn()', () => {
  test('A member that two parts describe has to fit both', () => {
    const members = membersIn({
      type: 'object',
      properties: { balance: { type: 'number' } },
      allOf: [{ properties: { balance: { minimum: 0 } }, required: ['balance'] }],
    })
    expect(Object.fromEntries(members)).toEqual({
      balance: { required: true, schema: { allOf: [{ type: 'number' }, { minimum: 0 }] } },
    })
  })

  test('A schema that is nested without end has the members of its first parts', () => {
    const part: Record<string, unknown> = { properties: { balance: { type: 'number' } } }
    part['allOf'] = [part]
    const members = membersIn(part as Parameters<typeof membersIn>[0])
    expect([...members.keys()]).toEqual(['balance'])
  })
})

test('withJsonSchema() returns the JSON Schema for what the schema takes and for what it returns', () => {
  const accepting: StandardSchema<object, object> = {
    '~standard': { validate: (value) => ({ value: value as object }) },
  }
  const jsonSchema = { type: 'object' }
  const { '~standard': standard } = withJsonSchema(accepting, jsonSchema) as unknown as {
    readonly '~standard': {
      readonly jsonSchema: { input(): object; output(): object }
    }
  }
  expect(standard.jsonSchema.input()).toBe(jsonSchema)
  expect(standard.jsonSchema.output()).toBe(jsonSchema)
})
