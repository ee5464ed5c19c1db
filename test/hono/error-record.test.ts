/** What an app can know of an error after `next()`: `getHttpError` and `getProblem`. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import createError from 'http-errors'
import { describe, expect, test } from 'vitest'
import {
  Conflict,
  getHttpError,
  getProblem,
  HttpError,
  httpErrorHandlers,
  httpErrors,
} from '../../src/index.ts'
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

  test('Both return undefined where no error occurred', async () => {
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

test('In an app that is not wrapped both return undefined', async () => {
  const seen: Seen[] = []
  const response = await watched(new Hono(), seen)
    .onError((_error, c) => c.text('plain', 500))
    .request('/own')
  expect(response.status).toBe(500)
  expect(seen).toMatchObject([{ error: undefined, problem: undefined, thrown: conflict }])
})
