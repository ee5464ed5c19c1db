import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { HttpError } from '../../src/http-error.ts'
import { toProblem } from '../../src/index.ts'
import { fromValidation } from '../../src/recognizers/validation.ts'
import { validationHook } from '../../src/validation-hook.ts'
import { everyCheck, secretData } from './every-check.ts'
import { thrownBy } from './schemas.ts'

const marker = 'S3cr3t'
const secrets = fc
  .tuple(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ maxLength: 200 }))
  .map(([before, after]) => `${before}${marker}${after}`)

function told(error: unknown): string {
  return JSON.stringify(toProblem(error as HttpError)).toLowerCase()
}

describe('what was sent is never told', () => {
  test.each(everyCheck)('whatever check of $name fails', async ({ check }) => {
    await fc.assert(
      fc.asyncProperty(secrets, async (secret) => {
        const thrown = await thrownBy(() => check(secretData(secret)))
        const text = told(fromValidation(thrown))
        expect(text).toContain('"pointer":"#/number"')
        expect(text).not.toContain(marker.toLowerCase())
      }),
      { numRuns: 200 }
    )
  })

  test.each(everyCheck)('though it is short: $name', async ({ check }) => {
    for (const secret of ['#!', '4711', '§§§', '0x1']) {
      const text = told(fromValidation(await thrownBy(() => check(secretData(secret)))))
      expect(text).not.toContain(secret)
    }
  })
})

describe('where a hook tells what was sent', () => {
  function toldByHook(schema: z.ZodType, data: unknown): string {
    const { success, error } = schema.safeParse(data)
    try {
      validationHook({ success, error, data, target: 'json' })
    } catch (thrown) {
      return told(thrown)
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

  test.each(messages)('a message of ones own does not either: %s', (_name, message) => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (end) => {
        const secret = `marker-${marker}-marker${end}`
        const schema = z.object({
          at: z.string().refine(() => false, { error: ({ input }) => message(String(input)) }),
        })
        expect(toldByHook(schema, { at: secret })).not.toContain(marker.toLowerCase())
      })
    )
  })

  test('a message about another value does not either', () => {
    const schema = z.object({ password: z.string(), confirm: z.string() }).check((context) => {
      const message = `It is not ${context.value.password}.`
      context.issues.push({ code: 'custom', path: ['confirm'], message, input: context.value })
    })
    const text = toldByHook(schema, { password: 'correct horse', confirm: 'x' })
    expect(text).toContain('{"detail":"this value is not valid.","pointer":"#/confirm"}')
    expect(text).not.toContain('horse')
  })

  test('a message that says nothing of it stays, whatever else was sent', () => {
    const schema = z.object({ mail: z.string().email('Give a mail address.'), note: z.string() })
    const text = toldByHook(schema, { mail: 'a', note: 'mail' })
    expect(text).toContain('{"detail":"give a mail address.","pointer":"#/mail"}')
  })
})

test('too much to look through leaves only what cannot tell anything', () => {
  const data = { list: Array.from({ length: 200_000 }, () => 1), mail: 'x' }
  const { issues } = v.safeParse(v.object({ mail: v.pipe(v.string(), v.email('No.')) }), data)
  expect(toProblem(fromValidation({ issues }) as HttpError)['errors']).toEqual([
    { detail: 'This value is not valid.', pointer: '#/mail' },
  ])
})

test('nothing that is thrown makes the recognizer throw', () => {
  const issue = fc.record({ message: fc.string() }, { requiredKeys: ['message'] })
  const anything = fc.oneof(
    fc.anything({ withNullPrototype: true, withMap: true, withBigInt: true }),
    fc.record({ issues: fc.array(fc.tuple(issue, fc.object()).map(([a, b]) => ({ ...b, ...a }))) })
  )
  fc.assert(
    fc.property(anything, (thrown) => {
      const error = fromValidation(thrown)
      expect([undefined, 422]).toContain((error as HttpError | undefined)?.status)
    })
  )
})
