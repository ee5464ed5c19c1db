/** The content of a request that Hono caches once it was read through `c.req`. */

import type { Context } from 'hono'

/** Content that was read, or is being read. */
export interface CachedBody {
  /** The method that read it: `text`, `arrayBuffer`, `formData`, … */
  readonly method: string
  readonly state: 'pending' | 'read' | 'failed'
  /** The content, or the error that reading it failed with. */
  readonly value?: unknown
}

const PENDING = /* @__PURE__ */ Symbol('pending')

/**
 * The entries of Hono's cache, without waiting for more content. Hono makes every other form of the
 * content from the first one (hono 4.13: `HonoRequest.bodyCache`, `#cachedBody`).
 */
export function cachedBodies(c: Context): Promise<readonly CachedBody[]> {
  return Promise.all(
    Object.entries(c.req.bodyCache).map(async ([method, body]): Promise<CachedBody> => {
      try {
        // A promise that is settled already wins the race, as it comes first.
        const value: unknown = await Promise.race([body, PENDING])
        return { method, state: value === PENDING ? 'pending' : 'read', value }
      } catch (failure) {
        return { method, state: 'failed', value: failure }
      }
    })
  )
}

/** The error that a function rejects with; undefined when it does not. */
export async function failureOf(read: () => Promise<unknown>): Promise<unknown> {
  try {
    await read()
    return undefined
  } catch (failure) {
    return failure
  }
}
