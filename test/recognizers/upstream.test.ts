import { Hono } from 'hono'
import { DetailedError, hc, parseResponse } from 'hono/client'
import { Agent, interceptors, request } from 'undici'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromUpstream } from '../../src/recognizers/upstream.ts'
import { respondTo, hostileValues, type ProblemResponse } from './respond-to.ts'
import { abortable, address, clients, failureOf, type Call } from './clients.ts'
import { closedPort, MARKER, RETRY_DATE, startUpstream, type Upstream } from './upstream-server.ts'

let server: Upstream
let refused: number

beforeAll(async () => {
  server = await startUpstream()
  refused = await closedPort()
})

afterAll(() => server.close())

async function failure(call: Call, behaviour: string): Promise<unknown> {
  return failureOf(call(behaviour === 'refused' ? refused : server.port, behaviour))
}

/** Expects no field, no text and no framing of the upstream. */
function expectNothingOfUpstream({ headers, text }: ProblemResponse): void {
  expect(text).not.toContain(MARKER)
  expect(text).not.toContain('127.0.0.1')
  expect(JSON.stringify([...headers])).not.toContain(MARKER)
  const ours = ['content-type', 'cache-control', 'x-content-type-options']
  const allowed = [...ours, 'proxy-status', 'retry-after', 'vary']
  expect([...headers.keys()].filter((name) => !allowed.includes(name))).toEqual([])
  expect(headers.has('content-length')).toBe(false)
}

const behaviours = [
  ['401', 502, null, 'received-status=401', 'unknown'],
  ['404', 502, null, 'received-status=404', 'unknown'],
  ['500', 502, null, 'received-status=500', 'temporary'],
  ['429', 503, '30', 'received-status=429', 'temporary'],
  ['429-date', 503, RETRY_DATE, 'received-status=429', 'temporary'],
  ['429-garbage', 503, null, 'received-status=429', 'temporary'],
  ['503', 503, '120', 'received-status=503', 'temporary'],
  ['hang', 504, null, 'error=http_response_timeout', 'temporary'],
  ['reset', 502, null, 'error=connection_terminated', 'temporary'],
  ['refused', 502, null, 'error=connection_refused', 'temporary'],
] as const

describe.each(Object.entries<Call>(clients))('an error of %s', (client, call) => {
  test.each(behaviours)(
    'an upstream that does %s is a 500, with fromUpstream() a %i',
    async (behaviour, status, retryAfter, reason, condition) => {
      const error = await failure(call, behaviour)

      const bare = await respondTo(error)
      expect(bare.status).toBe(500)
      expect(bare.headers.has('retry-after')).toBe(false)
      expectNothingOfUpstream(bare)

      const guarded = await respondTo(error, [fromUpstream()])
      expect(guarded.status).toBe(status)
      expect(guarded.problem['condition']).toBe(condition)
      expect(guarded.headers.get('retry-after')).toBe(retryAfter)
      expect(guarded.headers.has('proxy-status')).toBe(false)
      expectNothingOfUpstream(guarded)

      const named = await respondTo(error, [fromUpstream({ proxyStatus: 'bookshop' })])
      // undici alone says that it was still reading when the time ran out.
      const exact =
        client === 'undici' ? reason.replace('http_response', 'connection_read') : reason
      expect(named.headers.get('proxy-status')).toBe(`bookshop; ${exact}`)
      expectNothingOfUpstream(named)
    }
  )
})

