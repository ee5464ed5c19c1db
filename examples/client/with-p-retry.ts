import { retryAdvice, throwIfError } from 'hono-http-errors/client'
import pRetry from 'p-retry'

export function offers(origin: string): Promise<unknown> {
  const load = async (): Promise<unknown> =>
    (await throwIfError(await fetch(`${origin}/offers`))).json()
  return pRetry(load, {
    retries: 3,
    minTimeout: 0,
    // A failed connection may be repeated as well, as GET is idempotent (RFC 9110 §9.2.2).
    shouldRetry: ({ error }) =>
      error instanceof TypeError || retryAdvice(error, { method: 'GET' }) !== undefined,
    onFailedAttempt: async ({ error, retriesLeft }) => {
      const seconds = retryAdvice(error, { method: 'GET' })?.after ?? 0
      if (retriesLeft > 0) await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
    },
  })
}
