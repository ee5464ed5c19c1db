/** Nothing but Hono: the same bytes and fields, returned. In a file of its own, as its size is measured too. */

import { Hono } from 'hono'
import { sameResponse } from './problem.ts'

/** A returned response of the same bytes and fields. */
export function returningTheSame(): Hono {
  return new Hono().get('/nf', () => sameResponse())
}
