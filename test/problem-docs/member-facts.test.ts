/** The rows of members: each keyword of JSON Schema that they are made of, and the depth where they end. */
import { describe, expect, test } from 'vitest'
import { Conflict } from '../../src/errors/errors.ts'
import { membersOf } from '../../src/problem-docs/member-facts.ts'
import { defineProblem } from '../../src/problem-types/define-problem.ts'
import { withJsonSchema } from '../../src/problem-types/index.ts'
import { toProblem, type Problem } from '../../src/problem/problem.ts'
import type { StandardSchema } from '../../src/untrusted/standard-schema.ts'

const accepting: StandardSchema<object, object> = {
  '~standard': { validate: (value) => ({ value }) },
}
const example = toProblem(new Conflict())

/** The rows of a problem type whose extension members have the JSON Schema. */
function rowsOf(jsonSchema: object) {
  const Made = defineProblem(Conflict, {
    type: '/made',
    title: 'Made',
    extensions: withJsonSchema(accepting, jsonSchema),
  })
  return membersOf(Made, example)
}

/** The type of a member, in words. */
function typeOf(member: unknown, $defs: object = {}): string | undefined {
  return rowsOf({ type: 'object', properties: { a: member }, $defs })[0]?.type
}

describe('the type of a member', () => {
  const string = { type: 'string' }
  const arrays = (depth: number): object =>
    depth === 0 ? string : { type: 'array', items: arrays(depth - 1) }
  const unions = (depth: number): object => (depth === 0 ? string : { anyOf: [unions(depth - 1)] })

  test.each<[unknown, string]>([
    [{}, 'any value'],
    [true, 'any value'],
    [{ type: 7 }, 'any value'],
    [{ type: [] }, 'any value'],
    [{ type: [7, 'null'] }, 'null'],
    [string, 'string'],
    [{ type: 'string', format: 'uri' }, 'string (uri)'],
    [{ type: 'string', format: 7 }, 'string'],
    [{ type: 'integer', format: 'int32' }, 'integer'],
    [{ type: ['string', 'null'], format: 'uri' }, 'string (uri) or null'],
    [{ type: ['string', 'string'] }, 'string'],
    [{ const: 'x', type: 'string' }, '"x"'],
    [{ const: null }, 'null'],
    [{ enum: ['a', 1, 'a'], type: 'string' }, '"a" or 1'],
    [{ enum: 'a', type: 'string' }, 'string'],
    [{ anyOf: [string, { type: 'null' }] }, 'string or null'],
    [{ oneOf: [string, { const: 1 }] }, 'string or 1'],
    [{ anyOf: [string], oneOf: [{ type: 'null' }] }, 'string or null'],
    [{ anyOf: [], type: 'number' }, 'number'],
    [{ type: 'array' }, 'array'],
    [{ type: 'array', items: {} }, 'array'],
    [{ type: 'array', items: true }, 'array'],
    [{ type: 'object', items: string }, 'object'],
    [arrays(1), 'array of string'],
    [arrays(3), 'array of array of array of string'],
    [arrays(4), 'array of array of array of array'],
    [unions(3), 'string'],
    [unions(4), 'any value'],
    [{ anyOf: [arrays(2)] }, 'array of array of string'],
    [{ anyOf: [arrays(3)] }, 'array of array of array'],
    [{ $ref: '#/$defs/A' }, 'number'],
    [{ type: 'array', items: { $ref: '#/$defs/A' } }, 'array of number'],
  ])('the schema %j is described as: %s', (member, text) => {
    expect(typeOf(member, { A: { type: 'number' } })).toBe(text)
  })
})

describe('the meaning of a member', () => {
  const target = { type: 'string', description: 'Of the target.', title: 'Not this.' }

  test.each<[object, string | undefined]>([
    [{ description: 'Own.', title: 'Title.' }, 'Own.'],
    [{ title: 'Title.' }, 'Title.'],
    [{ $ref: '#/$defs/A', description: 'Own.' }, 'Own.'],
    [{ $ref: '#/$defs/A', title: 'Title.' }, 'Of the target.'],
    [{ description: 7 }, undefined],
    [{}, undefined],
  ])('of %j is %j', (member, meaning) => {
    const [row] = rowsOf({ type: 'object', properties: { a: member }, $defs: { A: target } })
    expect(row?.meaning).toBe(meaning)
    expect(Object.keys(row ?? {})).toEqual([
      'name',
      'type',
      'required',
      ...(meaning === undefined ? [] : ['meaning']),
    ])
  })
})

test('Members of members have rows, down to the third level', () => {
  const nested = (depth: number): object => ({
    type: 'object',
    properties: depth === 0 ? {} : { a: nested(depth - 1), b: { type: 'array', items: nested(0) } },
    required: ['b'],
  })
  expect(rowsOf(nested(4)).map(({ name, required }) => `${name} ${required}`)).toEqual([
    'a false',
    'a.a false',
    'a.a.a false',
    'a.a.b true',
    'a.b true',
    'b true',
  ])
  const listed = {
    type: 'array',
    items: { type: 'object', properties: { c: {} }, additionalProperties: { type: 'null' } },
  }
  expect(rowsOf({ type: 'object', properties: { list: listed } }).map(({ name }) => name)).toEqual([
    'list',
    'list[].c',
    'list[].(any other name)',
  ])
})

test('Without a JSON Schema, the members are those of the example, without those of every problem', () => {
  const Plain = defineProblem(Conflict, { type: '/plain', title: 'Plain', extensions: accepting })
  const own = { a: 1, b: 'x', c: null, d: [], e: [1, 'x', 2], f: [[true]], g: {}, h: [null] }
  const problem: Problem = { ...example, instance: '/1', applied: true, ...own }
  expect(membersOf(Plain, problem)).toEqual([
    { name: 'a', type: 'number' },
    { name: 'b', type: 'string' },
    { name: 'c', type: 'null' },
    { name: 'd', type: 'array' },
    { name: 'e', type: 'array of number or string' },
    { name: 'f', type: 'array of array of boolean' },
    { name: 'g', type: 'object' },
    { name: 'h', type: 'array of null' },
  ])
  const None = defineProblem(Conflict, { type: '/none', title: 'None' })
  expect(membersOf(None, problem)).toEqual([])
})
