/** Responses, requests and contexts that are not the usual ones, on the way through an app. */
import { OpenAPIHono } from '@hono/zod-openapi'
import { Hono, type Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { afterEach, beforeEach, describe, expect, test, vi, type MockInstance } from 'vitest'
import { encodesOther } from '../../src/hono/encoded-content.ts'
import { mountWithBasePaths } from '../../src/hono/routes/base-paths.ts'
import { routesOf } from '../../src/hono/routes/matched-routes.ts'
import { dropUnsendable, fieldsOfResponse } from '../../src/hono/sendable-fields.ts'
import * as tiny from '../../src/presets/tiny.ts'
import {
  httpErrorHandlers,
  httpErrors,
  jsonFormatter,
  MethodNotAllowed,
  NotFound,
  sendContinue,
  sendEarlyHints,
  throws,
  withAbortOnError,
  withErrorEvent,
  type HttpErrorsOptions,
} from '../../src/index.ts'

const fail = (): never => {
  throw new Error('trapped')
}

/** The response to a 404 after middleware has put another response in its place. */
async function replaced(
  change: (c: Context) => Response,
  method = 'GET',
  options: HttpErrorsOptions = {}
): Promise<Response> {
  const app = httpErrors(new Hono(), { report: false, ...options })
    .use(async (c, next) => {
      await next()
      const other = change(c)
      // Hono would copy it otherwise.
      c.res = undefined
      c.res = other
    })
    .get('/', () => {
      throw new NotFound()
    })
  return app.request('/', { method })
}

describe('a response that middleware has put in the place of an error', () => {
  test('A response whose content cannot be read is sent as it is', async () => {
    class Odd extends Response {
      override get body(): never {
        return fail()
      }
    }
    const odd = new Odd(null, { status: 202 })
    expect(await replaced(() => odd)).toBe(odd)
  })

  test('A response whose fields cannot be changed is copied without those of the error', async () => {
    class Fixed extends Headers {
      override delete(): never {
        return fail()
      }
    }
    const localize = () => ({ language: 'de' })
    const response = await replaced(
      (c) => {
        const other = new Response('fremd', { status: 410 })
        const headers = new Fixed({
          ...Object.fromEntries(c.res.headers),
          'Content-Type': 'text/plain',
          'X-Kept': '1',
        })
        Object.defineProperty(other, 'headers', { value: headers })
        return other
      },
      'GET',
      { localize }
    )
    expect([response.status, await response.text()]).toEqual([410, 'fremd'])
    expect(response.headers.get('X-Kept')).toBe('1')
    expect(response.headers.has('Content-Language')).toBe(false)
  })

  test('A response whose content another reader has is sent as it is', async () => {
    const locked = new Response('x', { status: 202 })
    locked.body?.getReader()
    expect(await replaced(() => locked)).toBe(locked)
  })

  test('A response whose class makes no second one keeps the content that it has', async () => {
    const response = await replaced(
      (c) => {
        const clone = c.res.clone()
        Object.defineProperty(clone, 'statusText', { get: fail })
        return clone
      },
      'GET',
      { localize: () => ({ language: 'de' }) }
    )
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ title: 'Not Found' })
  })
})

describe('encodesOther()', () => {
  const bytes = new TextEncoder().encode('x')

  test('Content without bytes, or of an unknown coding, is not compared', async () => {
    const headers = { 'Content-Encoding': 'gzip' }
    expect(await encodesOther(new Response(null, { headers }), bytes, 100)).toBe(false)
    const unknown = new Response('x', { headers: { 'Content-Encoding': 'secret' } })
    expect(await encodesOther(unknown, bytes, 100)).toBe(false)
  })
})

describe('an upgrade', () => {
  test('An error after a 101 is reported, and the 101 is returned as it is', async () => {
    const reported: unknown[] = []
    const switching = { status: 101, headers: new Headers(), arrayBuffer: () => {} }
    const late = new Error('late')
    const app = httpErrors(new Hono(), {
      report: (error) => {
        reported.push(error)
      },
    })
      .use(async (_c, next) => {
        await next()
        throw late
      })
      .get('/', () => switching as unknown as Response)
    expect(await app.request('/')).toBe(switching)
    expect(reported).toEqual([late])
  })
})

describe('a 405 that a handler of paths without a route throws', () => {
  test('It names the methods of the path', async () => {
    const app = new Hono()
    const { onError } = httpErrorHandlers({ app, report: false })
    app.onError(onError).get('/books', (c) => c.text(''))
    app.notFound(() => {
      throw MethodNotAllowed.from()
    })
    const response = await app.request('/books', { method: 'DELETE' })
    expect([response.status, response.headers.get('Allow')]).toEqual([405, 'GET, HEAD'])
  })
})

