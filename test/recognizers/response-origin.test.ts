/** Which thrown responses are sent with their own content, and which count as those of an upstream. */
import { createServer } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { proxy } from 'hono/proxy'
import * as undici from 'undici'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { httpErrors, fromUpstream, type HttpErrorsOptions, type Report } from '../../src/index.ts'
import { isOwnResponse } from '../../src/recognizers/response-origin.ts'
import { nodeDoes } from '../support/installed-versions.ts'
import { started, type TestServer } from '../support/server.ts'
import { exchangeHttp1, type WireResponse } from '../../src/conformance/clients/raw-client.ts'

const FIELDS = {
  'x-internal-host': 'secret',
  'www-authenticate': 'Bearer realm="secret"',
  'set-cookie': 'secret=1',
  'content-type': 'application/json',
}

let up: TestServer
let url = ''
beforeAll(async () => {
  const server = createServer((request, response) => {
    const [, status = '404', after] = (request.url ?? '').split('/')
    response.sendDate = after !== 'dateless'
    response.writeHead(Number(status), {
      ...FIELDS,
      ...(after !== undefined && { 'retry-after': '7' }),
    })
    response.end('{"internal":"secret"}')
  })
  up = await started(server as unknown as Parameters<typeof started>[0])
  url = `http://127.0.0.1:${up.port}/`
})
afterAll(() => up.close())

type Make = (c: Context) => unknown

const kinds = ['platform', 'node-server'] as const
const ofPlatform = Object.getPrototypeOf(Response) as unknown
const platform =
  typeof ofPlatform === 'function' && ofPlatform !== Function.prototype ? ofPlatform : Response

async function send(kind: (typeof kinds)[number], make: Make, options?: HttpErrorsOptions) {
  const before = globalThis.Response
  if (kind === 'platform') globalThis.Response = platform as typeof Response
  const report = vi.fn<Report>()
  const app = httpErrors(new Hono(), { report, ...options }).get('/', async (c) => {
    throw await make(c)
  })
  const overrideGlobalObjects = kind === 'node-server'
  const server = await started(createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects }))
  try {
    const request = { version: '1.1', method: 'GET', target: '/' } as const
    return { response: await exchangeHttp1(server.port, request), report }
  } finally {
    await server.close()
    globalThis.Response = before
  }
}

function expectNoSecret({ fields, body }: WireResponse): void {
  expect(JSON.stringify(fields)).not.toContain('secret')
  expect(String(body)).not.toContain('secret')
}

const streamOf = (r: Response): ReadableStream<Uint8Array> => {
  if (r.body === null) throw new TypeError('The upstream sent no content.')
  return r.body
}
const rebuiltInit = (r: Response): ResponseInit => ({ status: r.status, headers: r.headers })
const get = (path = '404'): Promise<Response> => fetch(`${url}${path}`)
const rebuilt = async (path?: string): Promise<Response> => {
  const r = await get(path)
  return new Response(r.body, r)
}

/** Ways to throw the response of an upstream. */
const upstreamResponses: Readonly<Record<string, Make>> = {
  fetched: () => get(),
  'fetched and cloned': async () => (await get()).clone(),
  'of hono/proxy': () => proxy(`${url}404`),
  'rebuilt with all of it': () => rebuilt(),
  'rebuilt with all of it from an upstream that sends no Date': () => rebuilt('404/dateless'),
  'rebuilt and cloned': async () => (await rebuilt()).clone(),
  'rebuilt twice': async () => {
    const r = await rebuilt()
    return new Response(r.body, r)
  },
  'rebuilt with status and fields': async () => {
    const r = await get()
    return new Response(r.body, rebuiltInit(r))
  },
  'rebuilt with the status only': async () => {
    const r = await get()
    return new Response(r.body, { status: r.status })
  },
  'rebuilt with a type of ours': async () => {
    const r = await get()
    return new Response(r.body, { status: 404, headers: { 'Content-Type': 'text/plain' } })
  },
  'rebuilt through a transform': async () => {
    const r = await get()
    return new Response(r.body?.pipeThrough(new TransformStream()), { status: 404 })
  },
  'rebuilt from one branch of a tee': async () => {
    const [branch] = (await get()).body?.tee() ?? []
    return new Response(branch, { status: 404 })
  },
  'rebuilt from its text with its fields': async () => {
    const r = await get()
    return new Response(await r.text(), rebuiltInit(r))
  },
  'given to c.body with its fields': async (c) => {
    const r = await get()
    return c.body(streamOf(r), r.status as 404, Object.fromEntries(r.headers))
  },
  'given to c.body with the status': async (c) => {
    const r = await get()
    return c.body(streamOf(r), r.status as 404)
  },
  'given to c.newResponse': async (c) => {
    const r = await get()
    return c.newResponse(r.body, r as ResponseInit & { status: 404 })
  },
  'fetched by undici': () => undici.fetch(`${url}404`),
  'rebuilt by undici': async () => {
    const r = await undici.fetch(`${url}404`)
    return new undici.Response(r.body, r)
  },
  'rebuilt by undici with the status': async () => {
    const r = await undici.fetch(`${url}404`)
    return new undici.Response(r.body, { status: 404 })
  },
  'fetched by undici and rebuilt here': async () => {
    const r = await undici.fetch(`${url}404`)
    return new Response(r.body as ReadableStream, { status: 404 })
  },
  'made of a stream': () =>
    new Response(new ReadableStream({ pull: (controller) => controller.enqueue('secret') }), {
      status: 404,
    }),
}

