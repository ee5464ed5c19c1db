/** The same bookshop in Hono. Calls of `createError` may stay while the rest moves. */
import { Hono } from 'hono'
import createError from 'http-errors'
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
  const headers = { 'WWW-Authenticate': 'Bearer realm="shop"' }
  throw createError(401, 'Sign in first.', { headers })
})

app.get('/stock', () => {
  throw new Error('db-7 has no table stock')
})
