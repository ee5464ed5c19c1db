/** What a review found, each with the smallest app that showed it. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { poweredBy } from 'hono/powered-by'
import createError from 'http-errors'
import { describe, expect, test, vi } from 'vitest'
import {
  Conflict,
  httpErrors,
  NotFound,
  toProblem,
  type HttpErrorsOptions,
  type Report,
} from '../../src/index.ts'
import { startHttp1, startHttp2 } from '../support/server.ts'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import { exchangeHttp1, exchangeHttp2 } from '../../src/conformance/clients/raw-client.ts'

const quiet = { report: () => {} }
const shop = (options: HttpErrorsOptions = quiet) => httpErrors(new Hono(), options)
const fine = (c: { text: (text: string) => Response }) => c.text('fine')

async function get(app: Pick<Hono, 'fetch'>, target: string, method = 'GET') {
  const server = await startHttp1(app)
  const response = await exchangeHttp1(server.port, { version: '1.1', method, target })
  await server.close()
  return response
}

describe('reports', () => {
  test('tell of the 500 that decides although a 404 came before it', async () => {
    const report = vi.fn<Report>()
    const bug = new Error('outer')
    const app = shop({ report }).get(
      '/',
      async (_c, next) => {
        await next()
        throw bug
      },
      () => {
        throw new NotFound('inner')
      }
    )
    expect((await app.request('/')).status).toBe(500)
    expect(report.mock.calls.map(([error]) => error)).toContain(bug)
  })

  test('tell of the first of several errors of the client, and of nothing after one of the server', async () => {
    const errors = [
      new NotFound('inner'),
      new Conflict('next'),
      new Error('bug'),
      new Error('last'),
    ]
    const report = vi.fn<Report>()
    const app = shop({ report })
    for (const error of errors.slice(1).toReversed()) {
      app.use(async (_c, next) => {
        await next()
        throw error
      })
    }
    app.get('/', () => {
      throw errors[0]
    })
    expect((await app.request('/')).status).toBe(500)
    expect(report.mock.calls.map(([error]) => error)).toEqual([errors[0], errors[2]])
  })

  test('that take their time are given it, where the runtime ends with the response', async () => {
    const waited: unknown[] = []
    const done = { told: false }
    const app = shop({
      report: async () => {
        await Promise.resolve()
        done.told = true
        throw new Error('report')
      },
    }).get('/', () => {
      throw new NotFound()
    })
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const executionContext = {
      waitUntil: (promise: Promise<unknown>) => void waited.push(promise),
      passThroughOnException: () => {},
      props: {},
    }
    const response = await app.fetch(new Request('http://localhost/'), {}, executionContext)
    expect(response.status).toBe(404)
    expect(waited).toEqual([expect.any(Promise)])
    await waited[0]
    expect(done.told).toBe(true)
    expect(logged.mock.calls).toEqual([[new NotFound()], [new Error('report')]])
    logged.mockRestore()
  })

  test('tell of a hook that failed although the error is a 404', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const broken = () => {
      throw new Error('hook')
    }
    await shop({ formatters: [{ type: 'a/b', format: broken }] })
      .get('/', () => {
        throw new NotFound()
      })
      .request('/')
    expect(logged.mock.calls).toEqual([[new Error('hook')]])
    vi.restoreAllMocks()
  })
})

describe('the last resort', () => {
  test('reports what was thrown, and why it could not be answered', async () => {
    const report = vi.fn<Report>()
    const error = new NotFound()
    const failure = new TypeError('no Response')
    const app = new Hono().get('/', () => {
      throw error
    })
    const { Response: Real } = globalThis
    // The first Response that is made only shows which fields the context has.
    const fail = (): never => {
      throw failure
    }
    const fails = vi.fn<() => void>().mockImplementationOnce(fail).mockImplementationOnce(fail)
    vi.stubGlobal(
      'Response',
      class extends Real {
        constructor(...args: ConstructorParameters<typeof Real>) {
          fails()
          super(...args)
        }
      }
    )
    const response = await httpErrors(app, { report }).request('/')
    vi.unstubAllGlobals()
    expect(response.status).toBe(500)
    const failures = report.mock.calls.map(([failure]) => failure)
    expect(failures).toEqual([error, failure])
  })

  test('leaves a 101 to the runtimes that know what it means', async () => {
    // No Response can be made with it here, but elsewhere it is how a WebSocket is accepted.
    const switching = { status: 101, arrayBuffer: () => {} }
    const app = shop().get('/', () => switching as unknown as Response)
    expect(await app.request('/')).toBe(switching)
    expect((await get(app, '/')).status).toBe(500)
  })
})

describe('cookies', () => {
  const cookies = ['a=1; Path=/', 'b=2; Expires=Wed, 01 Jan 2030 00:00:00 GMT']

  test.each(['/plain', '/powered'])('of an error stay lines of their own on %s', async (path) => {
    const app = shop().use('/powered', poweredBy())
    app.get(path, () => {
      throw new NotFound({ headers: { 'Set-Cookie': cookies } })
    })
    expect((await get(app, path)).fieldLines('set-cookie')).toEqual(cookies)
  })

  test('of the context and of an error do not replace each other', async () => {
    const app = shop().get('/', (c) => {
      c.header('Set-Cookie', 'session=1')
      throw new NotFound({ headers: { 'Set-Cookie': 'flash=2' } })
    })
    expect((await get(app, '/')).fieldLines('set-cookie')).toEqual(['session=1', 'flash=2'])
  })
})

test('a thrown Promise that rejects is a 500, and no unhandled rejection', async () => {
  const unhandled = vi.fn<() => void>()
  process.on('unhandledRejection', unhandled)
  const app = shop().get('/', () => {
    throw Promise.reject(new Error('inner'))
  })
  expect((await get(app, '/')).status).toBe(500)
  await new Promise(setImmediate)
  process.off('unhandledRejection', unhandled)
  expect(unhandled).not.toHaveBeenCalled()
})

test.each(['Upgrade', 'Keep-Alive', 'Connection', 'TE', 'Proxy-Connection'])(
  '%s from the context is not sent with an error, over no version',
  async (name) => {
    const app = shop().get('/', (c) => {
      c.header(name, 'x')
      throw new NotFound()
    })
    const server = await startHttp2(app)
    const response = await exchangeHttp2(server.port, { method: 'GET', target: '/' })
    await server.close()
    expect(response.status).toBe(404)
    const http1 = await get(app, '/')
    expect(http1.field(name)).not.toBe('x')
    expect(checkResponse(http1.request, http1)).toEqual([])
  }
)

describe('a handler that returns rubbish', () => {
  const rubbish: readonly [string, () => unknown][] = [
    ['a number', () => 5],
    ['a string', () => 'secret'],
    ['an object', () => ({ secret: 1 })],
    ['a promise of a number', () => Promise.resolve(5)],
  ]

  test.each(rubbish)(
    'such as %s is a 500 for GET and HEAD, also in a clone',
    async (_, handler) => {
      const app = shop().get('/x', handler as never)
      const clone = shop()
        .basePath('/v1')
        .get('/x', handler as never)
      for (const response of [await get(app, '/x'), await get(clone, '/v1/x')]) {
        expect(response.status).toBe(500)
        expect(response.field('content-type')).toBe('application/problem+json')
        expect(String(response.body)).not.toMatch(/secret|Symbol/)
      }
      expect((await get(app, '/x', 'HEAD')).status).toBe(500)
    }
  )

  test('such as an error that it forgot to throw throws that error', async () => {
    const response = await get(shop().get('/', (() => new NotFound('forgotten')) as never), '/')
    expect(response.status).toBe(404)
    expect(JSON.parse(String(response.body))).toMatchObject({ detail: 'forgotten' })
  })
})

describe('methods', () => {
  test.each(['GET', 'DELETE', 'OPTIONS', 'POST'])(
    '%s is a 404 where middleware says so',
    async (method) => {
      const app = shop()
        .use('/admin/*', async (c, next) => {
          if (!c.req.header('x')) return c.notFound()
          return next()
        })
        .post('/admin/x', fine)
      const response = await app.request('/admin/x', { method })
      expect([response.status, response.headers.get('allow')]).toEqual([404, null])
    }
  )

  test('of middleware that is added by a verb are none of the path', async () => {
    const app = shop()
    app.get('*', async (_c, next) => next())
    app.on(['POST', 'DELETE'], '/api/*', async (_c, next) => next())
    expect((await app.request('/nowhere', { method: 'POST' })).status).toBe(404)
    expect((await app.request('/api/nowhere', { method: 'PUT' })).status).toBe(404)
  })

  test('of a 405 from elsewhere do not name the refused one', async () => {
    const app = shop().get('/', () => {
      throw createError(405)
    })
    expect((await app.request('/')).headers.get('allow')).toBe('')
  })

  test('of a 405 from elsewhere are known in a mounted sub-app too', async () => {
    const api = shop()
      .get('/x', () => {
        throw createError(405)
      })
      .post('/x', fine)
    const app = shop().route('/tenants/:tenant/api', api)
    expect((await app.request('/tenants/7/api/x')).headers.get('allow')).toBe('POST')
  })
})

describe('fields of errors from elsewhere', () => {
  const thrown = (value: unknown) =>
    shop().get('/', () => {
      throw value
    })

  test('that the status asks for are kept', async () => {
    const range = { 'Content-Range': 'bytes */10' }
    for (const error of [
      createError(416, { headers: range }),
      new HTTPException(416, { res: new Response('x', { headers: range }) }),
      new Response('x', { status: 416, headers: range }),
    ]) {
      expect((await get(thrown(error), '/')).field('content-range')).toBe('bytes */10')
    }
    const upgrade = createError(426, { headers: { Upgrade: 'h2c' } })
    expect((await get(thrown(upgrade), '/')).field('upgrade')).toBe('h2c')
  })

  test.each([
    ['Retry-After', 'soon'],
    ['Retry-After', '-5'],
    ['Retry-After', '1.5'],
    ['Allow', 'GET POST'],
  ])('that break their grammar are dropped, and reported: %s: %s', async (name, value) => {
    const report = vi.fn<Report>()
    const app = shop({ report }).get('/', () => {
      throw createError(429, { headers: { [name]: value } })
    })
    const response = await get(app, '/')
    expect(response.status).toBe(429)
    expect(response.field(name)).toBeUndefined()
    expect(report.mock.calls[1]?.[0]).toEqual(
      new TypeError(
        `The 429 response to GET / was sent without '${name}': ` +
          'a value must follow the grammar of its field (RFC 9110 §5.5).'
      )
    )
    expect(() => new NotFound({ headers: { [name]: value } })).toThrow(TypeError)
  })

  test('that the status asks for are dropped where they break their grammar', async () => {
    const ranged = createError(416, { headers: { 'Content-Range': 'bytes 0-1/2' } })
    expect((await get(thrown(ranged), '/')).field('content-range')).toBeUndefined()
    const upgrade = createError(426, { headers: { Upgrade: 'h2c,,' } })
    expect((await get(thrown(upgrade), '/')).field('upgrade')).toBe('')
  })

  test.each(['30', '0', 'Sun, 06 Nov 1994 08:49:37 GMT'])(
    'such as Retry-After: %s are kept',
    async (value) => {
      const error = createError(503, { headers: { 'Retry-After': value } })
      expect((await get(thrown(error), '/')).field('retry-after')).toBe(value)
    }
  )

  test('that describe another content are dropped', async () => {
    const headers = {
      ETag: '"a"',
      'Last-Modified': 'x',
      'Content-Disposition': 'x',
      'Content-Language': 'de',
      Age: '3',
      Location: '/x',
    }
    const response = await get(thrown(createError(404, { headers })), '/')
    for (const name of Object.keys(headers)) expect(response.field(name)).toBeUndefined()
  })

  test.each([401, 405, 426])('that a thrown Response of %i lacks are filled in', async (status) => {
    const app = thrown(new Response('x', { status })).post('/', fine)
    const response = await get(app, '/')
    const must = { 401: 'www-authenticate', 405: 'allow', 426: 'upgrade' }[status] ?? ''
    expect(response.field(must)).toBeDefined()
    if (status === 405) expect(response.field('allow')).toBe('POST')
  })
})

test('a graph in an extension ends before the memory does', () => {
  const nodes: { index: number; friends: unknown[] }[] = Array.from({ length: 12 }, (_, index) => ({
    index,
    friends: [],
  }))
  for (const node of nodes) node.friends = nodes.filter((other) => other !== node)
  const text = JSON.stringify(toProblem(new Conflict({ extensions: { me: nodes[0] } })))
  expect(text.length).toBeLessThan(5_000_000)
  expect(JSON.parse(text)).toMatchObject({ status: 409 })
})
