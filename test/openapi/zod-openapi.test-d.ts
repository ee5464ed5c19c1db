/** What `hc` and the handler of a route of @hono/zod-openapi are typed with. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { hc } from 'hono/client'
import { expectTypeOf, test } from 'vitest'
import { Conflict, NotFound, ValidationFailed } from '../../src/index.ts'
import { errorResponses } from '../../src/openapi/zod-openapi.ts'
import { BeingEdited, OutOfCredit } from './problem-types.ts'

const route = createRoute({
  method: 'get',
  path: '/books/{id}',
  request: { params: z.object({ id: z.string() }) },
  responses: {
    200: {
      description: 'The book.',
      content: { 'application/json': { schema: z.object({ title: z.string() }) } },
    },
    ...errorResponses(NotFound, OutOfCredit, BeingEdited, Conflict, ValidationFailed),
  },
})
const app = new OpenAPIHono().openapi(route, (c) => c.json({ title: 'Dune' }, 200))
const client = hc<typeof app>('http://localhost')

test('A client narrows the problem by the status, and problems of one status by their type', async () => {
  const response = await client.books[':id'].$get({ param: { id: '1' } })
  expectTypeOf(response.status).toEqualTypeOf<200 | 403 | 404 | 409 | 422>()
  if (response.status === 403) {
    const problem = await response.json()
    expectTypeOf(problem.balance).toEqualTypeOf<number>()
    expectTypeOf(problem.type).toEqualTypeOf<'https://api.example.com/problems/out-of-credit'>()
  }
  if (response.status === 404) {
    expectTypeOf((await response.json()).type).toEqualTypeOf<'about:blank'>()
  }
  if (response.status === 409) {
    const problem = await response.json()
    if (problem.type === 'about:blank') expectTypeOf(problem).not.toHaveProperty('by')
    else expectTypeOf(problem.by).toEqualTypeOf<string>()
  }
  if (response.status === 422) {
    expectTypeOf((await response.json()).errors[0]?.detail).toEqualTypeOf<string | undefined>()
  }
  if (response.ok) expectTypeOf(await response.json()).toEqualTypeOf<{ title: string }>()
})

test('The handler is still checked: it returns what the route declares', () => {
  // @ts-expect-error a title is a text
  new OpenAPIHono().openapi(route, (c) => c.json({ title: 1 }, 200))
  // @ts-expect-error the route has no 201
  new OpenAPIHono().openapi(route, (c) => c.json({ title: 'Dune' }, 201))
  new OpenAPIHono().openapi(route, () => {
    throw new NotFound()
  })
})

test('The responses have the statuses of their classes, and no others', () => {
  expectTypeOf<keyof ReturnType<typeof errorResponses<[typeof NotFound]>>>().toEqualTypeOf<404>()
  expectTypeOf(route.responses).not.toHaveProperty(401)
})
