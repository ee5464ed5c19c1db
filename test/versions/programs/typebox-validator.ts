import { tbValidator } from '@hono/typebox-validator'
import { Type } from '@sinclair/typebox'
import { Hono } from 'hono'
import { httpErrors } from 'hono-http-errors'
import { validationHook } from 'hono-http-errors/validators/typebox-validator'

const book = Type.Object({ copies: Type.Number() })
export const app = httpErrors(new Hono()).post(
  '/books',
  tbValidator('json', book, validationHook),
  (c) => c.json(c.req.valid('json').copies + 1, 201)
)
