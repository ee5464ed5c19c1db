/** What an app can know of an error after `next()`: `getHttpError` and `getProblem`. */
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import createError from 'http-errors'
import { describe, expect, test } from 'vitest'
import {
  Conflict,
  createLocalizer,
  getHttpError,
  getProblem,
  HttpError,
  httpErrorHandlers,
  httpErrors,
  problemJsonFormatter,
} from '../../src/index.ts'
import { de } from '../../src/languages/de.ts'
import { en } from '../../src/languages/en.ts'
import * as tiny from '../../src/presets/tiny.ts'

const quiet = { report: () => {} }

interface Seen {
  readonly error: HttpError | undefined
  readonly problem: ReturnType<typeof getProblem>
  readonly thrown: Error | undefined
}

/** Adds middleware that records what it can know after `next()`. */
function watch(app: Hono, seen: Seen[]): Hono {
  return app.use(async (c, next) => {
    await next()
    seen.push({ error: getHttpError(c), problem: getProblem(c), thrown: c.error })
  })
}

/** Adds that middleware, and routes that throw. */
function watched(app: Hono, seen: Seen[]): Hono {
  return withRoutes(watch(app, seen))
}

function withRoutes(app: Hono): Hono {
  return app
    .get('/fine', (c) => c.text('fine'))
    .get('/own', () => {
      throw conflict
    })
    .get('/foreign', () => {
      throw createError(409, 'taken')
    })
    .get('/exception', () => {
      throw new HTTPException(403, { message: 'no' })
    })
    .get('/unknown', () => {
      throw unknown
    })
    .get('/string', () => {
      throw 'text'
    })
    .get('/kept', (c) => {
      throw c.json({ kept: true }, 418, { 'X-Kept': 'yes' })
    })
    .get('/redirect', (c) => {
      throw c.redirect('/fine')
    })
}

const conflict = new Conflict('It exists.')
const unknown = new Error('secret')

const wirings: Readonly<Record<string, (seen: Seen[]) => Hono>> = {
  'an app that httpErrors has wrapped': (seen) => watched(httpErrors(new Hono(), quiet), seen),
  'an app of the tiny preset': (seen) => watched(tiny.httpErrors(new Hono(), quiet), seen),
  'an app that is wired by hand': (seen) => {
    const app = new Hono()
    const { onError, notFound, catchAll } = httpErrorHandlers({ app, ...quiet })
    // Hono rejects what is no Error through all middleware below `catchAll`.
    return withRoutes(watch(app, seen).use(catchAll).onError(onError).notFound(notFound))
  },
}

describe.each(Object.entries(wirings))('getHttpError and getProblem in %s', (_how, make) => {
  async function seenAt(path: string, method = 'GET'): Promise<Seen & { readonly status: number }> {
    const seen: Seen[] = []
    const response = await make(seen).request(path, { method })
    expect(seen).toHaveLength(1)
    return { ...(seen[0] as Seen), status: response.status }
  }

  test('getHttpError and getProblem return undefined if no error occurred', async () => {
    for (const path of ['/fine', '/redirect']) {
      expect(await seenAt(path)).toMatchObject({ error: undefined, problem: undefined })
    }
  })

  test('An error of this package is returned itself, with its problem', async () => {
    const { error, problem, thrown } = await seenAt('/own')
    expect(error).toBe(conflict)
    expect(thrown).toBe(conflict)
    expect(problem).toMatchObject({ status: 409, title: 'Conflict', detail: 'It exists.' })
  })

  test('An HTTPException has an HttpError of its status, and c.error remains the exception', async () => {
    const { error, problem, thrown } = await seenAt('/exception')
    expect(error).toBeInstanceOf(HttpError)
    expect([error?.status, problem?.status, problem?.detail]).toEqual([403, 403, 'no'])
    expect(thrown).toBeInstanceOf(HTTPException)
  })

  test('An unknown error and a text have an HttpError of 500 without the message', async () => {
    for (const path of ['/unknown', '/string']) {
      const { error, problem } = await seenAt(path)
      expect([error?.status, problem?.status]).toEqual([500, 500])
      expect(JSON.stringify(problem)).not.toContain('secret')
      expect(JSON.stringify(problem)).not.toContain('text')
    }
    expect((await seenAt('/unknown')).thrown).toBe(unknown)
  })

  test('A thrown Response has an HttpError of its status', async () => {
    const { error, problem, status } = await seenAt('/kept')
    expect([status, error?.status, problem?.status]).toEqual([418, 418, 418])
  })

  test.each([
    ['GET', '/nowhere', 404],
    ['DELETE', '/fine', 405],
    ['BREW', '/fine', 501],
  ])('%s %s without a route has an HttpError of %i', async (method, path, status) => {
    const { error, problem, thrown } = await seenAt(path, method)
    expect([error?.status, problem?.status]).toEqual([status, status])
    expect(error?.headers['allow']).toBe(status === 405 ? 'GET, HEAD' : undefined)
    expect(thrown).toBeUndefined()
  })

  test('An OPTIONS that is answered from the routes has no error', async () => {
    expect(await seenAt('/fine', 'OPTIONS')).toMatchObject({ status: 204, error: undefined })
  })
})

