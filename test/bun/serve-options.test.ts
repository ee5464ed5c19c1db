/** The options of `Bun.serve`, in this process: test/runtime/bun-below.test.ts has them on Bun itself. */
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { serveOptions } from '../../src/presets/bun.ts'
import { httpErrors, NotFound } from '../../src/index.ts'

const url = 'http://localhost/books'

/** An app that returns how many bytes it was sent. */
function countingApp(app: Hono): Hono {
  return app.post('/books', async (c) => {
    const { byteLength } = await c.req.arrayBuffer()
    return c.text(String(byteLength))
  })
}

/** A request whose content has no length, in chunks. */
function chunked(...chunks: readonly string[]): Request {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(encoder.encode(chunk))
      controller.close()
    },
  })
  return new Request(url, { method: 'POST', body, duplex: 'half' } as RequestInit)
}

function withLength(length: number, content = 'x'): Request {
  const headers = { 'Content-Length': String(length) }
  return new Request(url, { method: 'POST', body: content, headers })
}

describe('fetch of serveOptions()', () => {
  test('A request without content is passed on, with the server as its environment', async () => {
    const app = new Hono<{ Bindings: { name: string } }>().get('/books', (c) => c.text(c.env.name))
    const { fetch } = serveOptions(app)
    const response = await fetch(new Request(url), { name: 'the server' })
    expect([response.status, await response.text()]).toEqual([200, 'the server'])
  })

  test('Content of at most maxRequestBodySize bytes is passed on', async () => {
    const { fetch } = serveOptions(countingApp(new Hono()), { maxRequestBodySize: 4 })
    for (const request of [withLength(4, 'four'), chunked('fo', 'ur')]) {
      const response = await fetch(request)
      expect([response.status, await response.text()]).toEqual([200, '4'])
    }
  })

  test('A length above maxRequestBodySize is a 413 that closes the connection, without reading', async () => {
    const { fetch } = serveOptions(countingApp(httpErrors(new Hono())), { maxRequestBodySize: 4 })
    const request = withLength(5, 'fives')
    const response = await fetch(request)
    expect(response.status).toBe(413)
    expect(response.headers.get('Connection')).toBe('close')
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: 'Content Too Large',
      status: 413,
      detail: 'The content of the request is larger than the server accepts. Send less of it.',
      condition: 'permanent',
    })
    expect(request.bodyUsed).toBe(false)
  })

  test('Content without a length that grows above maxRequestBodySize is a 413', async () => {
    const { fetch } = serveOptions(countingApp(httpErrors(new Hono())), { maxRequestBodySize: 4 })
    const response = await fetch(chunked('fo', 'ur', '!'))
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ title: 'Content Too Large' })
  })

  test('The methods of the server take the request that Bun made, where content is counted', async () => {
    const original = chunked('abc')
    const server = {
      port: 3000,
      requestIP: (request: unknown, more: unknown) => (request === original ? more : 'another'),
    }
    const app = new Hono<{ Bindings: typeof server }>().post('/books', async (c) => {
      expect(c.req.raw).not.toBe(original)
      const { env } = c
      return c.json([env.port, env.requestIP(c.req.raw, 1), env.requestIP('text', 1)])
    })
    const response = await serveOptions(app).fetch(original, server)
    expect(await response.json()).toEqual([3000, 1, 'another'])
  })

  test.each([undefined, null, 'text'])(
    'A server that is no object stays as it is, where content is counted: %s',
    async (server) => {
      let env: unknown = 'none'
      const { fetch } = serveOptions({
        fetch: (_request, received) => {
          env = received
          return new Response('fine')
        },
      })
      await fetch(chunked('abc'), server)
      expect(env).toBe(server)
    }
  )

  test('An error of an app that is not wrapped is a problem', async () => {
    const { fetch } = serveOptions({
      fetch: () => {
        throw new NotFound()
      },
    })
    const response = await fetch(new Request(url))
    expect(response.status).toBe(404)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ title: 'Not Found', status: 404 })
  })
})

describe('error of serveOptions()', () => {
  test('What fails after the app is a 500 that is reported, by the options of the wrapped app', async () => {
    const reported: unknown[] = []
    const app = httpErrors(new Hono(), {
      report: (error) => {
        reported.push(error)
      },
    })
    const thrown = new Error('secret')
    const response = await serveOptions(app).error(thrown)
    expect(response.status).toBe(500)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(await response.text()).not.toContain('secret')
    expect(reported).toEqual([thrown])
  })

  test('The option errors replaces the options of the wrapped app', async () => {
    const reported: string[] = []
    const app = httpErrors(new Hono(), {
      report: () => {
        reported.push('of the app')
      },
    })
    const errors = {
      report: () => {
        reported.push('of the server')
      },
    }
    await serveOptions(app, { errors }).error(new Error('secret'))
    expect(reported).toEqual(['of the server'])
  })
})

describe('the options', () => {
  test.each([-1, Number.NaN, '10'])('A maxRequestBodySize of %s is refused by name', (limit) => {
    const call = (): unknown =>
      serveOptions(countingApp(new Hono()), { maxRequestBodySize: limit as number })
    expect(call).toThrow(`'maxRequestBodySize' must be a number of bytes, 0 or more`)
  })

  test('An app without fetch is refused by name', () => {
    expect(() => serveOptions(undefined as never)).toThrow(`'app' must be a Hono app`)
  })

  test('Bun shows no page of its own, and leaves the limit to fetch', () => {
    expect(serveOptions(countingApp(new Hono()))).toMatchObject({
      development: false,
      maxRequestBodySize: Number.MAX_SAFE_INTEGER,
    })
  })
})
