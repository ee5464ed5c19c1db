import { describe, expect, test } from 'vitest'
import { jsonSchemaIssues } from '../../../src/validation/libraries/json-schema.ts'

const error = {
  keyword: 'type',
  instancePath: '/age',
  schemaPath: '#/properties/age/type',
  params: { type: 'number' },
  message: 'must be number',
}
const issue = {
  message: 'must be number',
  path: ['age'],
  code: 'type',
  input: undefined,
  isLibraryCode: true,
}

/** Paths, messages and codes of the issues of one error with these members. */
function read(members: object): unknown {
  return jsonSchemaIssues([{ ...error, ...members }])?.map(({ path, message, code }) => [
    path.join('/'),
    message,
    code,
  ])
}

describe('jsonSchemaIssues()', () => {
  test('reads validate.errors of Ajv', () => {
    expect(jsonSchemaIssues([error])).toEqual([issue])
  })

  test('reads the ValidationError of Ajv, and the value at the path where it is there', () => {
    const value = { age: 'x' }
    expect(jsonSchemaIssues({ errors: [error] })).toEqual([issue])
    expect(jsonSchemaIssues({ errors: [error], value })).toEqual([{ ...issue, input: 'x' }])
  })

  test('reads the errors and the value in the cause of an error of TypeBox', () => {
    const cause = { source: 'Parse', errors: [error], value: { age: 'x' } }
    expect(jsonSchemaIssues(new Error('Parse', { cause }))).toEqual([{ ...issue, input: 'x' }])
    const other = { cause: { ...cause, source: undefined } }
    expect(jsonSchemaIssues(other)).toBeUndefined()
  })

  test.each<[string, unknown]>([
    ['an empty list', []],
    ['a list with something else', [error, {}]],
    ['no keyword', [{ ...error, keyword: 7 }]],
    ['no place in the value', [{ ...error, instancePath: undefined }]],
    ['no place in the schema', [{ ...error, schemaPath: undefined }]],
    ['no message', [{ ...error, message: undefined }]],
    ['nothing', undefined],
  ])('%s is no failure of JSON Schema', (_what, failure) => {
    expect(jsonSchemaIssues(failure)).toBeUndefined()
  })

  test('The same sentence about the same value is listed once', () => {
    const elsewhere = { ...error, instancePath: '/mail' }
    const otherwise = { ...error, message: 'must be integer' }
    expect(jsonSchemaIssues([error, error, elsewhere, otherwise, elsewhere])).toEqual([
      issue,
      { ...issue, path: ['mail'] },
      { ...issue, message: 'must be integer' },
    ])
  })
})

describe('A name that is missing or not allowed is in the path', () => {
  const properties = [
    'additionalProperty',
    'additionalProperties',
    'unevaluatedProperty',
    'unevaluatedProperties',
  ]
  test.each(properties)('in %s of the parameters', (member) => {
    for (const keyword of ['additionalProperties', 'unevaluatedProperties']) {
      const one = { instancePath: '', keyword, params: { [member]: 'a' } }
      expect(read(one)).toEqual([['a', 'This is not allowed here.', keyword]])
      const two = { keyword, params: { [member]: ['a', 7, 'b'] } }
      expect(read(two)).toEqual([
        ['age/a', 'This is not allowed here.', keyword],
        ['age/b', 'This is not allowed here.', keyword],
      ])
    }
    expect(read({ params: { [member]: 'a' } })).toEqual([['age', 'must be number', 'type']])
  })

  test.each(['missingProperty', 'requiredProperties'])('in %s of the parameters', (member) => {
    const keyword = 'required'
    expect(read({ keyword, params: { [member]: ['a', 'b'] } })).toEqual([
      ['age/a', 'is required', keyword],
      ['age/b', 'is required', keyword],
    ])
    expect(read({ params: { [member]: 'a' } })).toEqual([['age', 'must be number', 'type']])
  })

  test.each(['required', 'additionalProperties', 'minProperties'])(
    'An error of %s without names stays as it is',
    (keyword) => {
      expect(read({ keyword, params: {} })).toEqual([['age', 'must be number', keyword]])
      expect(read({ keyword, params: undefined })).toEqual([['age', 'must be number', keyword]])
    }
  )

  test.each([
    ['#/additionalProperties', 'This is not allowed here.', 'additionalProperties'],
    ['#/a/unevaluatedProperties', 'This is not allowed here.', 'unevaluatedProperties'],
    ['#/additionalProperties/a', 'must be number', 'boolean'],
    ['#/myadditionalProperties', 'must be number', 'boolean'],
    ['#/properties', 'must be number', 'boolean'],
  ])('The schema `false` at %s: %s', (schemaPath, message, code) => {
    expect(read({ keyword: 'boolean', schemaPath })).toEqual([['age', message, code]])
    expect(read({ schemaPath })).toEqual([['age', 'must be number', 'type']])
  })
})

describe('The errors of the members of a union are left out, as they repeat that of the union', () => {
  test.each(['anyOf', 'oneOf'])('the errors of the members of %s are left out', (keyword) => {
    const member = { ...error, schemaPath: `#/properties/age/${keyword}/0/type` }
    const beside = { ...error, instancePath: '/b', schemaPath: `#/properties/age/${keyword}s/0` }
    const messages = (schemaPath: string, of = keyword) =>
      jsonSchemaIssues([
        member,
        beside,
        { ...error, keyword: of, schemaPath, message: 'must match a schema' },
      ])?.map(({ message }) => message)
    const one = ['must be number', 'must match a schema']
    expect(messages(`#/properties/age/${keyword}`)).toEqual(one)
    expect(messages('#/properties/age')).toEqual(one)
    expect(messages(`#/properties/age/${keyword}`, 'allOf')).toHaveLength(3)
    expect(messages('#/properties/other')).toHaveLength(3)
    const ofEvery = { ...error, keyword: 'allOf', schemaPath: '#/allOf', message: 'must match all' }
    expect(jsonSchemaIssues([{ ...error, schemaPath: '#/allOf/0/type' }, ofEvery])).toHaveLength(2)
  })
})
