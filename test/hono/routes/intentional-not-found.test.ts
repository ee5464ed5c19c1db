/** c.notFound() called by a handler, and requests without a route. */
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { expect, test } from 'vitest'
import { httpErrors } from '../../../src/index.ts'

test('a handler that awaits c.notFound() and returns another response gets the other one', async () => {
  const app = httpErrors(new Hono(), { report: () => {} })
  app.use(cors()).get('/', async (c) => {
    const missing = await c.notFound()
    return c.json({ was: missing.status }, 410)
  })
  const response = await app.request('/')
  expect(response.status).toBe(410)
  expect(await response.json()).toEqual({ was: 404 })
})

test('all unrouted requests share one frozen error, which no formatter can change', async () => {
  const seen: unknown[] = []
  const app = httpErrors(new Hono(), {
    formatters: [
      {
        type: 'text/plain',
        format: (problem, _c, background) => {
          seen.push(background?.error)
          Object.assign(background?.error ?? {}, { detail: 'hacked' })
          return problem.detail
        },
      },
    ],
    report: () => {},
  })
  for (let count = 0; count < 2; count++) {
    const response = await app.request('/none')
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('hacked')
  }
  expect(seen[0]).toBe(seen[1])
})
