/** The schemas of problems, of every schema library. */
import { type as ark } from 'arktype'
import { Type } from 'typebox'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  Conflict,
  defineProblem,
  Forbidden,
  NotAcceptable,
  NotFound,
  UnprocessableContent,
  ValidationFailed,
  withJsonSchema,
} from '../../src/index.ts'
import {
  errorResponses,
  errorSchemas,
  problemSchema,
  type JsonSchema,
} from '../../src/openapi/index.ts'
import type { StandardSchema } from '../../src/untrusted/standard-schema.ts'
import * as types from './problem-types.ts'

/** What is read here of the schema of a problem. */
interface ObjectSchema extends JsonSchema {
  readonly properties: Readonly<Record<string, JsonSchema>>
  readonly required: readonly string[]
}

/** The schemas of a problem type whose extension members have the JSON Schema. */
function schemasFor(jsonSchema: object): Record<string, ObjectSchema> {
  const accepting: StandardSchema<object, object> = {
    '~standard': { validate: (value) => ({ value }) },
  }
  const Made = defineProblem(Conflict, {
    type: '/problems/made',
    title: 'Made',
    extensions: withJsonSchema(accepting, jsonSchema),
  })
  return errorSchemas(Made) as Record<string, ObjectSchema>
}

const standard = ['type', 'title', 'status', 'detail', 'condition']

describe('the schema of a class', () => {
  test('The schema of a problem type is one flat object, with its type and status as constants', () => {
    expect(errorSchemas(types.OutOfCredit)).toEqual({
      OutOfCredit: {
        type: 'object',
        description: 'Sent when an order costs more than the balance.\n\nTop up the account first.',
        properties: {
          type: {
            type: 'string',
            format: 'uri-reference',
            description: 'A URI reference that identifies the problem type.',
            const: 'https://api.example.com/problems/out-of-credit',
          },
          title: { type: 'string', description: 'A short summary of the problem type.' },
          status: { type: 'integer', description: 'The status code of the response.', const: 403 },
          detail: { type: 'string', description: 'What happened this time.' },
          instance: {
            type: 'string',
            format: 'uri-reference',
            description: 'A URI reference that identifies this occurrence.',
          },
          condition: {
            type: 'string',
            enum: ['temporary', 'permanent', 'unknown'],
            description: 'Whether the condition passes by itself.',
          },
          applied: {
            type: 'boolean',
            description: 'Whether the request took effect. Absent where that is not known.',
          },
          balance: { type: 'number', description: 'The balance in euros.' },
          accounts: { type: 'array', items: { type: 'string' } },
        },
        required: [...standard, 'balance', 'accounts'],
      },
    })
  })

  test('The schema of a class of the table has the type about:blank, and the members of its status', () => {
    const { NotAcceptable: schema } = errorSchemas(NotAcceptable) as Record<string, ObjectSchema>
    expect(schema?.properties).toMatchObject({
      type: { const: 'about:blank' },
      status: { const: 406 },
      available: { type: 'array', items: { required: ['href'] } },
    })
    expect(schema?.required).toEqual(standard)
  })

  test('The schema of a failed validation describes its faults', () => {
    const { ValidationFailed: schema } = errorSchemas(ValidationFailed) as Record<
      string,
      ObjectSchema
    >
    const faults = schema?.properties['errors'] as { readonly items: ObjectSchema }
    expect(Object.keys(faults.items.properties)).toEqual(
      expect.arrayContaining(['detail', 'pointer', 'parameter', 'in', 'code'])
    )
    expect(schema?.required).toEqual([...standard, 'errors'])
  })

  test.each([
    ['Valibot', types.BeingEdited, ['by', 'until'], ['by']],
    ['ArkType', types.PlanNeeded, ['plan', 'seats'], ['plan']],
    ['TypeBox', types.QuotaExceeded, ['limit', 'unit'], ['limit']],
    ['Effect 3', types.BadRange, ['from', 'to'], ['from', 'to']],
    ['Effect 4', types.VoucherUsed, ['code'], ['code']],
  ])('The members of a schema of %s are in the document', (_library, Class, names, required) => {
    const [schema] = Object.values(errorSchemas(Class)) as ObjectSchema[]
    expect(Object.keys(schema?.properties ?? {}).slice(7)).toEqual(names)
    expect(schema?.required).toEqual([...standard, ...required])
    expect(schema).not.toHaveProperty('additionalProperties')
  })

  test('A subclass has the component of its base, whatever a minifier calls it', () => {
    class a extends NotFound {}
    class b extends types.OutOfCredit {}
    expect(Object.keys(errorSchemas(a, NotFound, b, types.OutOfCredit))).toEqual([
      'OutOfCredit',
      'NotFound',
    ])
  })

  test('The schema of RFC 9457, appendix A, requires no member', () => {
    expect(Object.keys(problemSchema.properties)).toEqual(
      'type title status detail instance'.split(' ')
    )
    expect(problemSchema).not.toHaveProperty('required')
  })
})

