/** What `hc` is typed with where `throws` comes from the path for hono-openapi. */
import { Hono } from 'hono'
import { hc } from 'hono/client'
import { describeRoute } from 'hono-openapi'
import { expectTypeOf, test } from 'vitest'
import { Conflict, NotFound } from '../../src/index.ts'
import { throws } from '../../src/openapi/hono-openapi.ts'
import { BeingEdited, OutOfCredit } from './problem-types.ts'

const app = new Hono().get(
  '/books/:id',
  describeRoute({ summary: 'A book' }),
  throws(NotFound, OutOfCredit, BeingEdited, Conflict),
  (c) => c.json({ title: 'Dune' }, 200)
)
const client = hc<typeof app>('http://localhost')

test('A client narrows the problem by the status, and problems of one status by their type', async () => {
  const response = await client.books[':id'].$get({ param: { id: '1' } })
  expectTypeOf(response.status).toEqualTypeOf<200 | 403 | 404 | 409>()
  if (response.status === 403) {
    expectTypeOf((await response.json()).balance).toEqualTypeOf<number>()
  }
  if (response.status === 409) {
    const problem = await response.json()
    if (problem.type === 'about:blank') expectTypeOf(problem).not.toHaveProperty('by')
    else expectTypeOf(problem.by).toEqualTypeOf<string>()
  }
})
