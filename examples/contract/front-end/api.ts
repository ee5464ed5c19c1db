/** The calls of the page. Each of them throws what the server has thrown. */
import { hc } from 'hono/client'
import {
  describeError,
  ReceivedError,
  retryAdvice,
  throwIfError,
  type ReceivedProblemOf,
} from 'hono-http-errors/client'
import type { ValidationFailed } from 'hono-http-errors'
import type { Shop } from '../app.ts'
import type { BookMissing, OutOfCredit, OutOfStock, TooManyOrders } from '../problems.ts'

// A response that does not come is a TimeoutError after this time.
const client = hc<Shop>(location.origin, {
  fetch: (input: RequestInfo | URL, init?: RequestInit) =>
    fetch(input, { ...init, signal: AbortSignal.timeout(10_000) }),
})

export type Book = Awaited<ReturnType<typeof loadBooks>>[number]
export type Account = Awaited<ReturnType<typeof loadAccount>>

export const loadBooks = async () => (await throwIfError(await client.books.$get())).json()

export const loadAccount = async () => (await throwIfError(await client.account.$get())).json()

export const order = async (bookId: string, copies: number) =>
  (await throwIfError(await client.orders.$post({ json: { bookId, copies } }))).json()

/** @param amount in cents. */
export const topUp = async (amount: number) =>
  (await throwIfError(await client.account.$post({ json: { amount } }))).json()

/**
 * The problem types that the page handles. They are types only: the classes with their schemas would add 100 kB
 * to the bundle.
 */
export type ShopProblem = ReceivedProblemOf<
  | typeof BookMissing
  | typeof OutOfCredit
  | typeof OutOfStock
  | typeof TooManyOrders
  | typeof ValidationFailed
>

/** The problem of an error that was received: `type` or `status` narrows its members. */
export function problemOf(error: unknown): ShopProblem | undefined {
  if (!(error instanceof ReceivedError)) return undefined
  const { problem } = error
  // The types of the shop have no host; the client has resolved them against the address of the response.
  const type = problem.type.replace(location.origin, '')
  // The compiler trusts the server, as for every response of `hc`.
  return { ...problem, type } as ShopProblem
}

/** Whether to offer the same request again; without a response, only if it cannot have an effect twice. */
export function mayTryAgain(error: unknown, method: string): boolean {
  if (error instanceof ReceivedError) return retryAdvice(error, { method }) !== undefined
  return method === 'GET' && describeError(error).mayTryAgain
}
