/** Failed validations that a handler throws by hand, or as the cause of an HTTPException. */
import { Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { Ajv } from 'ajv'
import { type } from 'arktype'
import {
  IsEmail,
  IsInt,
  IsString,
  MinLength,
  validateOrReject,
  ValidateNested,
} from 'class-validator'
import { Effect, Schema } from 'effect'
import { Schema as Schema4 } from 'effect-4'
import fc from 'fast-check'
import createError from 'http-errors'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import Type1 from 'typebox'
import Value1 from 'typebox/value'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { z as z3 } from 'zod/v3'
import {
  fromHttpErrors,
  fromHttpException,
  fromValidation,
  httpErrors,
  type Recognizer,
} from '../../src/index.ts'
import { assertBook, validateBook } from '../fixtures/typia/generated.js'
import { respondTo } from './respond-to.ts'
import { thrownBy } from './schemas.ts'

class Place {
  declare town: unknown
}
IsString()(Place.prototype, 'town')

class Person {
  declare age: unknown
  declare mail: unknown
  declare place: unknown
}
IsInt()(Person.prototype, 'age')
IsEmail()(Person.prototype, 'mail')
MinLength(30, { message: 'Not $value.' })(Person.prototype, 'mail')
ValidateNested()(Person.prototype, 'place')

function personOf(data: object): Person {
  const person = Object.assign(new Person(), data)
  person.place = Object.assign(new Place(), person.place)
  return person
}

const typebox = Type.Object(
  { age: Type.Number(), mail: Type.String({ minLength: 3 }) },
  { additionalProperties: false }
)
const typebox1 = Type1.Object(
  { age: Type1.Number(), mail: Type1.String({ minLength: 3 }) },
  { additionalProperties: false }
)
const transform = Type.Object({
  age: Type.Transform(Type.Any())
    .Decode((value): unknown => {
      throw new Error(`Cannot read ${String(value)}.`)
    })
    .Encode((value) => value),
})
const schema = {
  type: 'object',
  required: ['age', 'mail'],
  properties: { age: { type: 'number' }, mail: { type: 'string', minLength: 3 } },
  additionalProperties: false,
}
const ajv = new Ajv({ allErrors: true })
const asyncAjv = new Ajv({ allErrors: true })
const effect = Schema.Struct({ age: Schema.Number, mail: Schema.String.pipe(Schema.minLength(3)) })
const effect4 = Schema4.Struct({
  age: Schema4.Number,
  mail: Schema4.String.check(Schema4.isMinLength(3)),
})

interface Case {
  readonly name: string
  /** Throws, or rejects, what the library does. */
  readonly check: (data: object) => unknown
  readonly errors: readonly object[]
}

const bad = { age: 'old-secret', mail: '~~' }

const cases: readonly Case[] = [
  {
    name: 'Value.Parse of TypeBox 0.34',
    check: (data) => Value.Parse(typebox, data),
    errors: [
      { detail: 'Expected number', pointer: '#/age', code: 'Number' },
      {
        detail: 'Expected string length greater or equal to 3',
        pointer: '#/mail',
        code: 'StringMinLength',
      },
    ],
  },
  {
    name: 'Value.Assert of TypeBox 0.34',
    check: (data) => Value.Assert(typebox, data),
    errors: [
      { detail: 'Expected number', pointer: '#/age', code: 'Number' },
      {
        detail: 'Expected string length greater or equal to 3',
        pointer: '#/mail',
        code: 'StringMinLength',
      },
    ],
  },
  {
    // It throws the first error only.
    name: 'Value.Decode of TypeBox 0.34',
    check: (data) => Value.Decode(typebox, data),
    errors: [{ detail: 'Expected number', pointer: '#/age', code: 'Number' }],
  },
  {
    name: 'a Transform of TypeBox 0.34',
    check: (data) => Value.Decode(transform, data),
    errors: [{ detail: 'This value is not valid.', pointer: '#/age', code: 'Transform' }],
  },
  {
    name: 'Value.Parse of TypeBox 1',
    check: (data) => Value1.Parse(typebox1, data),
    // It stops at the first error.
    errors: [{ detail: 'must be number', pointer: '#/age', code: 'type' }],
  },
  {
    name: 'Value.Decode of TypeBox 1',
    check: (data) => Value1.Decode(typebox1, data),
    errors: [
      { detail: 'must be number', pointer: '#/age', code: 'type' },
      { detail: 'must not have fewer than 3 characters', pointer: '#/mail', code: 'minLength' },
    ],
  },
  {
    name: 'an asynchronous schema of Ajv',
    check: (data) => asyncAjv.compile({ $async: true, ...schema })(data),
    errors: [
      { detail: 'must be number', pointer: '#/age', code: 'type' },
      { detail: 'must NOT have fewer than 3 characters', pointer: '#/mail', code: 'minLength' },
    ],
  },
  {
    name: 'decodeUnknownSync of Effect 3',
    check: (data) => Schema.decodeUnknownSync(effect, { errors: 'all' })(data),
    errors: [
      { detail: 'Expected number', pointer: '#/age', code: 'Type' },
      {
        detail: 'Expected a string at least 3 character(s) long',
        pointer: '#/mail',
        code: 'Refinement',
      },
    ],
  },
  {
    name: 'decodeUnknown of Effect 3, run as a promise',
    check: (data) => Effect.runPromise(Schema.decodeUnknown(effect)(data)),
    errors: [{ detail: 'Expected number', pointer: '#/age', code: 'Type' }],
  },
  {
    name: 'decodeUnknownSync of Effect 4',
    check: (data) => Schema4.decodeUnknownSync(effect4, { errors: 'all' })(data),
    errors: [
      { detail: 'Expected number', pointer: '#/age', code: 'InvalidType' },
      {
        detail: 'Expected a value with a length of at least 3',
        pointer: '#/mail',
        code: 'InvalidValue',
      },
    ],
  },
  {
    name: 'validateOrReject of class-validator',
    check: (data) => validateOrReject(personOf({ ...data, place: { town: 7 } })),
    errors: [
      { detail: 'age must be an integer number', pointer: '#/age', code: 'isInt' },
      { detail: 'This value is not valid.', pointer: '#/mail', code: 'minLength' },
      { detail: 'mail must be an email', pointer: '#/mail', code: 'isEmail' },
      { detail: 'town must be a string', pointer: '#/place/town', code: 'isString' },
    ],
  },
  {
    name: 'createAssert of typia',
    check: (data) => assertBook({ title: 'Dune', size: 'small', tags: [], place: data }),
    errors: [{ detail: 'Expected number', pointer: '#/place/a~1b' }],
  },
]

const sorted = (errors: unknown) =>
  Array.isArray(errors)
    ? errors.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    : errors

/** What a client gets for content that a handler checks. */
async function answerToContent(check: (data: object) => unknown, data: object) {
  const app = httpErrors(new Hono(), { report: () => {} })
  app.post('/', async (c) => c.json({ checked: await check(await c.req.json()) }))
  const response = await app.request('/', { method: 'POST', body: JSON.stringify(data) })
  const text = await response.text()
  return { status: response.status, text, problem: JSON.parse(text) as Record<string, unknown> }
}

describe.each(cases)('the error of $name', ({ check, errors }) => {
  test('thrown by a handler is a 422 with every error', async () => {
    const { status, text, problem } = await answerToContent(check, bad)
    expect(status).toBe(422)
    expect(sorted(problem['errors'])).toEqual(sorted(errors))
    expect(text).not.toContain('secret')
  })

  test('as the cause of an HTTPException of 400 is a 400 with every error', async () => {
    const cause = await thrownBy(() => check(bad))
    const exception = new HTTPException(400, { cause })
    const { status, text, problem } = await answerToContent(() => {
      throw exception
    }, bad)
    expect(status).toBe(400)
    expect(problem['title']).toBe('Bad Request')
    expect(sorted(problem['errors'])).toEqual(sorted(errors))
    expect(text).not.toContain('secret')
  })

  test('never sends a submitted value', async () => {
    const values = fc.tuple(fc.string({ maxLength: 30 }), fc.string({ maxLength: 300 }))
    await fc.assert(
      fc.asyncProperty(values, async ([before, after]) => {
        const secret = `${before}S3cr3t${after}`
        const data = { age: secret, mail: secret, [`a/b`]: secret, place: { town: { at: secret } } }
        const thrown = await thrownBy(() => check(data))
        const text = JSON.stringify(fromValidation()(thrown)?.extensions)
        expect(text).toContain('"detail"')
        expect(text.replaceAll(/"pointer":"[^"]*"/g, '').toLowerCase()).not.toContain('s3cr3t')
      }),
      { numRuns: 50 }
    )
  })
})

describe('the results that are not thrown by the library', () => {
  const number = z.object({ age: z.number() })
  const validate = ajv.compile(schema)
  test.each<readonly [string, () => unknown, string]>([
    ['the error of safeParse of Zod 4', () => number.safeParse(bad).error, 'invalid_type'],
    ['the result of safeParse of Zod 4', () => number.safeParse(bad), 'invalid_type'],
    [
      'the error of safeParse of Zod 3',
      () => z3.object({ age: z3.number() }).safeParse(bad).error,
      'invalid_type',
    ],
    [
      'the issues of safeParse of Valibot',
      () => v.safeParse(v.object({ age: v.number() }), bad).issues,
      'number',
    ],
    ['the errors of ArkType', () => type({ age: 'number' })(bad), 'domain'],
    [
      'the list of Value.Errors of TypeBox',
      () => [...Value.Errors(Type.Object({ age: Type.Number() }), bad)],
      'Number',
    ],
    [
      'the list of Value.Errors of TypeBox 1',
      () => Value1.Errors(Type1.Object({ age: Type1.Number() }), bad),
      'type',
    ],
    [
      'validate.errors of Ajv',
      () => (validate({ age: 'x', mail: 'xyz' }), validate.errors),
      'type',
    ],
    [
      'the left of decodeUnknownEither of Effect',
      () => {
        const result = Schema.decodeUnknownEither(effect)(bad)
        return result._tag === 'Left' ? result.left : undefined
      },
      'Type',
    ],
    [
      'the errors of validate of typia',
      () => {
        const result = validateBook({ title: 'Dune', size: 'small', tags: [], place: {} })
        return result.success ? undefined : result.errors
      },
      '',
    ],
  ])('as the cause of an HTTPException are a 400 with errors: %s', async (_name, result, code) => {
    const exception = new HTTPException(400, { cause: result() })
    const { status, text, problem } = await answerToContent(() => {
      throw exception
    }, bad)
    expect(status).toBe(400)
    expect(problem['errors']).toHaveLength(1)
    expect(problem['errors']).toMatchObject([code === '' ? {} : { code, pointer: '#/age' }])
    expect(text).not.toContain('secret')
  })
})

describe('an HTTPException with a failed validation as its cause', () => {
  const { error: cause } = z.object({ age: z.number() }).safeParse(bad)
  const errors = [{ pointer: '#/age', code: 'invalid_type' }]
  const throwing = (thrown: unknown) =>
    answerToContent(() => {
      throw thrown
    }, bad)

  test('keeps a message of its own as the detail', async () => {
    const { problem } = await throwing(new HTTPException(422, { message: 'Bad age.', cause }))
    expect(problem).toMatchObject({ status: 422, detail: 'Bad age.', errors })
  })

  test('does not repeat the message of the failure', async () => {
    const exception = new HTTPException(400, { message: cause?.message ?? '', cause })
    const { problem } = await throwing(exception)
    expect(problem).toMatchObject({ detail: 'The content of the request has 1 error.', errors })
  })

  test('does not send a message that quotes what was sent', async () => {
    const { issues } = v.safeParse(v.object({ age: v.number() }), bad)
    const exception = new HTTPException(400, { message: 'No old-secret.', cause: issues })
    const { text, problem } = await throwing(exception)
    expect(text).not.toContain('secret')
    expect(problem['errors']).toHaveLength(1)
  })

  test('keeps the fields of its own response', async () => {
    const res = new Response('no', { headers: { 'X-Reason': 'age' } })
    const { status, headers, problem } = await respondTo(new HTTPException(400, { res, cause }))
    expect(status).toBe(400)
    expect(headers.get('X-Reason')).toBe('age')
    expect(problem['errors']).toHaveLength(1)
  })

  test('is found behind another cause', async () => {
    const wrapped = new Error('Validation failed', { cause })
    const { problem } = await throwing(new HTTPException(400, { cause: wrapped }))
    expect(problem).toMatchObject({ status: 400, errors })
  })

  test.each([401, 404, 500])('of the status %i stays as it is', async (status) => {
    const { problem } = await throwing(new HTTPException(status as 401, { cause }))
    expect(problem['status']).toBe(status)
    expect(problem).not.toHaveProperty('errors')
  })

  test('has parameters instead of pointers in a GET', async () => {
    const app = httpErrors(new Hono())
    app.get('/', (c) => {
      const result = z.object({ page: z.coerce.number() }).safeParse(c.req.query())
      throw new HTTPException(400, { cause: result.error })
    })
    const response = await app.request('/?page=secret')
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      errors: [{ parameter: 'page', in: 'query', code: 'invalid_type' }],
    })
  })

  test.each<readonly [string, readonly Recognizer[]]>([
    ['fromHttpErrors() first', [fromHttpErrors()]],
    ['fromValidation() first', [fromValidation(), fromHttpException()]],
    ['fromValidation() last', [fromHttpErrors(), fromValidation()]],
  ])('is a 400 with errors whatever the order of recognizers: %s', async (_name, recognizers) => {
    const { status, problem } = await respondTo(new HTTPException(400, { cause }), recognizers)
    expect(status).toBe(400)
    expect(problem['errors']).toHaveLength(1)
  })
})

test('an Error of the app with a failed validation as its cause stays a 500', async () => {
  const { error: cause } = z.number().safeParse('x')
  expect((await respondTo(new Error('The settings are wrong.', { cause }))).status).toBe(500)
})

test('an error of http-errors with a failed validation as its cause keeps its status', async () => {
  const { error: cause } = z.number().safeParse('x')
  const thrown = Object.assign(createError(400, 'Bad.'), { cause })
  expect((await respondTo(thrown)).status).toBe(400)
})