test('An error of http-errors has an HttpError of its status in the full preset', async () => {
  const seen: Seen[] = []
  await watched(httpErrors(new Hono(), quiet), seen).request('/foreign')
  expect([seen[0]?.error?.status, seen[0]?.problem?.detail]).toEqual([409, 'taken'])
})

describe('middleware that reads the error', () => {
  test('Middleware of the app, of a path and of a sub-app all see the error', async () => {
    const seen: (readonly [string, number | undefined])[] = []
    const watch = (name: string) => async (c: Context, next: () => Promise<void>) => {
      await next()
      seen.push([name, getHttpError(c)?.status])
    }
    const api = httpErrors(new Hono(), quiet)
    api.use(watch('sub-app')).get('/books', watch('route'), () => {
      throw new Conflict()
    })
    const app = httpErrors(new Hono(), quiet).use(watch('app')).route('/api', api)
    await app.request('/api/books')
    expect(seen).toEqual([
      ['route', 409],
      ['sub-app', 409],
      ['app', 409],
    ])
  })

  test('getHttpError returns undefined before next()', async () => {
    const app = httpErrors(new Hono(), quiet)
    const before: unknown[] = []
    app.use(async (c, next) => {
      before.push(getHttpError(c), getProblem(c))
      await next()
    })
    await app.request('/nowhere')
    expect(before).toEqual([undefined, undefined])
  })

  test('An error that middleware throws after next() replaces the one before', async () => {
    const seen: (number | undefined)[] = []
    const app = httpErrors(new Hono(), quiet)
    app.use(async (c, next) => {
      await next()
      seen.push(getHttpError(c)?.status)
    })
    app.use(async (_c, next) => {
      await next()
      throw new Conflict()
    })
    const response = await app.request('/nowhere')
    expect(response.status).toBe(409)
    expect(seen).toEqual([409])
  })

  test('The problem is that which was sent: with instance, extensions, type and language', async () => {
    const seen: unknown[] = []
    const app = httpErrors(new Hono(), {
      ...quiet,
      formatters: [problemJsonFormatter()],
      instance: () => 'urn:x:1',
      extensions: () => ({ region: 'eu' }),
      typeFor: 'urn:problem:',
      localize: createLocalizer([en, de]),
    })
    app.use(async (c, next) => {
      await next()
      seen.push(getProblem(c))
    })
    const response = await app.request('/nowhere', { headers: { 'Accept-Language': 'de' } })
    expect(response.headers.get('content-language')).toBe('de')
    const body: unknown = await response.json()
    expect(seen).toEqual([body])
    expect(body).toMatchObject({
      type: 'urn:problem:404',
      title: 'Nicht gefunden',
      instance: 'urn:x:1',
      region: 'eu',
    })
  })

  test('The problem is a copy: middleware that changes it does not change that of the next', async () => {
    const seen: unknown[] = []
    const app = httpErrors(new Hono(), quiet)
    app.use(async (c, next) => {
      await next()
      seen.push(getProblem(c)?.['errors'])
    })
    app.use(async (c, next) => {
      await next()
      const errors = getProblem(c)?.['errors'] as unknown[]
      errors.push('changed')
    })
    app.get('/', () => {
      throw new Conflict({ extensions: { errors: ['one'] } })
    })
    await app.request('/')
    expect(seen).toEqual([['one']])
  })

  test('The error is found after body-limit has replaced the request', async () => {
    const seen: (number | undefined)[] = []
    const app = httpErrors(new Hono(), quiet)
    app.use(async (c, next) => {
      await next()
      seen.push(getHttpError(c)?.status)
    })
    app.post('/', bodyLimit({ maxSize: 1000 }), async (c) => {
      await c.req.text()
      throw new Conflict()
    })
    const body = new Blob(['x']).stream()
    await app.request(
      new Request('http://shop.test/', { method: 'POST', body, duplex: 'half' } as RequestInit)
    )
    expect(seen).toEqual([409])
  })
})

test('getHttpError and getProblem return undefined in an app that is not wrapped', async () => {
  const seen: Seen[] = []
  const response = await watched(new Hono(), seen)
    .onError((_error, c) => c.text('plain', 500))
    .request('/own')
  expect(response.status).toBe(500)
  expect(seen).toMatchObject([{ error: undefined, problem: undefined, thrown: conflict }])
})
