/** Schemas of real libraries that return an instance of a class: what is sent of it, and what a client reads. */
import { type } from 'arktype'
import { IsArray, IsNumber, IsString, validateSync } from 'class-validator'
import { Schema } from 'effect'
import { Schema as Schema4 } from 'effect-4'
import { Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineProblem, Forbidden, toProblem, type HttpError } from '../../src/index.ts'
import type { StandardSchema } from '../../src/untrusted/standard-schema.ts'

/** As an entity of an ORM: private state, a getter and a method beside its columns. */
class Credit {
  readonly #secret = 'secret of the row'
  readonly balance: number
  readonly accounts: readonly string[]

  constructor({ balance, accounts }: { balance: number; accounts: readonly string[] }) {
    this.balance = balance
    this.accounts = accounts
  }

  get secret(): string {
    return this.#secret
  }

  reload(): void {}
}

const members = { balance: z.number(), accounts: z.array(z.string()) }
const toCredit = (value: { balance: number; accounts: readonly string[] }): Credit =>
  new Credit(value)

/** The constraints of class-validator stand in a class. Without decorators: esbuild has other ones. */
class CreditColumns {
  balance: unknown
  accounts: unknown
}
IsNumber()(CreditColumns.prototype, 'balance')
IsArray()(CreditColumns.prototype, 'accounts')
IsString({ each: true })(CreditColumns.prototype, 'accounts')

/** class-validator has no Standard Schema: these lines make one. */
const ofClassValidator = {
  '~standard': {
    validate(value: unknown): object {
      const row = Object.assign(new CreditColumns(), value)
      const issues = validateSync(row, { whitelist: true }).map(({ property, constraints }) => ({
        path: [property],
        message: Object.values(constraints ?? {}).join(', '),
      }))
      return issues.length > 0 ? { issues } : { value: row }
    },
  },
}

const box = Type.Object({ balance: Type.Number(), accounts: Type.Array(Type.String()) })
const ofTypeBox = {
  '~standard': {
    validate(value: unknown): object {
      const [issue] = Value.Errors(box, value)
      if (issue)
        return { issues: [{ message: issue.message, path: issue.path.split('/').slice(1) }] }
      return { value: toCredit(Value.Decode(box, value)) }
    },
  },
}

class Credit3 extends Schema.Class<Credit3>('Credit')({
  balance: Schema.Number,
  accounts: Schema.Array(Schema.String),
}) {}
class Credit4 extends Schema4.Class<Credit4>('Credit')({
  balance: Schema4.Number,
  accounts: Schema4.Array(Schema4.String),
}) {}

const schemas: Readonly<Record<string, StandardSchema>> = {
  'Zod 4': z.object(members).transform(toCredit),
  'Valibot 1': v.pipe(
    v.object({ balance: v.number(), accounts: v.array(v.string()) }),
    v.transform((value) => new Credit(value))
  ),
  'ArkType 2': type({ balance: 'number', accounts: 'string[]' }).pipe(toCredit),
  TypeBox: ofTypeBox,
  'Effect 3': Schema.standardSchemaV1(Credit3),
  'Effect 4': Schema4.toStandardSchemaV1(Credit4),
  'class-validator': ofClassValidator,
}

/** Without types: the compiler refuses the getter and the method of a class, which JSON does not have. */
const declare = defineProblem as unknown as (
  base: typeof Forbidden,
  definition: object
) => {
  new (init: object): HttpError & { readonly violation?: readonly unknown[] }
  from(init: object): HttpError
}

describe.each(Object.entries(schemas))(
  'a schema of %s that returns an instance',
  (name, schema) => {
    const OutOfCredit = declare(Forbidden, {
      type: '/problems/out-of-credit',
      title: 'You do not have enough credit.',
      extensions: schema,
      detail: ({ balance }: Credit) => `Your balance is ${balance}.`,
    })
    const row = { balance: 30, accounts: ['/1'] }

    test(`the members of an instance of ${name} are sent, and nothing else of it`, () => {
      const error = new OutOfCredit(row)
      expect(error.violation).toBeUndefined()
      const { balance, accounts, detail, ...others } = toProblem(error)
      expect({ balance, accounts, detail }).toEqual({ ...row, detail: 'Your balance is 30.' })
      expect(Object.keys(others).toSorted()).toEqual(['condition', 'status', 'title', 'type'])
      expect(JSON.stringify(error)).not.toContain('secret')
    })

    test(`an instance for a schema of ${name} is refused as it is, and taken by its members`, () => {
      const instance = new Credit(row)
      expect(() => new OutOfCredit(instance)).toThrow(
        /It received a Credit\. .* Write \{ \.\.\.value \}, or name its members\.$/
      )
      expect(toProblem(new OutOfCredit({ ...instance }))).toMatchObject(row)
    })

    test(`members that do not fit a schema of ${name} are named, and not sent`, () => {
      const error = new OutOfCredit({ balance: '30', accounts: ['/1'] })
      expect(error.violation).toHaveLength(1)
      expect(toProblem(error)).not.toHaveProperty('accounts')
    })

    test(`a client reads with a schema of ${name} what the server has sent`, () => {
      const sent = JSON.parse(JSON.stringify(new OutOfCredit(row))) as Record<string, unknown>
      const { type: _type, title: _title, status: _status, ...others } = sent
      expect(JSON.parse(JSON.stringify(OutOfCredit.from(others)))).toEqual(sent)
    })
  }
)
