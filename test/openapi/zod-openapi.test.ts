/** Documents of @hono/zod-openapi. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { describe, expect, test } from 'vitest'
import {
  Conflict,
  httpErrors,
  NotFound,
  UnprocessableContent,
  ValidationFailed,
} from '../../src/index.ts'
import { errorSchemas } from '../../src/openapi/index.ts'
import { errorResponses } from '../../src/openapi/zod-openapi.ts'
import { validationHook } from '../../src/validators/zod-openapi.ts'
import { info, operation, servers, tags } from './document.ts'
import { problemsIn } from './linters.ts'
import { BeingEdited, declared, FolderNotEmpty, OutOfCredit, table } from './problem-types.ts'

const book = {
  description: 'The book.',
  content: { 'application/json': { schema: z.object({ title: z.string() }).openapi('Book') } },
}
const { responses: _responses, ...texts } = operation('getBook', {})
const request = { params: z.object({ id: z.string() }) }

/** The document of an app whose routes have these responses, by path. */
function documentOf(responsesByPath: Readonly<Record<string, object>>) {
  const app = httpErrors(new OpenAPIHono({ defaultHook: validationHook }))
  for (const [path, responses] of Object.entries(responsesByPath)) {
    const route = createRoute({
      ...texts,
      operationId: `get${path.replaceAll(/[/{}]/g, '-')}`,
      method: 'get',
      path,
      request,
      responses: { 200: book, ...responses },
    })
    app.openapi(route, (c) => c.json({ title: 'Dune' }, 200))
  }
  return app.getOpenAPI31Document({ openapi: '3.1.0', info, servers, tags })
}

describe('the document of an OpenAPIHono', () => {
  test('The components are those of errorSchemas, which the generator registers by itself', () => {
    const classes = [OutOfCredit, NotFound, ValidationFailed, BeingEdited]
    const { components } = documentOf({ '/books/{id}': errorResponses(...classes) })
    expect(components?.schemas).toEqual({
      ...errorSchemas(...classes),
      Book: expect.objectContaining({ type: 'object' }),
    })
  })

  test('One class of a status is a reference, several have their type as the discriminator', () => {
    const { paths } = documentOf({
      '/books/{id}': errorResponses(NotFound, BeingEdited, Conflict),
    })
    const responses = paths?.['/books/{id}']?.get?.responses
    expect(responses?.['404'].content['application/problem+json'].schema).toEqual({
      $ref: '#/components/schemas/NotFound',
    })
    expect(responses?.['409'].content['application/problem+json'].schema).toEqual({
      oneOf: [
        { $ref: '#/components/schemas/BeingEdited' },
        { $ref: '#/components/schemas/Conflict' },
      ],
      discriminator: {
        propertyName: 'type',
        mapping: {
          'https://api.example.com/problems/being-edited': '#/components/schemas/BeingEdited',
          'about:blank': '#/components/schemas/Conflict',
        },
      },
    })
  })

  test('A recursive schema has its definitions within the component', () => {
    const { components } = documentOf({ '/books/{id}': errorResponses(FolderNotEmpty) })
    const $ref = '#/components/schemas/FolderNotEmpty/$defs/Members'
    expect(Object.keys(components?.schemas ?? {})).toEqual(['Book', 'FolderNotEmpty'])
    expect(components?.schemas?.['FolderNotEmpty']).toMatchObject({
      properties: { folders: { items: { $ref } } },
      $defs: { Members: { properties: { folders: { items: { $ref } } } } },
    })
  })

  test('Redocly CLI and Spectral find no problem, with all statuses and all schema libraries', async () => {
    const document = documentOf({
      '/statuses/{id}': errorResponses(...table, ...declared),
      '/books/{id}': errorResponses(...declared, ValidationFailed),
      '/again/{id}': errorResponses(...declared, ValidationFailed),
    })
    expect(Object.keys(document.components?.schemas ?? {})).toHaveLength(
      1 + table.length + declared.length + 1
    )
    expect(await problemsIn(document)).toEqual([])
  }, 60_000)

  test('A class that cannot be described is an error where the route is made', () => {
    expect(() => errorResponses(NotFound, Map as unknown as typeof NotFound)).toThrow(
      'Argument 2 of errorResponses() must be an error class, such as NotFound; received a function (Map).'
    )
  })
})

describe('the app', () => {
  test('A declared error that a handler throws is the documented response', async () => {
    const route = createRoute({
      method: 'get',
      path: '/books/{id}',
      request,
      responses: { 200: book, ...errorResponses(OutOfCredit) },
    })
    const app = httpErrors(new OpenAPIHono()).openapi(route, () => {
      throw new OutOfCredit({ balance: 30, accounts: ['/account/1'] })
    })
    const response = await app.request('/books/1')
    const { examples } = route.responses[403].content['application/problem+json']
    expect(response.status).toBe(403)
    expect(await response.text()).toBe(JSON.stringify(examples['OutOfCredit']?.value))
  })
})

test('Two errors of one type, that of the status, are a union without a discriminator', () => {
  const document = documentOf({ '/all': errorResponses(UnprocessableContent, ValidationFailed) })
  const schema = JSON.stringify(document.paths?.['/all']?.get?.responses?.[422])
  expect(schema).toContain('"anyOf"')
  expect(schema).not.toContain('discriminator')
})
