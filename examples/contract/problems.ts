/** The problem types of the bookshop: the server throws them, and clients get them back. */
import { Conflict, Forbidden, NotFound, TooManyRequests } from 'hono-http-errors/errors'
import { defineProblem, problems } from 'hono-http-errors/problem-types'
import { z } from 'zod'

/**
 * What all types begin with. Without a host, the types lead to the pages of whichever port the shop listens on;
 * in production, it is the address of the API, such as `https://api.example.com/problems/` (RFC 9457 §3.1.1).
 */
export const base = '/problems/'

export class BookMissing extends defineProblem(NotFound, {
  type: `${base}book-missing`,
  title: 'There is no such book.',
  extensions: z.object({ bookId: z.string().describe('The id that no book has.') }),
  detail: ({ bookId }) => `No book has the id ${bookId}.`,
  description:
    'Sent for an id that no book of the shop has. [The list of all books](/books) has the ids.',
  example: { bookId: 'ulysses' },
}) {}

export class OutOfCredit extends defineProblem(Forbidden, {
  type: `${base}out-of-credit`,
  title: 'You do not have enough credit.',
  extensions: z.object({
    balance: z.int().describe('What is in the account, in cents.'),
    price: z.int().describe('What the order costs, in cents.'),
  }),
  detail: ({ balance, price }) => `The order costs ${price} cents, and your balance is ${balance}.`,
  description: `Sent when an order costs more than what is in the account. Nothing is ordered then.

- Top up the account by \`POST /account\`, and send the order again.
- Or order less.`,
  example: { balance: 300, price: 1200 },
  aliases: [`${base}no-credit`],
}) {}

export class OutOfStock extends defineProblem(Conflict, {
  type: `${base}out-of-stock`,
  title: 'There are not enough copies.',
  extensions: z.object({ copies: z.int().describe('How many copies there are.') }),
  detail: ({ copies }) => `Only ${copies} can be ordered.`,
  description: 'Sent when an order is for more copies than the shop has. Order at most `copies`.',
  example: { copies: 2 },
}) {}

export class TooManyOrders extends defineProblem(TooManyRequests, {
  type: `${base}too-many-orders`,
  title: 'Too many orders in a short time.',
  extensions: z.object({ limit: z.int().describe('How many orders are accepted in a minute.') }),
  detail: ({ limit }) => `Only ${limit} orders in a minute are accepted.`,
  description: 'Sent for more than `limit` orders in a minute. Nothing is ordered then.',
  example: { limit: 3, retryAfter: 60 },
}) {}

/** Checked at start: no two have a type, an alias or a name in common, and each example fits its schema. */
export const all = problems(BookMissing, OutOfCredit, OutOfStock, TooManyOrders)
