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
import { respondTo, hostileValues } from './respond-to.ts'
import { abortable, address, failureOf } from './clients.ts'
import { startUpstream } from './upstream-server.ts'

const abort = [fromAbort()]

/** A context whose request has this signal. */
function contextOf(signal: AbortSignal, env?: object): Promise<Context> {
  return new Promise((resolve) => {
    const app = new Hono().get('/', (c) => {
      resolve(c)
      return c.text('')
    })
    app.request('/', { signal }, env)
  })
}

describe('fromAbort()', () => {
  test('an abort is a 499 if the client left', async () => {
    const client = new AbortController()
    const c = await contextOf(client.signal)
    client.abort()
    expect(fromAbort()(client.signal.reason, c)?.status).toBe(499)
    expect(fromAbort()(new DOMException('', 'AbortError'), c)?.status).toBe(499)
  })

  test('an abort is a 499 if Node lost the connection amid the content of the request', async () => {
    const { signal } = new AbortController()
    const thrown = new DOMException('The operation was aborted', 'AbortError')
    const statusFor = async (incoming: object) =>
      fromAbort()(thrown, await contextOf(signal, { incoming }))?.status
    expect(await statusFor({ destroyed: true, complete: false })).toBe(499)
    expect(await statusFor({ destroyed: true, complete: true })).not.toBe(499)
    expect(await statusFor({ destroyed: false, complete: false })).not.toBe(499)
  })

  test('the reason of the aborted signal is a 499, whatever value it is', async () => {
    for (const reason of ['gone', { gone: true }, 7]) {
      const client = new AbortController()
      const c = await contextOf(client.signal)
      client.abort(reason)
      expect(fromAbort()(reason, c)?.status).toBe(499)
      expect(fromAbort()(new Error('wrapped', { cause: reason }), c)?.status).toBe(499)
      expect(fromAbort()('something else', c)).toBeUndefined()
    }
  })

  test('an abort is a 500 if the client has not left', async () => {
    expect((await respondTo(new DOMException('', 'AbortError'), abort)).status).toBe(500)
    const c = await contextOf(new AbortController().signal)
    expect(fromAbort()(AbortSignal.abort().reason, c)).toBeUndefined()
  })

  test.each([new TypeError('x'), new RangeError('x'), new Error('x')])(
    '%s is not recognized, though the client left',
    async (error) => {
      const client = new AbortController()
      const c = await contextOf(client.signal)
      client.abort()
      expect(fromAbort()(error, c)).toBeUndefined()
    }
  )

  test('an abort is not recognized without a context', () => {
    expect(fromAbort()(new DOMException('', 'AbortError'))).toBeUndefined()
  })

  test('the signal of the request is read only for an error that can come from it', () => {
    const raw = {
      get signal(): never {
        throw new Error('The signal was read.')
      },
    }
    let reads = 0
    const c = {
      req: {
        get raw() {
          reads++
          return raw
        },
      },
    } as unknown as Context
    expect(fromAbort()(new TypeError('x'), c)).toBeUndefined()
    expect(reads).toBe(0)
    expect(fromAbort()(new DOMException('', 'AbortError'), c)).toBeUndefined()
    expect(reads).toBe(1)
  })

  test.each(hostileValues)('fromAbort() does not recognize %s', async (_name, value) => {
    const client = new AbortController()
    const c = await contextOf(client.signal)
    client.abort()
    expect(fromAbort()(value, c)).toBeUndefined()
  })

  test.each(abortable)('an aborted call of %s is a 499 if the client left', async (_name, call) => {
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
  /** The recognized error of a handler whose client leaves while it runs. */
  async function errorWhenClientLeaves(
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

  test('a fetch with the signal of the request becomes a 499', async () => {
    const upstream = await startUpstream()
    const error = await errorWhenClientLeaves(async (c, leave) => {
      const fetched = fetch(address(upstream.port, 'hang'), { signal: c.req.raw.signal })
      leave()
      await fetched
    })
    expect(error?.status).toBe(499)
    await upstream.close()
  })

  test('a function of Node with the signal of the request becomes a 499', async () => {
    const error = await errorWhenClientLeaves(async (c, leave) => {
      const waited = after(600_000, undefined, { signal: c.req.raw.signal })
      leave()
      await waited
    })
    expect(error?.status).toBe(499)
  })

  test('a request that is not sent to its end becomes a 499, and not a 502', async () => {
    const error = await errorWhenClientLeaves(async (c, leave) => {
      const read = c.req.text()
      leave()
      await read
    }, 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\npart')
    expect(error?.status).toBe(499)
  })
})

describe('fromTimeout()', () => {
  const timedOut = () => new DOMException('The operation timed out.', 'TimeoutError')

  test('the timeout of a signal is a 504', async () => {
    const error = await failureOf(after(600_000, undefined, { signal: AbortSignal.timeout(1) }))
    expect(error).toMatchObject({ name: 'AbortError' })
    expect((await respondTo(error, [fromTimeout()])).status).toBe(504)
    expect((await respondTo(timedOut(), [fromTimeout()])).status).toBe(504)
  })

  test('the timeout of fetch is a 504', async () => {
    const upstream = await startUpstream()
    const signal = AbortSignal.timeout(50)
    const error = await failureOf(fetch(address(upstream.port, 'hang'), { signal }))
    expect(fromTimeout()(error)?.status).toBe(504)
    await upstream.close()
  })

  test('the timeout of a signal is a 503 with Retry-After by option', async () => {
    const { status, headers, problem } = await respondTo(timedOut(), [
      fromTimeout({ status: 503, retryAfter: 10 }),
    ])
    expect(status).toBe(503)
    expect(headers.get('retry-after')).toBe('10')
    expect(problem['condition']).toBe('temporary')
  })

  test('an abort and the timeout of a library are not recognized', () => {
    expect(fromTimeout()(new DOMException('', 'AbortError'))).toBeUndefined()
    expect(fromTimeout()(Object.assign(new Error('x'), { name: 'TimeoutError' }))).toBeUndefined()
    expect(fromTimeout()(new RangeError('x'))).toBeUndefined()
  })

  test.each(hostileValues)('fromTimeout() does not recognize %s', (_name, value) => {
    expect(fromTimeout()(value)).toBeUndefined()
  })

  test('fromTimeout() throws for an invalid option', () => {
    // @ts-expect-error: neither 503 nor 504
    expect(() => fromTimeout({ status: 500 })).toThrow(/^Option 'status'/)
    expect(() => fromTimeout({ status: 503, retryAfter: 1e12 })).toThrow(/^Option 'retryAfter'/)
  })
})
