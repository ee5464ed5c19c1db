/** The same bookshop. Errors of Boom may stay while the rest moves. */
import { unauthorized } from '@hapi/boom'
import { Hono } from 'hono'
import { ensure, httpErrors, jsonFormatter, NotFound } from 'hono-http-errors'

const books = new Map([['dune', { title: 'Dune' }]])

export const app = httpErrors(new Hono(), {
  formatters: [
    jsonFormatter(({ status, title, detail }, _c, info) => ({
      error: info?.kind === 'not-found' || status >= 500 ? title : detail,
    })),
  ],
})

app.get('/books/:id', (c) =>
  c.json(ensure(books.get(c.req.param('id')), NotFound, 'No book has that id.'))
)

app.get('/account', () => {
  throw unauthorized('Sign in first.', 'Bearer', { realm: 'shop' })
})

app.get('/stock', () => {
  throw new Error('db-7 has no table stock')
})
