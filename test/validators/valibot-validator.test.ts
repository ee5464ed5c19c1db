import { vValidator } from '@hono/valibot-validator'
import { Hono } from 'hono'
import * as v from 'valibot'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { httpErrors } from '../../src/index.ts'
import { validationHook, createValidationHook } from '../../src/validators/valibot-validator.ts'
import { failedAnswer, jsonRequest, problem } from './failed-request.ts'

const book = v.object({ title: v.string(), tags: v.array(v.pipe(v.string(), v.maxLength(3))) })
const page = v.object({ page: v.pipe(v.string(), v.digits()) })

const app = httpErrors(new Hono())
  .post('/json', vValidator('json', book, validationHook), (c) => c.json(c.req.valid('json')))
  .get('/query', vValidator('query', page, validationHook), (c) => c.text('valid'))
  .get('/400', vValidator('query', page, createValidationHook({ status: 400 })), (c) =>
    c.text('ok')
  )

describe('with the hook, an invalid', () => {
  test('JSON is told by pointers', async () => {
    const content = { title: ['secret'], tags: ['a', 'secret'] }
    expect(await failedAnswer(app, '/json', jsonRequest(content))).toEqual(
      problem(
        'content of the request has',
        { detail: 'Invalid type: Expected string', pointer: '#/title', code: 'string' },
        { detail: 'Invalid length: Expected <=3', pointer: '#/tags/1', code: 'max_length' }
      )
    )
  })

  test('query is told by parameter', async () => {
    expect(await failedAnswer(app, '/query?page=secret')).toEqual(
      problem('query of the request has', {
        detail: 'Invalid digits',
        parameter: 'page',
        in: 'query',
        code: 'digits',
      })
    )
  })

  test('query as a whole is told without a name', async () => {
    const both = v.pipe(
      v.object({ from: v.string(), to: v.string() }),
      v.check(({ from, to }) => from < to, 'The range is empty.')
    )
    const app = httpErrors(new Hono())
    app.get('/', vValidator('query', both, validationHook), (c) => c.text('valid'))
    expect(await failedAnswer(app, '/?from=2&to=1')).toEqual(
      problem('query of the request has', {
        detail: 'The range is empty.',
        in: 'query',
        code: 'check',
      })
    )
  })

  test('request is a 400 where that is wanted', async () => {
    expect((await app.request('/400?page=x')).status).toBe(400)
  })
})

test('a valid request passes and keeps its types', async () => {
  new Hono().post('/', vValidator('json', book, validationHook), (c) => {
    expectTypeOf(c.req.valid('json')).toEqualTypeOf<{ title: string; tags: string[] }>()
    return c.body(null)
  })
  const response = await app.request('/json', jsonRequest({ title: 'A', tags: ['b'] }))
  expect(await response.json()).toEqual({ title: 'A', tags: ['b'] })
})
