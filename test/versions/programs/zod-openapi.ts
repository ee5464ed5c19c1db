import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { httpErrors, NotFound, ValidationFailed } from 'hono-http-errors'
import { errorResponses } from 'hono-http-errors/openapi/zod-openapi'
import { validationHook } from 'hono-http-errors/validators/zod-openapi'

const book = z.object({ copies: z.number() })
const route = createRoute({
  method: 'post',
  path: '/books',
  request: { body: { content: { 'application/json': { schema: book } } } },
  responses: {
    201: { description: 'Created', content: { 'application/json': { schema: z.number() } } },
    ...errorResponses(NotFound, ValidationFailed),
  },
})
export const app = httpErrors(new OpenAPIHono({ defaultHook: validationHook }))
app.openapi(route, (c) => c.json(c.req.valid('json').copies + 1, 201))
app.doc31('/openapi', { openapi: '3.1.0', info: { title: 'Books', version: '1' } })
