/** A library with two problem types, which the tests of this folder test. */
import { Hono } from 'hono'
import { defineProblem, Forbidden, httpErrors, NotFound } from 'hono-http-errors'
import { z } from 'zod'

export class OutOfCredit extends defineProblem(Forbidden, {
  type: 'https://api.example.com/problems/out-of-credit',
  title: 'You do not have enough credit.',
  extensions: z.object({ balance: z.number(), accounts: z.array(z.string()) }),
  detail: ({ balance }) => `Your balance is ${balance}.`,
}) {}

export class BookMissing extends defineProblem(NotFound, {
  type: 'https://api.example.com/problems/book-missing',
  title: 'There is no such book.',
  extensions: z.object({ id: z.string() }),
}) {}

export const library = httpErrors(new Hono())
  .get('/books/:id', (c) => {
    throw new BookMissing({ id: c.req.param('id') })
  })
  .post('/orders', () => {
    throw new OutOfCredit({ balance: 30, accounts: ['/account/1', '/account/2'] })
  })
