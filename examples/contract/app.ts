/** The bookshop: each route declares which errors it answers, and throws them. */
import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import { requestId } from 'hono/request-id'
import {
  createLocalizer,
  httpErrors,
  instanceFromRequestId,
  InvalidRequest,
  throws,
  ValidationFailed,
  type InternalServerError,
  type WithErrors,
} from 'hono-http-errors'
import { de } from 'hono-http-errors/languages/de'
import { en } from 'hono-http-errors/languages/en'
import { problemDocs } from 'hono-http-errors/problem-docs'
import { validationHook } from 'hono-http-errors/validators/zod-validator'
import { document, newOrder, orderErrors, topUp, type Book } from './openapi.ts'
import { all, base, BookMissing, OutOfCredit, OutOfStock, TooManyOrders } from './problems.ts'

/** How many orders are accepted in a minute. */
const LIMIT = 3

/**
 * Makes a shop with 20 euros in the account.
 *
 * @param now the clock, in milliseconds.
 */
export function createShop(now: () => number = Date.now) {
  const books: Book[] = [
    { id: 'dune', title: 'Dune', price: 1200, copies: 4 },
    { id: 'emma', title: 'Emma', price: 700, copies: 1 },
  ]
  const account = { balance: 2000 }
  let times: number[] = []

  function findBook(bookId: string): Book {
    const book = books.find(({ id }) => id === bookId)
    if (book === undefined) throw new BookMissing({ bookId })
    return book
  }

  /** @throws {TooManyOrders} which tells when the next order is accepted. */
  function countOrder(): void {
    times = times.filter((time) => now() - time < 60_000)
    const [first] = times
    if (first !== undefined && times.length >= LIMIT) {
      throw new TooManyOrders({
        limit: LIMIT,
        retryAfter: Math.ceil((first + 60_000 - now()) / 1000),
      })
    }
    times.push(now())
  }

  return httpErrors(new Hono(), {
    // The texts in the language of the client, and a reference that leads to the line of the log.
    localize: createLocalizer([en, de]),
    instance: instanceFromRequestId(),
  })
    .use(requestId())
    .get('/', (c) => c.redirect('/problems'))
    .get('/books', (c) => c.json(books, 200))
    .get('/books/:id', throws(BookMissing), (c) => c.json(findBook(c.req.param('id')), 200))
    .get('/account', (c) => c.json(account, 200))
    .post(
      '/account',
      throws(InvalidRequest, ValidationFailed),
      zValidator('json', topUp, validationHook),
      (c) => {
        account.balance += c.req.valid('json').amount
        return c.json(account, 200)
      }
    )
    .post('/orders', throws(...orderErrors), zValidator('json', newOrder, validationHook), (c) => {
      const { bookId, copies } = c.req.valid('json')
      const book = findBook(bookId)
      if (copies > book.copies) throw new OutOfStock({ copies: book.copies })
      const price = copies * book.price
      // A whole row of a database can be passed: only what the schema returns is sent.
      if (price > account.balance) throw new OutOfCredit({ ...account, price })
      countOrder()
      account.balance -= price
      return c.json({ title: book.title, copies, balance: account.balance }, 201)
    })
    .route('/problems', problemDocs(all, { base, name: 'Bookshop' }))
    .get('/openapi.json', (c) => c.json(document))
}

/** The type for `hc`: every route can also fail with a 500. */
export type Shop = WithErrors<ReturnType<typeof createShop>, typeof InternalServerError>
