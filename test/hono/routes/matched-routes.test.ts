/** The routes that match a request are those of the copy of Hono that made its Context. */
import { Hono, type Context } from 'hono'
import { expect, test } from 'vitest'
import { routesOf } from '../../../src/hono/routes/matched-routes.ts'

test('they are those that the request itself has', () => {
  const matchedRoutes = [{ path: '/books' }]
  expect(routesOf({ req: { matchedRoutes } } as unknown as Context)).toBe(matchedRoutes)
})

test('they are in the order in which Hono calls their handlers', async () => {
  const paths: string[] = []
  const app = new Hono()
    .use('*', (_c, next) => next())
    .get('/books', (c) => {
      paths.push(...routesOf(c).map(({ path }) => path))
      return c.text('')
    })
  await app.request('/books')
  expect(paths).toEqual(['/*', '/books'])
})
