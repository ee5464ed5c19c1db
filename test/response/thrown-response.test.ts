import { Hono, type Context } from 'hono'
import { cors } from 'hono/cors'
import { HTTPException } from 'hono/http-exception'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  httpErrors,
  type HttpErrorsOptions,
  type Report,
  problemJsonFormatter,
} from '../../src/index.ts'
import { exchangeHttp1, type WireResponse } from '../../src/conformance/clients/raw-client.ts'
import { startHttp1, type TestServer } from '../support/server.ts'

const constant = new Response('{"error":"constant"}', {
  status: 409,
  headers: { 'Content-Type': 'application/json', 'X-Own': '1' },
})

const app = httpErrors(new Hono(), { report: () => {} })
  .use('/cors', cors())
  .get('/json', (c) => {
    throw c.json({ error: 'größer' }, 404)
  })
  .get('/cors', (c) => {
    c.header('ETag', '"1"')
    throw c.json({ error: 'x' }, 403)
  })
  .get('/staged', (c) => {
    c.header('Link', '</a>; rel="up"')
    c.header('Set-Cookie', 'a=1', { append: true })
    c.header('Set-Cookie', 'b=2', { append: true })
    throw c.json({ error: 'x' }, 403)
  })
  .get('/constant', () => {
    throw constant
  })
  .get('/fine', (c) => {
    throw c.text('fine', 200)
  })
  .get('/redirect', (c) => {
    throw c.redirect('/elsewhere')
  })
  .get('/broken', () => {
    throw new Response(
      new ReadableStream({
        start(controller) {
          controller.error(new Error('secret'))
        },
      }),
      { status: 400 }
    )
  })

let server: TestServer
beforeAll(async () => {
  server = await startHttp1(app)
})
afterAll(() => server.close())

const get = (target: string, method = 'GET') =>
  exchangeHttp1(server.port, { version: '1.1', method, target })

function headersOf({ fields }: WireResponse): Headers {
  const headers = new Headers()
  for (const [name, value] of fields) headers.append(name, value)
  return headers
}

describe('a thrown Response', () => {
  test('a thrown Response is sent with its status and content, and gets Content-Length and Cache-Control', async () => {
    const response = await get('/json')
    expect(response.status).toBe(404)
    expect(String(response.body)).toBe('{"error":"größer"}')
    expect(response.field('content-length')).toBe('20')
    expect(response.field('content-type')).toBe('application/json')
    expect(response.field('cache-control')).toBe('no-store')
    expect(response.field('transfer-encoding')).toBeUndefined()
  })

  test('a thrown Response is sent to HEAD without content, with the same fields', async () => {
    const response = await get('/json', 'HEAD')
    expect(response.body).toHaveLength(0)
    expect(response.field('content-length')).toBe('20')
    expect(response.field('content-type')).toBe('application/json')
  })

  test('a thrown Response gets the fields that middleware has set, and no ETag of the failed success', async () => {
    const response = await get('/cors')
    expect(response.status).toBe(403)
    expect(response.field('access-control-allow-origin')).toBe('*')
    expect(response.field('etag')).toBeUndefined()
  })

  test.each([
    ['app.request()', async () => app.request('/staged')],
    ['Node', async () => ({ headers: headersOf(await get('/staged')) })],
  ])(
    'a thrown Response keeps its type, and has each field of the context once: %s',
    async (_name, ask) => {
      const { headers } = await ask()
      expect(headers.get('content-type')).toBe('application/json')
      expect(headers.getSetCookie()).toEqual(['a=1', 'b=2'])
      expect(headers.get('link')).toBe('</a>; rel="up"')
    }
  )

  test('a thrown Response can be the same object for each request', async () => {
    for (let time = 0; time < 3; time++) {
      const response = await get('/constant')
      expect(response.status).toBe(409)
      expect(String(response.body)).toBe('{"error":"constant"}')
      expect(response.field('x-own')).toBe('1')
    }
  })

  test.each([
    ['/fine', 200, undefined],
    ['/redirect', 302, '/elsewhere'],
  ])('a thrown Response below 400 is sent with its status: %s', async (path, status, location) => {
    const response = await get(path)
    expect([response.status, response.field('location')]).toEqual([status, location])
  })

  test('a thrown Response whose content fails becomes a 500 without the message of the stream', async () => {
    const response = await get('/broken')
    expect(response.status).toBe(500)
    expect(String(response.body)).not.toMatch(/secret/)
  })

  test('a thrown Response that was fetched from an upstream becomes a 500 without its content', async () => {
    const gateway = httpErrors(new Hono(), { report: () => {} }).get('/', async () => {
      throw await fetch(`http://127.0.0.1:${server.port}/json`)
    })
    const response = await gateway.request('/')
    expect(response.status).toBe(500)
    expect(await response.text()).not.toMatch(/größer/)
  })

  test('a thrown Response whose content was read before becomes a 500, and is reported', async () => {
    const read = new Response('secret', { status: 409 })
    await read.text()
    const report = vi.fn<Report>()
    const once = httpErrors(new Hono(), { report }).get('/', () => {
      throw read
    })
    const response = await once.request('/')
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret')
    expect(report.mock.calls.map(([thrown]) => thrown)).toEqual([read])
  })

  test('a thrown Response is reported once with its status', async () => {
    const report = vi.fn<Report>()
    const thrown = new Response('x', { status: 503 })
    await httpErrors(new Hono(), { report })
      .get('/', () => {
        throw thrown
      })
      .request('/')
    expect(report).toHaveBeenCalledTimes(1)
    expect(report.mock.calls[0]?.[0]).toBe(thrown)
    expect(report.mock.calls[0]?.[2].status).toBe(503)
  })
})

