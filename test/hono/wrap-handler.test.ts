/** `wrapFetch`: any function of a Request gets the responses of a wrapped app. */
import { createServer as createHttp2Server } from 'node:http2'
import { createAdaptorServer } from '@hono/node-server'
import { HTTPException } from 'hono/http-exception'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { exchangeHttp1, exchangeHttp2 } from '../../src/conformance/clients/raw-client.ts'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import {
  BadRequest,
  NotFound,
  problemJsonFormatter,
  TooManyRequests,
  UpgradeRequired,
  wrapFetch,
  type ExtensionsHook,
  type HttpErrorsOptions,
  type Report,
} from '../../src/index.ts'
import { wrapFetch as tinyWrapFetch } from '../../src/presets/tiny.ts'
import { started } from '../support/server.ts'
import { fails } from '../support/respond-to.ts'

const report = vi.fn<Report>()
beforeEach(() => report.mockReset())

const request = new Request('http://shop.test/books/7')
const options: HttpErrorsOptions = { report }

type Handler = (request: Request) => Response | Promise<Response>

describe.each([
  ['the full preset', wrapFetch],
  ['the tiny preset', tinyWrapFetch],
])('wrapFetch of %s', (_preset, wrap) => {
  test('A response of the function is sent as it is', async () => {
    const response = new Response('fine', { headers: { 'Cache-Control': 'max-age=1' } })
    expect(await wrap(() => response, options)(request)).toBe(response)
    expect(await wrap(async () => response, options)(request)).toBe(response)
    expect(report).not.toHaveBeenCalled()
  })

  test.each<readonly [string, Handler]>([
    ['throws', () => fail(new TooManyRequests('Slower.', { retryAfter: 30 }))],
    ['rejects', async () => fail(new TooManyRequests('Slower.', { retryAfter: 30 }))],
  ])('An error that the function %s is a problem with its fields', async (_how, handler) => {
    const response = await wrap(handler, options)(request)
    expect(response.status).toBe(429)
    expect(response.headers.get('retry-after')).toBe('30')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ status: 429, detail: 'Slower.' })
    expect(report.mock.calls).toEqual([
      [expect.any(TooManyRequests), undefined, expect.objectContaining({ status: 429 })],
    ])
  })

  test.each<readonly [string, () => unknown]>([
    ['a text', () => 'secret'],
    ['null', () => null],
    ['undefined', () => undefined],
    ['an Error', () => new Error('secret')],
    ['an object with a status', () => ({ status: 404, message: 'secret' })],
    ['a promise that rejects', () => Promise.reject(new Error('secret'))],
  ])('%s that is thrown is a 500 without its text, and is reported', async (_what, make) => {
    const thrown = make()
    const response = await wrap(() => fail(thrown), options)(request)
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret')
    expect(report).toHaveBeenCalledTimes(1)
    expect(report.mock.calls[0]?.[0]).toBe(thrown)
  })

  test('An HTTPException keeps its status and its message', async () => {
    const handler = () => fail(new HTTPException(403, { message: 'Not yours.' }))
    const response = await wrap(handler, options)(request)
    expect(await response.json()).toMatchObject({ status: 403, detail: 'Not yours.' })
  })

  test.each<readonly [string, unknown]>([
    ['nothing', undefined],
    ['a text', 'fine'],
    ['null', null],
    ['an Error', new Error('secret')],
    ['an object', { status: 200 }],
  ])('A function that returns %s is a reported 500', async (_what, value) => {
    const response = await wrap(() => value as Response, options)(request)
    expect(response.status).toBe(500)
    expect(report.mock.calls.map(([error]) => error)).toEqual([expect.any(TypeError)])
  })

  test('HEAD gets the fields of the error of a wrapped function without its content', async () => {
    const handler = wrap(() => fail(new NotFound()), options)
    const head = await handler(new Request(request, { method: 'HEAD' }))
    const get = await handler(request)
    expect([head.status, await head.text()]).toEqual([404, ''])
    expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'))
    expect(head.headers.get('content-length')).toBe(String((await get.text()).length))
  })

  test('all parameters of a route of Next are passed to the wrapped function', async () => {
    interface Route {
      readonly params: Promise<{ readonly id: string }>
    }
    const GET = wrap(async (received: Request, { params }: Route, last: number) => {
      const { id } = await params
      if (id === '404') throw new NotFound({ detail: `No book ${id} at ${received.url}.` })
      return Response.json({ id, last })
    }, options)
    const found = await GET(request, { params: Promise.resolve({ id: '7' }) }, 3)
    expect(await found.json()).toEqual({ id: '7', last: 3 })
    const missing = await GET(request, { params: Promise.resolve({ id: '404' }) }, 3)
    expect(await missing.json()).toMatchObject({
      status: 404,
      detail: 'No book 404 at http://shop.test/books/7.',
    })
  })

  test.each<readonly [string, unknown]>([
    ['null', null],
    ['a text', 'context'],
    ['a Proxy that throws', new Proxy({}, { get: fails, has: fails })],
  ])('A second parameter that is %s does not change the response', async (_what, second) => {
    const handler = wrap((_request: Request, _second: unknown) => fail(new NotFound()), options)
    expect((await handler(request, second)).status).toBe(404)
    expect(report).toHaveBeenCalledTimes(1)
  })

  test('the wrapped function is called once, with the request', async () => {
    const handler = vi.fn<Handler>(() => new Response('fine'))
    await wrap(handler, options)(request)
    expect(handler.mock.calls).toEqual([[request]])
  })

  test('the options and the function are checked when they are wrapped', () => {
    const handler = () => new Response()
    expect(() => wrap(handler, { cacheControl: '' })).toThrow(/'cacheControl'/)
    expect(() => wrap(handler, { instances: 1 } as object)).toThrow(/did you mean 'instance'/)
    expect(() => wrap(undefined as unknown as typeof handler)).toThrow(
      /^Argument 1 of wrapFetch\(\) must be a function/
    )
  })

  test('the hooks of a wrapped function receive no context, and their failures are reported', async () => {
    const extensions = vi.fn<ExtensionsHook>(() => fails())
    const response = await wrap(() => fail(new NotFound()), { report, extensions })(request)
    expect(response.status).toBe(404)
    expect(extensions.mock.calls).toEqual([[undefined, expect.any(NotFound)]])
    expect(report.mock.calls.map(([error]) => error)).toEqual([
      expect.any(NotFound),
      new Error('hook'),
    ])
  })
})