describe('the condition of an upstream that has responded', () => {
  const guard = fromUpstream({ responses: true })
  const conditionAfter = (status: number) => {
    const error = guard(new Response(new ReadableStream(), { status }))
    return [error?.status, error?.condition]
  }
  const lasting = [501, 505, 506, 508, 510, 511]
  const passing = Array.from({ length: 100 }, (_, index) => 500 + index).filter(
    (status) => status !== 503 && !lasting.includes(status)
  )

  test.each(passing)('after a %i it is temporary, as the upstream failed by itself', (status) => {
    expect(conditionAfter(status)).toEqual([502, 'temporary'])
  })

  test.each(lasting)('after a %i it is unknown, as that does not pass by itself', (status) => {
    expect(conditionAfter(status)).toEqual([502, 'unknown'])
  })

  test.each([400, 401, 403, 404, 408, 409, 410, 418, 422, 425, 451, 499])(
    'after a %i it is unknown, as the request of this server is the reason',
    (status) => {
      expect(conditionAfter(status)).toEqual([502, 'unknown'])
    }
  )
})

describe('an operation that was aborted', () => {
  test.each(abortable)('an aborted call of %s is not recognized', async (_client, call) => {
    const error = await failureOf(call(server.port, 'hang', AbortSignal.abort()))
    expect(fromUpstream()(error)).toBeUndefined()
  })

  test.each(abortable)(
    'a call of %s that is aborted with a string is not recognized',
    async (_client, call) => {
      const reason = 'Client connection prematurely closed.'
      const error = await failureOf(call(server.port, 'hang', AbortSignal.abort(reason)))
      expect(fromUpstream()(error)).toBeUndefined()
    }
  )
})

describe('a library that was used wrongly', () => {
  test('an unknown protocol in axios is not recognized', async () => {
    const { default: axios } = await import('axios')
    const error = await failureOf(axios.get('gopher://localhost/'))
    expect(fromUpstream()(error)).toBeUndefined()
  })

  test('a wrong signature of a webhook in stripe is not recognized', async () => {
    const { Stripe } = await import('stripe')
    const webhooks = new Stripe('key').webhooks
    const error = await failureOf(webhooks.constructEventAsync('{}', 't=1,v1=no', 'secret'))
    expect(error).toMatchObject({ type: 'StripeSignatureVerificationError' })
    expect(fromUpstream()(error)).toBeUndefined()
  })
})

describe('a failed fetch of Node', () => {
  const guard = fromUpstream({ proxyStatus: 'bookshop' })
  const upstream = (location: string) =>
    startUpstream((request, response) => {
      if (request.url === '/coding') {
        response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(`not gzip, ${MARKER}`)
      } else response.writeHead(302, { Location: location }).end()
    })

  test.each([
    ['that is redirected without an end', '/again', '', 'http_protocol_error'],
    ['that is redirected to another scheme', 'ftp://localhost/', '', 'http_protocol_error'],
    ['whose content cannot be decoded', '', 'coding', 'http_response_content_coding'],
  ])('%s makes the response a 502', async (_name, location, path, type) => {
    const broken = await upstream(location)
    const error = await failureOf(fetch(address(broken.port, path)).then((each) => each.text()))
    expect(error).toBeInstanceOf(TypeError)
    const { status, headers } = await respondTo(error, [guard])
    expect(status).toBe(502)
    expect(headers.get('proxy-status')).toBe(`bookshop; error=${type}`)
    expectNothingOfUpstream(await respondTo(error, [fromUpstream()]))
    await broken.close()
  })

  test.each(['unknown:scheme', 'http://'])(
    'with wrong arguments is no fault of the upstream: %s',
    async (url) => {
      expect(guard(await failureOf(fetch(url)))).toBeUndefined()
    }
  )
})

describe('an error of hono/client', () => {
  const app = new Hono().get('/books', (c) => c.json({ books: [] }))
  type App = typeof app

  test.each([
    [404, 502],
    [401, 502],
    [429, 503],
    [503, 503],
  ])('with a response of %i is a %i', async (received, status) => {
    const client = hc<App>('http://localhost', {
      fetch: async () => Response.json({ message: MARKER }, { status: received }),
    })
    const error = await failureOf(parseResponse(client.books.$get()))
    expect(error).toBeInstanceOf(DetailedError)
    expect((await respondTo(error)).status).toBe(500)
    const answer = await respondTo(error, [fromUpstream({ proxyStatus: 'bookshop' })])
    expect(answer.status).toBe(status)
    expect(answer.headers.get('proxy-status')).toBe(`bookshop; received-status=${received}`)
    expect(answer.text).not.toContain(MARKER)
  })
})

