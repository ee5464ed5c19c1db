import { arktypeValidator } from '@hono/arktype-validator'
import { type } from 'arktype'
import { Hono } from 'hono'
import { expect, expectTypeOf, test } from 'vitest'
import { httpErrors } from '../../src/index.ts'
import { createValidationHook, validationHook } from '../../src/validators/arktype-validator.ts'
import { failedProblem, jsonRequest, problem } from './failed-request.ts'

const book = type({ title: 'string > 2', 'size?': "'small' | 'large'" })
const page = type({ page: 'string.digits' })

const app = httpErrors(new Hono())
  .post('/json', arktypeValidator('json', book, validationHook), (c) => c.json(c.req.valid('json')))
  .get('/query', arktypeValidator('query', page, validationHook), (c) => c.text('valid'))
  .get('/path/:page', arktypeValidator('param', page, validationHook), (c) => c.text('valid'))
  .get('/header', arktypeValidator('header', page, validationHook), (c) => c.text('valid'))
  .post('/books/:title', arktypeValidator('json', book, validationHook), (c) => c.text('valid'))
  .get(
    '/400',
    arktypeValidator('query', page, createValidationHook({ target: 'query', status: 400 })),
    (c) => c.text('valid')
  )

const digits = { detail: 'must be only digits 0-9', code: 'pattern' }

test('ArkType: invalid JSON is a 422 with pointers and codes', async () => {
  const content = { title: 'x', size: 'secret' }
  expect(await failedProblem(app, '/json', jsonRequest(content))).toEqual(
    problem(
      'content of the request has',
      { detail: 'must be at least length 3', pointer: '#/title', code: 'minLength' },
      { detail: 'must be "large" or "small"', pointer: '#/size', code: 'union' }
    )
  )
})

test.each([
  ['/query?page=secret', 'query', 'query of the request has'],
  ['/path/secret', 'path', 'path of the request has'],
  ['/header', 'header', 'header fields of the request have'],
])(
  'ArkType: the place of an invalid value is found: %s is in the %s',
  async (path, where, subject) => {
    const headers = { Page: 'secret', Authorization: 'Bearer secret' }
    expect(await failedProblem(app, path, { headers })).toEqual(
      problem(subject, { ...digits, parameter: 'page', in: where })
    )
  }
)

test('ArkType: a missing parameter of an empty query has its place in the query with a target', async () => {
  const response = await app.request('/400')
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({
    errors: [{ detail: 'must be a string', parameter: 'page', in: 'query', code: 'required' }],
  })
})

test('ArkType: content that repeats a value of the path has pointers', async () => {
  const content = { title: 'secret', size: 'x' }
  expect(await failedProblem(app, '/books/secret', jsonRequest(content))).toMatchObject({
    errors: [{ pointer: '#/size' }],
  })
})

test('ArkType: a valid request passes and keeps its types', async () => {
  new Hono().post('/', arktypeValidator('json', book, validationHook), (c) => {
    expectTypeOf(c.req.valid('json')).toEqualTypeOf<{ title: string; size?: 'small' | 'large' }>()
    return c.body(null)
  })
  const response = await app.request('/json', jsonRequest({ title: 'Dune' }))
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ title: 'Dune' })
})
