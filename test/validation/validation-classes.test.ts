/** What documents state of the classes of failed validations. */
import { describe, expect, test } from 'vitest'
import { InvalidRequest, ValidationFailed } from '../../src/validation/validation-failed.ts'

const jsonSchema = {
  type: 'object',
  properties: {
    errors: {
      type: 'array',
      minItems: 1,
      description: 'The faults of the request.',
      items: {
        type: 'object',
        properties: {
          detail: { type: 'string', description: 'What is wrong.' },
          pointer: { type: 'string', description: 'The place in the content, as a JSON Pointer.' },
          parameter: { type: 'string', description: 'The name of the parameter.' },
          in: { type: 'string', enum: ['query', 'path', 'header', 'cookie'] },
          code: { type: 'string', description: 'The kind of the fault, for programs.' },
          line: { type: 'integer', minimum: 1, description: 'The line of the content, from 1.' },
          column: { type: 'integer', minimum: 1, description: 'The column of the line, from 1.' },
        },
        required: ['detail'],
      },
    },
  },
  required: ['errors'],
}

describe.each([
  {
    Class: ValidationFailed,
    status: 422,
    name: 'ValidationFailed',
    description:
      'The content or the parameters of the request do not fit their schema. Each member of `errors` is a fault with its place in the request.',
    example: {
      errors: [
        { detail: 'Too small: expected number to be >0', pointer: '#/pages', code: 'too_small' },
      ],
    },
  },
  {
    Class: InvalidRequest,
    status: 400,
    name: 'InvalidRequest',
    description:
      'The content of the request cannot be parsed, or the request does not fit its schema. Each member of `errors` is a fault with its place in the request.',
    example: {
      errors: [{ detail: 'Syntax error.', pointer: '#', line: 3, column: 18 }],
      detail:
        'The content of the request is not valid JSON: there is a syntax error at line 3, column 18.',
    },
  },
])('$name', ({ Class, status, name, description, example }) => {
  test('has a status, a name, a description and an example', () => {
    expect(Class.status).toBe(status)
    const { definition } = Class
    expect(definition.status).toBe(status)
    expect((Class as unknown as { name: string }).name).toBe(name)
    expect(definition).toMatchObject({ description })
    expect((definition as unknown as { example: unknown }).example).toStrictEqual(example)
  })

  test('has the same JSON schema for what is sent and what is received', () => {
    const extensions = Class.definition.extensions as unknown as {
      '~standard': {
        version: number
        vendor: string
        jsonSchema: { input: () => unknown; output: () => unknown }
      }
    }
    const standard = extensions['~standard']
    expect([standard.version, standard.vendor]).toEqual([1, 'hono-http-errors'])
    expect(standard.jsonSchema.input()).toEqual(jsonSchema)
    expect(standard.jsonSchema.output()).toEqual(jsonSchema)
  })
})
