/** Which 404 is intended in an app that is wired by hand. */
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { httpErrorHandlers } from '../../../src/index.ts'

describe('a 404 of an app that is wired by hand', () => {
  function wired(add: (app: Hono) => void): Hono {
    const app = new Hono()
    const { onError, notFound, catchAll } = httpErrorHandlers({ app, report: false })
    app.use(catchAll).onError(onError).notFound(notFound)
    add(app)
    return app
  }
  const statusOf = async (app: Hono, method: string) =>
    (await app.request('/books', { method })).status

  test('it is intended where a handler calls c.notFound(), whatever other methods there are', async () => {
    const app = wired((own) =>
      own.get('/books', (c) => c.notFound()).post('/books', (c) => c.text(''))
    )
    expect([await statusOf(app, 'GET'), await statusOf(app, 'PUT')]).toEqual([404, 405])
  })

  test('it is intended where middleware calls c.notFound() before the last middleware', async () => {
    const app = wired((own) => {
      own.use('/books', async (c, next) => {
        if (c.req.method === 'PUT') return c.notFound()
        return next()
      })
      own.use('/books', (_c, next) => next())
      own.get('/books', (c) => c.text('books'))
    })
    expect([await statusOf(app, 'PUT'), await statusOf(app, 'DELETE')]).toEqual([404, 405])
  })
})
