/** Orders books: `npx tsx examples/contract/client.ts dune emma`, beside `npm run contract`. */
import { setTimeout } from 'node:timers/promises'
import { hc } from 'hono/client'
import { describeError, retryAdvice, throwIfError } from 'hono-http-errors/client'
import { de } from 'hono-http-errors/languages/de'
import { en } from 'hono-http-errors/languages/en'
import type { Shop } from './app.ts'
import { OutOfCredit } from './problems.ts'

/** How often an order is sent at most. */
const ATTEMPTS = 3

/** Where to order, in which language to describe errors, and what to do with lines and pauses. */
export interface ClientOptions {
  readonly url: string
  readonly language?: 'de' | 'en'
  readonly write?: (line: string) => void
  readonly wait?: (seconds: number) => Promise<unknown>
}

/** Orders a copy of each book, and tops up the account where the credit runs out. */
export async function orderBooks(
  bookIds: readonly string[],
  {
    url,
    language = 'en',
    write = console.log,
    wait = (seconds) => setTimeout(seconds * 1000),
  }: ClientOptions
): Promise<void> {
  const client = hc<Shop>(url, { headers: { 'Accept-Language': language } })

  /** Sends an order; again, where the server states that it passes and that nothing was ordered. */
  async function order(bookId: string, attempt = 1): Promise<void> {
    try {
      const response = await client.orders.$post({ json: { bookId } })
      // Of the types of the response, only that of the order is left.
      const { title, balance } = await (await throwIfError(response, [OutOfCredit])).json()
      write(`${title} is ordered. ${balance} cents are left.`)
    } catch (error) {
      const advice = retryAdvice(error, { method: 'POST' })
      if (advice === undefined || attempt === ATTEMPTS) throw error
      await wait(advice.after ?? 1)
      await order(bookId, attempt + 1)
    }
  }

  for (const bookId of bookIds) {
    try {
      await order(bookId).catch(async (error: unknown) => {
        if (!(error instanceof OutOfCredit)) throw error
        const { balance, price } = error.extensions
        write(`Your balance is ${balance} cents, and the order costs ${price}: topping up.`)
        await throwIfError(await client.account.$post({ json: { amount: price - balance } }))
        await order(bookId)
      })
    } catch (error) {
      // Whatever it is: a problem of the server, no connection, a timeout.
      write(describeError(error, language === 'de' ? de : en).text)
    }
  }
}

if (import.meta.filename === process.argv[1]) {
  const language = process.env['LANG']?.startsWith('de') ? 'de' : 'en'
  const url = `http://localhost:${process.env['PORT'] ?? 3000}`
  await orderBooks(process.argv.slice(2), { url, language })
}
