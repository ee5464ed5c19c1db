/** The server whose errors the clients catch. */
import { Hono } from 'hono'
import { httpErrors, NotFound, ServiceUnavailable } from 'hono-http-errors'
import { OutOfCredit } from './problems.ts'

export function shop() {
  let visits = 0
  return httpErrors(new Hono(), { report: false })
    .get('/books/:id', (c) => {
      const id = c.req.param('id')
      if (id !== 'dune') throw new NotFound('No book has that id.')
      return c.json({ id, title: 'Dune' }, 200)
    })
    .post('/orders', () => {
      throw new OutOfCredit({ balance: 30 })
    })
    .get('/offers', (c) => {
      visits++
      if (visits % 3 !== 0) throw new ServiceUnavailable({ retryAfter: 0 })
      return c.json({ visits }, 200)
    })
}

export type Shop = ReturnType<typeof shop>
