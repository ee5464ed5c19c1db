/** hono-pino: one entry for each request, with the problem, and a level that depends on its status. */
import { pinoLogger } from 'hono-pino'
import { getProblem } from 'hono-http-errors'
import { pino, type DestinationStream } from 'pino'

/**
 * Returns the middleware. Without these options, hono-pino writes each thrown 404 at the level `error`.
 *
 * @param destination receives each line.
 */
export function logWithPino(destination?: DestinationStream) {
  return pinoLogger({
    pino: pino({ base: null }, destination),
    http: {
      onResLevel: (c) => (c.res.status >= 500 ? 'error' : 'info'),
      onResMessage: (c) => getProblem(c)?.title ?? 'OK',
      onResBindings: (c) => ({
        res: { status: c.res.status },
        problem: getProblem(c),
        ...(c.res.status >= 500 && { err: c.error }),
      }),
    },
  })
}
