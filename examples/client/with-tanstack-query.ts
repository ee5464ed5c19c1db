import { QueryClient } from '@tanstack/query-core'
import { retryAdvice, throwIfError } from 'hono-http-errors/client'

/** Of React, Vue, Solid and Svelte Query, too. */
export const client = new QueryClient({
  defaultOptions: {
    queries: {
      // Three times at most, and only where a request without a change can succeed.
      retry: (count, error) => count < 3 && retryAdvice(error, { method: 'GET' }) !== undefined,
      retryDelay: (count, error) => {
        const seconds = retryAdvice(error, { method: 'GET' })?.after
        return seconds === undefined ? 1000 * 2 ** count : seconds * 1000
      },
    },
  },
})

export function offers(origin: string): Promise<unknown> {
  return client.fetchQuery({
    queryKey: [origin, 'offers'],
    queryFn: async () => (await throwIfError(await fetch(`${origin}/offers`))).json() as unknown,
  })
}
