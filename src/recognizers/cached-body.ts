/** The content of a request that Hono caches once it was read through `c.req`. */

import type { Context } from 'hono'

/** Content that was read, or is being read. */
export interface CachedBody {
  /** The method that read it: `text`, `arrayBuffer`, `formData`, … */
  readonly key: string
  readonly state: 'pending' | 'read' | 'failed'
  /** What was read, or the error that reading it failed with. */
  readonly value?: unknown
}

const PENDING = /* @__PURE__ */ Symbol('pending')

/** The first entry of Hono's cache, without waiting for more content; undefined for an empty cache. */
export async function cachedBody(c: Context): Promise<CachedBody | undefined> {
  // Hono makes every other form of the content from the first entry.
  const [first] = Object.entries(c.req.bodyCache)
  return first && stateOf(...first)
}

/** The errors that the entries of Hono's cache have failed with. */
export async function cachedFailures(c: Context): Promise<readonly unknown[]> {
  const bodies = await Promise.all(
    Object.entries(c.req.bodyCache).map((entry) => stateOf(...entry))
  )
  return bodies.filter(({ state }) => state === 'failed').map(({ value }) => value)
}

async function stateOf(key: string, body: unknown): Promise<CachedBody> {
  try {
    // A promise that is settled already wins the race, as it comes first.
    const value: unknown = await Promise.race([body, PENDING])
    return value === PENDING ? { key, state: 'pending' } : { key, state: 'read', value }
  } catch (failure) {
    return { key, state: 'failed', value: failure }
  }
}

/** What a reader throws; undefined when it does not. */
export async function failureOf(read: () => Promise<unknown>): Promise<unknown> {
  try {
    await read()
    return undefined
  } catch (failure) {
    return failure
  }
}
