/** The option `report` without another package: 5xx with what was thrown, 4xx without it. */
import { Hono } from 'hono'
import { httpErrors, NotFound, type Report } from 'hono-http-errors'

export const toConsole: Report = (error, c, { problem, status }) => {
  // In an object, the console escapes line breaks, which a client can put into a path.
  const about = { status, title: problem.title, method: c?.req.method, path: c?.req.path }
  if (status >= 500) console.error(about, error)
  else console.warn(about)
}

export const app = httpErrors(new Hono(), { report: toConsole })
  .get('/bug', () => {
    throw new TypeError('bug')
  })
  .get('/books/:id', () => {
    throw new NotFound('No book has that id.')
  })
