import { tbValidator } from '@hono/typebox-validator'
import { Type } from '@sinclair/typebox'
import { Hono } from 'hono'
import { expect, expectTypeOf, test } from 'vitest'
import { httpErrors } from '../../src/index.ts'
import { createValidationHook, validationHook } from '../../src/validators/typebox-validator.ts'
import { failedProblem, jsonRequest, problem } from './failed-request.ts'

const book = Type.Object({
  title: Type.String({ minLength: 3 }),
  'a/b': Type.Array(Type.Union([Type.Literal('x'), Type.Literal('y')])),
})
const page = Type.Object({ page: Type.String({ pattern: '^[0-9]+$' }) })

const app = httpErrors(new Hono())
  .post('/json', tbValidator('json', book, validationHook), (c) => c.json(c.req.valid('json')))
  .post('/form', tbValidator('form', page, validationHook), (c) => c.json(c.req.valid('form')))
  .get('/query', tbValidator('query', page, validationHook), (c) => c.text('valid'))
  .get('/path/:page', tbValidator('param', page, validationHook), (c) => c.text('valid'))
  .post('/path/:page', tbValidator('param', page, validationHook), (c) => c.text('valid'))
  .get('/header', tbValidator('header', page, validationHook), (c) => c.text('valid'))
  .get('/cookie', tbValidator('cookie', page, validationHook), (c) => c.text('valid'))
  .post(
    '/named',
    tbValidator('query', page, createValidationHook({ target: 'query', status: 400 })),
    (c) => c.text('valid')
  )

const digits = { detail: "Expected string to match '^[0-9]+$'", code: 'StringPattern' }

test('TypeBox: invalid JSON is a 422 with pointers and the codes of ValueErrorType', async () => {
  const content = { title: 'x', 'a/b': ['x', 'secret'] }
  expect(await failedProblem(app, '/json', jsonRequest(content))).toEqual(
    problem(
      'content of the request has',
      {
        detail: 'Expected string length greater or equal to 3',
        pointer: '#/title',
        code: 'StringMinLength',
      },
      { detail: 'Expected union value', pointer: '#/a~1b/1', code: 'Union' }
    )
  )
})

test('TypeBox: a missing property is one error', async () => {
  expect(await failedProblem(app, '/json', jsonRequest({ 'a/b': [], other: 'secret' }))).toEqual(
    problem('content of the request has', {
      detail: 'Expected required property',
      pointer: '#/title',
      code: 'ObjectRequiredProperty',
    })
  )
})

test('TypeBox: an invalid form is a 422 with pointers', async () => {
  const body = new URLSearchParams({ page: 'secret' })
  expect(await failedProblem(app, '/form', { method: 'POST', body })).toEqual(
    problem('content of the request has', { ...digits, pointer: '#/page' })
  )
})

test.each([
  ['/query?page=secret', 'query', 'query of the request has', 'GET'],
  ['/path/secret', 'path', 'path of the request has', 'GET'],
  ['/path/secret', 'path', 'path of the request has', 'POST'],
  ['/cookie', 'cookie', 'cookies of the request have', 'GET'],
  ['/header', 'header', 'header fields of the request have', 'GET'],
])(
  'TypeBox: the place of an invalid value is found: %s is in the %s (%s %s)',
  async (path, where, subject, method) => {
    const headers: Record<string, string> =
      where === 'cookie'
        ? { Cookie: 'a=b; page=secret' }
        : where === 'header'
          ? { Page: 'secret' }
          : {}
    expect(await failedProblem(app, path, { method, headers })).toEqual(
      problem(subject, { ...digits, parameter: 'page', in: where })
    )
  }
)

test('TypeBox: the place of a missing parameter is left out, unless the hook has a target', async () => {
  const entry = {
    detail: 'Expected required property',
    parameter: 'page',
    code: 'ObjectRequiredProperty',
  }
  expect(await failedProblem(app, '/query?other=secret')).toEqual(problem('request has', entry))
  const response = await app.request('/named', { method: 'POST' })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({
    detail: 'The query of the request has 1 error.',
    errors: [{ ...entry, in: 'query' }],
  })
})

test('TypeBox: a valid request passes and keeps its types', async () => {
  new Hono().post('/', tbValidator('json', book, validationHook), (c) => {
    expectTypeOf(c.req.valid('json')).toEqualTypeOf<{ title: string; 'a/b': ('x' | 'y')[] }>()
    return c.body(null)
  })
  const content = { title: 'Dune', 'a/b': ['x'] }
  const response = await app.request('/json', jsonRequest(content))
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual(content)
})

test('TypeBox: an unknown target of a hook throws when the hook is created', () => {
  expect(() => createValidationHook({ target: 'body' as 'json' })).toThrow(/'target'/)
})
