/** A server that is a client as well: an error that it receives is a 502, unless it passes it on. */
import { Hono } from 'hono'
import { fromUpstream, httpErrors, relay } from 'hono-http-errors'
import { errorOf, throwIfError } from 'hono-http-errors/client'
import { OutOfCredit } from './problems.ts'

export function gateway(origin: string) {
  return httpErrors(new Hono(), { recognizers: [fromUpstream()], report: false })
    .get('/books/:id', async (c) => {
      // A 404 of the shop is a 502 here; without `fromUpstream()` it would be a 500.
      const response = await throwIfError(await fetch(`${origin}/books/${c.req.param('id')}`))
      return c.json((await response.json()) as object, 200)
    })
    .post('/orders', async (c) => {
      const error = await errorOf(await fetch(`${origin}/orders`, { method: 'POST' }), [
        OutOfCredit,
      ])
      // Passed on: class, status, type, detail, and the members that the schema has accepted.
      if (error instanceof OutOfCredit) throw relay(error)
      if (error) throw error
      return c.json({ ordered: true }, 201)
    })
}
