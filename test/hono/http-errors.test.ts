import { runInNewContext } from 'node:vm'
import createError from 'http-errors'
import { Hono, type Context } from 'hono'
import { cors } from 'hono/cors'
import { HTTPException } from 'hono/http-exception'
import { requestId } from 'hono/request-id'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  Conflict,
  httpErrorHandlers,
  createHttpError,
  httpErrors,
  InternalServerError,
  NotFound,
  Unauthorized,
  type HttpErrorsOptions,
  type Report,
} from '../../src/index.ts'

const explanation = new InternalServerError().definition.explanation
const silent = { report: () => {} }

function thrower(value: unknown, options: HttpErrorsOptions = silent) {
  return httpErrors(new Hono(), options).get('/', () => {
    throw value
  })
}

async function respondTo(app: Pick<Hono, 'request'>, path = '/', init?: RequestInit) {
  const response = await app.request(path, init)
  const problem: Record<string, unknown> = await response.json()
  return { status: response.status, headers: response.headers, problem }
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a thrown error', () => {
  test('a thrown error becomes the response that the README shows', async () => {
    const response = await thrower(new NotFound('No book has that id.')).request('/')
    expect(response.status).toBe(404)
    expect(await response.text()).toBe(
      '{"type":"about:blank","title":"Not Found","status":404,"detail":"No book has that id.","condition":"unknown"}'
    )
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'application/problem+json',
      'x-content-type-options': 'nosniff',
    })
  })

  test.each([
    ['a plain Error', new Error('secret')],
    ['a string', 'secret'],
    ['null', null],
    ['undefined', undefined],
    ['a number', 42],
    ['an object with a status', { status: 403, message: 'secret' }],
    [
      'an Error with a status',
      Object.assign(new Error('secret'), { status: 401, headers: { 'x-secret': '1' } }),
    ],
    ['an Error of another realm', runInNewContext('new Error("secret")') as unknown],
    ['a symbol', Symbol('secret')],
    ['a function', () => 'secret'],
    ['an HTTPException that is no error', new HTTPException(304 as 400, { message: 'secret' })],
    ['a frozen Error', Object.freeze(new Error('secret'))],
  ])(
    'a thrown value that is %s becomes a 500 without anything private, and is reported as it is',
    async (_, value) => {
      const report = vi.fn<Report>()
      const { status, problem } = await respondTo(thrower(value, { report }))
      expect(status).toBe(500)
      expect(problem).toEqual({
        type: 'about:blank',
        title: 'Internal Server Error',
        status: 500,
        detail: explanation,
        condition: 'unknown',
      })
      expect(report).toHaveBeenCalledTimes(1)
      expect(report.mock.calls[0]?.[0]).toBe(value)
      expect(report.mock.calls[0]?.[2]).toEqual({ status: 500, problem })
    }
  )

  test('a value thrown by a middleware, a rejection and a handler after middleware becomes a 500', async () => {
    const app = httpErrors(new Hono(), silent)
      .use('/middleware', () => {
        throw 'x'
      })
      .get('/rejected', () => Promise.reject(null))
      .get('/behind', async (_c, next) => next())
      .get('/behind', () => {
        throw 'x'
      })
    for (const path of ['/middleware', '/rejected', '/behind']) {
      expect((await respondTo(app, path)).status).toBe(500)
    }
  })

  test('a thrown string keeps the fields that middleware has set', async () => {
    const app = httpErrors(new Hono(), silent)
      .use(requestId())
      .use(cors({ origin: 'https://example.org', credentials: true }))
      .get('/', (c) => {
        c.header('Set-Cookie', 'a=1')
        c.header('Set-Cookie', 'b=2', { append: true })
        c.header('X-Own', 'kept')
        throw 'x'
      })
    const { status, headers } = await respondTo(app, '/', {
      headers: { Origin: 'https://example.org' },
    })
    expect(status).toBe(500)
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
    expect(headers.get('access-control-allow-origin')).toBe('https://example.org')
    expect(headers.get('x-own')).toBe('kept')
    expect(headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(headers.get('vary')?.split(', ').toSorted()).toEqual(['Accept', 'Origin'])
  })

  const stale = {
    'Content-Length': '1000',
    'Content-Encoding': 'gzip',
    'Content-Type': 'image/png',
    'Content-Disposition': 'attachment',
    'Content-Range': 'bytes 0-1/2',
    'Cache-Control': 'public, max-age=3600',
    ETag: '"1"',
    Expires: 'Sun, 06 Nov 2994 08:49:37 GMT',
    'Last-Modified': 'Sun, 06 Nov 1994 08:49:37 GMT',
    Location: '/elsewhere',
  }
  const kept = { 'x-own': 'kept', 'set-cookie': 'a=1' }

  const setOwn = (c: Context): void => {
    c.header('X-Own', 'kept')
    c.header('Set-Cookie', 'a=1')
  }
  const fail = (): never => {
    throw new Conflict('too late')
  }
  const setUps: [string, (app: Hono) => unknown][] = [
    [
      'c.header() in the handler that throws',
      (app) =>
        app.get('/', (c) => {
          setOwn(c)
          for (const [name, value] of Object.entries(stale)) c.header(name, value)
          return fail()
        }),
    ],
    [
      'c.res in the handler that throws',
      (app) =>
        app.get('/', (c) => {
          setOwn(c)
          for (const [name, value] of Object.entries(stale)) c.res.headers.set(name, value)
          return fail()
        }),
    ],
    [
      'the response of a handler whose middleware throws',
      (app) =>
        app
          .use(async (_c, next) => {
            await next()
            fail()
          })
          .get('/', (c) => {
            setOwn(c)
            return c.body('fine', 200, stale)
          }),
    ],
  ]

  function expectNothingStale(headers: Headers): void {
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-length')).not.toBe('1000')
    const names = Object.keys(stale).filter(
      (name) => !/^(?:Content-(?:Type|Length)|Cache-Control)$/.test(name)
    )
    expect(names.filter((name) => headers.has(name))).toEqual([])
  }

  test.each(setUps)(
    'an error response has no field that described the success, set by %s',
    async (_where, setUp) => {
      const app = httpErrors(new Hono(), silent)
      setUp(app)
      const { headers, status } = await respondTo(app, '/')
      expect(status).toBe(409)
      expectNothingStale(headers)
      for (const [name, value] of Object.entries(kept)) expect(headers.get(name)).toBe(value)
    }
  )

  test('a 404 without a route has no field that a middleware set for a success', async () => {
    const app = httpErrors(new Hono(), silent).use(async (c, next) => {
      for (const [name, value] of Object.entries(stale)) c.res.headers.set(name, value)
      await next()
    })
    const { headers, status } = await respondTo(app, '/nowhere')
    expect(status).toBe(404)
    expectNothingStale(headers)
  })

  test('the response to HEAD has no content, the fields of GET and the length of its content', async () => {
    const app = thrower(new NotFound('No book has that id.'))
    const head = await app.request('/', { method: 'HEAD' })
    expect(head.status).toBe(404)
    expect(await head.text()).toBe('')
    const get = await app.request('/')
    expect(Object.fromEntries(head.headers)).toEqual({
      ...Object.fromEntries(get.headers),
      'content-length': String((await get.text()).length),
    })
  })

  test('an error instance that is thrown repeatedly gets the same response each time', async () => {
    const app = thrower(new Unauthorized({ challenges: [{ scheme: 'Negotiate' }] }))
    for (let time = 0; time < 3; time++) {
      const { status, headers } = await respondTo(app)
      expect(status).toBe(401)
      expect(headers.get('www-authenticate')).toBe('Negotiate')
    }
  })
})

