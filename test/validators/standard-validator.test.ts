import { sValidator } from '@hono/standard-validator'
import { type } from 'arktype'
import { Hono } from 'hono'
import * as v from 'valibot'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { httpErrors } from '../../src/index.ts'
import { validationHook, createValidationHook } from '../../src/validators/standard-validator.ts'
import { failedProblem, jsonRequest, problem } from './failed-request.ts'

const schemas = {
  zod: z.object({ size: z.enum(['small', 'large']) }),
  valibot: v.object({ size: v.picklist(['small', 'large']) }),
  arktype: type({ size: "'small' | 'large'" }),
}

const details = {
  zod: 'Invalid option: expected one of "small"|"large"',
  valibot: 'Invalid type: Expected ("small" | "large")',
  arktype: 'must be "large" or "small"',
}

const codes = { zod: 'invalid_value', valibot: 'picklist', arktype: 'union' }

describe.each(['zod', 'valibot', 'arktype'] as const)('Standard Schema of %s', (name) => {
  const schema = schemas[name]
  const detail = details[name]
  const code = codes[name]
  const app = httpErrors(new Hono())
    .post('/json', sValidator('json', schema, validationHook), (c) => c.json(c.req.valid('json')))
    .get('/query', sValidator('query', schema, validationHook), (c) => c.text('valid'))
    .get('/header', sValidator('header', schema, validationHook), (c) => c.text('valid'))
    .get('/400', sValidator('query', schema, createValidationHook({ status: 400 })), (c) =>
      c.text('')
    )

  test(`a Standard Schema of ${name}: invalid JSON has errors with pointers`, async () => {
    expect(await failedProblem(app, '/json', jsonRequest({ size: 'secret' }))).toEqual(
      problem('content of the request has', { detail, pointer: '#/size', code })
    )
  })

  test(`a Standard Schema of ${name}: an invalid query has errors with parameters`, async () => {
    expect(await failedProblem(app, '/query?size=secret')).toEqual(
      problem('query of the request has', { detail, parameter: 'size', in: 'query', code })
    )
  })

  test(`a Standard Schema of ${name}: an invalid header has an error without the credentials of the request`, async () => {
    const headers = { Size: 'secret', Authorization: 'Bearer secret', Cookie: 'a=secret' }
    expect(await failedProblem(app, '/header', { headers })).toEqual(
      problem('header fields of the request have', {
        detail,
        parameter: 'size',
        in: 'header',
        code,
      })
    )
  })

  test(`a Standard Schema of ${name}: an invalid request is a 400 by option`, async () => {
    expect((await app.request('/400?size=x')).status).toBe(400)
  })
})

test('Standard Schema: a quotation in a message of the app is removed', async () => {
  const schema = {
    '~standard': {
      version: 1 as const,
      vendor: 'own',
      validate: (value: unknown) => ({
        issues: [
          { message: `Expected a number, actual ${JSON.stringify(value)}` },
          { message: `The secret is bad.`, path: [{ key: 'size' }] },
          { message: 'Just wrong.', path: ['size', 0] },
        ],
      }),
    },
  }
  const app = httpErrors(new Hono())
  app.post('/', sValidator('json', schema, validationHook), (c) => c.text('valid'))
  expect(await failedProblem(app, '/', jsonRequest({ size: 'secret' }))).toEqual(
    problem(
      'content of the request has',
      { detail: 'Expected a number', pointer: '#' },
      { detail: 'This value is not valid.', pointer: '#/size' },
      { detail: 'Just wrong.', pointer: '#/size/0' }
    )
  )
})

test('Standard Schema: a valid request keeps its types', async () => {
  const app = new Hono().post('/', sValidator('json', schemas.zod, validationHook), (c) => {
    expectTypeOf(c.req.valid('json')).toEqualTypeOf<{ size: 'small' | 'large' }>()
    return c.json(c.req.valid('json'))
  })
  expect((await app.request('/', jsonRequest({ size: 'small' }))).status).toBe(200)
})
