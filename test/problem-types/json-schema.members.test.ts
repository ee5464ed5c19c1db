/** The members that a JSON Schema describes, with references and combinations. */
import { describe, expect, test } from 'vitest'
import {
  membersIn,
  OTHER_NAMES,
  resolve,
  schemaOf,
  schemasAt,
  type JsonSchema,
} from '../../src/problem-types/json-schema.ts'

const members = (schema: JsonSchema, root?: JsonSchema) =>
  Object.fromEntries(membersIn(schema, root))
const text = { type: 'string' }
const count = { type: 'number' }

describe('membersIn', () => {
  test.each<[string, JsonSchema, object]>([
    ['no keyword', {}, {}],
    [
      'properties, some of them required',
      { properties: { a: text, b: count, c: true, d: false }, required: ['b', 'x'] },
      {
        a: { required: false, schema: text },
        b: { required: true, schema: count },
        c: { required: false, schema: {} },
        d: { required: false, schema: {} },
      },
    ],
    ['properties that are no object', { properties: ['a'], required: 'a' }, {}],
    [
      'required that is no array',
      { properties: { a: text }, required: 'a' },
      { a: { required: false, schema: text } },
    ],
    [
      'other names',
      { additionalProperties: text, required: ['*'] },
      { '*': { required: false, schema: text } },
    ],
    ['other names that can be anything', { additionalProperties: {} }, {}],
    ['other names of true', { additionalProperties: true }, {}],
    [
      'allOf of one part',
      { allOf: [{ properties: { a: text }, required: ['a'] }] },
      { a: { required: true, schema: text } },
    ],
    [
      'allOf of parts that have a member in common',
      {
        properties: { a: text, b: text, c: text },
        required: ['b'],
        allOf: [{ properties: { a: { minLength: 1 }, b: text } }, { properties: { c: text } }],
      },
      {
        a: { required: false, schema: { allOf: [text, { minLength: 1 }] } },
        b: { required: true, schema: text },
        c: { required: false, schema: text },
      },
    ],
    [
      'anyOf, of which all have one member and not all the other',
      {
        anyOf: [
          { properties: { a: text, b: text, c: text }, required: ['a', 'b', 'c'] },
          { properties: { a: count, b: text }, required: ['a'] },
        ],
      },
      {
        a: { required: true, schema: { anyOf: [text, count] } },
        b: { required: false, schema: text },
        c: { required: false, schema: text },
      },
    ],
    [
      'oneOf of three',
      {
        oneOf: [
          { properties: { a: text }, required: ['a'] },
          { properties: { a: count }, required: ['a'] },
          { properties: { a: text }, required: ['a'] },
        ],
      },
      { a: { required: true, schema: { anyOf: [text, count] } } },
    ],
    ['anyOf that is no array', { anyOf: { properties: { a: text } } }, {}],
    [
      'a reference',
      { $ref: '#/$defs/order', $defs: { order: { properties: { a: text } } } },
      { a: { required: false, schema: text } },
    ],
    [
      'references in parts',
      {
        allOf: [{ $ref: '#/$defs/one' }],
        anyOf: [{ $ref: '#/$defs/two' }],
        $defs: { one: { properties: { a: text } }, two: { properties: { b: count } } },
      },
      { a: { required: false, schema: text }, b: { required: false, schema: count } },
    ],
  ])('finds the members of a schema with %s', (_, schema, found) => {
    expect(members(schema)).toEqual(found)
  })

  test('the name that stands for all others is *', () => {
    expect(OTHER_NAMES).toBe('*')
  })

  test.each(['allOf', 'anyOf', 'oneOf'])('%s is followed for sixteen levels', (keyword) => {
    const nested = (depth: number): JsonSchema =>
      depth === 0 ? { properties: { a: text } } : { [keyword]: [nested(depth - 1)] }
    expect(Object.keys(members(nested(16)))).toEqual(['a'])
    expect(Object.keys(members(nested(17)))).toEqual([])
  })

  test('references start from the root that is given', () => {
    const root = { $defs: { a: { properties: { b: text } } } }
    expect(Object.keys(members({ $ref: '#/$defs/a' }, root))).toEqual(['b'])
    expect(Object.keys(members({ $ref: '#/$defs/a' }))).toEqual([])
  })
})

describe('resolve', () => {
  const root: JsonSchema = {
    $defs: {
      a: text,
      'b/c~d é': count,
      e: { $ref: '#/$defs/a' },
      f: { $id: 'urn:f', type: 'boolean' },
      g: 'no schema',
      h: { $ref: '#/$defs/h' },
      i: true,
    },
    list: [text, count],
  }
  test.each<[string, object]>([
    ['#/$defs/a', text],
    ['#/$defs/b~1c~0d%20%C3%A9', count],
    ['#/$defs/e', text],
    ['#/list/1', count],
    ['#', root],
    ['urn:f', { $id: 'urn:f', type: 'boolean' }],
  ])('the reference %s is followed', (reference, target) => {
    expect(resolve({ $ref: reference }, root)).toEqual(target)
  })

  test.each(['#/$defs/x', '#/$defs/g', '#/$defs/i', '#/list', '#$defs/a', 'urn:x', 'a'])(
    'the reference %s leads nowhere',
    (reference) => {
      expect(resolve({ $ref: reference, x: 1 }, root)).toEqual({ $ref: reference, x: 1 })
    }
  )

  test('a schema without a reference, and one whose reference is no text, are as they were', () => {
    for (const schema of [text, {}, { $ref: 7 }, { $ref: null }, { $ref: ['#/$defs/a'] }])
      expect(resolve(schema, root)).toBe(schema)
  })

  test('a reference to itself ends, and a chain is followed for sixteen steps', () => {
    expect(resolve({ $ref: '#/$defs/h' }, root)).toEqual({ $ref: '#/$defs/h' })
    const chain = (length: number): JsonSchema => ({
      $defs: Object.fromEntries(
        Array.from({ length }, (_, index) => [
          `s${index}`,
          index + 1 === length ? text : { $ref: `#/$defs/s${index + 1}` },
        ])
      ),
    })
    expect(resolve({ $ref: '#/$defs/s0' }, chain(16))).toEqual(text)
    expect(resolve({ $ref: '#/$defs/s0' }, chain(17))).toEqual({ $ref: '#/$defs/s16' })
  })
})

test('schemaOf and schemasAt make schemas of what is none', () => {
  expect(
    [text, true, false, null, undefined, 'a', 7, [text]].map((each) => schemaOf(each))
  ).toEqual([text, {}, {}, {}, {}, {}, {}, {}])
  expect(schemasAt({ anyOf: [text, true, 7] }, 'anyOf')).toEqual([text, {}, {}])
  expect(schemasAt({ anyOf: text }, 'anyOf')).toEqual([])
  expect(schemasAt({}, 'anyOf')).toEqual([])
})
