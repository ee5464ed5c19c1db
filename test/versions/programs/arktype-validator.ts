import { arktypeValidator } from '@hono/arktype-validator'
import { type } from 'arktype'
import { Hono } from 'hono'
import { httpErrors } from 'hono-http-errors'
import { validationHook } from 'hono-http-errors/validators/arktype-validator'

const book = type({ copies: 'number' })
export const app = httpErrors(new Hono()).post(
  '/books',
  arktypeValidator('json', book, validationHook),
  (c) => c.json(c.req.valid('json').copies + 1, 201)
)