describe('the RequestRetryError of undici', () => {
  test('is a 502, and a 503 with Retry-After for a 503', async () => {
    const dispatcher = new Agent().compose(
      interceptors.retry({ maxRetries: 1, minTimeout: 1, maxTimeout: 1 })
    )
    for (const [behaviour, status, retryAfter] of [
      ['500', 502, null],
      ['503', 503, '120'],
    ] as const) {
      const error = await failureOf(request(address(server.port, behaviour), { dispatcher }))
      expect(error).toMatchObject({ code: 'UND_ERR_REQ_RETRY' })
      const answer = await respondTo(error, [fromUpstream()])
      expect(answer.status).toBe(status)
      expect(answer.headers.get('retry-after')).toBe(retryAfter)
      expectNothingOfUpstream(answer)
    }
  })
})

describe('a minified library', () => {
  const shape = { status: undefined, headers: undefined, requestID: undefined, error: undefined }
  const mangled = (message: string) => {
    class a extends Error {}
    return Object.assign(new a(message), shape)
  }

  test('an error of a minified library is recognized by its properties and messages', () => {
    expect(fromUpstream()(mangled('Request timed out.'))?.status).toBe(504)
    expect(fromUpstream()(mangled('Connection error.'))?.status).toBe(502)
    expect(fromUpstream()(mangled('Request was aborted.'))).toBeUndefined()
    const denied = Object.assign(mangled('401 status code'), { status: 401 })
    expect(fromUpstream()(denied)?.status).toBe(502)
  })
})

describe('a response that the library could not use', () => {
  test.each<readonly [string, Call]>([
    ['stripe', clients.stripe],
    ['axios', clients.axios],
  ])('an incomplete response in %s is a 502', async (_client, call) => {
    const broken = await startUpstream((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': 100 })
      response.write('<p>', () => response.destroy())
    })
    const error = await failureOf(call(broken.port, ''))
    const answer = await respondTo(error, [fromUpstream()])
    expect(answer.status).toBe(502)
    expectNothingOfUpstream(answer)
    await broken.close()
  })
})

describe('a thrown Response that was fetched', () => {
  const guard = fromUpstream({ responses: true, proxyStatus: 'bookshop' })

  test.each(behaviours.filter(([behaviour]) => /^\d/.test(behaviour)))(
    'a fetched Response with %s is a %i with the option responses',
    async (behaviour, status, retryAfter, reason) => {
      const error = guard(await fetch(address(server.port, behaviour)))
      expect(error?.status).toBe(status)
      expect(error?.headers['retry-after'] ?? null).toBe(retryAfter)
      expect(error?.headers['proxy-status']).toBe(`bookshop; ${reason}`)
      expectNothingOfUpstream(await respondTo(error))
    }
  )

  test('a fetched Response is not recognized without the option responses', async () => {
    expect(fromUpstream()(await fetch(address(server.port, '401')))).toBeUndefined()
  })

  test('a Response of the app, or without an error status, is not recognized', async () => {
    expect(guard(new Response('mine', { status: 404 }))).toBeUndefined()
    expect(guard(await fetch(address(server.port, '200')))).toBeUndefined()
  })
})