describe('an error of http-errors', () => {
  const names = Object.keys(createError).filter((name) => /^\d+$/.test(name))

  test.each(names)(
    'an error of http-errors with status %s keeps its status, its headers and its expose',
    async (name) => {
      const status = Number(name)
      const error = createError(status, 'a message', {
        headers: { 'x-own': '1', 'Retry-After': 30 },
        secret: 'planted',
      })
      const { problem, headers, status: sent } = await respondTo(thrower(error))
      expect(sent).toBe(status)
      expect(problem['status']).toBe(status)
      const { explanation } = createHttpError(status).definition
      expect(problem['detail']).toBe(status < 500 ? 'a message' : explanation)
      expect(headers.get('x-own')).toBe('1')
      expect(headers.get('retry-after')).toBe('30')
      expect(JSON.stringify(problem)).not.toMatch(/planted/)
    }
  )

  test('an error of http-errors without a message has the explanation of its status as detail', async () => {
    expect((await respondTo(thrower(createError(404)))).problem['detail']).toBe(
      new NotFound().definition.explanation
    )
    expect((await respondTo(thrower(createError(413)))).problem['title']).toBe('Content Too Large')
    expect((await respondTo(thrower(createError(413)))).problem['detail']).toMatch(
      /^The content of the request is larger/
    )
  })

  test('an error of http-errors with expose: true shows the message of its 5xx', async () => {
    expect(
      (await respondTo(thrower(createError(503, 'back at six', { expose: true })))).problem[
        'detail'
      ]
    ).toBe('back at six')
  })

  test('a 401 of http-errors gets the challenge that it must have', async () => {
    expect((await respondTo(thrower(createError(401)))).headers.get('www-authenticate')).toBe(
      'Unspecified'
    )
    const challenges = [{ scheme: 'Bearer', params: { realm: 'api' } }]
    const app = thrower(createError(401), { ...silent, challenges })
    expect((await respondTo(app)).headers.get('www-authenticate')).toBe('Bearer realm="api"')
    const own = createError(401, { headers: { 'WWW-Authenticate': 'Negotiate' } })
    expect(
      (await respondTo(thrower(own, { ...silent, challenges }))).headers.get('www-authenticate')
    ).toBe('Negotiate')
  })

  test('a 405 of http-errors gets the Allow of the routes', async () => {
    const app = httpErrors(new Hono(), silent)
      .get('/', (c) => c.text('x'))
      .post('/', () => {
        throw createError(405)
      })
    expect((await respondTo(app, '/', { method: 'POST' })).headers.get('allow')).toBe('GET, HEAD')
  })

  test.each(['GET', 'HEAD'])(
    'a 405 of http-errors to %s allows neither GET nor HEAD',
    async (method) => {
      const app = thrower(createError(405)).post('/', (c) => c.text('x'))
      const response = await app.request('/', { method })
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
    }
  )

  test('a 405 of http-errors has an empty Allow if no routes are known', async () => {
    const { onError } = httpErrorHandlers(silent)
    const app = new Hono().onError(onError).get('/', () => {
      throw createError(405)
    })
    const { status, headers } = await respondTo(app)
    expect([status, headers.get('allow')]).toEqual([405, ''])
  })

  test.each([
    [407, 'proxy-authenticate', 'Unspecified'],
    [426, 'upgrade', ''],
  ])(
    'a %i of http-errors gets a placeholder and not the methods of the routes as its %s',
    async (status, field, value) => {
      const app = thrower(createError(status)).post('/', (c) => c.text('x'))
      const answered = await respondTo(app)
      expect([answered.status, answered.headers.get(field)]).toEqual([status, value])
    }
  )

  test('an error of http-errors is listed as a member of an AggregateError, beside one of this package', async () => {
    const both = new AggregateError([new NotFound('No author.'), createError(404, 'No book.')])
    const { status, problem } = await respondTo(thrower(both))
    expect(status).toBe(404)
    expect(problem['errors']).toEqual([{ detail: 'No author.' }, { detail: 'No book.' }])
    const { status: unknown } = await respondTo(
      thrower(new AggregateError([new NotFound(), 'secret']))
    )
    expect(unknown).toBe(500)
  })

  test('an error of http-errors is sent without the fields that cannot be sent, which is reported', async () => {
    const report = vi.fn<Report>()
    const error = createError(404, 'x', {
      headers: { 'x-bad': 'a\r\nb', 'content-length': '7', 'x-good': '1' },
    })
    const { status, headers } = await respondTo(thrower(error, { report }))
    expect(status).toBe(404)
    expect(headers.get('x-good')).toBe('1')
    expect(headers.has('x-bad')).toBe(false)
    expect(report.mock.calls.map(([reported]) => reported)).toEqual([
      error,
      new TypeError(
        "The 404 response to GET / was sent without 'x-bad': " +
          'a value must follow the grammar of its field (RFC 9110 §5.5).'
      ),
    ])
  })
})

