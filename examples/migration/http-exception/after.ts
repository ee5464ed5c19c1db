/** The same bookshop. The last two handlers are gone, and the body of errors is what it was. */
import { Hono } from 'hono'
import { ensure, httpErrors, jsonFormatter, NotFound, Unauthorized } from 'hono-http-errors'

const books = new Map([['dune', { title: 'Dune' }]])

export const app = httpErrors(new Hono(), {
  formatters: [
    // Leave this out, and clients get problem details (RFC 9457).
    jsonFormatter(({ title, detail }, _c, info) => ({
      error: info?.kind === 'thrown' ? detail : title,
    })),
  ],
})

app.get('/books/:id', (c) =>
  c.json(ensure(books.get(c.req.param('id')), NotFound, 'No book has that id.'))
)

app.get('/account', () => {
  const challenges = [{ scheme: 'Bearer', params: { realm: 'shop' } }] as const
  throw new Unauthorized('Sign in first.', { challenges })
})

app.get('/stock', () => {
  throw new Error('db-7 has no table stock')
})
