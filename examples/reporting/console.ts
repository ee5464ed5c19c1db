/** The option `report` without another package: 5xx with what was thrown, 4xx without it. */
import { Hono } from 'hono'
import { httpErrors, NotFound, type Report } from 'hono-http-errors'

export const toConsole: Report = (error, _c, { problem, status, method, path }) => {
  const about = { status, title: problem.title, method, path }
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
