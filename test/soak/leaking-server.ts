/** A server with a leak, which the soak has to find: it keeps the context of each request. */
import type { Context } from 'hono'
import { createApp } from './app.ts'
import { listen } from './listen.ts'

const kept = new Map<string, Context>()

const app = createApp({
  extensions(c) {
    if (c !== undefined) kept.set(crypto.randomUUID(), c)
    return undefined
  },
})

await listen(app.fetch)
