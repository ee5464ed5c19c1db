import { effectValidator } from '@hono/effect-validator'
import { sValidator } from '@hono/standard-validator'
import { ParseResult, Schema } from 'effect'
import { Hono } from 'hono'
import { expect, expectTypeOf, test } from 'vitest'
import { httpErrors } from '../../src/index.ts'
import { withValidationErrors } from '../../src/validators/effect-validator.ts'
import { validationHook } from '../../src/validators/standard-validator.ts'
import { failedProblem, jsonRequest, problem } from './failed-request.ts'

const book = Schema.Struct({
  title: Schema.String.pipe(Schema.minLength(3)),
  copies: Schema.Number,
  tags: Schema.Array(
    Schema.String.pipe(Schema.filter((tag) => tag.length < 5, { message: () => 'A secret tag.' }))
  ),
})
const page = Schema.Struct({ page: Schema.NumberFromString })

const app = httpErrors(new Hono())
  .post('/json', withValidationErrors('json', effectValidator('json', book)), (c) =>
    c.json(c.req.valid('json'))
  )
  .get('/query', withValidationErrors('query', effectValidator('query', page)), (c) =>
    c.text('valid')
  )
  .get(
    '/400',
    withValidationErrors('query', effectValidator('query', page), { status: 400 }),
    (c) => c.text('valid')
  )
  .post('/standard', sValidator('json', Schema.standardSchemaV1(book), validationHook), (c) =>
    c.text('valid')
  )
  .post('/alone', effectValidator('json', book), (c) => c.text('valid'))
  .post(
    '/denied',
    withValidationErrors('json', async (c) => c.json({ error: 'no' }, 403))
  )

test('Effect: invalid JSON is a 422 with pointers and the tags of the issues', async () => {
  const content = { title: 'x', copies: 'secret', tags: ['a secret'] }
  // effectValidator asks Effect for the first error only.
  expect(await failedProblem(app, '/json', jsonRequest(content))).toEqual(
    problem('content of the request has', {
      detail: 'Expected a string at least 3 character(s) long',
      pointer: '#/title',
      code: 'Refinement',
    })
  )
  expect(
    await failedProblem(app, '/json', jsonRequest({ title: 'Dune', copies: 'secret' }))
  ).toEqual(
    problem('content of the request has', {
      detail: 'Expected number',
      pointer: '#/copies',
      code: 'Type',
    })
  )
})

test('Effect: a message that quotes what was sent is replaced', async () => {
  const content = { title: 'Dune', copies: 1, tags: ['a secret'] }
  expect(await failedProblem(app, '/json', jsonRequest(content))).toEqual(
    problem('content of the request has', {
      detail: 'This value is not valid.',
      pointer: '#/tags/0',
      code: 'Refinement',
    })
  )
})

test('Effect: an invalid query is a 422 with the parameter, or a 400', async () => {
  expect(await failedProblem(app, '/query?page=secret')).toMatchObject({
    detail: 'The query of the request has 1 error.',
    errors: [{ parameter: 'page', in: 'query', code: 'Transformation' }],
  })
  expect((await app.request('/400?page=x')).status).toBe(400)
})

test('Effect: its Standard Schema works with the hook of @hono/standard-validator', async () => {
  expect(
    await failedProblem(app, '/standard', jsonRequest({ title: 'x', copies: 'secret' }))
  ).toMatchObject({
    errors: [
      { detail: 'Expected a string at least 3 character(s) long', pointer: '#/title' },
      { detail: 'Expected number', pointer: '#/copies' },
      { detail: 'is missing', pointer: '#/tags' },
    ],
  })
})

test('Effect: without the wrapper the response of the package itself is sent', async () => {
  const response = await app.request('/alone', jsonRequest({ title: 'x' }))
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ success: false })
})

test('Effect: a response that is no failed validation is passed on', async () => {
  const response = await app.request('/denied', { method: 'POST' })
  expect(response.status).toBe(403)
  expect(await response.json()).toEqual({ error: 'no' })
})

test('Effect: malformed JSON is a 400', async () => {
  const headers = { 'Content-Type': 'application/json' }
  const response = await app.request('/json', { method: 'POST', headers, body: '{' })
  expect(response.status).toBe(400)
  expect(response.headers.get('Content-Type')).toBe('application/problem+json')
})

test('Effect: a valid request passes and keeps its types', async () => {
  new Hono().post('/', withValidationErrors('json', effectValidator('json', book)), (c) => {
    expectTypeOf(c.req.valid('json').copies).toEqualTypeOf<number>()
    return c.body(null)
  })
  const content = { title: 'Dune', copies: 2, tags: ['a'] }
  const response = await app.request('/json', jsonRequest(content))
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual(content)
})

const pages = Schema.Struct({ page: Schema.NumberFromString })
const strict = { onExcessProperty: 'error' } as const
const parts = httpErrors(new Hono())
  .post('/form', withValidationErrors('form', effectValidator('form', page)), (c) =>
    c.text('valid')
  )
  .get('/param/:page', withValidationErrors('param', effectValidator('param', pages)), (c) =>
    c.text('valid')
  )
  .get(
    '/header',
    withValidationErrors(
      'header',
      effectValidator('header', Schema.Struct({ 'x-page': Schema.NumberFromString }))
    ),
    (c) => c.text('valid')
  )
  .get(
    '/text',
    withValidationErrors('query', async (c) => c.text('no', 403))
  )
  .post(
    '/strict',
    withValidationErrors('json', async (c) => {
      const result = Schema.decodeUnknownEither(pages, strict)(await c.req.json())
      const errors =
        result._tag === 'Left' ? ParseResult.ArrayFormatter.formatErrorSync(result.left) : []
      return c.json({ success: false, error: errors }, 400)
    })
  )
  .post(
    '/issues',
    withValidationErrors('json', async (c) =>
      c.json({ success: false, error: { issues: [{ message: 'Give a page.', path: ['page'] }] } })
    )
  )

test('Effect: an invalid form is a 422 with a pointer, and its values are not sent', async () => {
  const body = new URLSearchParams({ page: 'secret' })
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const init = { method: 'POST', body: String(body), headers }
  expect(await failedProblem(parts, '/form', init)).toMatchObject({
    errors: [{ pointer: '#/page', code: 'Transformation' }],
  })
})

test('Effect: an invalid part of the path, a field or a repeated parameter is a 422', async () => {
  expect(await failedProblem(parts, '/param/secret')).toMatchObject({
    errors: [{ parameter: 'page', in: 'path' }],
  })
  expect(await failedProblem(parts, '/header', { headers: { 'X-Page': 'secret' } })).toMatchObject({
    errors: [{ parameter: 'x-page', in: 'header' }],
  })
  expect(await failedProblem(app, '/query?page=secret&page=more')).toMatchObject({
    errors: [{ parameter: 'page', in: 'query' }],
  })
})

test('Effect: a response that is not JSON is passed on', async () => {
  const response = await parts.request('/text')
  expect([response.status, await response.text()]).toEqual([403, 'no'])
})

test('Effect: a name that the schema does not have is not allowed', async () => {
  expect(
    await failedProblem(parts, '/strict', jsonRequest({ page: '1', more: 'secret' }))
  ).toMatchObject({
    errors: [{ detail: 'This is not allowed here.', pointer: '#/more', code: 'Unexpected' }],
  })
})

test('Effect: issues in the form of Standard Schema become the errors', async () => {
  expect(await failedProblem(parts, '/issues', jsonRequest({ page: 'secret' }))).toMatchObject({
    detail: 'The content of the request has 1 error.',
    errors: [{ detail: 'Give a page.', pointer: '#/page' }],
  })
})
