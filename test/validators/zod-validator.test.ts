import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { z as z3 } from 'zod/v3'
import { httpErrors } from '../../src/index.ts'
import { validationHook, createValidationHook } from '../../src/validators/zod-validator.ts'
import { failedProblem, jsonRequest, problem } from './failed-request.ts'

const numbers = z.object({ 'a/b': z.array(z.number()) })
const secretHeaders = { 'X-Count': 'secret', 'X-Word': 'ok', Cookie: 'count=secret' }
const count = z.object({ count: z.string().regex(/^\d+$/, 'Give a number.') })

const app = httpErrors(new Hono())
  .post('/json', zValidator('json', numbers, validationHook), (c) => c.json(c.req.valid('json')))
  .post('/form', zValidator('form', count, validationHook), (c) => c.json(c.req.valid('form')))
  .get('/query', zValidator('query', count, validationHook), (c) => c.json(c.req.valid('query')))
  .get('/path/:count', zValidator('param', count, validationHook), (c) => c.text('valid'))
  .get('/cookie', zValidator('cookie', count, validationHook), (c) => c.text('valid'))
  .get(
    '/header',
    zValidator('header', z.object({ 'x-count': z.string().max(2, 'Too long.') }), validationHook),
    (c) => c.text('valid')
  )
  .post(
    '/three',
    zValidator('json', z3.object({ size: z3.enum(['small', 'large']) }), validationHook),
    (c) => c.json(c.req.valid('json'))
  )
  .get('/400', zValidator('query', count, createValidationHook({ status: 400 })), (c) =>
    c.text('ok')
  )

describe('validationHook with an invalid request', () => {
  test('Zod: invalid JSON has errors with pointers', async () => {
    expect(await failedProblem(app, '/json', jsonRequest({ 'a/b': [1, 'secret'] }))).toEqual(
      problem('content of the request has', {
        detail: 'Invalid input: expected number, received string',
        pointer: '#/a~1b/1',
        code: 'invalid_type',
      })
    )
  })

  test('Zod: an invalid form has errors with pointers', async () => {
    const body = new URLSearchParams({ count: 'secret' })
    expect(await failedProblem(app, '/form', { method: 'POST', body })).toEqual(
      problem('content of the request has', {
        detail: 'Give a number.',
        pointer: '#/count',
        code: 'invalid_format',
      })
    )
  })

  test.each([
    ['/query?count=secret', 'query', 'query of the request has'],
    ['/path/secret', 'path', 'path of the request has'],
    ['/cookie', 'cookie', 'cookies of the request have'],
  ])('Zod: invalid parameters of %s have errors with their names', async (path, where, subject) => {
    const entry = {
      detail: 'Give a number.',
      parameter: 'count',
      in: where,
      code: 'invalid_format',
    }
    expect(await failedProblem(app, path, { headers: secretHeaders })).toEqual(
      problem(subject, entry)
    )
  })

  test('Zod: an invalid header has an error with its name', async () => {
    expect(await failedProblem(app, '/header', { headers: secretHeaders })).toEqual(
      problem('header fields of the request have', {
        detail: 'Too long.',
        parameter: 'x-count',
        in: 'header',
        code: 'too_big',
      })
    )
  })

  test('Zod: invalid JSON for a schema of Zod 3 has errors with pointers', async () => {
    expect(await failedProblem(app, '/three', jsonRequest({ size: 'secret' }))).toEqual(
      problem('content of the request has', {
        detail: "Invalid enum value. Expected 'small' | 'large'",
        pointer: '#/size',
        code: 'invalid_enum_value',
      })
    )
  })

  test('Zod: an invalid request is a 400 by option', async () => {
    expect((await app.request('/400?count=a')).status).toBe(400)
  })
})

describe('validationHook with a valid request', () => {
  test('Zod: a valid request reaches the handler', async () => {
    const response = await app.request('/json', jsonRequest({ 'a/b': [1] }))
    expect(await response.json()).toEqual({ 'a/b': [1] })
  })

  test('Zod: a valid request keeps its types', () => {
    new Hono().post('/', zValidator('json', numbers, validationHook), (c) => {
      expectTypeOf(c.req.valid('json')).toEqualTypeOf<{ 'a/b': number[] }>()
      return c.body(null)
    })
  })
})

test('Zod: a failure without issues is a 422', () => {
  const result = { success: false, target: 'json', error: 'secret' }
  expect(() => validationHook(result)).toThrow(expect.objectContaining({ status: 422 }))
})