describe('the responses', () => {
  test('The responses are in ascending order of their status', () => {
    const responses = errorResponses(types.OutOfCredit, NotFound, types.BadRange, Conflict)
    expect(Object.keys(responses)).toEqual(['400', '403', '404', '409'])
  })

  test('One class of a status is a reference, several have their type as the discriminator', () => {
    const responses = errorResponses(NotFound, types.OutOfCredit, Forbidden)
    expect(responses[404].content['application/problem+json'].schema).toEqual({
      $ref: '#/components/schemas/NotFound',
    })
    expect(responses[403].content['application/problem+json'].schema).toEqual({
      oneOf: [
        { $ref: '#/components/schemas/OutOfCredit' },
        { $ref: '#/components/schemas/Forbidden' },
      ],
      discriminator: {
        propertyName: 'type',
        mapping: {
          'https://api.example.com/problems/out-of-credit': '#/components/schemas/OutOfCredit',
          'about:blank': '#/components/schemas/Forbidden',
        },
      },
    })
  })

  test('A failed validation beside the class of its status has no discriminator, as both are about:blank', () => {
    const { 422: response } = errorResponses(ValidationFailed, UnprocessableContent)
    expect(response.content['application/problem+json'].schema).toEqual({
      anyOf: [
        { $ref: '#/components/schemas/ValidationFailed' },
        { $ref: '#/components/schemas/UnprocessableContent' },
      ],
    })
  })

  test('The description is that of the problem type, and a list of titles where there are several', () => {
    expect(errorResponses(types.OutOfCredit)[403].description).toMatch(/^Sent when an order costs/)
    expect(errorResponses(types.OutOfCredit, types.PlanNeeded)[403].description).toBe(
      '- You do not have enough credit.\n- This needs another plan.'
    )
  })
})

describe('definitions', () => {
  test('A recursive schema of Zod becomes a component that refers to itself', () => {
    const schemas = errorSchemas(types.FolderNotEmpty) as Record<string, ObjectSchema>
    expect(Object.keys(schemas)).toEqual(['FolderNotEmpty', 'FolderNotEmpty_Members'])
    const items = { type: 'array', items: { $ref: '#/components/schemas/FolderNotEmpty_Members' } }
    expect(schemas['FolderNotEmpty']?.properties['folders']).toEqual(items)
    expect(schemas['FolderNotEmpty_Members']?.properties['folders']).toEqual(items)
  })

  test('Definitions with a counter of the library as their name are counted for each class', () => {
    const { node } = ark.scope({ node: { name: 'string', 'next?': 'node' } }).export()
    const Cyclic = defineProblem(Conflict, {
      type: '/problems/cyclic',
      title: 'A cycle',
      extensions: node,
      example: { name: 'a' },
    })
    const schemas = errorSchemas(Cyclic) as Record<string, ObjectSchema>
    expect(Object.keys(schemas)).toEqual(['Cyclic', 'Cyclic_1'])
    expect(schemas['Cyclic_1']?.properties['next']).toEqual({
      $ref: '#/components/schemas/Cyclic_1',
    })
  })

  test('A definition that the app has named keeps its name', () => {
    const Money = z.object({ amount: z.number() }).meta({ id: 'Money' })
    const TooExpensive = defineProblem(Conflict, {
      type: '/problems/too-expensive',
      title: 'Too expensive',
      extensions: z.object({ price: Money, limit: Money }),
      example: { price: { amount: 2 }, limit: { amount: 1 } },
    })
    const schemas = errorSchemas(TooExpensive) as Record<string, ObjectSchema>
    expect(Object.keys(schemas)).toEqual(['TooExpensive', 'TooExpensive_Money'])
    expect(schemas['TooExpensive_Money']).not.toHaveProperty('id')
  })

  test('A schema that TypeBox names where it stands becomes a definition', () => {
    const schemas = schemasFor({
      type: 'object',
      properties: {
        tree: {
          $id: 'T0',
          type: 'object',
          properties: { leaf: { $ref: 'T0' }, root: { $ref: '#' } },
        },
      },
    })
    expect(schemas['Made']?.properties['tree']).toEqual({ $ref: '#/components/schemas/Made_1' })
    expect(schemas['Made_1']?.properties).toEqual({
      leaf: { $ref: '#/components/schemas/Made_1' },
      root: { $ref: '#/components/schemas/Made_Members' },
    })
  })

  test('Cyclic types of TypeBox refer by their identifiers', () => {
    const cyclic = Type.Cyclic({ A: Type.Object({ next: Type.Optional(Type.Ref('A')) }) }, 'A')
    const schemas = schemasFor(JSON.parse(JSON.stringify(cyclic)) as object)
    expect(schemas['Made']?.properties['next']).toEqual({ $ref: '#/components/schemas/Made_A' })
    expect(schemas['Made_A']?.properties['next']).toEqual({ $ref: '#/components/schemas/Made_A' })
  })

  test('References are rewritten where they are keywords, and not where they are names or data', () => {
    const data = { $ref: '#/$defs/a~1b' }
    const schemas = schemasFor({
      type: 'object',
      properties: {
        $ref: { $ref: '#/$defs/a~1b' },
        deep: { $ref: '#/$defs/a~1b/properties/x' },
        inside: { $ref: '#/properties/plain' },
        plain: { const: data, default: data, enum: [data], examples: [data] },
      },
      $defs: { 'a/b': { type: 'object', properties: { x: { type: 'string' } } }, unused: {} },
    })
    expect(Object.keys(schemas)).toEqual(['Made', 'Made_1', 'Made_Members'])
    expect(schemas['Made']?.properties).toMatchObject({
      $ref: { $ref: '#/components/schemas/Made_1' },
      deep: { $ref: '#/components/schemas/Made_1/properties/x' },
      inside: { $ref: '#/components/schemas/Made_Members/properties/plain' },
      plain: { const: data, default: data, enum: [data], examples: [data] },
    })
  })
})

