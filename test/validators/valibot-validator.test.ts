import { vValidator } from '@hono/valibot-validator'
import { Hono } from 'hono'
import * as v from 'valibot'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { httpErrors } from '../../src/index.ts'
import { validationHook, createValidationHook } from '../../src/validators/valibot-validator.ts'
import { failedProblem, jsonRequest, problem } from './failed-request.ts'

const book = v.object({ title: v.string(), tags: v.array(v.pipe(v.string(), v.maxLength(3))) })
const page = v.object({ page: v.pipe(v.string(), v.digits()) })

const app = httpErrors(new Hono())
  .post('/json', vValidator('json', book, validationHook), (c) => c.json(c.req.valid('json')))
  .get('/query', vValidator('query', page, validationHook), (c) => c.text('valid'))
  .get('/400', vValidator('query', page, createValidationHook({ status: 400 })), (c) =>
    c.text('ok')
  )

describe('validationHook with an invalid request', () => {
  test('Valibot: invalid JSON has errors with pointers', async () => {
    const content = { title: ['secret'], tags: ['a', 'secret'] }
    expect(await failedProblem(app, '/json', jsonRequest(content))).toEqual(
      problem(
        'content of the request has',
        { detail: 'Invalid type: Expected string', pointer: '#/title', code: 'string' },
        { detail: 'Invalid length: Expected <=3', pointer: '#/tags/1', code: 'max_length' }
      )
    )
  })

  test('Valibot: an invalid query has errors with parameters', async () => {
    expect(await failedProblem(app, '/query?page=secret')).toEqual(
      problem('query of the request has', {
        detail: 'Invalid digits',
        parameter: 'page',
        in: 'query',
        code: 'digits',
      })
    )
  })

  test('Valibot: an error of the whole query has no parameter', async () => {
    const both = v.pipe(
      v.object({ from: v.string(), to: v.string() }),
      v.check(({ from, to }) => from < to, 'The range is empty.')
    )
    const app = httpErrors(new Hono())
    app.get('/', vValidator('query', both, validationHook), (c) => c.text('valid'))
    expect(await failedProblem(app, '/?from=secret-b&to=secret-a')).toEqual(
      problem('query of the request has', {
        detail: 'The range is empty.',
        in: 'query',
        code: 'check',
      })
    )
  })

  test('Valibot: an invalid request is a 400 by option', async () => {
    expect((await app.request('/400?page=x')).status).toBe(400)
  })
})

test('Valibot: a valid request reaches the handler with its types', async () => {
  new Hono().post('/', vValidator('json', book, validationHook), (c) => {
    expectTypeOf(c.req.valid('json')).toEqualTypeOf<{ title: string; tags: string[] }>()
    return c.body(null)
  })
  const response = await app.request('/json', jsonRequest({ title: 'A', tags: ['b'] }))
  expect(await response.json()).toEqual({ title: 'A', tags: ['b'] })
})
