/** The schemas that an app passes. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { checkSchema } from '../../src/untrusted/standard-schema.ts'

test('a schema of a library, or one with the function validate, is accepted', () => {
  expect(() => checkSchema(z.object({}), 'validateWith()')).not.toThrow()
  expect(() =>
    checkSchema({ '~standard': { validate: () => ({}) } }, 'validateWith()')
  ).not.toThrow()
})

test.each([
  undefined,
  null,
  'text',
  {},
  { '~standard': null },
  { '~standard': { validate: 1 } },
  { validate: () => 1 },
])('%o is refused', (schema) => {
  expect(() => checkSchema(schema as never, 'validateWith()')).toThrow(
    new TypeError(
      `The schema of validateWith() must implement Standard Schema: it has no '~standard'.`
    )
  )
})
