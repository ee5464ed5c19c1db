/** `HTTPException` with an `onError`. In a file of its own, as its size is measured too. */

import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { detail, problem } from './problem.ts'

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
