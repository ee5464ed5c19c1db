/** Hono apps that answer GET /nf with the same problem, each in another way. */

import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import createError from 'http-errors'
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

/** A returned response of the same bytes and fields. */
export function returningTheSame(): Hono {
  return new Hono().get('/nf', () => sameResponse())
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

/** What people write today. */
export function throwingHttpException(): Hono {
  const app = new Hono()
  app.onError((error, c) => {
    const status = error instanceof HTTPException ? error.status : 500
    return c.json({ ...problem, status, detail: error.message }, status)
  })
  app.get('/nf', () => {
    throw new HTTPException(404, { message: detail })
  })
  return app.get('/nf-async', async () => {
    throw new HTTPException(404, { message: detail })
  })
}

/** The same with http-errors. */
export function throwingHttpErrors(): Hono {
  const app = new Hono()
  app.onError((error, c) => {
    const status = createError.isHttpError(error) ? error.status : 500
    return c.json({ ...problem, status, detail: error.message }, status as 404)
  })
  return app.get('/nf', () => {
    throw createError(404, detail)
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
