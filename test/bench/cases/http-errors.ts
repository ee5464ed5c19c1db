/** http-errors with an `onError`. In a file of its own, as its size is measured too. */

import { Hono } from 'hono'
import createError from 'http-errors'
import { detail, problem } from './problem.ts'

/** The same `onError` as for `HTTPException`, for the errors of http-errors. */
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