describe('keepResponse', () => {
  const exception = () =>
    new HTTPException(401, {
      res: new Response('the content of the app', {
        status: 401,
        headers: { 'WWW-Authenticate': 'Negotiate' },
      }),
    })
  const answer = (options: HttpErrorsOptions) =>
    httpErrors(new Hono(), { report: () => {}, ...options })
      .get('/', () => {
        throw exception()
      })
      .request('/')

  test('keepResponse that returns true sends the response of an HTTPException with its content', async () => {
    const response = await answer({ keepResponse: (thrown) => thrown instanceof HTTPException })
    expect(response.status).toBe(401)
    expect(await response.text()).toBe('the content of the app')
    expect(response.headers.get('www-authenticate')).toBe('Negotiate')
  })

  test('keepResponse that returns true sends the message of an HTTPException without a response as text', async () => {
    const response = await httpErrors(new Hono(), { report: () => {}, keepResponse: () => true })
      .get('/', () => {
        throw new HTTPException(409, { message: 'Another change came first.' })
      })
      .request('/')
    expect(response.status).toBe(409)
    expect(await response.text()).toBe('Another change came first.')
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/i)
  })

  test('keepResponse is off by default', async () => {
    expect((await answer({})).headers.get('content-type')).toBe('application/problem+json')
  })

  test('keepResponse that throws changes no response, and is reported', async () => {
    const report = vi.fn<Report>()
    const response = await answer({
      report,
      keepResponse: () => {
        throw new Error('hook')
      },
    })
    expect(response.status).toBe(401)
    expect(report).toHaveBeenCalledTimes(2)
  })
})

describe('the status of a response that keepResponse keeps', () => {
  const keepResponse = () => true
  const sent = (thrown: unknown) =>
    httpErrors(new Hono(), { report: () => {}, keepResponse })
      .get('/', () => {
        throw thrown
      })
      .request('/')

  test.each([
    ['of another error', new Response('own', { status: 409 }), 404],
    ['of a success', new Response('own'), 404],
    ['of an error, though the exception has 5xx', new Response('own', { status: 404 }), 503],
  ] as const)(
    'keepResponse sends the status of the exception when the response has that %s',
    async (_, res, status) => {
      const response = await sent(new HTTPException(status, { res }))
      expect([response.status, await response.text()]).toEqual([status, 'own'])
    }
  )

  test('keepResponse sends the status of an error before its statusCode', async () => {
    const getResponse = () => new Response('own', { status: 200 })
    const response = await sent(
      Object.assign(new Error('x'), { status: 503, statusCode: 404, getResponse })
    )
    expect([response.status, await response.text()]).toEqual([503, 'own'])
  })

  test('keepResponse sends a 500 without the response for an exception with a status below 200', async () => {
    const res = new Response('own', { status: 404 })
    const response = await sent(new HTTPException(103 as 404, { res }))
    expect(response.status).toBe(500)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })

  test('keepResponse is called with the thrown value and the context', async () => {
    const hook = vi.fn<(thrown: unknown, c: Context | undefined) => boolean>(
      (_thrown, c) => c?.req.path === '/kept'
    )
    const exception = new HTTPException(404, { res: new Response('own') })
    const both = httpErrors(new Hono(), { report: () => {}, keepResponse: hook }).get('*', () => {
      throw exception
    })
    expect(await (await both.request('/kept')).text()).toBe('own')
    expect(await (await both.request('/other')).text()).not.toBe('own')
    expect(hook.mock.calls.map(([thrown, c]) => [thrown, c?.req.path])).toEqual([
      [exception, '/kept'],
      [exception, '/other'],
    ])
  })
})

