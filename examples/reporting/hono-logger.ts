/** `hono/logger`: a line for each request, and under it the problem that the client received. */
import type { MiddlewareHandler } from 'hono'
import { logger } from 'hono/logger'
import { getProblem } from 'hono-http-errors'

/**
 * Returns the middleware, for `app.use(...)`.
 *
 * @param print receives each line.
 */
export function logRequests(
  print: (line: string) => void = console.log
): readonly [MiddlewareHandler, MiddlewareHandler] {
  const logProblem: MiddlewareHandler = async (c, next) => {
    await next()
    const problem = getProblem(c)
    if (problem) print(`    ${problem.status} ${problem.title}: ${problem.detail}`)
  }
  return [logger(print), logProblem]
}
