/** A bookshop in Hono with `@hapi/boom` and an error handler. */
import { isBoom, notFound, unauthorized } from '@hapi/boom'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

const books = new Map([['dune', { title: 'Dune' }]])

export const app = new Hono()

app.get('/books/:id', (c) => {
  const book = books.get(c.req.param('id'))
  if (!book) throw notFound('No book has that id.')
  return c.json(book)
})

app.get('/account', () => {
  throw unauthorized('Sign in first.', 'Bearer', { realm: 'shop' })
})

app.get('/stock', () => {
  throw new Error('db-7 has no table stock')
})

app.notFound((c) => c.json({ error: 'Not Found' }, 404))

app.onError((error, c) => {
  if (!isBoom(error)) {
    console.error(error)
    return c.json({ error: 'Internal Server Error' }, 500)
  }
  const { headers, payload, statusCode } = error.output
  for (const [name, value] of Object.entries(headers)) c.header(name, String(value))
  return c.json({ error: payload.message }, statusCode as ContentfulStatusCode)
})
