/** What cannot be described is an error where the document is made. */
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  Conflict,
  defineHttpError,
  defineProblem,
  HttpError,
  Locked,
  NotFound,
  TooManyRequests,
  withJsonSchema,
  type HttpErrorClass,
} from '../../src/index.ts'
import { errorResponses, errorSchemas } from '../../src/openapi/index.ts'
import type { AnyErrorClass } from '../../src/problem-types/problem-of.ts'
import type { StandardSchema } from '../../src/untrusted/standard-schema.ts'

/** A problem type with a schema that the compiler need not accept. */
function problemType(extensions: unknown, base: HttpErrorClass<number> = Conflict): AnyErrorClass {
  return defineProblem(base, {
    type: '/problems/odd-one',
    title: 'Odd',
    extensions: extensions as StandardSchema<object, object>,
    example: {},
  })
}

/** A problem type whose extension members have the JSON Schema. */
function withSchema(jsonSchema: object, base?: HttpErrorClass<number>): AnyErrorClass {
  const accepting: StandardSchema<object, object> = {
    '~standard': { validate: (value) => ({ value }) },
  }
  return problemType(withJsonSchema(accepting, jsonSchema), base)
}

/** The message of the error that both functions throw for the classes. */
function refusalOf(...classes: readonly unknown[]): string {
  const messages = [errorResponses, errorSchemas].map((describeErrors) => {
    try {
      describeErrors(...(classes as AnyErrorClass[]))
      return 'There is no error.'
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(TypeError)
      return (thrown as Error).message.replace(/error(?:Responses|Schemas)\(\)/, 'the function')
    }
  })
  expect(new Set(messages).size).toBe(1)
  return messages[0] ?? ''
}

