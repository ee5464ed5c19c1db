import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import { httpErrors } from 'hono-http-errors'
import { validationHook } from 'hono-http-errors/validators/zod-validator'
import { z } from 'zod'

const book = z.object({ copies: z.number() })
export const app = httpErrors(new Hono()).post(
  '/books',
  zValidator('json', book, validationHook),
  (c) => c.json(c.req.valid('json').copies + 1, 201)
)
