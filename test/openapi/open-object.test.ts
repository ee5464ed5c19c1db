/** Which keywords of the schema of an object are kept, opened, left out and refused. */
import { describe, expect, test } from 'vitest'
import { membersOf, openObject } from '../../src/openapi/open-object.ts'
import type { JsonSchema } from '../../src/problem-types/json-schema.ts'

describe('openObject()', () => {
  const opened = (schema: unknown, root: unknown = schema) =>
    openObject(schema, root as JsonSchema, 'Odd')

  test.each(
    '$schema $id $defs definitions $comment title description default examples deprecated readOnly writeOnly propertyNames unevaluatedProperties'.split(
      ' '
    )
  )('The keyword %s is left out, and is no object by itself', (keyword) => {
    expect(opened({ type: 'object', [keyword]: {} })).toEqual({})
    expect(() => opened({ [keyword]: {} })).toThrow(
      new TypeError(
        'The schema of Odd must describe an object, whose members become those of the problem (RFC 9457 §3.2).'
      )
    )
  })

  test.each(['properties', 'required', 'patternProperties', 'dependentRequired'])(
    'The keyword %s is kept',
    (keyword) => {
      const value = { '^x-': {} }
      expect(opened({ [keyword]: value })).toEqual({ [keyword]: value })
    }
  )

  test.each(['not', 'if', 'minProperties', 'anyOfX', 'xanyOf', 'anyOf', 'allOf', 'oneOf'])(
    'The keyword %s with another value is refused with the whole message',
    (keyword) => {
      expect(() => opened({ type: 'object', [keyword]: 1 })).toThrow(
        new TypeError(
          `The JSON Schema of Odd has '${keyword}' beside its members, which would apply to the members of every problem too: put what it describes into a member.`
        )
      )
    }
  )

  test.each([
    [true, {}],
    [false, {}],
    [{}, {}],
    [{ type: 'null' }, { additionalProperties: { type: 'null' } }],
  ])('opens an object with additionalProperties: %j', (additionalProperties, schema) => {
    expect(opened({ type: 'object', additionalProperties })).toEqual(schema)
  })

  test('Alternatives, parts and references are opened', () => {
    const a = { properties: { a: {} } }
    const part = { type: 'object', ...a }
    const anything = { type: 'object', additionalProperties: true }
    expect(opened({ anyOf: [a] })).toEqual({ allOf: [{ anyOf: [part] }] })
    expect(opened({ oneOf: [a, { required: ['b'] }] })).toEqual({
      allOf: [{ anyOf: [part, { ...anything, required: ['b'] }] }],
    })
    expect(opened({ allOf: [a] })).toEqual(part)
    expect(opened({ allOf: [a, a] })).toEqual({ allOf: [part, part] })
    expect(opened({ required: ['a'], allOf: [a] })).toEqual({ required: ['a'], allOf: [part] })
    const $defs = { A: { ...a, additionalProperties: { type: 'null' } } }
    expect(opened({ $ref: '#/$defs/A', $defs })).toEqual($defs.A)
    expect(opened({ $ref: '#/$defs/A', required: ['a'], $defs })).toEqual({
      required: ['a'],
      allOf: [part],
    })
  })

  test('The members are those of all parts', () => {
    const schema = opened({
      properties: { a: {} },
      anyOf: [{ properties: { b: {} } }],
      allOf: [{ properties: { c: {} } }],
    })
    expect(membersOf(schema)).toEqual(['a', 'b', 'c'])
    expect(membersOf({})).toEqual([])
  })
})
