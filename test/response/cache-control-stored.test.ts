/** The option `cacheControl` with `hono/cache`: which errors are stored. */
import { Hono } from 'hono'
import { cache } from 'hono/cache'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  httpErrors,
  NotFound,
  problemJsonFormatter,
  type HttpErrorsOptions,
} from '../../src/index.ts'

afterEach(() => vi.unstubAllGlobals())

describe('hono/cache', () => {
  /** The Cache API in a Map, as Workers and Deno have it. */
  function stubCaches(): Map<string, Response> {
    const stored = new Map<string, Response>()
    vi.stubGlobal('caches', {
      open: async () => ({
        match: async (key: string) => stored.get(key)?.clone(),
        put: async (key: string, response: Response) => void stored.set(key, response),
      }),
    })
    return stored
  }

  function cachedShop(options: HttpErrorsOptions): {
    readonly app: Hono
    readonly calls: string[]
  } {
    const calls: string[] = []
    const app = httpErrors(new Hono(), { report: false, ...options })
    app.use(cache({ cacheName: 'shop', wait: true, cacheableStatusCodes: [200, 404] }))
    app.get('/books/:id', (c) => {
      calls.push(c.req.param('id'))
      throw new NotFound('No book has that id.')
    })
    return { app, calls }
  }

  test('A 404 is stored where the option and cacheableStatusCodes allow it', async () => {
    stubCaches()
    const { app, calls } = cachedShop({
      formatters: [problemJsonFormatter()],
      cacheControl: { 404: 'max-age=60' },
    })
    const first = await app.request('http://shop.test/books/1')
    const second = await app.request('http://shop.test/books/1')
    expect([first.status, second.status]).toEqual([404, 404])
    expect(await second.json()).toEqual(await first.json())
    expect(second.headers.get('cache-control')).toBe('max-age=60')
    expect(second.headers.get('content-type')).toBe('application/problem+json')
    expect(calls).toEqual(['1'])
  })

  test('A response with one format has no Vary, and one that was negotiated has', async () => {
    stubCaches()
    const single = cachedShop({ formatters: [problemJsonFormatter()] }).app
    expect((await single.request('http://shop.test/books/1')).headers.get('vary')).toBeNull()
    const negotiated = cachedShop({}).app
    expect((await negotiated.request('http://shop.test/books/2')).headers.get('vary')).toBe(
      'Accept'
    )
  })
})