describe('an HTTPException', () => {
  test('an HTTPException keeps its status and its message', async () => {
    const { status, problem } = await respondTo(thrower(new HTTPException(409, { message: 'No.' })))
    expect(status).toBe(409)
    expect(problem['detail']).toBe('No.')
  })

  test('an HTTPException keeps the fields of its response without the content, each time it is thrown', async () => {
    const res = new Response('custom', {
      headers: { 'WWW-Authenticate': 'Basic realm="x"', 'Content-Language': 'de' },
    })
    const app = thrower(new HTTPException(401, { res }))
    for (let time = 0; time < 3; time++) {
      const { status, headers, problem } = await respondTo(app)
      expect(status).toBe(401)
      expect(headers.get('www-authenticate')).toBe('Basic realm="x"')
      expect(problem['title']).toBe('Unauthorized')
    }
  })

  test('an HTTPException of a second copy of Hono is recognized by its getResponse()', async () => {
    class Foreign extends Error {
      getResponse() {
        return new Response('x', { status: 429, headers: { 'Retry-After': '7' } })
      }
    }
    const { status, headers } = await respondTo(thrower(new Foreign('slow')))
    expect(status).toBe(429)
    expect(headers.get('retry-after')).toBe('7')
  })

  test('an Error whose getResponse is no function becomes a 500', async () => {
    expect(
      (await respondTo(thrower(Object.assign(new Error('x'), { getResponse: 7, status: 404 }))))
        .status
    ).toBe(500)
  })

  test('an HTTPException with a 5xx does not show its message', async () => {
    const { problem } = await respondTo(
      thrower(new HTTPException(503, { message: 'db at 10.0.0.7' }))
    )
    expect(JSON.stringify(problem)).not.toMatch(/10\.0\.0\.7/)
  })
})

