/** A bookshop in Express with http-errors. */
import express, { type ErrorRequestHandler, type Express } from 'express'
import createError from 'http-errors'

const books = new Map([['dune', { title: 'Dune' }]])

export const app: Express = express()

app.get('/books/:id', (request, response) => {
  const book = books.get(request.params.id)
  if (!book) throw createError(404, 'No book has that id.')
  response.json(book)
})

app.get('/account', () => {
  const headers = { 'WWW-Authenticate': 'Bearer realm="shop"' }
  throw createError(401, 'Sign in first.', { headers })
})

app.get('/stock', () => {
  throw new Error('db-7 has no table stock')
})

app.use((_request, _response, next) => {
  next(createError(404))
})

// Express recognizes an error handler by its four parameters.
const handleError: ErrorRequestHandler = (error, _request, response, _next) => {
  const isKnown = createError.isHttpError(error)
  if (!isKnown) console.error(error)
  response
    .status(isKnown ? error.status : 500)
    .set(isKnown ? error.headers : undefined)
    .json({ error: isKnown && error.expose ? error.message : 'Internal Server Error' })
}
app.use(handleError)
