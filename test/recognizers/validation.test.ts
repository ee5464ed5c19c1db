import { type } from 'arktype'
import { Hono } from 'hono'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { z as z3 } from 'zod/v3'
import { growth } from '../support/growth.ts'
import { httpErrors, NotFound, toProblem } from '../../src/index.ts'
import { fromValidation } from '../../src/recognizers/validation.ts'
import { libraries, thrownBy } from './schemas.ts'

function problemOf(thrown: unknown) {
  const error = fromValidation()(thrown)
  return error && toProblem(error)
}

describe.each(libraries)('what $name throws', ({ check, details, codes }) => {
  test('a failed validation is a 422 with a detail and a pointer for each error', async () => {
    const app = httpErrors(new Hono(), { recognizers: [fromValidation()] })
    app.post('/', async (c) => c.json({ checked: await check(await c.req.json()) }))
    const body = JSON.stringify({ age: 'old-secret', mail: 'mail-secret' })
    const response = await app.request('/', { method: 'POST', body })
    expect(response.status).toBe(422)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: 'Unprocessable Content',
      status: 422,
      detail: 'The content of the request has 2 errors.',
      condition: 'permanent',
      errors: [
        { detail: details[0], pointer: '#/age', code: codes[0] },
        { detail: details[1], pointer: '#/mail', code: codes[1] },
      ],
    })
  })

  test('the thrown value is the cause of the error', async () => {
    const thrown = await thrownBy(() => check({}))
    expect(fromValidation()(thrown)?.cause).toBe(thrown)
  })

  test('a failed validation is a 400 by option', async () => {
    const thrown = await thrownBy(() => check({}))
    expect(fromValidation({ status: 400 })(thrown)?.status).toBe(400)
  })
})

describe('a pointer', () => {
  test('a pointer leads into arrays, and escapes names', () => {
    const schema = z.object({ 'a/b~c d': z.array(z.object({ n: z.number() })) })
    const { error } = schema.safeParse({ 'a/b~c d': [{ n: 1 }, {}] })
    expect(problemOf(error)?.['errors']).toEqual([
      {
        detail: 'Invalid input: expected number, received undefined',
        pointer: '#/a~1b~0c%20d/1/n',
        code: 'invalid_type',
      },
    ])
  })

  test('the pointer to the whole content is #', () => {
    const { error } = z.number().safeParse('a')
    expect(problemOf(error)).toMatchObject({
      detail: 'The content of the request has 1 error.',
      errors: [
        {
          detail: 'Invalid input: expected number, received string',
          pointer: '#',
          code: 'invalid_type',
        },
      ],
    })
  })

  test('a pointer ends before a key that is an object', () => {
    const schema = v.object({ map: v.map(v.object({}), v.number()) })
    const { issues } = v.safeParse(schema, { map: new Map([[{}, 'x']]) })
    expect(problemOf({ issues })?.['errors']).toEqual([
      { detail: 'Invalid type: Expected number', pointer: '#/map', code: 'number' },
    ])
  })

  test('a pointer with a very long name is left out', () => {
    const schema = z.record(z.string(), z.array(z.number()))
    const { error } = schema.safeParse({ ['k'.repeat(2000)]: ['a', 'b'] })
    const entry = {
      detail: 'Invalid input: expected number, received string',
      code: 'invalid_type',
    }
    expect(problemOf(error)?.['errors']).toEqual([entry, entry])
  })
})

describe('a name that the schema does not know', () => {
  const data = { good: 1, 'extra one': 1, other: 2 }
  const expected = (code: string) =>
    ['extra%20one', 'other'].map((name) => ({
      detail: 'This is not allowed here.',
      pointer: `#/${name}`,
      code,
    }))
  const ofZod = expected('unrecognized_keys')

  test.each([
    ['Zod 4', () => z.strictObject({ good: z.number() }).parse(data), ofZod],
    ['Zod 3', () => z3.object({ good: z3.number() }).strict().parse(data), ofZod],
    ['ArkType', () => type({ '+': 'reject', good: 'number' }).assert(data), expected('predicate')],
    // It stops at the first.
    [
      'Valibot',
      () => v.parse(v.strictObject({ good: v.number() }), data),
      expected('strict_object').slice(0, 1),
    ],
  ])('an unknown name has an error with its pointer: %s', async (_name, check, errors) => {
    const found = problemOf(await thrownBy(check))?.['errors']
    expect(found).toHaveLength(errors.length)
    expect(found).toEqual(expect.arrayContaining(errors))
  })
})

describe('the choices of a schema', () => {
  test.each([
    [
      'Zod 4',
      () => z.enum(['small', 'large']).parse('huge'),
      'Invalid option: expected one of "small"|"large"',
      'invalid_value',
    ],
    [
      'Zod 3',
      () => z3.enum(['small', 'large']).parse('huge'),
      "Invalid enum value. Expected 'small' | 'large'",
      'invalid_enum_value',
    ],
    [
      'Valibot',
      () => v.parse(v.picklist(['small', 'large']), 'huge'),
      'Invalid type: Expected ("small" | "large")',
      'picklist',
    ],
    [
      'ArkType',
      () => type("'small' | 'large'").assert('huge'),
      'must be "large" or "small"',
      'union',
    ],
    [
      'ArkType, of types',
      () => type('number | boolean').assert('huge'),
      'must be a number or boolean',
      'predicate',
    ],
    [
      'ArkType, of both',
      () => type('string.email & string > 30').assert('huge'),
      'must be an email address and at least length 31',
      'intersection',
    ],
  ])('the choices of a schema are in the detail: %s', async (_name, check, detail, code) => {
    expect(problemOf(await thrownBy(check))?.['errors']).toEqual([{ detail, pointer: '#', code }])
  })
})

