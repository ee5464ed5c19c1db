/** A client by `hc`: the types alone narrow the errors, by status and then by `type`. */
import { hc } from 'hono/client'
import type { Shop } from './app.ts'

/**
 * Orders a copy of a book, and returns what to show.
 *
 * @param url where the shop is.
 */
export async function orderBook(url: string, bookId: string): Promise<string> {
  const response = await hc<Shop>(url).orders.$post({ json: { bookId } })
  switch (response.status) {
    case 201: {
      const { title, balance } = await response.json()
      return `${title} is ordered. ${balance} cents are left.`
    }
    case 403: {
      const { balance, price } = await response.json()
      return `${price - balance} cents are missing.`
    }
    case 422: {
      const { errors } = await response.json()
      return errors.map(({ detail, pointer }) => `${pointer}: ${detail}`).join('\n')
    }
    default: {
      // Any other problem: the title belongs to its type, the detail to this order.
      const { title, detail } = await response.json()
      return `${title} ${detail}`
    }
  }
}
