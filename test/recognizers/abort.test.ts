import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { setTimeout as after } from 'node:timers/promises'
import { Hono, type Context } from 'hono'
import { describe, expect, test } from 'vitest'
import { httpErrors, type HttpError } from '../../src/index.ts'
import { fromAbort, fromTimeout } from '../../src/recognizers/abort.ts'
import { fromNetwork } from '../../src/recognizers/network.ts'
import { fromUpstream } from '../../src/recognizers/upstream.ts'
import { startHttp1 } from '../support/server.ts'
import { answerTo, hostile } from './respond-to.ts'
import { abortable, address, failureOf } from './clients.ts'
import { startUpstream } from './upstream-server.ts'

const abort = [fromAbort()]

/** A context whose request has this signal. */
function contextOf(signal: AbortSignal): Promise<Context> {
  return new Promise((resolve) => {
    const app = new Hono().get('/', (c) => {
      resolve(c)
      return c.text('')
    })
    app.request('/', { signal })
  })
}

describe('an abort', () => {
  test('because the client left is a 499', async () => {
    const client = new AbortController()
    const c = await contextOf(client.signal)
    client.abort()
    expect(fromAbort()(client.signal.reason, c)?.status).toBe(499)
    expect(fromAbort()(new DOMException('', 'AbortError'), c)?.status).toBe(499)
  })

  test('is known by the reason of the signal, whatever that is but an Error', async () => {
    for (const reason of ['gone', { gone: true }, 7]) {
      const client = new AbortController()
      const c = await contextOf(client.signal)
      client.abort(reason)
      expect(fromAbort()(reason, c)?.status).toBe(499)
      expect(fromAbort()(new Error('wrapped', { cause: reason }), c)?.status).toBe(499)
      expect(fromAbort()('something else', c)).toBeUndefined()
    }
  })

  test('with the client still there stays a 500', async () => {
    expect((await answerTo(new DOMException('', 'AbortError'), abort)).status).toBe(500)
    const c = await contextOf(new AbortController().signal)
    expect(fromAbort()(AbortSignal.abort().reason, c)).toBeUndefined()
  })

  test.each([new TypeError('x'), new RangeError('x'), new Error('x')])(
    'is not %s, though the client left',
    async (error) => {
      const client = new AbortController()
      const c = await contextOf(client.signal)
      client.abort()
      expect(fromAbort()(error, c)).toBeUndefined()
    }
  )

  test('cannot be told without a request', () => {
    expect(fromAbort()(new DOMException('', 'AbortError'))).toBeUndefined()
  })

  test('leaves the signal alone unless it may matter', () => {
    const raw = {
      get signal(): never {
        throw new Error('asked for')
      },
    }
    let asked = 0
    const c = {
      req: {
        get raw() {
          asked++
          return raw
        },
      },
    } as unknown as Context
    expect(fromAbort()(new TypeError('x'), c)).toBeUndefined()
    expect(asked).toBe(0)
    expect(fromAbort()(new DOMException('', 'AbortError'), c)).toBeUndefined()
    expect(asked).toBe(1)
  })

  test.each(hostile)('is not %s', async (_name, value) => {
    const client = new AbortController()
    const c = await contextOf(client.signal)
    client.abort()
    expect(fromAbort()(value, c)).toBeUndefined()
  })

  test.each(abortable)('of %s because the client left is a 499', async (_name, call) => {
    const upstream = await startUpstream()
    const client = new AbortController()
    const c = await contextOf(client.signal)
    const failure = failureOf(call(upstream.port, 'hang', c.req.raw.signal))
    client.abort()
    expect(fromAbort()(await failure, c)?.status).toBe(499)
    await upstream.close()
  })
})

describe('on a real server', () => {
  /** What the handler's failure is recognized as, when the client leaves once the handler runs. */
  async function leaving(
    handler: (c: Context, leave: () => void) => Promise<unknown>,
    head = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'
  ): Promise<HttpError | undefined> {
    let socket: Socket | undefined
    let resolve: (error: HttpError | undefined) => void = () => {}
    const promise = new Promise<HttpError | undefined>((settle) => (resolve = settle))
    const app = httpErrors(new Hono(), {
      report: () => {},
      recognizers: [
        (thrown, c) => {
          const error =
            fromUpstream()(thrown, c) ?? fromNetwork()(thrown, c) ?? fromAbort()(thrown, c)
          resolve(error)
          return error
        },
      ],
    })
    app.all('/', async (c) => {
      await handler(c, () => socket?.resetAndDestroy())
      return c.text('done')
    })
    const server = await startHttp1(app)
    socket = connect(server.port, '127.0.0.1')
    socket.on('error', () => {})
    await once(socket, 'connect')
    socket.write(head)
    const error = await promise
    await server.close()
    return error
  }

  test('a fetch with the request’s signal becomes a 499', async () => {
    const upstream = await startUpstream()
    const error = await leaving(async (c, leave) => {
      const fetched = fetch(address(upstream.port, 'hang'), { signal: c.req.raw.signal })
      leave()
      await fetched
    })
    expect(error?.status).toBe(499)
    await upstream.close()
  })

  test('a function of Node with the request’s signal becomes a 499', async () => {
    const error = await leaving(async (c, leave) => {
      const waited = after(600_000, undefined, { signal: c.req.raw.signal })
      leave()
      await waited
    })
    expect(error?.status).toBe(499)
  })

  test('a request that is never sent to its end becomes a 499, and no 502', async () => {
    const error = await leaving(async (c, leave) => {
      const read = c.req.text()
      leave()
      await read
    }, 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\npart')
    expect(error?.status).toBe(499)
  })
})

describe('a timeout of a signal', () => {
  const timedOut = () => new DOMException('The operation timed out.', 'TimeoutError')

  test('is a 504', async () => {
    const error = await failureOf(after(600_000, undefined, { signal: AbortSignal.timeout(1) }))
    expect(error).toMatchObject({ name: 'AbortError' })
    expect((await answerTo(error, [fromTimeout()])).status).toBe(504)
    expect((await answerTo(timedOut(), [fromTimeout()])).status).toBe(504)
  })

  test('of fetch is a 504', async () => {
    const upstream = await startUpstream()
    const signal = AbortSignal.timeout(50)
    const error = await failureOf(fetch(address(upstream.port, 'hang'), { signal }))
    expect(fromTimeout()(error)?.status).toBe(504)
    await upstream.close()
  })

  test('is a 503 with a delay when asked for', async () => {
    const { status, headers, problem } = await answerTo(timedOut(), [
      fromTimeout({ status: 503, retryAfter: 10 }),
    ])
    expect(status).toBe(503)
    expect(headers.get('retry-after')).toBe('10')
    expect(problem['condition']).toBe('temporary')
  })

  test('is neither an abort nor the timeout of a library', () => {
    expect(fromTimeout()(new DOMException('', 'AbortError'))).toBeUndefined()
    expect(fromTimeout()(Object.assign(new Error('x'), { name: 'TimeoutError' }))).toBeUndefined()
    expect(fromTimeout()(new RangeError('x'))).toBeUndefined()
  })

  test.each(hostile)('is not %s', (_name, value) => {
    expect(fromTimeout()(value)).toBeUndefined()
  })

  test('has options that are checked at the start', () => {
    // @ts-expect-error: neither 503 nor 504
    expect(() => fromTimeout({ status: 500 })).toThrow(/^Option 'status'/)
    expect(() => fromTimeout({ status: 503, retryAfter: 1e12 })).toThrow(/^Option 'retryAfter'/)
  })
})
