/** The body that Hono keeps of a request, once it was read through `c.req`. */

import type { Context } from 'hono'

/** A body that was read, or is about to be. */
export interface CachedBody {
  /** As what it was read: `text`, `arrayBuffer`, … */
  readonly key: string
  readonly state: 'pending' | 'read' | 'failed'
}

const PENDING = /* @__PURE__ */ Symbol('pending')

/** What Hono keeps of the body, without waiting for more of it to arrive; undefined for nothing. */
export async function cachedBody(c: Context): Promise<CachedBody | undefined> {
  // Hono makes everything else of the first one.
  const [first] = Object.entries(c.req.bodyCache)
  if (first === undefined) return undefined
  const [key, body] = first
  try {
    // Who has settled already wins, as it comes first.
    const settled: unknown = await Promise.race([body, PENDING])
    return { key, state: settled === PENDING ? 'pending' : 'read' }
  } catch {
    return { key, state: 'failed' }
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
