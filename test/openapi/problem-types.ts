/** Problem types of every schema library, and every class of the table. */
import { toStandardJsonSchema } from '@valibot/to-json-schema'
import { type as ark } from 'arktype'
import { JSONSchema, Schema } from 'effect'
import { Schema as Schema4 } from 'effect-4'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import * as v from 'valibot'
import { z } from 'zod'
import {
  BadRequest,
  Conflict,
  defineProblem,
  Forbidden,
  MethodNotAllowed,
  TooManyRequests,
  UnprocessableContent,
  withJsonSchema,
} from '../../src/index.ts'
import * as errors from '../../src/errors/errors.ts'
import type { AnyErrorClass } from '../../src/problem-types/problem-of.ts'
import type { StandardSchema } from '../../src/untrusted/standard-schema.ts'

const base = 'https://api.example.com/problems'

export class OutOfCredit extends defineProblem(Forbidden, {
  type: `${base}/out-of-credit`,
  title: 'You do not have enough credit.',
  extensions: z.object({
    balance: z.number().describe('The balance in euros.'),
    accounts: z.array(z.string()),
  }),
  detail: ({ balance }) => `Your balance is ${balance}.`,
  description: 'Sent when an order costs more than the balance.\n\nTop up the account first.',
  condition: 'permanent',
  example: { balance: 30, accounts: ['/account/1'] },
}) {}

/** Its schema is recursive. */
export interface Folder {
  readonly name: string
  readonly folders?: readonly Folder[] | undefined
}
const folder: z.ZodType<Folder, Folder> = z.object({
  name: z.string(),
  get folders() {
    return z.array(folder).optional()
  },
})
export const FolderNotEmpty = defineProblem(Conflict, {
  type: '/problems/folder-not-empty',
  title: 'The folder is not empty.',
  extensions: folder,
  example: { name: 'a', folders: [{ name: 'b' }] },
})

export const BeingEdited = defineProblem(Conflict, {
  type: `${base}/being-edited`,
  title: 'Somebody is editing this.',
  extensions: toStandardJsonSchema(
    v.object({ by: v.string(), until: v.optional(v.pipe(v.string(), v.isoTimestamp())) })
  ),
  example: { by: 'Ada', until: '2030-01-02T03:04:05Z' },
})

export const PlanNeeded = defineProblem(Forbidden, {
  type: `${base}/plan-needed`,
  title: 'This needs another plan.',
  extensions: ark({ plan: "'team' | 'company'", 'seats?': 'number.integer > 0' }),
  example: { plan: 'team', seats: 3 },
})

/** A union: each alternative has other members. */
export const Refused = defineProblem(UnprocessableContent, {
  type: `${base}/refused`,
  title: 'The order was refused.',
  extensions: z.discriminatedUnion('reason', [
    z.object({ reason: z.literal('stock'), left: z.number().int() }),
    z.object({ reason: z.literal('address'), country: z.string() }),
  ]),
  example: { reason: 'stock', left: 2 },
})

/** TypeBox has no Standard Schema: this is the adapter, with its JSON Schema, which the schema itself is. */
const quota = Type.Object({ limit: Type.Integer(), unit: Type.Optional(Type.String()) })
const quotaCheck = Compile(quota)
const quotaSchema: StandardSchema<Type.Static<typeof quota>, Type.Static<typeof quota>> = {
  '~standard': {
    validate: (value) => {
      if (quotaCheck.Check(value)) return { value }
      return { issues: quotaCheck.Errors(value).map(({ message }) => ({ message })) }
    },
  },
}
export const QuotaExceeded = defineProblem(TooManyRequests, {
  type: `${base}/quota-exceeded`,
  title: 'The quota of the day is used up.',
  extensions: withJsonSchema(quotaSchema, quota),
  example: { limit: 100, retryAfter: 3600 },
})

const range = Schema.Struct({ from: Schema.Number, to: Schema.Number })
export const BadRange = defineProblem(BadRequest, {
  type: `${base}/bad-range`,
  title: 'The range has no days.',
  extensions: withJsonSchema(Schema.standardSchemaV1(range), JSONSchema.make(range)),
  example: { from: 2, to: 1 },
})

const voucher = Schema4.Struct({ code: Schema4.String })
export const VoucherUsed = defineProblem(Conflict, {
  type: `${base}/voucher-used`,
  title: 'The voucher was used before.',
  extensions: Schema4.toStandardSchemaV1(Schema4.toStandardJSONSchemaV1(voucher)),
  example: { code: 'SPRING' },
})

/** No members, and no example. */
export const Closed = defineProblem(MethodNotAllowed, {
  type: `${base}/closed`,
  title: 'The shop is closed.',
})

/** One of each schema library. */
export const declared: readonly AnyErrorClass[] = [
  OutOfCredit,
  FolderNotEmpty,
  BeingEdited,
  PlanNeeded,
  Refused,
  QuotaExceeded,
  BadRange,
  VoucherUsed,
  Closed,
]

/** Every class of the table, once: some have two names. */
export const table: readonly AnyErrorClass[] = [...new Set<AnyErrorClass>(Object.values(errors))]
