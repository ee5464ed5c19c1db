/** The methods of a path of a mounted app. */
import createError from 'http-errors'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { httpErrors } from '../../src/index.ts'

const quiet = { report: false } as const

const fail = (error: unknown) => () => {
  throw error
}

describe('the methods of a path of a mounted app', () => {
  const mounted = (sub: Hono) => httpErrors(new Hono(), quiet).route('/api/v1', sub)

  test('they are found below the path of the mount', async () => {
    const sub = httpErrors(new Hono(), quiet)
      .get('/books/:id', (c) => c.text('book'))
      .put('/books/:id', fail(createError(405)))
    const response = await mounted(sub).request('/api/v1/books/7', { method: 'PUT' })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })

  test('they are those of no shorter path', async () => {
    const sub = httpErrors(new Hono(), quiet)
      .use('/books/*', fail(createError(405)))
      .get('/:id', (c) => c.text('book'))
      .get('/', (c) => c.text('index'))
    const response = await mounted(sub).request('/api/v1/books/7', { method: 'PUT' })
    expect([response.status, response.headers.get('allow')]).toEqual([405, ''])
  })
})
