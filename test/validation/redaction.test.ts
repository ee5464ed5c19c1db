import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { HttpError } from '../../src/errors/http-error.ts'
import { toProblem } from '../../src/index.ts'
import { fromValidation } from '../../src/recognizers/validation.ts'
import { validationHook } from '../../src/validation/validation-hook.ts'
import { everyCheck, secretData } from './every-check.ts'
import { thrownBy } from '../recognizers/schemas.ts'

const marker = 'S3cr3t'
const secrets = fc
  .tuple(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ maxLength: 200 }))
  .map(([before, after]) => `${before}${marker}${after}`)

/** The problem of an error as JSON in lower case. */
function problemTextOf(error: unknown): string {
  return JSON.stringify(toProblem(error as HttpError)).toLowerCase()
}

describe('fromValidation()', () => {
  test.each(everyCheck)(
    'no detail quotes a submitted value, whichever check of $name fails',
    async ({ check }) => {
      await fc.assert(
        fc.asyncProperty(secrets, async (secret) => {
          const thrown = await thrownBy(() => check(secretData(secret)))
          const text = problemTextOf(fromValidation()(thrown))
          expect(text).toContain('"pointer":"#/number"')
          expect(text).not.toContain(marker.toLowerCase())
        }),
        { numRuns: 200 }
      )
    }
  )

  test.each(everyCheck)('no detail quotes a short submitted value: $name', async ({ check }) => {
    for (const secret of ['#!', '4711', '§§§', '0x1']) {
      const text = problemTextOf(fromValidation()(await thrownBy(() => check(secretData(secret)))))
      expect(text).not.toContain(secret)
    }
  })
})

