import { Hono } from 'hono'
import { generateSpecs, validator } from 'hono-openapi'
import { expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { httpErrors } from '../../src/index.ts'
import { createValidationHook, validationHook } from '../../src/validators/hono-openapi.ts'
import { failedProblem, jsonRequest, problem } from './failed-request.ts'

const book = z.object({ title: z.string().min(3, 'Give a title.') })
const page = z.object({ page: z.string().regex(/^\d+$/, 'Give a number.') })

const app = httpErrors(new Hono())
  .post('/json', validator('json', book, validationHook), (c) => c.json(c.req.valid('json')))
  .get('/query', validator('query', page, validationHook), (c) => c.text('valid'))
  .get('/400', validator('query', page, createValidationHook({ status: 400 })), (c) => c.text('ok'))

test('hono-openapi: invalid JSON is a 422 with pointers and codes', async () => {
  expect(await failedProblem(app, '/json', jsonRequest({ title: 'x', other: 'secret' }))).toEqual(
    problem('content of the request has', {
      detail: 'Give a title.',
      pointer: '#/title',
      code: 'too_small',
    })
  )
})

test('hono-openapi: an invalid query is a 422 with the parameter, or a 400', async () => {
  expect(await failedProblem(app, '/query?page=secret')).toEqual(
    problem('query of the request has', {
      detail: 'Give a number.',
      parameter: 'page',
      in: 'query',
      code: 'invalid_format',
    })
  )
  expect((await app.request('/400?page=x')).status).toBe(400)
})

test('hono-openapi: the routes of a wrapped app are documented', async () => {
  const { paths } = await generateSpecs(app)
  expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/json', '/query']))
})

test('hono-openapi: a valid request passes and keeps its types', async () => {
  new Hono().post('/', validator('json', book, validationHook), (c) => {
    expectTypeOf(c.req.valid('json')).toEqualTypeOf<{ title: string }>()
    return c.body(null)
  })
  const response = await app.request('/json', jsonRequest({ title: 'Dune' }))
  expect(await response.json()).toEqual({ title: 'Dune' })
})
