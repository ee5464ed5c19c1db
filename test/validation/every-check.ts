/** Schemas whose every check fails for one secret value, with messages that quote as much as possible. */
import { type } from 'arktype'
import * as v from 'valibot'
import { z } from 'zod'
import { z as z3 } from 'zod/v3'

type AnyZod = typeof z | typeof z3

function zodChecks(library: AnyZod) {
  // What both versions have in common.
  const { z } = { z: library as typeof z3 }
  return z
    .object({
      number: z.number(),
      choice: z.enum(['x', 'y']),
      literal: z.literal('q'),
      email: z.string().email(),
      url: z.string().url(),
      long: z.string().min(3000),
      short: z.string().max(1),
      start: z.string().startsWith('q'),
      pattern: z.string().regex(/^$/),
      time: z.string().datetime(),
      either: z.union([z.number(), z.literal('q'), z.enum(['x'])]),
      variant: z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') })]),
      date: z.date(),
      record: z.record(z.string(), z.number()),
      list: z.array(z.enum(['x'])),
      custom: z.string().refine(() => false, 'Not this.'),
      missing: z.string(),
      big: z.bigint(),
      nested: z.object({ deep: z.array(z.object({ leaf: z.literal(1) })) }),
    })
    .strict()
}

const valibotChecks = v.strictObject({
  number: v.number(),
  choice: v.picklist(['x', 'y']),
  literal: v.literal('q'),
  email: v.pipe(v.string(), v.email()),
  url: v.pipe(v.string(), v.url()),
  long: v.pipe(v.string(), v.minLength(3000)),
  short: v.pipe(v.string(), v.maxLength(1)),
  start: v.pipe(v.string(), v.startsWith('q')),
  pattern: v.pipe(v.string(), v.regex(/^$/)),
  time: v.pipe(v.string(), v.isoTimestamp()),
  either: v.union([v.number(), v.literal('q')]),
  variant: v.variant('kind', [v.object({ kind: v.literal('a') })]),
  date: v.date(),
  record: v.record(v.string(), v.number()),
  list: v.array(v.picklist(['x'])),
  custom: v.pipe(
    v.string(),
    v.check(() => false)
  ),
  missing: v.string(),
  big: v.bigint(),
  nested: v.object({ deep: v.array(v.object({ leaf: v.literal(1) })) }),
  json: v.pipe(v.string(), v.parseJson()),
  quoted: v.pipe(
    v.string(),
    v.check(
      () => false,
      (issue) => `Why ${issue.input}?`
    )
  ),
})

const arktypeChecks = type({
  '+': 'reject',
  number: 'number',
  choice: "'x' | 'y'",
  literal: "'q'",
  email: 'string.email',
  url: 'string.url',
  long: 'string > 3000',
  short: 'string < 2',
  start: '/^q$/',
  pattern: 'string.uuid & string.email',
  time: 'string.date.iso.parse',
  either: 'number | boolean | "q"',
  variant: [{ kind: "'a'", size: '1' }, '|', { kind: "'b'" }],
  date: 'Date',
  record: { '[string]': 'number' },
  list: "'x'[]",
  custom: type('string').narrow((_text, context) => context.mustBe('another')),
  missing: 'string',
  big: 'bigint',
  nested: { deep: [{ leaf: '1' }, '[]'] },
  json: 'string.json.parse',
  quoted: type('string').narrow((text, context) => context.mustBe(`not ${text}`)),
  refused: type('string').narrow((text, context) =>
    context.reject({ expected: 'x', actual: text })
  ),
  failed: type('string').pipe.try((text) => {
    throw new Error(`Cannot use ${text}`)
  }),
  shown: type("'x'").configure({ message: (context) => `No: ${String(context.data)}` }),
  union: [{ a: "'x'", b: 'number' }, '|', { a: "'y'", c: 'number' }],
})

/** Data on which all of the checks fail. */
export function secretData(secret: string): Readonly<Record<string, unknown>> {
  const names = Object.keys(zodChecks(z3).shape).filter((name) => name !== 'missing')
  return {
    ...Object.fromEntries(names.map((name) => [name, secret])),
    variant: { kind: secret, size: secret },
    record: { key: secret },
    list: [secret, 'x', secret],
    nested: { deep: [{ leaf: secret }] },
    json: secret,
    quoted: secret,
    refused: secret,
    failed: secret,
    shown: secret,
    union: { a: secret, b: secret, c: secret },
  }
}

export const everyCheck: readonly { name: string; check: (data: unknown) => unknown }[] = [
  { name: 'Zod 4', check: (data) => zodChecks(z).parse(data) },
  { name: 'Zod 3', check: (data) => zodChecks(z3).parse(data) },
  { name: 'Valibot', check: (data) => v.parse(valibotChecks, data) },
  { name: 'ArkType', check: (data) => arktypeChecks.assert(data) },
]
