/** What compiles when a problem type is declared, thrown and caught, and what does not. */
import { type } from 'arktype'
import { Schema } from 'effect'
import { Schema as Schema4 } from 'effect-4'
import * as v from 'valibot'
import { describe, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import {
  BadRequest,
  DateNotAcceptable,
  defineProblem,
  Forbidden,
  MethodNotAllowed,
  NotFound,
  problems,
  TooManyRequests,
  type HttpError,
  type ProblemOf,
} from '../../src/index.ts'

const uri = 'https://api.example.com/problems/out-of-credit'
const base = { type: uri, title: 'You do not have enough credit.' } as const

class OutOfCredit extends defineProblem(Forbidden, {
  type: uri,
  title: 'You do not have enough credit.',
  extensions: z.object({ balance: z.number(), accounts: z.array(z.string()).optional() }),
  detail: ({ balance }) => `Your balance is ${balance.toFixed(2)}.`,
  example: { balance: 30, challenges: [{ scheme: 'Negotiate' }] },
}) {}

describe('an occurrence of a problem type', () => {
  test('has the members of the schema and the options of the status', () => {
    new OutOfCredit({ balance: 30 })
    new OutOfCredit('log', { balance: 30, accounts: ['/1'], cause: new Error('x'), detail: 'x' })
    new OutOfCredit(undefined, { balance: 30, headers: { 'x-a': '1' }, instance: '/1' })
    new OutOfCredit({ balance: 30, challenges: [{ scheme: 'Negotiate' }] })
    const row = { balance: 30, password: 'secret' }
    new OutOfCredit(row)
  })

  test('does not compile without its members, or with others', () => {
    // @ts-expect-error nothing at all
    new OutOfCredit()
    // @ts-expect-error a message alone
    new OutOfCredit('log')
    // @ts-expect-error a missing member
    new OutOfCredit({ accounts: [] })
    // @ts-expect-error a member of another type
    new OutOfCredit({ balance: '30' })
    // @ts-expect-error an unknown member
    new OutOfCredit({ balance: 30, currency: 'EUR' })
    // @ts-expect-error an option of another status
    new OutOfCredit({ balance: 30, retryAfter: 3 })
    // @ts-expect-error the type is that of the class
    new OutOfCredit({ balance: 30, type: 'https://example.com' })
    // @ts-expect-error the title is that of the class
    new OutOfCredit({ balance: 30, title: 'x' })
    // @ts-expect-error the members are beside the options
    new OutOfCredit({ extensions: { balance: 30 } })
    // @ts-expect-error an Error is the cause
    new OutOfCredit(new Error('x'))
    // @ts-expect-error an Error is the cause
    new OutOfCredit('log', new TypeError('x'))
  })

  test('needs the options that its status requires', () => {
    class Closed extends defineProblem(MethodNotAllowed, {
      ...base,
      extensions: z.object({ until: z.string() }),
      example: { until: 'May', allow: ['GET'] },
    }) {}
    new Closed({ allow: ['GET'], until: 'May' })
    // @ts-expect-error a 405 has `allow`
    new Closed({ until: 'May' })
    // @ts-expect-error and the members
    new Closed({ allow: [] })
    const Bare = defineProblem(MethodNotAllowed, base)
    new Bare({ allow: [] })
    // @ts-expect-error a 405 has `allow`
    new Bare()
    const Limited = defineProblem(TooManyRequests, {
      ...base,
      extensions: z.object({ n: z.int() }),
    })
    new Limited({ n: 1, retryAfter: 3 })
    // @ts-expect-error seconds or a Date
    new Limited({ n: 1, retryAfter: '3' })
  })

  test('needs nothing where nothing is required', () => {
    const Bare = defineProblem(NotFound, base)
    new Bare()
    new Bare('log')
    new Bare({ detail: 'x' })
    // @ts-expect-error a typing mistake
    new Bare({ detial: 'x' })
    const Optional = defineProblem(NotFound, {
      ...base,
      extensions: z.object({ id: z.string().optional() }),
    })
    new Optional()
    new Optional({ id: 'x' })
    new DateNotAcceptable('log')
  })
})

describe('an error of a problem type', () => {
  test('has the literals of its class and the members as the schema returned them', () => {
    const error = new OutOfCredit({ balance: 30 })
    expectTypeOf(error.status).toEqualTypeOf<403>()
    expectTypeOf(error.type).toEqualTypeOf<typeof uri>()
    expectTypeOf(error.title).toEqualTypeOf<string>()
    expectTypeOf(error.extensions.balance).toEqualTypeOf<number>()
    expectTypeOf(error.extensions.accounts).toEqualTypeOf<string[] | undefined>()
    expectTypeOf(error.violation).toEqualTypeOf<readonly unknown[] | undefined>()
    expectTypeOf(error).toExtend<HttpError<403>>()
    expectTypeOf(OutOfCredit.from({ balance: 'x' }).extensions.balance).toEqualTypeOf<number>()
    expectTypeOf(OutOfCredit.type).toEqualTypeOf<typeof uri>()
    expectTypeOf(OutOfCredit.status).toEqualTypeOf<403>()
    // @ts-expect-error no such member
    void error.extensions.balanse
  })

  test('is narrowed by instanceof', () => {
    const caught: unknown = new OutOfCredit({ balance: 30 })
    if (caught instanceof OutOfCredit)
      expectTypeOf(caught.extensions.balance).toEqualTypeOf<number>()
  })

  test('is the problem that a client receives', () => {
    type Problem = ProblemOf<typeof OutOfCredit>
    expectTypeOf<Problem['type']>().toEqualTypeOf<typeof uri>()
    expectTypeOf<Problem['status']>().toEqualTypeOf<403>()
    expectTypeOf<Problem['balance']>().toEqualTypeOf<number>()
    expectTypeOf<Problem['instance']>().toEqualTypeOf<string | undefined>()
    expectTypeOf<ProblemOf<typeof NotFound>['type']>().toEqualTypeOf<'about:blank'>()
    // @ts-expect-error no such member
    type Missing = Problem['balanse']
    // @ts-expect-error the class of a status declares no members
    type None = ProblemOf<typeof NotFound>['balance']
    void (0 as unknown as [Missing, None])
  })

  test('is narrowed by its type among others of its status', () => {
    class Suspended extends defineProblem(Forbidden, {
      type: 'https://api.example.com/problems/suspended',
      title: 'Suspended.',
      extensions: z.object({ until: z.string() }),
    }) {}
    const problem = {} as ProblemOf<typeof OutOfCredit | typeof Suspended>
    if (problem.type === uri) expectTypeOf(problem.balance).toEqualTypeOf<number>()
    else expectTypeOf(problem.until).toEqualTypeOf<string>()
    // @ts-expect-error only one of them has it
    void problem.until
  })
})

interface Person {
  name: string
  age?: number
}

interface Tree {
  name: string
  children: Tree[]
}
const tree: z.ZodType<Tree, Tree> = z.object({
  name: z.string(),
  children: z.lazy(() => tree.array()),
})

describe('a schema of extension members', () => {
  test('may be of any library that implements Standard Schema', () => {
    const Zod = defineProblem(BadRequest, { ...base, extensions: z.object({ n: z.number() }) })
    const Valibot = defineProblem(BadRequest, { ...base, extensions: v.object({ n: v.number() }) })
    const Arktype = defineProblem(BadRequest, { ...base, extensions: type({ n: 'number' }) })
    const Effect = defineProblem(BadRequest, {
      ...base,
      extensions: Schema.standardSchemaV1(Schema.Struct({ n: Schema.Number })),
    })
    const Effect4 = defineProblem(BadRequest, {
      ...base,
      extensions: Schema4.toStandardSchemaV1(Schema4.Struct({ n: Schema4.Number })),
    })
    expectTypeOf(new Zod({ n: 1 }).extensions.n).toEqualTypeOf<number>()
    expectTypeOf(new Valibot({ n: 1 }).extensions.n).toEqualTypeOf<number>()
    expectTypeOf(new Arktype({ n: 1 }).extensions.n).toEqualTypeOf<number>()
    expectTypeOf(new Effect({ n: 1 }).extensions.n).toEqualTypeOf<number>()
    expectTypeOf(new Effect4({ n: 1 }).extensions.n).toEqualTypeOf<number>()
    // @ts-expect-error not a number
    new Valibot({ n: '1' })
    // @ts-expect-error not a number
    new Arktype({ n: '1' })
    // @ts-expect-error not a number
    new Effect({ n: '1' })
    // @ts-expect-error not a number
    new Effect4({ n: '1' })
    // @ts-expect-error not a schema
    defineProblem(BadRequest, { ...base, extensions: { n: 'number' } })
  })

  test('may have interfaces, recursion, defaults, enums, nullable members and records', () => {
    const Custom = defineProblem(BadRequest, { ...base, extensions: z.custom<Person>() })
    expectTypeOf(new Custom({ name: 'x' }).extensions.age).toEqualTypeOf<number | undefined>()
    const Recursive = defineProblem(BadRequest, { ...base, extensions: z.object({ tree }) })
    expectTypeOf(
      new Recursive({ tree: { name: 'x', children: [] } }).extensions.tree
    ).toEqualTypeOf<Tree>()
    const Direct = defineProblem(BadRequest, { ...base, extensions: tree })
    new Direct({ name: 'x', children: [{ name: 'y', children: [] }] })
    const Defaults = defineProblem(BadRequest, {
      ...base,
      extensions: z.object({
        unit: z.string().default('EUR'),
        kind: z.enum(['a', 'b']).nullable(),
      }),
    })
    expectTypeOf(new Defaults({ kind: null }).extensions.unit).toEqualTypeOf<string>()
    const Any = defineProblem(BadRequest, { ...base, extensions: z.object({ value: z.unknown() }) })
    expectTypeOf(new Any({ value: new Date() }).extensions.value).toEqualTypeOf<unknown>()
    const Counts = defineProblem(BadRequest, {
      ...base,
      extensions: z.record(z.string(), z.number()),
    })
    expectTypeOf(new Counts({ dune: 3 }).extensions['dune']).toEqualTypeOf<number | undefined>()
    const Loose = defineProblem(BadRequest, {
      ...base,
      extensions: z.looseObject({ n: z.number() }),
    })
    new Loose({ n: 1, more: 2, detail: 'x' })
    const Fixed = defineProblem(BadRequest, {
      ...base,
      extensions: z
        .object({ point: z.tuple([z.number(), z.number()]), at: z.iso.datetime() })
        .readonly(),
    })
    new Fixed({ point: [1, 2], at: '2026-11-26T00:00:00Z' })
  })

  test('may be a union, whose members and example follow its branches', () => {
    const Payment = defineProblem(BadRequest, {
      ...base,
      extensions: z.discriminatedUnion('by', [
        z.object({ by: z.literal('card'), last4: z.string() }),
        z.object({ by: z.literal('bank'), iban: z.string() }),
      ]),
      example: { by: 'card', last4: '4242' },
    })
    const { extensions } = new Payment({ by: 'bank', iban: 'x' })
    if (extensions.by === 'bank') expectTypeOf(extensions.iban).toEqualTypeOf<string>()
    const problem = {} as ProblemOf<typeof Payment>
    if (problem.by === 'card') expectTypeOf(problem.last4).toEqualTypeOf<string>()
    // @ts-expect-error of the other branch
    new Payment({ by: 'bank', last4: 'x' })
    defineProblem(BadRequest, {
      ...base,
      // @ts-expect-error one of the branches has the name of an option
      extensions: z.union([z.object({ detail: z.string() }), z.object({ n: z.number() })]),
    })
  })

  test('does not compile with a member that has the name of an option', () => {
    // @ts-expect-error an option
    defineProblem(Forbidden, { ...base, extensions: z.object({ detail: z.string() }) })
    // @ts-expect-error an option
    defineProblem(Forbidden, { ...base, extensions: z.object({ cause: z.string() }) })
    // @ts-expect-error an option
    defineProblem(Forbidden, { ...base, extensions: v.object({ headers: v.string() }) })
    // @ts-expect-error a member of every problem
    defineProblem(Forbidden, { ...base, extensions: type({ status: 'number' }) })
    // @ts-expect-error an option of a 405
    defineProblem(MethodNotAllowed, { ...base, extensions: z.object({ allow: z.string() }) })
    defineProblem(Forbidden, { ...base, extensions: z.object({ allow: z.string() }) })
  })

  test('does not compile with values that JSON does not have', () => {
    // @ts-expect-error JSON makes a string of it
    defineProblem(Forbidden, { ...base, extensions: z.object({ at: z.date() }) })
    // @ts-expect-error JSON has no BigInt
    defineProblem(Forbidden, { ...base, extensions: z.object({ n: z.bigint() }) })
    defineProblem(Forbidden, {
      ...base,
      // @ts-expect-error deep inside
      extensions: z.object({ a: z.array(z.object({ at: z.date() })) }),
    })
    // @ts-expect-error optional
    defineProblem(Forbidden, { ...base, extensions: z.object({ at: z.date().optional() }) })
    defineProblem(Forbidden, {
      ...base,
      // @ts-expect-error a Map
      extensions: z.object({ m: z.map(z.string(), z.number()) }),
    })
    // @ts-expect-error a Set
    defineProblem(Forbidden, { ...base, extensions: z.object({ s: z.set(z.string()) }) })
    // @ts-expect-error a Date
    defineProblem(Forbidden, { ...base, extensions: v.object({ at: v.date() }) })
    // @ts-expect-error a Date
    defineProblem(Forbidden, { ...base, extensions: type({ at: 'Date' }) })
    // @ts-expect-error bytes
    defineProblem(Forbidden, { ...base, extensions: z.object({ b: z.instanceof(Uint8Array) }) })
    // @ts-expect-error a URL
    defineProblem(Forbidden, { ...base, extensions: z.object({ u: z.instanceof(URL) }) })
    // @ts-expect-error the value of a record
    defineProblem(Forbidden, { ...base, extensions: z.record(z.string(), z.date()) })
  })

  test('does not compile where it cannot read its own output', () => {
    // @ts-expect-error a client reads with the same schema
    defineProblem(Forbidden, { ...base, extensions: z.object({ n: z.string().transform(Number) }) })
    defineProblem(Forbidden, {
      ...base,
      // @ts-expect-error a client reads with the same schema
      extensions: v.object({ n: v.pipe(v.string(), v.transform(Number)) }),
    })
    // @ts-expect-error no object
    defineProblem(Forbidden, { ...base, extensions: z.string() })
  })
})

describe('a definition', () => {
  test('needs a class of a status, a type and a title, and has no other options', () => {
    // @ts-expect-error no title
    defineProblem(Forbidden, { type: uri })
    // @ts-expect-error no type
    defineProblem(Forbidden, { title: 'x' })
    // @ts-expect-error a typing mistake
    defineProblem(Forbidden, { ...base, descripton: 'x' })
    // @ts-expect-error a number is no class
    defineProblem(403, base)
    // @ts-expect-error the example misses a member
    defineProblem(Forbidden, { ...base, extensions: z.object({ n: z.number() }), example: {} })
    // @ts-expect-error the example misses an option of the status
    defineProblem(MethodNotAllowed, { ...base, example: {} })
    defineProblem(Forbidden, {
      ...base,
      extensions: z.object({ n: z.number() }),
      // @ts-expect-error no such member
      detail: ({ m }) => m,
    })
    defineProblem(Forbidden, {
      ...base,
      extensions: z.object({ n: z.number() }),
      // @ts-expect-error a detail is text
      detail: ({ n }) => n,
    })
    class BookMissing extends NotFound {}
    const error = new (defineProblem(BookMissing, base))()
    expectTypeOf(error.status).toEqualTypeOf<404>()
    class ById extends NotFound {
      constructor(id: number) {
        super(`No book has the id ${id}.`)
      }
    }
    // @ts-expect-error a constructor of another form takes no options
    defineProblem(ById, base)
  })

  test('keeps the order and the types of a set', () => {
    const all = problems(OutOfCredit, DateNotAcceptable)
    expectTypeOf(all).toEqualTypeOf<readonly [typeof OutOfCredit, typeof DateNotAcceptable]>()
    // @ts-expect-error the class of a status
    problems(NotFound)
  })
})
