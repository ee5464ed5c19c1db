import { typiaValidator } from '@hono/typia-validator'
import { typiaValidator as httpValidator } from '@hono/typia-validator/http'
import { Hono } from 'hono'
import { expect, expectTypeOf, test } from 'vitest'
import { httpErrors } from '../../src/index.ts'
import { createValidationHook, validationHook } from '../../src/validators/typia-validator.ts'
import {
  assertBook,
  validateBook,
  validateExactBook,
  validatePage,
} from '../fixtures/typia/generated.js'
import { failedProblem, jsonRequest, problem } from './failed-request.ts'

const valid = { title: 'Dune', size: 'small', tags: ['a'], place: { 'a/b': 1 } }

const app = httpErrors(new Hono())
  .post('/json', typiaValidator('json', validateBook, validationHook), (c) =>
    c.json(c.req.valid('json'))
  )
  .post('/exact', typiaValidator('json', validateExactBook, validationHook), (c) => c.text('valid'))
  .get('/query', httpValidator('query', validatePage, validationHook), (c) => c.text('valid'))
  .get(
    '/400',
    httpValidator('query', validatePage, createValidationHook({ target: 'query', status: 400 })),
    (c) => c.text('valid')
  )
  .post('/assert', async (c) => c.json(assertBook(await c.req.json())))

test('typia: invalid JSON is a 422 with pointers', async () => {
  const content = { title: 'x', size: 'secret', tags: ['ok', 'secret'], place: { 'a/b': 'secret' } }
  expect(await failedProblem(app, '/json', jsonRequest(content))).toEqual(
    problem(
      'content of the request has',
      { detail: 'Expected string & MinLength<3>', pointer: '#/title' },
      { detail: 'Expected ("large" | "small")', pointer: '#/size' },
      { detail: 'Expected string & MaxLength<3>', pointer: '#/tags/1' },
      { detail: 'Expected number', pointer: '#/place/a~1b' }
    )
  )
})

test('typia: a property that is not allowed is named by its pointer', async () => {
  const content = { ...valid, other: 'secret' }
  expect(await failedProblem(app, '/exact', jsonRequest(content))).toEqual(
    problem('content of the request has', {
      detail: 'This is not allowed here.',
      pointer: '#/other',
    })
  )
})

test('typia: an invalid query is a 422 with the parameter', async () => {
  expect(await failedProblem(app, '/query?page=-1&other=secret')).toEqual(
    problem('query of the request has', {
      detail: 'Expected number & Type<"uint32">',
      parameter: 'page',
      in: 'query',
    })
  )
  const response = await app.request('/400')
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ errors: [{ parameter: 'page', in: 'query' }] })
})

test('typia: the TypeGuardError of assert is a 422 with a pointer', async () => {
  expect(await failedProblem(app, '/assert', jsonRequest({ ...valid, size: 'secret' }))).toEqual(
    problem('content of the request has', {
      detail: 'Expected ("large" | "small")',
      pointer: '#/size',
    })
  )
})

test('typia: a valid request passes and keeps its types', async () => {
  new Hono().post('/', typiaValidator('json', validateBook, validationHook), (c) => {
    expectTypeOf(c.req.valid('json').size).toEqualTypeOf<'small' | 'large'>()
    return c.body(null)
  })
  const response = await app.request('/json', jsonRequest(valid))
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual(valid)
})
