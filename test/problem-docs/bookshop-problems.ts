/** The problem types that the tests of the documentation have in common. */
import { z } from 'zod'
import { Conflict, Forbidden, MethodNotAllowed, TooManyRequests } from '../../src/errors/errors.ts'
import { defineProblem } from '../../src/problem-types/define-problem.ts'
import { problems } from '../../src/problem-types/problems.ts'
import { DateNotAcceptable } from '../../src/problem-types/registered-problems.ts'

export const base = 'https://api.example.com/problems/'

export class OutOfCredit extends defineProblem(Forbidden, {
  type: 'https://api.example.com/problems/out-of-credit',
  title: 'You do not have enough credit.',
  extensions: z.object({
    balance: z.number().describe('The balance in cents.'),
    accounts: z.array(z.object({ id: z.string(), currency: z.enum(['EUR', 'USD']).optional() })),
  }),
  detail: ({ balance }) => `Your balance is ${balance}.`,
  description: `Sent when the price of an order is above the balance.

- Top up [the account](https://example.com/topup)
- Or choose a *cheaper* book`,
  condition: 'permanent',
  example: { balance: 30, accounts: [{ id: '/account/1' }] },
  aliases: ['https://api.example.com/problems/no-credit', 'https://old.example.com/errors/poor'],
}) {}

export class TooManyOrders extends defineProblem(TooManyRequests, {
  type: 'https://api.example.com/problems/limits/orders',
  title: 'Too many orders',
  example: { retryAfter: 30 },
}) {}

export class ShopClosed extends defineProblem(MethodNotAllowed, {
  type: 'https://api.example.com/problems#shop-closed',
  title: 'The shop is closed',
  example: { allow: ['GET'] },
}) {}

export class StockConflict extends defineProblem(Conflict, {
  type: '/problems/stock%20conflict',
  name: 'StockConflict',
  title: 'The stock has changed',
}) {}

/** Types below the base, one with a fragment, one relative, and one of IANA. */
export const all = problems(
  OutOfCredit,
  TooManyOrders,
  ShopClosed,
  StockConflict,
  DateNotAcceptable
)
