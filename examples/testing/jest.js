/** Tests in Jest, whose setup file is hono-http-errors/testing/jest. */
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
  await expect(response).toBeProblem(BookMissing, { id: '7' })
  await expect(response).not.toBeProblem(OutOfCredit)
})