describe('the option report', () => {
  test('the default report writes each error of the server to the console once, and no 4xx', async () => {
    const console_ = vi.spyOn(console, 'error').mockImplementation(() => {})
    const bug = new Error('bug', { cause: new Error('why') })
    await thrower(new NotFound(), {}).request('/')
    expect(console_).not.toHaveBeenCalled()
    await thrower(bug, {}).request('/')
    expect(console_.mock.calls).toEqual([['GET / 500:', bug]])
    await thrower('x', {}).request('/')
    expect(console_.mock.calls[1]).toEqual(['GET / 500, not an Error:', '"x"'])
  })

  test('the option report is called with 4xx errors too', async () => {
    const report = vi.fn<Report>()
    const error = new NotFound()
    await thrower(error, { report }).request('/')
    expect(report).toHaveBeenCalledExactlyOnceWith(error, expect.anything(), {
      status: 404,
      problem: expect.objectContaining({ status: 404 }) as unknown,
    })
  })

  test.each([
    [
      'throws',
      () => {
        throw new Error('report failed')
      },
    ],
    ['rejects', () => Promise.reject(new Error('report failed'))],
  ])(
    'a report that %s changes no response, and both errors go to the console',
    async (_, report) => {
      const console_ = vi.spyOn(console, 'error').mockImplementation(() => {})
      const bug = new Error('bug')
      expect((await respondTo(thrower(bug, { report }))).status).toBe(500)
      expect(console_.mock.calls).toEqual([
        ['Not reported:', bug],
        ['The report failed:', new Error('report failed')],
      ])
    }
  )
})

describe('hooks that fail', () => {
  const rubbish = { type: 'text/x', format: () => 7 as unknown as string }
  const throwing = {
    type: 'text/x',
    format: () => {
      throw new Error('hook')
    },
  }
  const rejecting = { type: 'text/x', format: () => Promise.reject(new Error('hook')) }
  const hanging = { type: 'text/x', format: () => new Promise<string>(() => {}) }

  test.each([
    ['a formatter that returns rubbish', { formatters: [rubbish] }],
    ['a formatter that throws', { formatters: [throwing] }],
    ['a formatter that rejects', { formatters: [rejecting] }],
    ['a formatter that hangs', { formatters: [hanging], hookTimeout: 5 }],
    [
      'a recognizer that throws',
      {
        recognizers: [
          () => {
            throw new Error('hook')
          },
        ],
      },
    ],
    ['a recognizer that returns rubbish', { recognizers: [() => 7 as never] }],
    [
      'an instance that throws',
      {
        instance: () => {
          throw new Error('hook')
        },
      },
    ],
    ['an instance that is no URI', { instance: () => 'a b' }],
    [
      'an expose that throws',
      {
        expose: () => {
          throw new Error('hook')
        },
      },
    ],
  ])('a response is a problem and both errors are reported with %s', async (_, options) => {
    const report = vi.fn<Report>()
    const bug = new Error('bug')
    const { status, problem, headers } = await respondTo(thrower(bug, { ...options, report }))
    expect(status).toBe(500)
    expect(problem['detail']).toBe(explanation)
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(report).toHaveBeenCalledTimes(2)
    expect(report.mock.calls[0]?.[0]).toBe(bug)
    expect(report.mock.calls[1]?.[0]).toBeInstanceOf(Error)
  })
})

