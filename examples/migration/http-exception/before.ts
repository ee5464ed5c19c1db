/** A bookshop with `HTTPException` and an error handler. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'

const books = new Map([['dune', { title: 'Dune' }]])

export const app = new Hono()

app.get('/books/:id', (c) => {
  const book = books.get(c.req.param('id'))
  if (!book) throw new HTTPException(404, { message: 'No book has that id.' })
  return c.json(book)
})

app.get('/account', () => {
  const headers = { 'WWW-Authenticate': 'Bearer realm="shop"' }
  const res = new Response('', { status: 401, headers })
  throw new HTTPException(401, { message: 'Sign in first.', res })
})

app.get('/stock', () => {
  throw new Error('db-7 has no table stock')
})

app.notFound((c) => c.json({ error: 'Not Found' }, 404))

app.onError((error, c) => {
  if (error instanceof HTTPException) {
    for (const [name, value] of error.res?.headers ?? []) {
      if (name !== 'content-type') c.header(name, value)
    }
    return c.json({ error: error.message }, error.status)
  }
  console.error(error)
  return c.json({ error: 'Internal Server Error' }, 500)
})