test('the client chooses the format of the error of a wrapped function by Accept', async () => {
  const handler = wrapFetch(() => fail(new NotFound()), options)
  const page = await handler(new Request(request, { headers: { Accept: 'text/html' } }))
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(page.headers.get('vary')).toBe('Accept')
})

test('The SyntaxError of request.json() stays a 500, as it may be of any other content', async () => {
  const handler = wrapFetch(async (received) => Response.json(await received.json()), options)
  const broken = new Request('http://shop.test/', { method: 'POST', body: '{' })
  expect((await handler(broken)).status).toBe(500)
  expect(report.mock.calls.map(([error]) => error)).toEqual([expect.any(SyntaxError)])
})

describe('wrapFetch on a server of Node', () => {
  const fetch = wrapFetch(
    async (received: Request) => {
      const { pathname } = new URL(received.url)
      if (pathname === '/upgrade') throw new UpgradeRequired({ upgrade: ['HTTP/3.0'] })
      if (pathname === '/text') throw 'text'
      if (pathname === '/fine') return new Response('fine')
      throw new BadRequest('No such thing.')
    },
    { report, formatters: [problemJsonFormatter()] }
  )

  test.each([
    ['GET', '/fine', 200],
    ['GET', '/missing', 400],
    ['HEAD', '/missing', 400],
    ['POST', '/text', 500],
    ['GET', '/upgrade', 426],
  ])(
    'a wrapped function responds to %s %s over HTTP/1.0 and HTTP/1.1 with a correct %i',
    async (method, target, status) => {
      const server = await started(createAdaptorServer({ fetch }))
      try {
        for (const version of ['1.0', '1.1'] as const) {
          const response = await exchangeHttp1(server.port, { version, method, target })
          expect(response.status).toBe(status)
          expect(String(response.body) === '').toBe(method === 'HEAD')
          expect(checkResponse(response.request, response)).toEqual([])
        }
      } finally {
        await server.close()
      }
    }
  )

  test('a 426 of a wrapped function over HTTP/2 is a 505', async () => {
    const server = await started(createAdaptorServer({ fetch, createServer: createHttp2Server }))
    try {
      const response = await exchangeHttp2(server.port, { method: 'GET', target: '/upgrade' })
      expect(response.status).toBe(505)
      expect(checkResponse(response.request, response)).toEqual([])
    } finally {
      await server.close()
    }
  })
})

function fail(thrown: unknown): never {
  throw thrown
}
