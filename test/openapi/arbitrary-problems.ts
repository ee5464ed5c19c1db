/** Arbitrary problem types: schemas of Zod, each with a value that fits. */
import fc from 'fast-check'
import { z } from 'zod'
import {
  BadRequest,
  Conflict,
  defineProblem,
  Forbidden,
  MethodNotAllowed,
  TooManyRequests,
  type HttpErrorClass,
} from '../../src/index.ts'
import { commonOptions } from '../../src/errors/error-init.ts'
import type { AnyErrorClass } from '../../src/problem-types/problem-of.ts'

/** A schema, a value that fits it, and what the schema makes of the value. */
interface Part {
  readonly schema: z.ZodType
  readonly value: unknown
  readonly output: unknown
}

/** A schema that returns what it gets. */
function same(schema: z.ZodType, value: unknown): Part {
  return { schema, value, output: value }
}

/**
 * Names of options, one that Zod does not copy, one that Spectral takes for a reference in an example, and those
 * that every object inherits: Zod reads them where the member is absent.
 */
const taken = [
  ...commonOptions,
  'status',
  'toJSON',
  'allow',
  'challenges',
  'retryAfter',
  '__proto__',
  '$ref',
  ...Object.getOwnPropertyNames(Object.prototype),
]
const memberName = fc
  .oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('a/b', '~', '%', '#', 'properties')
  )
  .filter((name) => !taken.includes(name))

const leaf: fc.Arbitrary<Part> = fc.oneof(
  fc.string({ unit: 'binary' }).map((value) => same(z.string(), value)),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => same(z.number(), value)),
  fc.integer().map((value) => same(z.int(), value)),
  fc.boolean().map((value) => same(z.boolean(), value)),
  fc.constant(same(z.null(), null)),
  fc
    .uniqueArray(fc.string(), { minLength: 1, maxLength: 3 })
    .map((values) => same(z.literal(values), values[0]))
)

/** An object with members that are required, absent, or have a default. */
function objectOf(part: fc.Arbitrary<Part>): fc.Arbitrary<Part & { readonly schema: z.ZodObject }> {
  const member = fc.tuple(part, fc.constantFrom('required', 'present', 'absent', 'default'))
  return fc.dictionary(memberName, member, { maxKeys: 4, noNullPrototype: true }).map((members) => {
    const shape: Record<string, z.ZodType> = {}
    const value: Record<string, unknown> = {}
    const output: Record<string, unknown> = {}
    for (const [name, [{ schema, value: inner, output: made }, kind]] of Object.entries(members)) {
      shape[name] =
        kind === 'required'
          ? schema
          : kind === 'default'
            ? schema.default(made as never)
            : schema.optional()
      if (kind === 'required' || kind === 'present') value[name] = inner
      if (kind !== 'absent') output[name] = made
    }
    return { schema: z.object(shape), value, output }
  })
}

const { part } = fc.letrec<{ part: Part }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.constant(same(z.unknown(), { any: ['thing'] })),
    tie('part').map(({ schema, value, output }) => ({
      schema: z.array(schema),
      value: [value, value],
      output: [output, output],
    })),
    leaf.map(({ schema, value }) => same(z.union([schema, z.array(z.int())]), value)),
    tie('part').map(({ schema, value, output }) => ({
      schema: z.record(z.string(), schema),
      value: { key: value },
      output: { key: output },
    })),
    objectOf(tie('part')).map((made) => ({ ...made }))
  ),
}))

/** The members of a problem type: an object, a record, a union or an intersection of these, or recursive. */
const members: fc.Arbitrary<Part> = fc.oneof(
  leaf.map(({ schema, value }) => same(z.record(z.string(), schema), { one: value, two: value })),
  fc.tuple(objectOf(leaf), leaf).map(([{ schema, value }, leaf]) => ({
    schema: z.union([
      schema.extend({ kind: z.literal('object') }),
      z.record(z.string(), leaf.schema),
    ]),
    value: { ...(value as object), kind: 'object' },
    output: undefined,
  })),
  objectOf(leaf).map(({ schema, value }) => ({
    schema: z.intersection(schema, z.looseObject({ kind: z.literal('loose') })),
    value: { ...(value as object), kind: 'loose' },
    output: undefined,
  })),
  objectOf(part).map((made) => ({ ...made })),
  fc.tuple(objectOf(part), objectOf(part)).map(([one, other]) => ({
    schema: z.union([
      one.schema.extend({ kind: z.literal('one') }),
      other.schema.extend({ kind: z.literal('other') }),
    ]),
    value: { ...(other.value as object), kind: 'other' },
    output: undefined,
  })),
  objectOf(part).map(({ schema, value }) => {
    const recursive: z.ZodType = schema.extend({
      get parent() {
        return recursive.optional()
      },
    })
    return { schema: recursive, value: { ...(value as object), parent: value }, output: undefined }
  })
)

const text = fc
  .string({ minLength: 1 })
  .filter((value) => value.trim() !== '' && !/[<(]/.test(value))
const bases = [BadRequest, Forbidden, MethodNotAllowed, Conflict, TooManyRequests]

/** Arbitrary problem types, with different types and names. */
export const problemTypes: fc.Arbitrary<readonly AnyErrorClass[]> = fc
  .array(
    fc.record({
      base: fc.constantFrom(...(bases as readonly unknown[] as readonly HttpErrorClass<number>[])),
      title: text,
      description: fc.option(text, { nil: undefined }),
      members,
    }),
    { minLength: 30, maxLength: 40 }
  )
  .map((declarations) =>
    declarations.map(({ base, title, description, members: { schema, value } }, index) =>
      defineProblem(base, {
        type: `/problems/${index}`,
        name: `Problem${index}`,
        title,
        description,
        extensions: schema as z.ZodType<object, object>,
        example: value as object,
      })
    )
  )