/** Ways for an exception to carry the response of an upstream. */
const exceptionsWithUpstreamResponse: Readonly<Record<string, Make>> = {
  'a fetched res': async () => new HTTPException(404, { res: await get() }),
  'a rebuilt res': async () => new HTTPException(404, { res: await rebuilt() }),
  'a rebuilt res without Date': async () =>
    new HTTPException(404, { res: await rebuilt('404/dateless') }),
  'a res given to c.body': async (c) => {
    const r = await get()
    return new HTTPException(404, {
      res: c.body(streamOf(r), 404, Object.fromEntries(r.headers)),
    })
  },
  'a getResponse and a status': async () => {
    const r = await get()
    return Object.assign(new Error('public'), { status: 404, getResponse: () => r })
  },
}

describe.each(kinds)('with the Response of %s', (kind) => {
  describe.each(Object.entries(upstreamResponses))(
    'a thrown response that was %s',
    (_name, make) => {
      test('the response of an upstream becomes a 500 without any part of it, and is reported once', async () => {
        const { response, report } = await send(kind, make)
        expect(response.status).toBe(500)
        expect(response.field('content-type')).toBe('application/problem+json')
        expectNoSecret(response)
        expect(report.mock.calls.map(([, , info]) => [info.status, info.isFailure])).toEqual([
          [500, undefined],
        ])
      })

      test('the response of an upstream becomes a 502 with fromUpstream()', async () => {
        const { response } = await send(kind, make, {
          recognizers: [fromUpstream({ responses: true })],
        })
        expect(response.status).toBe(502)
        expectNoSecret(response)
      })
    }
  )

  describe.each(Object.entries(exceptionsWithUpstreamResponse))(
    'an exception with %s',
    (_name, make) => {
      test('an exception keeps its status, and no part of the response of an upstream', async () => {
        const { response } = await send(kind, make)
        expect(response.status).toBe(404)
        expectNoSecret(response)
      })

      test('the response of an upstream becomes a 502 with fromUpstream()', async () => {
        const { response } = await send(kind, make, {
          recognizers: [fromUpstream({ responses: true })],
        })
        expect(response.status).toBe(502)
        expectNoSecret(response)
      })
    }
  )

  test('an exception of 401 does not send the challenge of an upstream', async () => {
    const make = async () => {
      const r = await get('401')
      return new HTTPException(r.status as 401, { res: new Response(r.body, r) })
    }
    const challenges = [{ scheme: 'Bearer', params: { realm: 'ours' } }] as const
    const { response } = await send(kind, make, { challenges })
    expect([response.status, response.field('www-authenticate')]).toEqual([
      401,
      'Bearer realm="ours"',
    ])
    expectNoSecret(response)
  })

  test('an error without a status, whose getResponse returns what was fetched, is a 500', async () => {
    const make = async () => {
      const r = await get()
      return Object.assign(new Error('secret'), { getResponse: () => r })
    }
    const { response } = await send(kind, make)
    expect(response.status).toBe(500)
    expectNoSecret(response)
  })

  test('Retry-After is the one field of an upstream that is sent, for 413, 429 and 503', async () => {
    for (const status of [413, 429, 503] as const) {
      const make = async () => new HTTPException(status, { res: await get(`${status}/later`) })
      const { response } = await send(kind, make)
      expect([response.status, response.field('retry-after')]).toEqual([status, '7'])
      expectNoSecret(response)
    }
    const make = async () => new HTTPException(404, { res: await get('404/later') })
    expect((await send(kind, make)).response.field('retry-after')).toBeUndefined()
  })

  test.each<[string, Make, string]>([
    ['c.json', (c) => c.json({ own: 1 }, 404), '{"own":1}'],
    ['c.text', (c) => c.text('own', 404), 'own'],
    ['c.html', (c) => c.html('<p>own', 404), '<p>own'],
    ['c.body', (c) => c.body('own', 404), 'own'],
    ['c.body of bytes', (c) => c.body(new TextEncoder().encode('own'), 404), 'own'],
    ['c.newResponse', (c) => c.newResponse('own', 404), 'own'],
    [
      'c.json after c.header',
      (c) => {
        c.header('Date', 'Sun, 06 Nov 1994 08:49:37 GMT')
        c.header('X-A', '1')
        return c.json({ own: 1 }, 404)
      },
      '{"own":1}',
    ],
    ['a string', () => new Response('own', { status: 404 }), 'own'],
    ['no content', () => new Response(null, { status: 404 }), ''],
    ['an empty string', () => new Response('', { status: 404 }), ''],
    ['bytes', () => new Response(new TextEncoder().encode('own'), { status: 404 }), 'own'],
    [
      'an ArrayBuffer',
      () => new Response(new TextEncoder().encode('own').buffer, { status: 404 }),
      'own',
    ],
    ['a form', () => new Response(new URLSearchParams('own=1'), { status: 404 }), 'own=1'],
    ['Response.json', () => Response.json({ own: 1 }, { status: 404 }), '{"own":1}'],
    ['a clone', () => new Response('own', { status: 404 }).clone(), 'own'],
    [
      'what was rebuilt from the text of an upstream',
      async () => {
        const r = await get()
        return new Response(`own ${(await r.text()).length}`, { status: 404 })
      },
      'own 21',
    ],
  ])('a thrown response of the app, made by %s, is sent as it is', async (_name, make, body) => {
    const { response } = await send(kind, make)
    expect([response.status, String(response.body)]).toEqual([404, body])
  })

  test.each<[string, Make]>([
    ['a Blob', () => new Response(new Blob(['own']), { status: 404 })],
    [
      'a clone of bytes',
      () => new Response(new TextEncoder().encode('own'), { status: 404 }).clone(),
    ],
  ])(
    'a thrown response made of %s is sent as it is, or is a 500 where Node does not show what it was made of',
    async (_name, make) => {
      const { response } = await send(kind, make)
      const kept = await send(kind, make, { keepResponse: () => true })
      expect(response.status).toBe(nodeDoes.showContent ? 404 : 500)
      expect([kept.response.status, String(kept.response.body)]).toEqual([404, 'own'])
    }
  )

  test('an exception keeps the fields of a response that the app made', async () => {
    const headers = { 'WWW-Authenticate': 'Basic realm="own"', 'X-Own': '1' }
    for (const init of ['Unauthorized', null]) {
      const make = () =>
        new HTTPException(401, { res: new Response(init, { status: 401, headers }) })
      const { response } = await send(kind, make)
      expect(response.field('www-authenticate')).toBe('Basic realm="own"')
      expect(response.field('x-own')).toBe('1')
    }
  })

  test('a constant response of the app can be thrown again and again', async () => {
    const constant = new Response(new TextEncoder().encode('own'), { status: 404 })
    for (let time = 0; time < 3; time++) {
      const { response } = await send(kind, () => constant)
      expect(String(response.body)).toBe('own')
    }
  })

  test('keepResponse sends a response that was rebuilt, but none that was fetched', async () => {
    const keepResponse = () => true
    const sent = await send(kind, () => rebuilt(), { keepResponse })
    expect([sent.response.status, String(sent.response.body)]).toEqual([
      404,
      '{"internal":"secret"}',
    ])
    const fetched = await send(kind, () => get(), { keepResponse })
    expect(fetched.response.status).toBe(500)
    expectNoSecret(fetched.response)
  })
})

test.each([null, undefined, 'x', {}, new Proxy({}, { ownKeys: () => [] })])(
  'isOwnResponse() returns false for %j',
  (value) => {
    expect(isOwnResponse(value, undefined)).toBe(false)
  }
)
