/** One API checked by every schema library, so that one test covers all of them. */
import { type } from 'arktype'
import * as v from 'valibot'
import { z } from 'zod'
import { z as z3 } from 'zod/v3'

/** A library, a check that throws, and the details that its issues become. */
export interface Library {
  readonly name: string
  readonly check: (value: unknown) => unknown
  /** For `age` that is a string, and `mail` that is none. */
  readonly details: readonly [string, string]
  /** The library's codes of the two errors. */
  readonly codes: readonly [string, string]
}

const four = z.object({ age: z.number(), mail: z.string().email('Give a mail address.') })
const three = z3.object({ age: z3.number(), mail: z3.string().email('Give a mail address.') })
const valibot = v.object({
  age: v.number(),
  mail: v.pipe(v.string(), v.email('Give a mail address.')),
})
const arktype = type({ age: 'number', mail: 'string.email' })

export const libraries: readonly Library[] = [
  {
    name: 'Zod 4',
    check: (value) => four.parse(value),
    details: ['Invalid input: expected number, received string', 'Give a mail address.'],
    codes: ['invalid_type', 'invalid_format'],
  },
  {
    name: 'Zod 3',
    check: (value) => three.parse(value),
    details: ['Expected number', 'Give a mail address.'],
    codes: ['invalid_type', 'invalid_string'],
  },
  {
    name: 'Valibot',
    check: (value) => v.parse(valibot, value),
    details: ['Invalid type: Expected number', 'Give a mail address.'],
    codes: ['number', 'email'],
  },
  {
    name: 'ArkType',
    check: (value) => arktype.assert(value),
    details: ['must be a number', 'must be an email address'],
    codes: ['domain', 'pattern'],
  },
  {
    name: 'ArkType, its errors thrown',
    check: (value) => {
      const result = arktype(value)
      if (result instanceof type.errors) throw result
    },
    details: ['must be a number', 'must be an email address'],
    codes: ['domain', 'pattern'],
  },
  ...[four, valibot, arktype].map((schema) => ({
    name: `Standard Schema of ${schema['~standard'].vendor}`,
    check: async (value: unknown) => {
      const result = await schema['~standard'].validate(value)
      if (result.issues) throw { issues: [...result.issues] }
    },
    details: {
      zod: ['Invalid input: expected number, received string', 'Give a mail address.'] as const,
      valibot: ['Invalid type: Expected number', 'Give a mail address.'] as const,
      arktype: ['must be a number', 'must be an email address'] as const,
    }[schema['~standard'].vendor as 'zod' | 'valibot' | 'arktype'],
    codes: {
      zod: ['invalid_type', 'invalid_format'] as const,
      valibot: ['number', 'email'] as const,
      arktype: ['domain', 'pattern'] as const,
    }[schema['~standard'].vendor as 'zod' | 'valibot' | 'arktype'],
  })),
]

/** What a check throws. */
export async function thrownBy(check: () => unknown): Promise<unknown> {
  try {
    await check()
  } catch (thrown) {
    return thrown
  }
  throw new Error('Nothing was thrown.')
}
