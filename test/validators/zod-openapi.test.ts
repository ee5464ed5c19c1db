import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { describe, expect, test } from 'vitest'
import { httpErrors } from '../../src/index.ts'
import { validationHook, createValidationHook } from '../../src/validators/zod-openapi.ts'
import { failedProblem, jsonRequest, problem } from './failed-request.ts'

const route = createRoute({
  method: 'post',
  path: '/shelves/{shelf}/books',
  request: {
    params: z.object({ shelf: z.string().regex(/^\d+$/, 'Give a number.') }),
    query: z.object({ dry: z.enum(['yes', 'no']).optional() }),
    body: {
      required: true,
      content: { 'application/json': { schema: z.object({ title: z.string() }) } },
    },
  },
  responses: { 201: { description: 'Created', content: { 'text/plain': { schema: z.string() } } } },
})

function appWith(defaultHook: typeof validationHook) {
  const app = new OpenAPIHono({ defaultHook })
  httpErrors(app)
  return app.openapi(route, (c) => c.text(c.req.valid('json').title, 201))
}

const app = appWith(validationHook)

describe('validationHook as defaultHook', () => {
  test('Zod OpenAPI: invalid content has errors with pointers', async () => {
    expect(
      await failedProblem(app, '/shelves/1/books', jsonRequest({ title: 7351 }), '7351')
    ).toEqual(
      problem('content of the request has', {
        detail: 'Invalid input: expected string, received number',
        pointer: '#/title',
        code: 'invalid_type',
      })
    )
  })

  test.each([
    ['/shelves/secret/books', 'shelf', 'path', 'Give a number.', 'invalid_format'],
    [
      '/shelves/1/books?dry=secret',
      'dry',
      'query',
      'Invalid option: expected one of "yes"|"no"',
      'invalid_value',
    ],
  ])(
    'Zod OpenAPI: an invalid parameter has an error with its name: %s',
    async (path, parameter, where, detail, code) => {
      expect(await failedProblem(app, path, jsonRequest({ title: 'A' }))).toEqual(
        problem(`${where} of the request has`, { detail, parameter, in: where, code })
      )
    }
  )

  test('Zod OpenAPI: an invalid request is a 400 by option', async () => {
    const { request } = appWith(createValidationHook({ status: 400 }))
    expect((await request('/shelves/x/books', jsonRequest({ title: 'A' }))).status).toBe(400)
  })
})

test('Zod OpenAPI: a valid request reaches the handler', async () => {
  const response = await app.request('/shelves/1/books', jsonRequest({ title: 'A' }))
  expect(response.status).toBe(201)
  expect(await response.text()).toBe('A')
})