describe('wrong options', () => {
  test.each([
    [{ formatters: [] }, /'formatters' must not be empty/],
    [{ formatters: 'json' }, /'formatters' must be an array of formatters; received a string/],
    [
      { formatters: [{ type: 'a/b\r\n', format: () => '' }] },
      /'formatters\[0\]' must be a formatter/,
    ],
    [{ recognizers: [null] }, /'recognizers\[0\]' must be a function; received null/],
    [{ report: 'log' }, /'report' must be a function/],
    [{ instance: 7 }, /'instance' must be a function/],
    [{ cacheControl: 'a\nb' }, /'cacheControl' must be a field value/],
    [{ hookTimeout: 0 }, /'hookTimeout' must be a number of milliseconds above 0/],
    // A timer with a longer delay fires at once, and every asynchronous hook would fail.
    [
      { hookTimeout: 2 ** 31 },
      /'hookTimeout' must be a number of milliseconds above 0, at most 2147483647/,
    ],
    [
      { hookTimeout: Infinity },
      /'hookTimeout' must be a number of milliseconds above 0, at most 2147483647/,
    ],
    [{ stack: true }, /'stack' must be 'server-errors' or 'always'; received a boolean/],
    [null, /'options' of httpErrors\(\) must be an object; received null/],
    ['json', /'options' of httpErrors\(\) must be an object; received a string/],
    [{ challenges: [{ scheme: 'Basic' }] }, /'challenges\[0\]\.params' needs 'realm'/],
  ])('httpErrors refuses the options %j when the app starts', (options, message) => {
    expect(() => httpErrors(new Hono(), options as unknown as HttpErrorsOptions)).toThrow(message)
  })

  test.each([
    [undefined, 'undefined'],
    [{}, 'an object'],
    [{ formatters: [] }, 'an object'],
  ])('httpErrors refuses %j in the place of an app', (app, kind) => {
    expect(() => httpErrors(app as unknown as Hono)).toThrow(
      new TypeError(`Option 'app' must be a Hono app, such as new Hono(); received ${kind}.`)
    )
  })
})

describe('an error that Hono does not pass to onError', () => {
  test('a thrown string of a handler that was added before wrapping becomes a 500', async () => {
    const app = new Hono().get('/', () => {
      throw 'x'
    })
    httpErrors(app, silent)
    expect((await respondTo(app)).status).toBe(500)
  })

  test('an error of the option getPath of Hono becomes a 500', async () => {
    const app = httpErrors(
      new Hono({
        getPath: () => {
          throw new Error('no path')
        },
      }),
      silent
    )
    expect((await respondTo(app)).status).toBe(500)
  })
})

describe('httpErrorHandlers', () => {
  test('httpErrorHandlers returns three handlers that respond to errors, missing routes and methods', async () => {
    const app = new Hono()
    const report = vi.fn<Report>()
    const { onError, notFound, catchAll } = httpErrorHandlers({ report, app })
    app.use(catchAll).onError(onError).notFound(notFound)
    app.use(requestId()).get('/', () => {
      throw 'x'
    })
    const { status, headers } = await respondTo(app)
    expect(status).toBe(500)
    expect(headers.has('x-request-id')).toBe(true)
    expect(report.mock.calls.map(([error]) => error)).toEqual(['x'])
    expect((await respondTo(app, '/', { method: 'POST' })).headers.get('allow')).toBe('GET, HEAD')
  })

  test('httpErrorHandlers without an app responds with 404 in the place of 405', async () => {
    const { notFound } = httpErrorHandlers()
    const app = new Hono().notFound(notFound).get('/', (c) => c.text('x'))
    expect((await respondTo(app, '/', { method: 'POST' })).status).toBe(404)
  })

  test.each([
    [null, "Option 'options' of httpErrors() must be an object; received null."],
    [{ app: null }, "Option 'app' must be a Hono app, such as new Hono(); received null."],
    [{ app: {} }, "Option 'app' must be a Hono app, such as new Hono(); received an object."],
  ])('httpErrorHandlers refuses the options %j and names the option', (options, message) => {
    expect(() => httpErrorHandlers(options as never)).toThrow(new TypeError(message))
  })
})