describe('schemas that are more than a list of members', () => {
  test('A union of members stands beside those of every problem, and is open', () => {
    const { Refused: schema } = errorSchemas(types.Refused) as Record<string, ObjectSchema>
    expect(schema?.required).toEqual(standard)
    expect(schema?.['allOf']).toEqual([
      {
        anyOf: [
          {
            type: 'object',
            properties: {
              reason: { type: 'string', const: 'stock' },
              left: expect.objectContaining({ type: 'integer' }),
            },
            required: ['reason', 'left'],
          },
          {
            type: 'object',
            properties: {
              reason: { type: 'string', const: 'address' },
              country: { type: 'string' },
            },
            required: ['reason', 'country'],
          },
        ],
      },
    ])
  })

  test('The members of an intersection and of referred schemas are in the document, and are open', () => {
    const closed = { additionalProperties: false, unevaluatedProperties: false }
    const schemas = schemasFor({
      ...closed,
      allOf: [{ $ref: '#/$defs/A' }, { properties: { b: {} }, required: ['b'], ...closed }],
      $defs: { A: { type: 'object', properties: { a: {} }, ...closed } },
    })
    expect(Object.keys(schemas)).toEqual(['Made'])
    expect(schemas['Made']?.['allOf']).toEqual([
      { type: 'object', properties: { a: {} } },
      { type: 'object', properties: { b: {} }, required: ['b'] },
    ])
  })

  test('The values of a record are described, its names are not', () => {
    const { Made } = schemasFor({
      type: 'object',
      propertyNames: { type: 'string' },
      additionalProperties: { type: 'number' },
    })
    expect(Made).toMatchObject({ additionalProperties: { type: 'number' } })
    expect(Made).not.toHaveProperty('propertyNames')
  })

  test('The values of a record within a union or an intersection are not described, as the members of every problem would be among them', () => {
    const record = { type: 'object', additionalProperties: { type: 'number' } }
    const anyObject = { type: 'object', additionalProperties: true }
    const { Made } = schemasFor({ anyOf: [record, { $ref: '#/$defs/A' }], $defs: { A: record } })
    expect(Made?.['allOf']).toEqual([{ anyOf: [anyObject, anyObject] }])
    const referring = schemasFor({ $ref: '#/$defs/A', $defs: { A: record } })
    expect(referring['Made']).toMatchObject({ additionalProperties: { type: 'number' } })
  })

  test('Names that a pattern describes are in the document, unless every problem has one', () => {
    const patternProperties = { '^x-': { type: 'number' } }
    expect(schemasFor({ type: 'object', patternProperties })['Made']).toMatchObject({
      patternProperties,
    })
  })

  test('Nested objects stay as closed as their schema has them', () => {
    const inner = { type: 'object', properties: {}, additionalProperties: false }
    const { Made } = schemasFor({ type: 'object', properties: { inner }, title: 'Members' })
    expect(Made?.properties['inner']).toEqual(inner)
    expect(Made).not.toHaveProperty('title')
  })
})
