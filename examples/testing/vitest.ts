/** Tests in Vitest. */
import { NotFound } from 'hono-http-errors'
import 'hono-http-errors/testing/vitest'
import { expect, test } from 'vitest'
import { BookMissing, library, OutOfCredit } from './library.ts'

test('an order without credit shows the balance', async () => {
  const response = await library.request('/orders', { method: 'POST' })
  await expect(response).toBeProblem(OutOfCredit, {
    balance: 30,
    accounts: expect.arrayContaining(['/account/1']),
    detail: expect.stringContaining('30'),
  })
})

test('a book that is missing is named', async () => {
  const response = await library.request('/books/7')
  await expect(response).toBeProblem(BookMissing, { id: '7', instance: undefined })
  await expect(response).toBeProblem(NotFound)
  await expect(response).not.toBeProblem(OutOfCredit)
})

test('a method that is not supported is a 405 with Allow', async () => {
  const response = await library.request('/orders', { method: 'DELETE' })
  await expect(response).toBeProblem({ status: 405, title: /not allowed/i })
})
