/** An app with errors of every kind, for the tests of the matchers. */
import { Hono } from 'hono'
import { z } from 'zod'
import {
  defineProblem,
  Forbidden,
  httpErrors,
  MethodNotAllowed,
  NotFound,
  ServiceUnavailable,
  throws,
} from '../../src/index.ts'

export class OutOfCredit extends defineProblem(Forbidden, {
  type: 'https://api.example.com/problems/out-of-credit',
  title: 'You do not have enough credit.',
  extensions: z.object({ balance: z.number(), accounts: z.array(z.string()) }),
  detail: ({ balance }) => `Your balance is ${balance}.`,
  condition: 'permanent',
  aliases: ['https://api.example.com/problems/no-credit'],
}) {}

export class Closed extends defineProblem(MethodNotAllowed, {
  type: '/problems/closed',
  title: 'Closed.',
  extensions: z.object({ until: z.string().optional() }),
}) {}

export class Busy extends defineProblem(ServiceUnavailable, {
  type: '/problems/busy',
  title: 'Busy.',
}) {}

export const library = httpErrors(new Hono(), { report: false })
  .get('/books/:id', () => {
    throw new NotFound('No book has that id.')
  })
  .get('/credit', throws(OutOfCredit), () => {
    throw new OutOfCredit({ balance: 30, accounts: ['/account/1', '/account/2'] })
  })
  .get('/misfit', () => {
    throw new OutOfCredit({ balance: '30' } as unknown as { balance: number; accounts: string[] })
  })
  .get('/closed', () => {
    throw new Closed({ allow: ['PUT'], until: 'May' })
  })
  .get('/busy', () => {
    throw new Busy({ retryAfter: 7 })
  })
  .get('/fine', (c) => c.json({ title: 'Dune' }))

/** A response with this problem, as a server sends it that has no library for it. */
export function responseOf(problem: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: 403,
    ...init,
    headers: { 'Content-Type': 'application/problem+json', ...init.headers },
  })
}

/** The problem of `/credit`. */
export const credit = {
  type: OutOfCredit.type,
  title: OutOfCredit.title,
  status: 403,
  detail: 'Your balance is 30.',
  balance: 30,
  accounts: ['/account/1', '/account/2'],
}