describe('a schema that cannot be described', () => {
  test('A schema without JSON Schema is refused, with what has one', () => {
    expect(refusalOf(problemType(v.object({ by: v.string() })))).toBe(
      'The schema of OddOne has no JSON Schema (it does not implement Standard JSON Schema). Zod from 4.2 and ArkType ' +
        'from 2.1.28 have one; wrap a schema of Valibot in toStandardJsonSchema() of @valibot/to-json-schema, and ' +
        'any other in withJsonSchema().'
    )
  })

  test.each([
    ['a transform', z.object({ balance: z.string().transform(Number) }), 'Transforms cannot be'],
    ['a Date', z.object({ at: z.date() }), 'Date cannot be represented in JSON Schema'],
    ['a custom type', z.object({ at: z.custom<string>() }), 'Custom types cannot be'],
  ])('A schema of Zod with %s is refused, with the reason of Zod', (_part, schema, reason) => {
    const message = refusalOf(problemType(schema))
    expect(message).toMatch(/^The schema of OddOne has no JSON Schema \(/)
    expect(message).toContain(reason)
    expect(message).toContain('any other in withJsonSchema()')
  })

  test.each([
    ['undefined', undefined],
    ['a boolean', true],
    ['an array', []],
    ['a text', 'object'],
  ])('A converter that returns %s is refused', (_value, returned) => {
    const output = (): unknown => returned
    const schema = { '~standard': { validate: () => ({ value: {} }), jsonSchema: { output } } }
    expect(refusalOf(problemType(schema))).toMatch(/^The schema of OddOne has no JSON Schema \(/)
  })

  test('withJsonSchema refuses what is no schema, and what is no JSON Schema', () => {
    const schema = z.object({})
    expect(() => withJsonSchema({} as typeof schema, {})).toThrow(
      "The schema of withJsonSchema() must implement Standard Schema: it has no '~standard'."
    )
    expect(() => withJsonSchema(schema, [])).toThrow(
      'Argument 2 of withJsonSchema() must be an object; received an empty array.'
    )
  })

  test.each([
    [
      'a cycle',
      () =>
        Object.assign(Object.create(null), {
          get self() {
            return this
          },
        }),
    ],
    ['a BigInt', () => ({ type: 'object', minProperties: 1n })],
    [
      'a Proxy that throws',
      () =>
        new Proxy(
          {},
          {
            ownKeys: () => {
              throw new Error('trap')
            },
          }
        ),
    ],
    [
      'a thrown text',
      () => {
        throw 'no'
      },
    ],
  ])('A converter with %s is refused, with the name of the class', (_value, output) => {
    const schema = { '~standard': { validate: () => ({ value: {} }), jsonSchema: { output } } }
    expect(refusalOf(problemType(schema))).toMatch(/^The schema of OddOne has no JSON Schema \(/)
  })

  test.each([
    ['an array', { type: 'array' }],
    ['an object or null', { type: ['object', 'null'] }],
    ['anything', {}],
    ['a union with a string', { anyOf: [{ type: 'object' }, { type: 'string' }] }],
    ['a reference to itself', { $ref: '#' }],
    [
      'two definitions that refer to each other',
      { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } },
    ],
    ['a definition that is true', { $ref: '#/$defs/a', $defs: { a: true } }],
  ])('A schema of %s is refused, as members need an object', (_value, jsonSchema) => {
    expect(refusalOf(withSchema(jsonSchema))).toMatch(
      /^The schema of OddOne (?:has no JSON Schema \(its JSON Schema describes no object\)|must describe an object)/
    )
  })

  test.each([
    ['minProperties', 1],
    ['not', {}],
    ['if', {}],
    ['const', {}],
    ['patternProperties', { '^t': {} }],
    ['patternProperties', { '^\\p{L}+$': {} }],
  ])(
    'A schema with %s beside its members is refused, as it would count those of every problem',
    (keyword, value) => {
      expect(refusalOf(withSchema({ type: 'object', [keyword]: value }))).toMatch(
        new RegExp(`^The JSON Schema of OddOne has '${keyword}' beside its members`)
      )
    }
  )

  test('A pattern that is no regular expression is refused, with the name of the class', () => {
    const jsonSchema = { type: 'object', patternProperties: { '^x-(': {} } }
    expect(refusalOf(withSchema(jsonSchema))).toBe(
      "The JSON Schema of OddOne has the pattern '^x-(', which is no regular expression."
    )
  })

  test.each(['#/$defs/absent', 'https://example.com/schema.json', 'other.json#/a', '#anchor'])(
    'A reference to %s is refused, as the document does not have it',
    ($ref) => {
      expect(refusalOf(withSchema({ type: 'object', properties: { a: { $ref } } }))).toBe(
        `The JSON Schema of OddOne refers to '${$ref}', which it does not define: define it in '$defs'.`
      )
    }
  )

  test.each([
    'type',
    'title',
    'status',
    'detail',
    'instance',
    'condition',
    'applied',
    'toJSON',
    'headers',
    'cause',
  ])('The member %s is refused, as every error has it', (member) => {
    const properties = { [member]: { type: 'string' } }
    const message = `The schema of OddOne has the member '${member}', which is a member or an option of every error`
    expect(refusalOf(withSchema({ type: 'object', properties }))).toContain(message)
    expect(refusalOf(withSchema({ anyOf: [{ allOf: [{ properties }] }] }))).toContain(message)
  })

  test('The member retryAfter of a 429 is refused, as it is an option of the status', () => {
    const schema = { type: 'object', properties: { retryAfter: { type: 'number' } } }
    expect(refusalOf(withSchema(schema, TooManyRequests))).toContain(
      "The schema of OddOne has the member 'retryAfter'"
    )
    expect(Object.keys(errorSchemas(withSchema(schema)))).toEqual(['OddOne'])
  })
})

describe('an example that is missing or does not fit', () => {
  const extensions = z.object({ balance: z.number() })

  test('A problem type with required members and no example is refused by name', () => {
    const Bare = defineProblem(Conflict, { type: '/problems/bare', title: 'Bare', extensions })
    expect(refusalOf(Bare)).toMatch(
      /^Problem type Bare needs an example, as its members are required \(balance: .*\): set 'example' in defineProblem\(\)\.$/
    )
  })

  test('An example that does not fit the schema is refused by name', () => {
    const Wrong = defineProblem(Conflict, {
      type: '/problems/wrong',
      title: 'Wrong',
      extensions,
      example: { balance: '30' as unknown as number },
    })
    expect(refusalOf(Wrong)).toMatch(/^The example of problem type Wrong does not fit its schema: /)
  })
})

describe('classes that cannot stand in one document', () => {
  const typed = (type: string, name: string) => defineProblem(Conflict, { type, title: name, name })

  test('A name that a problem type and a class of the table share is refused', () => {
    const Other = typed('https://api.example.com/problems/locked', 'Locked')
    expect(refusalOf(Locked, Other)).toBe(
      "The name 'Locked' belongs to two errors of the function, Locked (423, about:blank) and Locked (409, " +
        "https://api.example.com/problems/locked): set another 'name' or 'type' in defineProblem()."
    )
  })

  test('Two problem types with the same name and type are refused, as they may have other members', () => {
    expect(refusalOf(typed('/a', 'Same'), typed('/a', 'Same'))).toMatch(/^The name 'Same' belongs/)
  })

  test('A type that two problem types share is refused', () => {
    expect(refusalOf(typed('/a', 'One'), typed('/a', 'Two'))).toBe(
      "The type '/a' belongs to two errors of the function, One (409, /a) and Two (409, /a): set another 'name' or " +
        "'type' in defineProblem()."
    )
  })

  test('A name that a definition and a problem type share is refused', () => {
    const Made = withSchema({
      type: 'object',
      properties: { a: { $ref: '#/$defs/Part' } },
      $defs: { Part: {} },
    })
    expect(refusalOf(Made, typed('/part', 'OddOne_Part'))).toMatch(
      /^The name 'OddOne_Part' belongs to two errors/
    )
  })

  test.each([
    ['an error', new NotFound(), 'an Error.'],
    ['the base of all classes', HttpError, 'a function (HttpError).'],
    ['another class', Map, 'a function (Map).'],
    ['undefined', undefined, 'undefined: do two modules import each other?'],
  ])('What is no error class is refused: %s', (_what, value, received) => {
    expect(refusalOf(NotFound, value)).toBe(
      `Argument 2 of the function must be an error class, such as NotFound; received ${received}`
    )
  })

  test('A status whose phrase is no name in ASCII is refused', () => {
    const Busy = defineHttpError(499, 'Überlastet', 'none', 'unknown', 'Too much is going on.')
    expect(refusalOf(Busy)).toMatch(/^The phrase of status 499 makes no name for OpenAPI/)
  })
})

describe('a schema that is no object in all of its parts', () => {
  const message = (name: string): string =>
    `The schema of ${name} must describe an object, whose members become those of the problem (RFC 9457 §3.2).`

  test.each<[string, object]>([
    ['a part that is true', { type: 'object', allOf: [true] }],
    ['a part that is a text', { type: 'object', allOf: [{ type: 'string' }] }],
    ['a part with a description only', { type: 'object', allOf: [{ description: 'x' }] }],
    [
      'a reference into a definition',
      {
        type: 'object',
        allOf: [{ $ref: '#/$defs/a/properties/b' }],
        $defs: { a: { type: 'object', properties: { b: { type: 'object' } } } },
      },
    ],
    [
      'a reference to itself',
      { type: 'object', allOf: [{ $ref: '#/$defs/a' }], $defs: { a: { $ref: '#/$defs/a' } } },
    ],
  ])('%s is refused', (_what, schema) => {
    expect(refusalOf(withSchema(schema))).toBe(message('OddOne'))
  })
})

test('A definition that is true or false takes everything or nothing', () => {
  const schema = {
    type: 'object',
    properties: { any: { $ref: '#/$defs/any' }, never: { $ref: '#/$defs/never' } },
    $defs: { any: true, never: false },
  }
  const schemas = errorSchemas(withSchema(schema)) as Record<string, object>
  expect(schemas['OddOne_any']).toEqual({})
  expect(schemas['OddOne_never']).toEqual({ not: {} })
})

test('Two classes of statuses with one name are refused, those of one status are one', () => {
  const Other = defineHttpError(419, 'Not Found', 'none', 'unknown', 'Reload the page.')
  expect(refusalOf(NotFound, Other)).toContain(`The name 'NotFound' belongs to two errors of`)
  const Same = defineHttpError(404, 'Not Found', 'none', 'unknown', 'Reload the page.')
  expect(refusalOf(NotFound, Same)).toBe('There is no error.')
})
