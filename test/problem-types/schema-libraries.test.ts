/** Schemas of real libraries: what an error has, what is refused, and what a client reads back. */
import { type } from 'arktype'
import { Schema } from 'effect'
import { Schema as Schema4 } from 'effect-4'
import * as typebox from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineProblem, Forbidden, toProblem, type HttpError } from '../../src/index.ts'
import type { StandardSchema } from '../../src/untrusted/standard-schema.ts'

interface Members {
  readonly balance: number
  readonly accounts: readonly string[]
  readonly owner?: string | undefined
}

/** TypeBox has no Standard Schema: these ten lines, as in its documentation, make one. */
function fromTypeBox<Type extends typebox.TSchema>(
  schema: Type
): StandardSchema<typebox.Static<Type>, typebox.Static<Type>> {
  const validate = (value: unknown): object => {
    const cleaned = Value.Clean(schema, structuredClone(value))
    const issues = [...Value.Errors(schema, cleaned)].map(({ message, path }) => ({
      message,
      path: path.split('/').slice(1),
    }))
    return issues.length > 0 ? { issues } : { value: cleaned }
  }
  return { '~standard': { validate } }
}

const {
  Object: object,
  Number: number,
  Array: array,
  String: string,
  Optional: optional,
} = typebox.Type
const schemas: Readonly<Record<string, StandardSchema<Members, Members>>> = {
  'Zod 4': z.object({
    balance: z.number(),
    accounts: z.array(z.string()),
    owner: z.string().optional(),
  }),
  'Valibot 1': v.object({
    balance: v.number(),
    accounts: v.array(v.string()),
    owner: v.optional(v.string()),
  }),
  'ArkType 2': type({
    balance: 'number',
    accounts: 'string[]',
    'owner?': 'string',
    '+': 'delete',
  }),
  'Effect 3': Schema.standardSchemaV1(
    Schema.Struct({
      balance: Schema.Number,
      accounts: Schema.Array(Schema.String),
      owner: Schema.optional(Schema.String),
    })
  ),
  'Effect 4': Schema4.toStandardSchemaV1(
    Schema4.Struct({
      balance: Schema4.Number,
      accounts: Schema4.Array(Schema4.String),
      owner: Schema4.optional(Schema4.String),
    })
  ),
  TypeBox: fromTypeBox(
    object(
      { balance: number(), accounts: array(string()), owner: optional(string()) },
      { additionalProperties: false }
    )
  ) as StandardSchema<Members, Members>,
}

describe.each(Object.entries(schemas))('a problem type with a schema of %s', (name, extensions) => {
  class OutOfCredit extends defineProblem(Forbidden, {
    type: '/problems/out-of-credit',
    title: 'You do not have enough credit.',
    extensions,
    detail: ({ balance }) => `Your balance is ${balance}.`,
  }) {}
  const Unchecked = OutOfCredit as unknown as new (init: object) => HttpError & {
    readonly violation?: readonly unknown[]
  }

  test(`Members that fit a schema of ${name} are sent`, () => {
    const error = new OutOfCredit({ balance: 30, accounts: ['/1'] })
    expect('violation' in error).toBe(false)
    expect(toProblem(error)).toMatchObject({
      balance: 30,
      accounts: ['/1'],
      detail: 'Your balance is 30.',
    })
  })

  test(`Keys that a schema of ${name} does not have are not sent`, () => {
    const row = { balance: 30, accounts: [], owner: 'Ada', password: 'secret' }
    expect(new OutOfCredit(row).extensions).toEqual({ balance: 30, accounts: [], owner: 'Ada' })
  })

  test.each([
    ['a member of another type', { balance: '30', accounts: [] }, /^balance/],
    ['a missing member', { balance: 30 }, /^accounts/],
    ['a wrong element', { balance: 30, accounts: ['/1', 7] }, /^accounts/],
  ])(`A schema of ${name} refuses %s, and names the place`, (_what, init, place) => {
    const error = new Unchecked(init)
    expect(error.extensions).toEqual({})
    expect(toProblem(error)).toMatchObject({ status: 403, type: '/problems/out-of-credit' })
    const [issue] = error.violation as readonly { readonly path?: readonly unknown[] }[]
    const path = issue?.path?.map((part) =>
      typeof part === 'object' && part !== null ? Reflect.get(part, 'key') : part
    )
    expect(path?.join('.')).toMatch(place)
  })

  test(`A client reads with the schema of ${name} what the server has sent`, () => {
    const error = new OutOfCredit({ balance: 30, accounts: ['/1'], owner: 'Ada' })
    const received = JSON.parse(JSON.stringify(error))
    const { type: _type, title: _title, ...others } = received
    const restored = OutOfCredit.from(others)
    expect(restored.extensions).toEqual(error.extensions)
    expect(restored).toBeInstanceOf(OutOfCredit)
    expect(JSON.parse(JSON.stringify(restored))).toEqual(received)
  })
})

test('A schema of Zod with an asynchronous check has refused', () => {
  const Later = defineProblem(Forbidden, {
    type: '/later',
    title: 'Later.',
    extensions: z.object({ id: z.string() }).refine(async () => true),
  })
  const error = new Later({ id: 'x' })
  expect(error.extensions).toEqual({})
  expect(error.violation).toEqual([
    {
      message: 'The schema is asynchronous. An error needs its members when it is thrown.',
    },
  ])
})
