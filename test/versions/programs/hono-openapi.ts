import { Hono } from 'hono'
import { httpErrors, NotFound, ValidationFailed } from 'hono-http-errors'
import { throws } from 'hono-http-errors/openapi/hono-openapi'
import { validationHook } from 'hono-http-errors/validators/hono-openapi'
import { describeRoute, openAPIRouteHandler, validator } from 'hono-openapi'
import * as v from 'valibot'

const book = v.object({ copies: v.number() })
export const app = httpErrors(new Hono()).post(
  '/books',
  describeRoute({ summary: 'Adds a book' }),
  throws(NotFound, ValidationFailed),
  validator('json', book, validationHook),
  (c) => c.json(c.req.valid('json').copies + 1, 201)
)
app.get(
  '/openapi',
  openAPIRouteHandler(app, { documentation: { info: { title: 'Books', version: '1' } } })
)
