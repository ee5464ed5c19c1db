/** The problem types that server and client share. Valibot adds 1 kB to a client; Zod would add 90 kB. */
import { Forbidden } from 'hono-http-errors/errors'
import { defineProblem } from 'hono-http-errors/problem-types'
import * as v from 'valibot'

// With this comment, bundlers leave a class out where nothing uses it.
export class OutOfCredit
  extends /* @__PURE__ */ defineProblem(Forbidden, {
    type: 'https://api.example.com/problems/out-of-credit',
    title: 'You do not have enough credit.',
    extensions: v.object({ balance: v.number() }),
    detail: ({ balance }) => `Your balance is ${balance}.`,
  }) {}
