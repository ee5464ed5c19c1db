/** Tests in node:test. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertProblem } from 'hono-http-errors/testing'
import { BookMissing, library, OutOfCredit } from './library.ts'

test('an order without credit shows the balance', async () => {
  const response = await library.request('/orders', { method: 'POST' })
  const problem = await assertProblem(response, OutOfCredit, { balance: 30, detail: /30/ })
  assert.ok(problem.accounts.includes('/account/1'))
})

test('a book that is missing is named', async () => {
  const response = await library.request('/books/7')
  await assertProblem(response, BookMissing, { id: '7' })
})
