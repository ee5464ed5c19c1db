import { typiaValidator } from '@hono/typia-validator'
import { Hono } from 'hono'
import { httpErrors } from 'hono-http-errors'
import { validationHook } from 'hono-http-errors/validators/typia-validator'
import type { IValidation } from 'typia'

/** What typia generates of a type, as far as the validator needs it. */
function validateBook(input: unknown): IValidation<{ copies: number }> {
  const { copies } = input as { copies: unknown }
  if (typeof copies === 'number') return { success: true, data: { copies } }
  const error = { path: '$input.copies', expected: 'number', value: copies }
  return { success: false, data: input, errors: [error] }
}
export const app = httpErrors(new Hono()).post(
  '/books',
  typiaValidator('json', validateBook, validationHook),
  (c) => c.json(c.req.valid('json').copies + 1, 201)
)