describe('interim responses', () => {
  const incoming = { httpVersion: '1.1', headers: { expect: '100-continue' } }
  const outgoing = { headersSent: false, writableEnded: false, destroyed: false }
  async function sent(env: object): Promise<unknown> {
    const app = new Hono().get('/', (c) => {
      return c.json([sendContinue(c), sendEarlyHints(c, ['</a.css>; rel=preload'])])
    })
    return (await app.request('/', {}, env)).json()
  }

  test('None is sent where Node has no connection, or has closed it', async () => {
    expect(await sent({ incoming, outgoing: { ...outgoing, destroyed: true } })).toEqual([
      false,
      false,
    ])
    expect(
      await sent({
        incoming,
        outgoing: { ...outgoing, writeContinue: fail, writeEarlyHints: () => {} },
      })
    ).toEqual([false, true])
  })
})

describe('what escapes Hono', () => {
  const later = [jsonFormatter(async ({ status }) => ({ later: status }))]
  /** An app whose handler came before the guard. */
  function unguarded(handle: (c: Context) => never, options: HttpErrorsOptions = {}) {
    const app = new Hono().get('/', handle)
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    return httpErrors(app, { report: false, ...options })
  }
  afterEach(() => {
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
  })

  test('A response that takes a hook with a promise is sent', async () => {
    const app = unguarded(fail, { formatters: later })
    const response = await app.request('/')
    expect(await response.json()).toEqual({ later: 500 })
  })

  test.each([
    ['at once', undefined],
    ['later', later],
  ])('A 500 is sent where no response can be made of the error: %s', async (_when, formatters) => {
    const reported: unknown[] = []
    const app = unguarded(fail, {
      formatters,
      report: (error) => {
        reported.push(error instanceof Error && error.message)
      },
    })
    const { Response: Real } = globalThis
    let failures = 3
    vi.stubGlobal(
      'Response',
      class extends Real {
        constructor(...args: ConstructorParameters<typeof Real>) {
          if (failures-- > 0) throw new TypeError('no Response')
          super(...args)
        }
      }
    )
    const response = await app.request('/')
    expect(response.status).toBe(500)
    expect(await response.json()).toMatchObject({ title: 'Internal Server Error' })
    expect(reported).toContain('trapped')
    expect(reported).toContain('no Response')
  })

  test('A context whose methods the app has replaced changes no response', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    const app = httpErrors(new Hono(), { report: false }).get('/', (c) => {
      Object.assign(c, { body: fail, newResponse: fail })
      return fail()
    })
    app.onError(fail)
    const response = await app.request('/')
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      500,
      'application/problem+json',
    ])
  })

  test.each([
    ['null', null],
    ['a number', 7],
    ['an object without a method', { url: 'http://localhost/', headers: new Headers() }],
    ['fields that cannot be read', { url: 'http://localhost/', headers: { get: fail } }],
    ['a Proxy that throws', new Proxy({}, { get: fail, has: fail, getPrototypeOf: fail })],
  ])('A call of fetch with %s has a response', async (_what, request) => {
    const app = httpErrors(new Hono(), { report: false })
    const response = await app.fetch(request as Request)
    expect([404, 500, 501]).toContain(response.status)
    expect(await response.json()).toMatchObject({ status: response.status })
  })
})

