/** What a lock file contains, and that the same contract always has the same one. */
import { toStandardJsonSchema } from '@valibot/to-json-schema'
import { type } from 'arktype'
import * as v from 'valibot'
import { z } from 'zod'
import { describe, expect, test } from 'vitest'
import { lockOf } from '../../src/contract-lock/index.ts'
import { Forbidden, NotFound } from '../../src/errors/errors.ts'
import { defineProblem } from '../../src/problem-types/define-problem.ts'
import { withJsonSchema } from '../../src/problem-types/with-json-schema.ts'
import type { StandardSchema } from '../../src/untrusted/standard-schema.ts'

const OutOfCredit = defineProblem(Forbidden, {
  type: 'https://api.example.com/problems/out-of-credit',
  title: 'You do not have enough credit.',
  extensions: z.object({ balance: z.number(), accounts: z.array(z.string()).optional() }),
  condition: 'permanent',
  aliases: ['https://b.example/', 'https://a.example/'],
})
const BookMissing = defineProblem(NotFound, {
  type: 'https://api.example.com/problems/book-missing',
  title: 'There is no such book.',
  condition: 'unknown',
})

/** The members of the lock of one problem type with this schema. */
function membersOf(extensions: StandardSchema<object>): unknown {
  const Made = defineProblem(NotFound, { type: '/made', title: 'Made', extensions } as never)
  return lockOf([Made]).problems['/made']?.members
}

