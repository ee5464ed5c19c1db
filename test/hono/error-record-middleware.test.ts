/** What middleware can know of an error after `next()`, also with two copies of this package. */
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { describe, expect, test, vi } from 'vitest'
import {
  Conflict,
  createLocalizer,
  getHttpError,
  getProblem,
  httpErrors,
  jsonFormatter,
  problemJsonFormatter,
} from '../../src/index.ts'
import type * as firstCopy from '../../src/index.ts'
import { de } from '../../src/languages/de.ts'
import { en } from '../../src/languages/en.ts'

const quiet = { report: () => {} }
const conflict = new Conflict('It exists.')

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

  test('Before next() there is no error', async () => {
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

describe('a second copy of this package', () => {
  /** The same modules, loaded once more. */
  async function secondCopy(): Promise<typeof firstCopy> {
    vi.resetModules()
    return import('../../src/index.ts')
  }

  test('Its getHttpError and getProblem read the error of an app that the first copy has wrapped', async () => {
    const other = await secondCopy()
    expect(other.getHttpError).not.toBe(getHttpError)
    const seen: unknown[] = []
    const app = httpErrors(new Hono(), quiet)
    app.use(async (c, next) => {
      await next()
      seen.push(other.getHttpError(c), other.getProblem(c)?.status)
    })
    await app.get('/own', () => fail(conflict)).request('/own')
    expect(seen).toEqual([conflict, 409])
    expect(seen[0]).toBe(conflict)
  })

  test('Its errors are of the same kinds as those of the first copy', async () => {
    const other = await secondCopy()
    const kinds: unknown[] = []
    const formatter = jsonFormatter((_problem, _c, info) => ({ count: kinds.push(info?.kind) }))
    const app = httpErrors(new Hono(), { ...quiet, formatters: [formatter] })
    app.get('/own', () => fail(new other.Conflict()))
    const response = await app.request('/own')
    expect(response.status).toBe(409)
    expect(kinds).toEqual(['thrown'])
  })
})

function fail(thrown: unknown): never {
  throw thrown
}
