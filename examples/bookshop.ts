/**
 * A small bookshop: a few routes, and one for each way of failing. `npm start` runs it.
 */
import createError from 'http-errors'
import { Hono } from 'hono'
import { basicAuth } from 'hono/basic-auth'
import { cors } from 'hono/cors'
import { HTTPException } from 'hono/http-exception'
import { requestId } from 'hono/request-id'
import {
  assert,
  Conflict,
  ContentTooLarge,
  ensure,
  Forbidden,
  Gone,
  htmlFormatter,
  httpErrors,
  NotFound,
  problemJsonFormatter,
  instanceFromRequestId,
  ServiceUnavailable,
  textFormatter,
  TooManyRequests,
  Unauthorized,
} from 'hono-http-errors'
import { serve } from 'hono-http-errors/node'

interface Book {
  readonly id: string
  readonly title: string
  readonly copies: number
}

class BookMissing extends NotFound {
  constructor(id: string) {
    super({ detail: `No book has the id ${id}.`, extensions: { bookId: id } })
  }
}

const shelf = new Map<string, Book>(
  [
    { id: 'dune', title: 'Dune', copies: 3 },
    { id: 'emma', title: 'Emma', copies: 0 },
  ].map((book) => [book.id, book])
)

export const app = httpErrors(new Hono(), {
  instance: instanceFromRequestId(),
  formatters: [
    problemJsonFormatter(),
    htmlFormatter({ name: 'The Bookshop', home: { href: '/books', label: 'All books' } }),
    textFormatter(),
  ],
})

app.use(requestId())
app.use('/books/*', cors())

app.get('/', (c) => c.json({ books: '/books', ways: Object.keys(failures) }))
app.get('/books', (c) => c.json([...shelf.values()]))

app.get('/books/:id', (c) => {
  const book = shelf.get(c.req.param('id'))
  if (!book) throw new BookMissing(c.req.param('id'))
  return c.json(book)
})

app.post('/books/:id/orders', (c) => {
  const book = ensure(shelf.get(c.req.param('id')), NotFound, 'No book has that id.')
  assert(book.copies > 0, Conflict, `${book.title} is sold out; order it again when it is back.`)
  return c.json({ ordered: book.title }, 201)
})

/** What each of these routes throws. */
const failures: Readonly<Record<string, () => never>> = {
  '/fail/account': () => {
    throw new Unauthorized({ challenges: [{ scheme: 'Bearer', params: { realm: 'bookshop' } }] })
  },
  '/fail/cellar': () => {
    throw new Forbidden('Only staff may enter the cellar.')
  },
  '/fail/sold': () => {
    throw new Gone('The last copy was sold in 1998.')
  },
  '/fail/manuscript': () => {
    throw new ContentTooLarge('We print manuscripts of up to 1 MB.')
  },
  '/fail/search': () => {
    throw new TooManyRequests({ retryAfter: 30, detail: 'One search a second, please.' })
  },
  '/fail/inventory': () => {
    throw new ServiceUnavailable({
      retryAfter: 3600,
      message: 'inventory database at 10.0.0.7 down',
    })
  },
  '/fail/http-errors': () => {
    throw createError(402, 'Pay for the last order first.')
  },
  '/fail/hono': () => {
    throw new HTTPException(409, { message: 'The order was changed by someone else.' })
  },
  '/fail/bug': () => {
    throw new TypeError('cannot read the secret of undefined')
  },
  '/fail/string': () => {
    throw 'a bare string, with a secret in it'
  },
  '/fail/null': () => {
    throw null
  },
}
for (const [path, fail] of Object.entries(failures)) app.get(path, fail)

app.use('/staff/*', basicAuth({ username: 'ada', password: 'lovelace', realm: 'staff' }))
app.get('/staff/till', (c) => c.json({ cash: 42 }))

/* Started, not imported. */
if (import.meta.filename === process.argv[1]) {
  serve({ fetch: app.fetch, port: Number(process.env['PORT'] ?? 0) }, ({ port }) => {
    const shop = `http://localhost:${port}`
    console.log(`The bookshop is open at ${shop}

Worth trying:
  curl -i ${shop}/books/moby-dick
  curl -i -X DELETE ${shop}/books/dune
  curl -I ${shop}/fail/search
  curl -i --http1.0 ${shop}/fail/string
`)
  })
}
