import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { type } from 'arktype'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { validator } from 'hono/validator'
import * as v from 'valibot'
import { expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { httpErrors } from '../../src/index.ts'
import { validateWith, validationHook } from '../../src/validators/hono-validator.ts'
import { failedProblem, jsonRequest, problem } from './failed-request.ts'

const count = z.object({ count: z.coerce.number({ error: 'Give a number.' }) })

const app = httpErrors(new Hono())
  .post('/zod', validator('json', validateWith('json', count)), (c) => c.json(c.req.valid('json')))
  .post('/valibot', validator('json', validateWith('json', v.object({ count: v.number() }))), (c) =>
    c.json(c.req.valid('json'))
  )
  .post('/arktype', validator('json', validateWith('json', type({ count: 'number' }))), (c) =>
    c.json(c.req.valid('json'))
  )
  .get('/query', validator('query', validateWith('query', count, { status: 400 })), (c) =>
    c.json(c.req.valid('query'))
  )
  .get(
    '/hook',
    validator('query', (data) => {
      const result = count.safeParse(data)
      validationHook({ ...result, target: 'query', data })
      return result.data
    }),
    (c) => c.text('valid')
  )
  .get(
    '/exception',
    validator('query', (data) => {
      const result = count.safeParse(data)
      if (!result.success) throw new HTTPException(400, { cause: result.error })
      return result.data
    }),
    (c) => c.text('valid')
  )
  .get(
    '/own',
    validator('query', (_data, c) => c.text('Invalid!', 400)),
    (c) => c.text('valid')
  )

test.each([
  ['/zod', 'Give a number.', 'invalid_type'],
  ['/valibot', 'Invalid type: Expected number', 'number'],
  ['/arktype', 'must be a number', 'domain'],
])('the validator of Hono: invalid JSON is a 422 with %s', async (path, detail, code) => {
  expect(await failedProblem(app, path, jsonRequest({ count: 'secret' }))).toEqual(
    problem('content of the request has', { detail, pointer: '#/count', code })
  )
})

test.each(['/query', '/exception'])(
  'the validator of Hono: an invalid query is a 400 with the parameter: %s',
  async (path) => {
    const response = await app.request(`${path}?count=secret`)
    expect(response.status).toBe(400)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({
      title: 'Bad Request',
      errors: [{ detail: 'Give a number.', parameter: 'count', in: 'query', code: 'invalid_type' }],
    })
  }
)

test('the validator of Hono: the hook can be called by hand', async () => {
  expect(await failedProblem(app, '/hook?count=secret')).toMatchObject({
    errors: [{ parameter: 'count', in: 'query' }],
  })
  expect((await app.request('/hook?count=1')).status).toBe(200)
})

test('the validator of Hono: a response that the app returns itself is sent as it is', async () => {
  const response = await app.request('/own')
  expect(response.status).toBe(400)
  expect(await response.text()).toBe('Invalid!')
})

test('the validator of Hono: a failed validation is the same on the wire', async () => {
  const server = createServer(getRequestListener(app.fetch))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const response = await fetch(`http://127.0.0.1:${port}/zod`, jsonRequest({ count: 'secret' }))
  expect(response.status).toBe(422)
  expect(response.headers.get('Content-Type')).toBe('application/problem+json')
  expect(await response.text()).toBe(
    '{"type":"about:blank","title":"Unprocessable Content","status":422,' +
      '"detail":"The content of the request has 1 error.","condition":"permanent",' +
      '"errors":[{"detail":"Give a number.","pointer":"#/count","code":"invalid_type"}]}'
  )
  server.close()
  await once(server, 'close')
})

test('the validator of Hono: a valid request passes and keeps its types', async () => {
  new Hono().get('/', validator('query', validateWith('query', count)), (c) => {
    expectTypeOf(c.req.valid('query')).toEqualTypeOf<{ count: number }>()
    return c.body(null)
  })
  const response = await app.request('/query?count=12')
  expect(await response.json()).toEqual({ count: 12 })
})

test('validateWith throws for what is no schema', () => {
  expect(() => validateWith('json', {} as typeof count)).toThrow(
    new TypeError(
      "The schema of validateWith() must implement Standard Schema: it has no '~standard'."
    )
  )
})
