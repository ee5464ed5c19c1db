/** Documents of hono-openapi. */
import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import {
  describeRoute,
  generateSpecs,
  resolver,
  validator,
  type DescribeRouteOptions,
} from 'hono-openapi'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { httpErrors, InvalidRequest, NotFound, ValidationFailed } from '../../src/index.ts'
import { throws } from '../../src/openapi/hono-openapi.ts'
import { errorResponses, errorSchemas } from '../../src/openapi/index.ts'
import { validationHook } from '../../src/validators/hono-openapi.ts'
import { info, operation, servers, tags } from './document.ts'
import { problemsIn } from './linters.ts'
import { BeingEdited, declared, OutOfCredit, table } from './problem-types.ts'

const book = z.object({ title: z.string() })
const success: NonNullable<DescribeRouteOptions['responses']> = {
  200: { description: 'The book.', content: { 'application/json': { schema: resolver(book) } } },
}
const { responses: _responses, operationId: _operationId, ...texts } = operation('getBook', {})

/** What a route states that declares no errors. */
function described(): ReturnType<typeof describeRoute> {
  return describeRoute({ ...texts, responses: success })
}

/** The document of an app. */
async function documentOf(app: Hono): ReturnType<typeof generateSpecs> {
  const documentation = { info, servers, tags }
  return generateSpecs(app, { documentation, defaultValidationErrorResponse: false })
}

describe('throws for hono-openapi', () => {
  test.each([
    ['before', [throws(NotFound, OutOfCredit), described()]],
    ['after', [described(), throws(NotFound, OutOfCredit)]],
  ] as const)(
    'The document has the errors of a route whose throws stands %s describeRoute',
    async (_place, [first, second]) => {
      const app = httpErrors(new Hono())
      app.get('/books/:id', first, second, (c) => c.json({ title: 'Dune' }, 200))
      const { paths, components } = await documentOf(app)
      const responses = paths['/books/{id}']?.get?.responses
      expect(Object.keys(responses ?? {})).toEqual(['200', '403', '404'])
      expect(responses).toMatchObject(errorResponses(NotFound, OutOfCredit))
      expect(components.schemas).toEqual(errorSchemas(NotFound, OutOfCredit))
    }
  )

  test('The document of a sub-app has its errors under the path that it is mounted at', async () => {
    const books = httpErrors(new Hono()).get('/:id', throws(NotFound), (c) => c.text('Dune'))
    const app = httpErrors(new Hono()).route('/books', books)
    const { paths } = await documentOf(app)
    expect(paths['/books/{id}']?.get?.responses).toMatchObject(errorResponses(NotFound))
  })

  test('Errors of middleware are in the document of each route below its path', async () => {
    const app = httpErrors(new Hono())
    app.use('/books/*', throws(OutOfCredit))
    app.get('/books/:id', described(), throws(NotFound), (c) => c.text('Dune'))
    app.get('/shelves', described(), (c) => c.text('None'))
    const { paths } = await documentOf(app)
    expect(Object.keys(paths['/books/{id}']?.get?.responses ?? {})).toEqual(['200', '403', '404'])
    expect(Object.keys(paths['/shelves']?.get?.responses ?? {})).toEqual(['200'])
  })

  test('A route with a validator documents the problem that the validator responds with', async () => {
    const app = httpErrors(new Hono(), { report: false }).post(
      '/books',
      described(),
      throws(ValidationFailed, InvalidRequest),
      validator('json', book, validationHook),
      (c) => c.json(c.req.valid('json'), 200)
    )
    const { paths } = await documentOf(app)
    expect(Object.keys(paths['/books']?.post?.responses ?? {})).toEqual(['200', '400', '422'])
    const response = await app.request('/books', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"title":1}',
    })
    const { properties } = errorSchemas(ValidationFailed)['ValidationFailed'] as {
      readonly properties: object
    }
    const problem = (await response.json()) as object
    expect(response.status).toBe(422)
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(problem)))
  })

  test('The responses of errorResponses can be written into describeRoute', async () => {
    const app = httpErrors(new Hono()).get(
      '/books/:id',
      describeRoute({ ...texts, responses: { ...success, ...errorResponses(NotFound) } }),
      (c) => c.text('Dune')
    )
    const { paths } = await documentOf(app)
    expect(paths['/books/{id}']?.get?.responses).toMatchObject(errorResponses(NotFound))
  })

  test('Nothing of throws runs at a request: the error that the handler throws is the response', async () => {
    const app = httpErrors(new Hono(), { report: false }).get(
      '/books/:id',
      throws(OutOfCredit),
      zValidator('param', z.object({ id: z.string() })),
      () => {
        throw new OutOfCredit({ balance: 30, accounts: ['/account/1'] })
      }
    )
    const { examples } = errorResponses(OutOfCredit)[403].content['application/problem+json']
    const response = await app.request('/books/1')
    expect(await response.text()).toBe(JSON.stringify(examples['OutOfCredit']?.value))
  })

  test('A class that cannot be described is an error where the route is made', () => {
    expect(() => throws(NotFound, Map as unknown as typeof NotFound)).toThrow(
      /^Argument 2 of throws\(\) must be a class of errors/
    )
  })
})

describe('the linters', () => {
  test('Redocly CLI and Spectral find no problem in the document of an app with all statuses and all schema libraries', async () => {
    const app = httpErrors(new Hono())
    const errors = [...table, ...declared, ValidationFailed, InvalidRequest]
    app.get('/all', described(), throws(...errors), (c) => c.text('fine'))
    const document = await documentOf(app)
    expect(Object.keys(document.components.schemas ?? {})).toEqual(
      Object.keys(errorSchemas(...errors))
    )
    expect(await problemsIn(document)).toEqual([])
  }, 60_000)

  test('Redocly CLI and Spectral find no problem in the document of an app with 200 routes of five errors', async () => {
    const app = httpErrors(new Hono())
    for (let index = 0; index < 200; index++) {
      const errors = throws(NotFound, OutOfCredit, BeingEdited, ValidationFailed, InvalidRequest)
      app.get(`/books${index}/:id`, described(), errors, (c) => c.text('Dune'))
    }
    const document = await documentOf(app)
    expect(Object.keys(document.paths)).toHaveLength(200)
    expect(await problemsIn(document)).toEqual([])
  }, 120_000)
})
