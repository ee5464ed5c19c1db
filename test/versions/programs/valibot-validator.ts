import { vValidator } from '@hono/valibot-validator'
import { Hono } from 'hono'
import { httpErrors } from 'hono-http-errors'
import { validationHook } from 'hono-http-errors/validators/valibot-validator'
import * as v from 'valibot'

const book = v.object({ copies: v.number() })
export const app = httpErrors(new Hono()).post(
  '/books',
  vValidator('json', book, validationHook),
  (c) => c.json(c.req.valid('json').copies + 1, 201)
)
