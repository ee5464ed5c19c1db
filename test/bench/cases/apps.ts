/** Hono apps that answer GET /nf with the same problem, each in another way. */

import { Hono } from 'hono'
import type { Preset } from '../package-under-test.ts'
import { detail, problem, sameResponse } from './problem.ts'

const ignore = (): void => {}

/** `return c.json(problem, 404)`: no error at all. */
export function returning(): Hono {
  return new Hono()
    .get('/nf', (c) => c.json(problem, 404))
    .get('/nf-async', async (c) => c.json(problem, 404))
    .get('/nf-varied', (c) => c.json({ ...problem, detail: anotherDetail() }, 404))
}

let books = 0

/** Another one each time, so that nothing that is kept from the last time helps. */
function anotherDetail(): string {
  books = (books + 1) % 1_000_000
  return `No book has the id ${books}.`
}

/**
 * The floor, below which no library comes: our `NotFound` is thrown in plain Hono, and `onError` returns
 * a response that needs no error.
 */
export function floor({ NotFound }: Preset): Hono {
  const app = new Hono().onError(() => sameResponse())
  return app.get('/nf', () => {
    throw new NotFound(detail)
  })
}

/** Ours, with the defaults of its preset; reports go nowhere. */
export function throwing({ httpErrors, NotFound }: Preset): Hono {
  const app = httpErrors(new Hono(), { report: ignore })
  app.get('/nf', () => {
    throw new NotFound(detail)
  })
  app.get('/nf-async', async () => {
    throw new NotFound(detail)
  })
  app.get('/nf-varied', () => {
    throw new NotFound(anotherDetail())
  })
  return app.get('/unknown', () => {
    throw new Error('The database is gone.')
  })
}