describe('validationHook with the submitted values', () => {
  function problemTextByHook(schema: z.ZodType, data: unknown): string {
    const { success, error } = schema.safeParse(data)
    try {
      validationHook({ success, error, data, target: 'json' })
    } catch (thrown) {
      return problemTextOf(thrown)
    }
    throw new Error('Nothing was thrown.')
  }

  const messages: readonly [string, (value: string) => string][] = [
    ['as it is', (value) => `No: ${value}.`],
    ['in quotes', (value) => `"${value}" is taken.`],
    ['within a word', (value) => `x${value}x`],
    ['as JSON', (value) => `No: ${JSON.stringify(value)}`],
    ['cut short', (value) => `${value.slice(0, 14)}…`],
    ['from the middle', (value) => `…${value.slice(5)}`],
    ['in capitals', (value) => value.toUpperCase()],
  ]

  test.each(messages)(
    'a message of the app does not quote a submitted value %s',
    (_name, message) => {
      fc.assert(
        fc.property(fc.string({ maxLength: 20 }), (end) => {
          const secret = `marker-${marker}-marker${end}`
          const schema = z.object({
            at: z.string().refine(() => false, { error: ({ input }) => message(String(input)) }),
          })
          expect(problemTextByHook(schema, { at: secret })).not.toContain(marker.toLowerCase())
        })
      )
    }
  )

  test('a message does not quote the value of another member', () => {
    const schema = z.object({ password: z.string(), confirm: z.string() }).check((context) => {
      const message = `It is not ${context.value.password}.`
      context.issues.push({ code: 'custom', path: ['confirm'], message, input: context.value })
    })
    const text = problemTextByHook(schema, { password: 'correct horse', confirm: 'x' })
    expect(text).toContain(
      '{"detail":"this value is not valid.","pointer":"#/confirm","code":"custom"}'
    )
    expect(text).not.toContain('horse')
  })

  /** The detail that a message of an own check becomes. */
  function detailOf(value: unknown, message: string): unknown {
    const schema = z.object({ at: z.any().refine(() => false, { error: message }) })
    const problem = JSON.parse(problemTextByHook(schema, { at: value })) as {
      errors: { detail: string }[]
    }
    return problem.errors[0]?.detail
  }

  const base64 = btoa('Correct-Horse')
  test.each<[string, unknown, string]>([
    ['eight characters of a key', 'sk_live_4eC39HqLyjWDarjtT1zdp7dc', 'Unknown key 4ec39hqL….'],
    ['nine characters of a key', 'sk_live_4eC39HqLyjWDarjtT1zdp7dc', 'No key ends in T1zdp7dc.'],
    ['a number with commas', 1234567.89, 'At most 10, and 1,234,567.89 is more.'],
    ['a number with spaces', 1234567, 'Not 1 234 567.'],
    ['a number with narrow spaces', 1234567.5, 'Not 1\u202f234\u202f567,50.'],
    ['a number with apostrophes', 1234567, "Not 1'234'567."],
    ['a number that is rounded', 1234.5678, 'Not 1234.57.'],
    ['a number in a string', '4111111111111111', 'Card 4111 1111 1111 1111 is refused.'],
    ['a bigint', 12345678901234567890n, 'Not 12,345,678,901,234,567,890.'],
    ['base64', 'Correct-Horse', `Not ${base64}.`],
    ['base64 without its end', 'Correct-Horse', `Not ${base64.slice(0, 12)}.`],
    [
      'base64url',
      '>>>???>>>???',
      `Not ${btoa('>>>???>>>???').replaceAll('/', '_').replaceAll('+', '-')}.`,
    ],
    ['hexadecimal digits', 'Correct', 'Not 436f7272656374.'],
    ['percent-encoding', 'a b&c=d', 'Not a%20b%26c%3Dd.'],
    [
      'percent-encoding of a value that is cut within a surrogate pair',
      `a b&c=d${'-'.repeat(992)}\u{1f600}`,
      'Not a%20b%26c%3Dd.',
    ],
    [
      'the middle of a very long value',
      `${'a'.repeat(60_000)}-secret-${'b'.repeat(60_000)}`,
      'Not -secret-.',
    ],
    ['more than can be searched', 'x'.repeat(100_001), 'This is a plain message.'],
  ])('a message with %s is replaced', (_name, value, message) => {
    expect(detailOf(value, message)).toBe('this value is not valid.')
  })

  test.each<[string, unknown, string]>([
    ['an ordinary word of the value', 'invalid-email', 'Invalid email address.'],
    ['a bound that is another number', 1234, 'At most 1000.'],
    ['a short number', 12, 'At most 10.'],
    ['a value that can just be searched', 'x'.repeat(100_000), 'This is a plain message.'],
  ])('a message with %s stays', (_name, value, message) => {
    expect(detailOf(value, message)).toBe(message.toLowerCase())
  })

  test('a message without a quotation stays, whatever else was submitted', () => {
    const schema = z.object({ mail: z.string().email('Give a mail address.'), note: z.string() })
    const text = problemTextByHook(schema, { mail: 'a', note: 'mail' })
    expect(text).toContain(
      '{"detail":"give a mail address.","pointer":"#/mail","code":"invalid_format"}'
    )
  })
})

test('more values than are searched leave only the general detail', () => {
  const data = { list: Array.from({ length: 200_000 }, () => 1), mail: 'x' }
  const { issues } = v.safeParse(v.object({ mail: v.pipe(v.string(), v.email('No.')) }), data)
  expect(toProblem(fromValidation()({ issues }) as HttpError)['errors']).toEqual([
    { detail: 'This value is not valid.', pointer: '#/mail', code: 'email' },
  ])
})

test('fromValidation() never throws', () => {
  const issue = fc.record({ message: fc.string() }, { requiredKeys: ['message'] })
  const anything = fc.oneof(
    fc.anything({ withNullPrototype: true, withMap: true, withBigInt: true }),
    fc.record({ issues: fc.array(fc.tuple(issue, fc.object()).map(([a, b]) => ({ ...b, ...a }))) })
  )
  fc.assert(
    fc.property(anything, (thrown) => {
      const error = fromValidation()(thrown)
      expect([undefined, 422]).toContain((error as HttpError | undefined)?.status)
    })
  )
})