describe('the fields of a response', () => {
  const withCache = (...caches: readonly unknown[]): object =>
    Object.defineProperties(
      {},
      Object.fromEntries([
        ['headers', { get: fail }],
        ...caches.map((value, index) => [Symbol(`cache ${index}`), { value }]),
      ])
    )

  test('Those of a Response of another kind are read where @hono/node-server keeps them', () => {
    expect(
      fieldsOfResponse(
        withCache('none', [200, 'x'], [200, 'x', new Headers()], [200, 'x', { 'X-A': ['1', '2'] }])
      )
    ).toEqual([
      ['X-A', '1'],
      ['X-A', '2'],
    ])
    expect(fieldsOfResponse(withCache([200, 'x', [['X-B', '3']]]))).toEqual([['X-B', '3']])
  })

  test('A Response without such a property, or with other fields, has none', () => {
    expect(fieldsOfResponse(withCache())).toEqual([])
    expect(fieldsOfResponse({ headers: { 'X-A': '1' } })).toEqual([])
  })

  test('Of several cookies, those that can be sent are kept', () => {
    const headers = new Headers([
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=\x01'],
      ['X-Line', '\x01'],
    ])
    expect(dropUnsendable(headers).toSorted()).toEqual(['set-cookie', 'x-line'])
    expect([...headers]).toEqual([['set-cookie', 'a=1']])
  })

  test('A response to an error has the fields of a response whose headers cannot be read', async () => {
    const fields = [
      ['X-Kept', '1'],
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
      ['X-Control', '\x01'],
      ['a b', 'x'],
    ]
    const reported: unknown[] = []
    const app = httpErrors(new Hono(), {
      report: (error) => {
        reported.push(error instanceof Error && error.message)
      },
    }).get('/', (c) => {
      c.res = undefined
      c.res = withCache([200, 'x', fields]) as Response
      throw new NotFound()
    })
    const response = await app.request('/')
    expect(response.status).toBe(404)
    expect(response.headers.get('X-Kept')).toBe('1')
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(response.headers.has('X-Control')).toBe(false)
    expect(reported).toContainEqual(expect.stringMatching(/x-control.*a b|a b.*x-control/))
  })
})

describe('streams', () => {
  test.each([
    ['main', withAbortOnError],
    ['/tiny', tiny.withAbortOnError],
  ])('A stream without a writer ends cleanly, by that of %s', async (_name, wrap) => {
    let ended: unknown = 'not called'
    const app = httpErrors(new Hono(), { report: false }).get('/', async (c) => {
      ended = await wrap(c, fail)({})
      return c.text('fine')
    })
    expect((await app.request('/')).status).toBe(200)
    expect(ended).toBeUndefined()
  })

  test('An event with the error is sent by an app that is not wrapped, too', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const app = new Hono().get('/', (c) =>
      streamSSE(
        c,
        withErrorEvent(c, () => Promise.reject(new NotFound()))
      )
    )
    expect(await (await app.request('/')).text()).toContain('"title":"Not Found"')
    vi.restoreAllMocks()
  })
})

describe('routes', () => {
  test('An error before a path without a route is compared with the declarations of middleware', async () => {
    const undeclared: string[] = []
    const app = httpErrors(new Hono(), {
      report: false,
      undeclared: (error) => {
        undeclared.push(error.name)
      },
    })
      .use('/books/*', throws(MethodNotAllowed))
      .use('/books/*', async (_c, next) => {
        await next()
        throw new NotFound()
      })
    expect((await app.request('/books/1')).status).toBe(404)
    expect(undeclared).toEqual(['NotFound'])
  })

  test('Routes that a mount adds beside those of the mounted app keep their base path', () => {
    const app = new Hono()
    const sub = new Hono().get('/a', (c) => c.text(''))
    mountWithBasePaths(app, '/sub', sub, () => {
      app.get('/sub/a', (c) => c.text('')).get('/more', (c) => c.text(''))
    })
    expect(app.routes.map(({ basePath }) => basePath)).toEqual(['/sub', '/'])
  })

  test('The routes of a request are found without the getter of the request', async () => {
    const app = new Hono().get('/books/:id', (c) => {
      Object.defineProperty(c.req, 'matchedRoutes', { value: undefined })
      return c.json(routesOf(c).map(({ path }) => path))
    })
    expect(await (await app.request('/books/1')).json()).toEqual(['/books/:id'])
  })
})

describe('what the guard has installed', () => {
  let warned: MockInstance<typeof console.warn>
  beforeEach(() => {
    warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
  })
  afterEach(() => warned.mockRestore())

  test('The same handlers may be set again', async () => {
    const app = new Hono()
    const onError = vi.spyOn(app, 'onError')
    const notFound = vi.spyOn(app, 'notFound')
    httpErrors(app, { report: false })
    const [[errorHandler] = []] = onError.mock.calls
    const [[notFoundHandler] = []] = notFound.mock.calls
    if (!errorHandler || !notFoundHandler) throw new Error('No handler was set.')
    app.onError(errorHandler)
    app.notFound(notFoundHandler)
    expect(warned).not.toHaveBeenCalled()
    expect((await app.request('/')).status).toBe(404)
  })

  test.each([
    {},
    { route: () => {} },
    Object.assign(Object.create(null), { route: () => {} }),
    null,
  ])('What is no app is refused by Hono where it is mounted: %o', (value) => {
    expect(() => httpErrors(new Hono()).route('/sub', value as never)).toThrow(TypeError)
    expect(() => httpErrors(new OpenAPIHono()).route('/sub', value as never)).toThrow(TypeError)
  })
})
