/** A JSON Schema in one form for all that accept the same. */
import { describe, expect, test } from 'vitest'
import { byKey, canonical, lockedSchema } from '../../src/contract-lock/locked-schema.ts'
import type { JsonSchema } from '../../src/problem-types/json-schema.ts'

const locked = (schema: JsonSchema, root: JsonSchema = schema) =>
  JSON.stringify(lockedSchema(schema, root))
const text = { type: 'string' }

describe('lockedSchema', () => {
  test.each([
    '$schema',
    '$id',
    '$comment',
    '$defs',
    'definitions',
    'title',
    'description',
    'default',
    'deprecated',
    'readOnly',
    'writeOnly',
    'examples',
  ])('leaves out %s, which changes no value, unless it is the name of a member', (keyword) => {
    expect(locked({ [keyword]: {}, items: { [keyword]: true, ...text } })).toBe(
      '{"items":{"type":"string"}}'
    )
    expect(locked({ properties: { [keyword]: text } })).toBe(
      `{"properties":{"${keyword}":{"type":"string"}}}`
    )
  })

  test.each(['properties', 'patternProperties', 'dependentSchemas'])(
    'has the members of %s in the order of their names, each as a schema',
    (keyword) => {
      const schemas = { title: { ...text, title: 'x' }, b: true, a: { type: ['b', 'a'] } }
      expect(locked({ [keyword]: schemas })).toBe(
        `{"${keyword}":{"a":{"type":["a","b"]},"b":true,"title":{"type":"string"}}}`
      )
      expect(locked({ [keyword]: [{ ...text, title: 'x' }] })).toBe(
        `{"${keyword}":[{"type":"string"}]}`
      )
      for (const value of [null, true, 'title'])
        expect(locked({ [keyword]: value })).toBe(`{"${keyword}":${JSON.stringify(value)}}`)
    }
  )

  test.each(['required', 'type', 'enum'])('has the members of %s in an order', (keyword) => {
    expect(locked({ [keyword]: ['b', 'c', 'a'] })).toBe(`{"${keyword}":["a","b","c"]}`)
    expect(locked({ [keyword]: 'b' })).toBe(`{"${keyword}":"b"}`)
  })

  test.each(['anyOf', 'oneOf', 'allOf'])('has the schemas of %s in an order', (keyword) => {
    const schemas = [{ type: 'b', title: 'x' }, { type: 'c' }, { type: 'a' }]
    expect(locked({ [keyword]: schemas })).toBe(
      `{"${keyword}":[{"type":"a"},{"type":"b"},{"type":"c"}]}`
    )
  })

  test('keeps the order of other lists, and of the lists in a constant', () => {
    expect(locked({ prefixItems: [{ type: 'b' }, { type: 'a' }] })).toBe(
      '{"prefixItems":[{"type":"b"},{"type":"a"}]}'
    )
    expect(locked({ const: ['b', 'a'] })).toBe('{"const":["b","a"]}')
  })

  test('has constants and lists of values as data, whose names are no keywords', () => {
    expect(locked({ const: { title: 'b', a: { required: ['b', 'a'] } } })).toBe(
      '{"const":{"a":{"required":["b","a"]},"title":"b"}}'
    )
    expect(locked({ enum: [{ title: 2, a: 1 }, 1, 'x'] })).toBe(
      '{"enum":["x",1,{"a":1,"title":2}]}'
    )
  })

  test('replaces references, and numbers those that come again', () => {
    const root: JsonSchema = {
      $defs: { a: { ...text, title: 'A' }, b: { properties: { self: { $ref: '#/$defs/b' } } } },
    }
    expect(locked({ $ref: '#/$defs/a' }, root)).toBe('{"type":"string"}')
    expect(locked({ anyOf: [{ $ref: '#/$defs/b' }, { $ref: '#/$defs/a' }] }, root)).toBe(
      '{"anyOf":[{"properties":{"self":{"$ref":"#1"}}},{"type":"string"}]}'
    )
    expect(
      locked(
        { prefixItems: [{ $ref: '#/$defs/a' }, { $ref: '#/$defs/b' }, { $ref: '#/$defs/a' }] },
        root
      )
    ).toBe(
      '{"prefixItems":[{"type":"string"},{"properties":{"self":{"$ref":"#2"}}},{"$ref":"#1"}]}'
    )
  })

  test('does not number a schema without a reference that is there twice', () => {
    expect(locked({ prefixItems: [text, text] })).toBe(
      '{"prefixItems":[{"type":"string"},{"type":"string"}]}'
    )
  })

  test('keeps the keywords beside a reference, which have priority', () => {
    const root = { $defs: { a: { type: 'string', minLength: 1 } } }
    expect(locked({ $ref: '#/$defs/a', minLength: 2 }, root)).toBe(
      '{"minLength":2,"type":"string"}'
    )
    expect(locked({ $ref: '#/$defs/x', minLength: 2 }, root)).toBe(
      '{"$ref":"#/$defs/x","minLength":2}'
    )
  })

  test.each([true, false, null, 'a', 7])('the value %j is kept', (value) => {
    expect(locked({ additionalProperties: value })).toBe(
      `{"additionalProperties":${JSON.stringify(value)}}`
    )
  })
})

test('canonical sorts the members of all objects, and keeps lists as they are', () => {
  const value = { b: [{ d: 1, c: null }, 'x'], a: { f: true, e: 0 } }
  expect(JSON.stringify(canonical(value))).toBe('{"a":{"e":0,"f":true},"b":[{"c":null,"d":1},"x"]}')
  for (const each of [null, true, 'a', 7]) expect(canonical(each)).toBe(each)
})

test('byKey compares names by their code units', () => {
  expect([byKey(['a', 2], ['b', 1]), byKey(['b', 1], ['a', 2]), byKey(['B', 0], ['a', 0])]).toEqual(
    [-1, 1, -1]
  )
})