describe('a thrown Response whose content does not end', () => {
  /** Counts what is read of an endless stream, and whether it was cancelled. */
  function endless(chunk: number, isSlow = false) {
    const state = { bytes: 0, isCancelled: false }
    const stream = new ReadableStream<Uint8Array>({
      async pull(controller) {
        if (isSlow && state.bytes > 0) await new Promise((resolve) => setTimeout(resolve, 20))
        state.bytes += chunk
        controller.enqueue(new Uint8Array(chunk))
      },
      cancel() {
        state.isCancelled = true
      },
    })
    return { state, response: new Response(stream, { status: 418 }) }
  }

  test.each([
    ['bytes', 65_536, false, {}, /takes more than 10000000 bytes/],
    ['time', 1, true, { hookTimeout: 100 }, /takes more than 100 ms/],
    ['chunks', 0, false, {}, /takes more than 10000 chunks/],
  ] as const)(
    'a thrown Response whose content does not end becomes a 500 at a limit of %s, is cancelled, and is reported',
    async (_, chunk, isSlow, options, why) => {
      const { state, response } = endless(chunk, isSlow)
      const report = vi.fn<Report>()
      const keeping = httpErrors(new Hono(), { report, keepResponse: () => true, ...options })
      keeping.get('/thrown', () => {
        throw response
      })
      const listening = await startHttp1(keeping)
      const request = { version: '1.1', method: 'GET', target: '/thrown' } as const
      const sent = await exchangeHttp1(listening.port, request)
      await listening.close()
      expect(sent.status).toBe(500)
      expect(sent.field('content-type')).toBe('application/problem+json')
      await vi.waitFor(() => expect(state.isCancelled).toBe(true))
      expect(state.bytes).toBeLessThan(11_000_000)
      const [first, second, ...more] = report.mock.calls
      expect(first?.[0]).toBe(response)
      expect(String(second?.[0])).toMatch(why)
      expect(more).toEqual([])
    }
  )

  test('a thrown Response of an upstream whose content does not end is not read', async () => {
    const { state, response } = endless(1)
    const refusing = httpErrors(new Hono(), { report: () => {} }).get('/', () => {
      throw response
    })
    expect((await refusing.request('/')).status).toBe(500)
    // A stream asks for its first chunk when it is made (Streams §4.2.4), and then waits.
    expect(state.bytes).toBe(1)
  })

  test('an HTTPException whose response does not end is sent with its status and message', async () => {
    const { state, response } = endless(65_536)
    const keeping = httpErrors(new Hono(), { report: () => {}, keepResponse: () => true })
    keeping.get('/', () => {
      throw new HTTPException(410, { message: 'Gone for good.', res: response })
    })
    const sent = await keeping.request('/')
    expect([sent.status, await sent.json()]).toMatchObject([410, { detail: 'Gone for good.' }])
    await vi.waitFor(() => expect(state.isCancelled).toBe(true))
  })
})

test('keepResponse that returns a promise does not send the response, and is reported', async () => {
  const res = new Response('private', { status: 403 })
  const hooks: (() => unknown)[] = [
    () => Promise.resolve(false),
    () => Promise.reject(new Error('rejected')),
  ]
  for (const hook of hooks) {
    const report = vi.fn<Report>()
    // What its type forbids, a program without types may do.
    const keepResponse = hook as () => boolean
    const app = httpErrors(new Hono(), {
      formatters: [problemJsonFormatter()],
      report,
      keepResponse,
    })
    app.get('/', () => {
      throw new HTTPException(403, { message: 'Not yours.', res })
    })
    const response = await app.request('/')
    expect(response.status).toBe(403)
    expect(await response.text()).not.toContain('private')
    expect(report.mock.calls.map(([error]) => String(error))).toEqual([
      'Error: Not yours.',
      "TypeError: Hook 'keepResponse' must not return a promise: make the hook synchronous.",
    ])
  }
})
