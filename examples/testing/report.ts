/** A test of a 500: nothing is written to the console, and the test sees the error. */
import { Hono } from 'hono'
import { httpErrors, type HttpErrorsOptions } from 'hono-http-errors'
import 'hono-http-errors/testing/vitest'
import { expect, test } from 'vitest'

function createApp(options: HttpErrorsOptions = {}) {
  return httpErrors(new Hono(), options).get('/rates', () => {
    throw new TypeError('The rates are not loaded.')
  })
}

test('a bug is a 500 that does not show its message', async () => {
  const reported: unknown[] = []
  const app = createApp({ report: (error) => void reported.push(error) })
  const response = await app.request('/rates')
  await expect(response).toBeProblem({ status: 500, detail: expect.not.stringContaining('rates') })
  expect(reported).toEqual([new TypeError('The rates are not loaded.')])
})