describe('Retry-After', () => {
  const retryAfterFor = (headers: unknown): unknown => {
    const response = { status: 429, headers }
    const error = Object.assign(new Error('x'), { name: 'HTTPError', request: {}, options: {} })
    return fromUpstream()(Object.assign(error, { response }))?.headers['retry-after']
  }

  test.each([
    ['0', '0'],
    ['3600', '3600'],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 'Sun, 06 Nov 1994 08:49:37 GMT'],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 'Sun, 06 Nov 1994 08:49:37 GMT'],
    ['Sun Nov  6 08:49:37 1994', 'Sun, 06 Nov 1994 08:49:37 GMT'],
  ])('the Retry-After %j of an upstream is sent as %j', (value, expected) => {
    expect(retryAfterFor(new Headers({ 'retry-after': value }))).toBe(expected)
    expect(retryAfterFor({ 'retry-after': value })).toBe(expected)
  })

  test.each([
    '-1',
    '1.5',
    '+3',
    '1e3',
    '30, 60',
    '99999999999999999999',
    'soon',
    '1994-11-06T08:49:37Z',
    'Sun, 99 Foo 1994 08:49:37 GMT',
    'Sun, 06 Nov 1994 08:49:37 GMT\r\nX: y',
  ])('the invalid Retry-After %j of an upstream is not sent', (value) => {
    expect(retryAfterFor({ 'retry-after': value })).toBeUndefined()
  })

  test.each([30, ['30'], null, undefined])(
    'the Retry-After %j, which is not a string, is not sent',
    (value) => {
      expect(retryAfterFor({ 'retry-after': value })).toBeUndefined()
    }
  )

  test('a Retry-After whose getter throws is not sent', () => {
    const get = (): never => {
      throw new Error('trapped')
    }
    expect(retryAfterFor({ get })).toBeUndefined()
    expect(retryAfterFor(null)).toBeUndefined()
  })
})

describe('the name in Proxy-Status', () => {
  test.each([
    ['ExampleCDN', 'ExampleCDN'],
    ['proxy-3.example.com:80', 'proxy-3.example.com:80'],
    ['Example "CDN" \\', '"Example \\"CDN\\" \\\\"'],
    ['10.0.0.1', '"10.0.0.1"'],
  ])('the name %s is sent as %s', async (name, written) => {
    const error = await failure(clients.ky, '404')
    const { headers } = await respondTo(error, [fromUpstream({ proxyStatus: name })])
    expect(headers.get('proxy-status')).toBe(`${written}; received-status=404`)
  })

  test.each(['', 'línea', 'two\nlines', 7, null])(
    'fromUpstream() throws for the option proxyStatus %j',
    (proxyStatus) => {
      // @ts-expect-error: some of these are no strings
      expect(() => fromUpstream({ proxyStatus })).toThrow(/^Option 'proxyStatus'/)
    }
  )

  test('fromUpstream() throws for an option responses that is not a boolean', () => {
    // @ts-expect-error: no boolean
    expect(() => fromUpstream({ responses: 'yes' })).toThrow(/^Option 'responses'/)
  })
})

describe('an error of axios', () => {
  const made = (properties: object) =>
    Object.assign(new Error('x'), { isAxiosError: true, toJSON: () => ({}), ...properties })

  test.each([0, 600, Number.NaN, '401', null])(
    'an error of axios with the status %j is a 502 without received-status',
    async (status) => {
      const error = fromUpstream({ proxyStatus: 'bookshop' })(made({ response: { status } }))
      expect(error?.status).toBe(502)
      expect(error?.headers['proxy-status']).toBe('bookshop')
    }
  )

  test('an error of axios whose code is an object is a 502', () => {
    const code = Object.create(null)
    expect(fromUpstream()(made({ code }))?.status).toBe(502)
  })
})

describe('an error that is not of an upstream', () => {
  test.each<readonly [string, unknown]>([
    ['an Error with a status', Object.assign(new Error('x'), { status: 401, statusCode: 401 })],
    [
      'JSON that looks like one',
      { name: 'HTTPError', request: {}, options: {}, response: { status: 401 } },
    ],
    ['a full disk', Object.assign(new Error('x'), { code: 'ENOSPC' })],
    ['a bug', new TypeError('x is not a function')],
    ...hostileValues,
  ])('fromUpstream() does not recognize %s', (_name, value) => {
    expect(fromUpstream()(value)).toBeUndefined()
    expect(fromUpstream({ responses: true })(value)).toBeUndefined()
  })
})