describe('a GET', () => {
  const app = httpErrors(new Hono(), { recognizers: [fromValidation()] })
  const schema = z.object({ page: z.coerce.number(), sort: z.string(), id: z.coerce.number() })
  app.get('/books/:id', (c) => c.json(schema.parse({ ...c.req.query(), ...c.req.param() })))

  test('the errors of a GET have parameters instead of pointers', async () => {
    const response = await app.request('/books/x?page=y')
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({
      detail: 'The request has 3 errors.',
      errors: [
        { detail: 'Invalid input: expected number', parameter: 'page', in: 'query' },
        { detail: 'Invalid input: expected string, received undefined', parameter: 'sort' },
        { detail: 'Invalid input: expected number', parameter: 'id', in: 'path' },
      ],
    })
  })
})

describe('a value that is not a failed validation', () => {
  test.each([
    ['issues that are none', { issues: [{ title: 'A bug' }] }],
    ['issues of which one is none', { issues: [{ message: 'Bad' }, null] }],
    ['no issues', { issues: [] }],
    ['issues that are no array', Object.assign(new Error('e'), { issues: 'many' })],
    ['a message that is no string', { issues: [{ message: 1 }] }],
    ['an array of errors', [new Error('e')]],
    ['an AggregateError', new AggregateError([new Error('e')])],
    ['an HttpError', new NotFound()],
    ['a string', 'issues'],
    ['null', null],
    ['a revoked Proxy', revoked()],
    [
      'an object whose issues throw',
      {
        get issues() {
          throw new Error('secret')
        },
      },
    ],
    ['issues that are a revoked Proxy', { issues: [revoked()] }],
  ])('fromValidation() does not recognize %s', (_name, thrown) => {
    expect(fromValidation()(thrown)).toBe(undefined)
  })
})

describe('an issue that is hostile', () => {
  test.each([
    ['a path that is a revoked Proxy', { path: revoked() }],
    ['a path of nonsense', { path: [null, revoked(), () => 1] }],
    ['a path that is no array', { path: 'a.b' }],
    [
      'a path with a getter that throws',
      {
        path: [
          {
            get key() {
              throw new Error('secret')
            },
          },
        ],
      },
    ],
    ['names that are no names', { code: 'unrecognized_keys', keys: [revoked(), {}] }],
    ['a recursion', recursion()],
    ['inputs that throw', { input: revoked(), data: revoked(), received: revoked() }],
  ])('an issue with %s has its message or a general detail', (_name, hostile) => {
    const [first] = [problemOf({ issues: [{ message: 'Bad.', ...hostile }] })?.['errors']].flat()
    const generic = 'This value is not valid.'
    expect([
      undefined,
      ...['Bad.', generic].map((detail) => ({ detail, pointer: '#' })),
      { detail: generic, pointer: '#', code: 'union' },
    ]).toContainEqual(first)
  })
})

describe('many errors', () => {
  test('a problem has at most 1000 errors', () => {
    const { error } = z.array(z.number()).safeParse(Array.from({ length: 20_000 }, () => 'a'))
    const problem = problemOf(error)
    expect(problem?.detail).toBe('The content of the request has more than 1000 errors.')
    expect(problem?.['errors']).toHaveLength(1000)
  })

  test('a problem has at most 1000 errors if one issue has all names', () => {
    const data = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`n${index}`, 1]))
    const problem = problemOf(z.strictObject({}).safeParse(data).error)
    expect(problem?.detail).toBe('The content of the request has more than 1000 errors.')
    expect(problem?.['errors']).toHaveLength(1000)
  })

  test('1000 errors of long values are all read', () => {
    expect(problemOf(failureOf(1000, 1000))?.['errors']).toHaveLength(1000)
  })

  test('The time to read errors grows with the length of their values, and not with its square', async () => {
    const make = (length: number) => failureOf(50, length)
    expect(await growth((failure: unknown) => problemOf(failure), make)).toBeLessThan(100)
  })
})

/** A failure with as many issues, each of a value of that length. */
function failureOf(count: number, length: number): { readonly issues: readonly unknown[] } {
  const data = Array.from({ length: count }, (_, index) => 'x'.repeat(length) + index)
  const refuse = v.check<string, string>(() => false, 'No good.')
  return { issues: v.safeParse(v.array(v.pipe(v.string(), refuse)), data).issues ?? [] }
}

describe('the option status', () => {
  test('fromValidation() throws for a status that is neither 422 nor 400', () => {
    expect(() => fromValidation({ status: 404 as 400 })).toThrow(
      new RangeError(`Option 'status' must be 422 or 400; received 404.`)
    )
    expect(() => fromValidation({ status: '422' as unknown as 422 })).toThrow(
      new TypeError(`Option 'status' must be 422 or 400; received "422".`)
    )
  })
})

function recursion(): object {
  const issue: Record<string, unknown> = { problem: 'Bad.', code: 'union', path: [] }
  Object.assign(issue, { data: issue, input: issue, errors: [issue] })
  return issue
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}
