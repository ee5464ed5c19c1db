import { effectValidator } from '@hono/effect-validator'
import { Schema } from 'effect'
import { Hono } from 'hono'
import { httpErrors } from 'hono-http-errors'
import { withValidationErrors } from 'hono-http-errors/validators/effect-validator'

const book = Schema.Struct({ copies: Schema.Number })
export const app = httpErrors(new Hono()).post(
  '/books',
  withValidationErrors('json', effectValidator('json', book)),
  (c) => c.json(c.req.valid('json').copies + 1, 201)
)
