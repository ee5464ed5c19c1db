/** A client that catches the classes of the server. */
import { errorOf, retryAdvice } from 'hono-http-errors/client'
import { OutOfCredit, TooManyOrders } from './problems.ts'

/**
 * Orders copies of a book, and returns what to show.
 *
 * @param url where the shop is.
 */
export async function orderCopies(url: string, bookId: string, copies: number): Promise<string> {
  const request = new Request(`${url}/orders`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ bookId, copies }),
  })
  const response = await fetch(request)
  const error = await errorOf(response, [OutOfCredit, TooManyOrders])
  if (error === undefined) return 'It is ordered.'
  if (error instanceof OutOfCredit) {
    const { balance, price } = error.extensions
    return `${price - balance} cents are missing.`
  }
  const advice = retryAdvice(error, request)
  if (advice === undefined) return error.message
  return advice.after ? `Try again in ${advice.after} s.` : 'Try again.'
}