describe('lockOf', () => {
  test('The lock has types, statuses and members, sorted', () => {
    expect(JSON.stringify(lockOf([OutOfCredit, BookMissing]), null, 2)).toBe(`{
  "version": 1,
  "problems": {
    "https://api.example.com/problems/book-missing": {
      "status": 404,
      "title": "There is no such book.",
      "name": "BookMissing",
      "condition": "unknown",
      "aliases": [],
      "members": {}
    },
    "https://api.example.com/problems/out-of-credit": {
      "status": 403,
      "title": "You do not have enough credit.",
      "name": "OutOfCredit",
      "condition": "permanent",
      "aliases": [
        "https://a.example/",
        "https://b.example/"
      ],
      "members": {
        "accounts": {
          "required": false,
          "schema": {
            "items": {
              "type": "string"
            },
            "type": "array"
          }
        },
        "balance": {
          "required": true,
          "schema": {
            "type": "number"
          }
        }
      }
    }
  }
}`)
  })

  test('The order of the classes makes no difference', () => {
    const text = JSON.stringify(lockOf([BookMissing, OutOfCredit]))
    expect(text).toBe(JSON.stringify(lockOf([OutOfCredit, BookMissing])))
  })

  test('Titles, descriptions and defaults of a schema are no part of the lock', () => {
    const plain = z.object({ n: z.number(), kind: z.enum(['a', 'b']) })
    const annotated = z.object({
      kind: z.enum(['b', 'a']).describe('The kind.'),
      n: z
        .number()
        .default(1)
        .meta({ title: 'Number', examples: [1] }),
    })
    expect(JSON.stringify(membersOf(annotated))).toBe(JSON.stringify(membersOf(plain)))
  })

  test('Members that have the name of a keyword are a part of the lock', () => {
    const nested = z.object({ title: z.string(), description: z.number(), $defs: z.boolean() })
    expect(membersOf(z.object({ nested, required: z.array(z.string()) }))).toMatchObject({
      nested: {
        schema: {
          properties: {
            title: { type: 'string' },
            description: { type: 'number' },
            $defs: { type: 'boolean' },
          },
          required: ['$defs', 'description', 'title'],
        },
      },
      required: { required: true },
    })
  })

  test('Zod, ArkType and Valibot have the same lock for the same members', () => {
    const locks = [
      z.looseObject({ a: z.string(), b: z.array(z.number()).optional() }),
      type({ a: 'string', 'b?': 'number[]' }),
      toStandardJsonSchema(v.object({ a: v.string(), b: v.optional(v.array(v.number())) })),
    ].map(membersOf)
    expect(locks[1]).toEqual(locks[0])
    expect(locks[2]).toEqual(locks[0])
  })

  test('References are followed, and a recursive schema ends', () => {
    interface Tree {
      name: string
      children: Tree[]
    }
    const tree: z.ZodType<Tree> = z.object({
      name: z.string(),
      get children() {
        return z.array(tree)
      },
    })
    expect(membersOf(z.object({ tree }))).toEqual({
      tree: {
        required: true,
        schema: {
          type: 'object',
          additionalProperties: false,
          required: ['children', 'name'],
          properties: {
            name: { type: 'string' },
            children: { type: 'array', items: { $ref: expect.stringMatching(/^#/) } },
          },
        },
      },
    })
  })

  test('Schemas that all refer to each other are written once each', () => {
    const names = Array.from({ length: 30 }, (_, index) => `Part${index}`)
    const properties = Object.fromEntries(names.map((name) => [name, { $ref: `#/$defs/${name}` }]))
    const $defs = Object.fromEntries(names.map((name) => [name, { type: 'object', properties }]))
    const jsonSchema = { type: 'object', properties: { part: properties['Part0'] }, $defs }
    const schema = withJsonSchema(z.object({ part: z.unknown() }), jsonSchema)
    const text = JSON.stringify(membersOf(schema))
    expect(text.match(/"type":"object"/g)).toHaveLength(30)
    expect(text).toContain('{"$ref":"#1"}')
  })

  test('Keywords beside a reference are a part of the lock', () => {
    const withLimit = (maxLength: number) => {
      const properties = { name: { $ref: '#/$defs/Name', maxLength } }
      const $defs = { Name: { type: 'string', minLength: 1 } }
      return withJsonSchema(z.object({}), { type: 'object', properties, $defs })
    }
    expect(membersOf(withLimit(5))).toEqual({
      name: { required: false, schema: { type: 'string', minLength: 1, maxLength: 5 } },
    })
  })

  test('A reference that leads nowhere stays', () => {
    const properties = { a: { $ref: '#/$defs/%ff' }, b: { $ref: '#/$defs/None' } }
    expect(membersOf(withJsonSchema(z.object({}), { type: 'object', properties }))).toEqual({
      a: { required: false, schema: { $ref: '#/$defs/%ff' } },
      b: { required: false, schema: { $ref: '#/$defs/None' } },
    })
  })

  test('The values of records stand under *', () => {
    expect(membersOf(z.record(z.string(), z.number()))).toEqual({
      '*': { required: false, schema: { type: 'number' } },
    })
  })

  test.each([
    ['no JSON Schema', v.object({ a: v.string() }), 'it does not implement Standard JSON Schema'],
    [
      'a part without one',
      z.object({ a: z.custom<string>() }),
      'Custom types cannot be represented in JSON Schema',
    ],
  ])('A schema with %s is refused by the name of its class', (_, schema, reason) => {
    expect(() => membersOf(schema)).toThrow(TypeError)
    expect(() => membersOf(schema)).toThrow(`The schema of Made`)
    expect(() => membersOf(schema)).toThrow(reason)
  })

  test.each([
    ['a class', OutOfCredit, 'The argument of lockOf() must be what problems() returns'],
    ['the class of a status', [NotFound], 'must be a class of defineProblem()'],
    ['a class and its subclass', [OutOfCredit, class extends OutOfCredit {}], 'are two classes of'],
  ])('%s is refused', (_, classes, sentence) => {
    expect(() => lockOf(classes as never)).toThrow(sentence)
  })
})

test('A constant is data: its members are sorted, and none of them is taken for a keyword', () => {
  const accepting: StandardSchema<object, object> = {
    '~standard': { validate: (value) => ({ value: value as object }) },
  }
  const place = { const: { title: 'b', allOf: [2, 1], a: true } }
  const schema = withJsonSchema(accepting, { type: 'object', properties: { place } })
  expect(JSON.stringify(membersOf(schema))).toBe(
    '{"place":{"required":false,"schema":{"const":{"a":true,"allOf":[2,1],"title":"b"}}}}'
  )
})
