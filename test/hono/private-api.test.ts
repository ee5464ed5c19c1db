/** The private parts of Hono, @hono/node-server and Node that this package uses: a test for each fails when it moves. */
import { createServer, request as requestHttp1, ServerResponse } from 'node:http'
import { connect, createServer as createHttp2Server } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono, type Context } from 'hono'
import { StreamingApi } from 'hono/utils/stream'
import { describe, expect, test } from 'vitest'
import { fieldsOfContext } from '../../src/fields/context-fields.ts'
import { fieldsOfResponse } from '../../src/hono/sendable-fields.ts'
import { basePathOf } from '../../src/hono/watch-handlers.ts'

/** The Context of a request to an app that has one route, and what the handler returns. */
async function inContext<Result>(read: (c: Context) => Result): Promise<Result | undefined> {
  let result: Result | undefined
  const app = new Hono().get('/books/:id', (c) => {
    result = read(c)
    return c.text('found')
  })
  await app.request('/books/7')
  return result
}

describe('Hono', () => {
  test('Hono keeps the base path of an app in `_basePath`', () => {
    expect(basePathOf(new Hono().basePath('/api').basePath('/v1'))).toBe('/api/v1')
  })

  test('Hono adds the pair of handler and route to the router', () => {
    const app = new Hono()
    const added: unknown[] = []
    app.router.add = (...args) => void added.push(args)
    const handler = (c: Context) => c.text('found')
    app.basePath('/api').get('/books', handler)
    expect(added).toEqual([
      [
        'GET',
        '/api/books',
        [handler, { basePath: '/api', path: '/api/books', method: 'GET', handler }],
      ],
    ])
  })

  test('Hono starts a new response of a context with the fields that are set on the context', async () => {
    const fields = await inContext((c) => {
      c.header('X-Id', '1')
      return [...fieldsOfContext(c)]
    })
    expect(fields).toEqual([['x-id', '1']])
  })

  test('Hono copies the fields of the response of a context to the next one, unless it was removed', async () => {
    const kept = await inContext((c) => {
      c.res = new Response('first', { headers: { 'X-Id': '1' } })
      c.res = new Response('second')
      return c.res.headers.get('x-id')
    })
    const removed = await inContext((c) => {
      c.res = new Response('first', { headers: { 'X-Id': '1' } })
      c.res = undefined
      c.res = new Response('second')
      return c.res.headers.get('x-id')
    })
    expect([kept, removed]).toEqual(['1', null])
  })

  test('Hono marks a context as finalized when its response is set, even to undefined', async () => {
    expect(
      await inContext((c) => {
        c.res = undefined
        return c.finalized
      })
    ).toBe(true)
  })

  test('Hono has deprecated getters for the matched routes and the path of the route', async () => {
    const [path, paths] =
      (await inContext((c) => [c.req.routePath, c.req.matchedRoutes.map((route) => route.path)])) ??
      []
    expect([path, paths]).toEqual(['/books/:id', ['/books/:id']])
  })

  test('Hono marks the handler of a sub-app with an error handler by `__COMPOSED_HANDLER`', () => {
    const handler = (c: Context) => c.text('found')
    const sub = new Hono().onError((_error, c) => c.text('failed')).get('/', handler)
    const [route] = new Hono().route('/sub', sub).routes
    expect(Reflect.get(route?.handler ?? {}, '__COMPOSED_HANDLER')).toBe(handler)
  })

  test('Hono keeps the error handler of an app in the property `errorHandler`', () => {
    const onError = () => new Response('failed')
    expect(Reflect.get(new Hono().onError(onError), 'errorHandler')).toBe(onError)
  })

  test('Hono keeps the writer of a stream in the property `writer`', () => {
    const { readable, writable } = new TransformStream()
    const writer: unknown = Reflect.get(new StreamingApi(writable, readable), 'writer')
    expect(writer).toBeInstanceOf(WritableStreamDefaultWriter)
  })
})

describe('@hono/node-server', () => {
  test('@hono/node-server keeps the fields of a Response that cannot be sent with the Response', async () => {
    const { Response: Native } = globalThis
    createAdaptorServer({ fetch: () => new Response() })
    const { Response: Replaced } = globalThis
    expect(Replaced).not.toBe(Native)
    const response = new Replaced('x', { headers: { 'X-Id': 'a\nb', 'X-Fine': '1' } })
    expect(fieldsOfResponse(response)).toEqual([
      ['X-Id', 'a\nb'],
      ['X-Fine', '1'],
    ])
  })
})

describe('Node', () => {
  test('Node records in `_sent100` that a 100 was sent over HTTP/1', async () => {
    const sent: unknown[] = []
    const server = createServer((_incoming, outgoing) => {
      sent.push(Reflect.get(outgoing, '_sent100'))
      outgoing.writeContinue()
      sent.push(Reflect.get(outgoing, '_sent100'))
      outgoing.end()
    })
    await new Promise<void>((resolve) => server.listen(0, resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) =>
      requestHttp1({ port }, (response) => response.resume().on('close', resolve)).end()
    )
    await new Promise((resolve) => server.close(resolve))
    expect(sent).toEqual([false, true])
  })

  test('Node sets the property `endAfterHeaders` on a request without content over HTTP/2', async () => {
    const ends: unknown[] = []
    const server = createHttp2Server((incoming, outgoing) => {
      ends.push(incoming.stream.endAfterHeaders)
      outgoing.end()
    })
    await new Promise<void>((resolve) => server.listen(0, resolve))
    const client = connect(`http://localhost:${(server.address() as AddressInfo).port}`)
    for (const method of ['GET', 'POST']) {
      const stream = client.request({ ':method': method }, { endStream: method === 'GET' })
      if (method === 'POST') stream.end('content')
      await new Promise((resolve) => stream.resume().on('close', resolve))
    }
    client.close()
    await new Promise((resolve) => server.close(resolve))
    expect(ends).toEqual([true, false])
  })

  test('Node keeps the length of the queue of a socket in `_handle.writeQueueSize`', async () => {
    const sizes: unknown[] = []
    const server = createServer((incoming, outgoing) => {
      const handle: unknown = Reflect.get(incoming.socket, '_handle')
      sizes.push(typeof Reflect.get(Object(handle), 'writeQueueSize'))
      outgoing.end()
    })
    await new Promise<void>((resolve) => server.listen(0, resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) =>
      requestHttp1({ port }, (response) => response.resume().on('close', resolve)).end()
    )
    await new Promise((resolve) => server.close(resolve))
    expect(sizes).toEqual(['number'])
  })

  test('Node has the method `writeEarlyHints` on its responses', () => {
    expect(ServerResponse.prototype.writeEarlyHints).toBeTypeOf('function')
  })
})
