/** Errors get their response where they are thrown, and the result is that of Hono itself. */
import { runInNewContext } from 'node:vm'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { httpErrors, NotFound, problemJsonFormatter, textFormatter } from '../../src/index.ts'
import { getOverHttp1, quietApp } from '../support/quiet-app.ts'

const fail = () => {
  throw new NotFound('No book has that id.')
}
const quiet = { report: () => {}, formatters: [problemJsonFormatter()] }
const wrapped = () => httpErrors(new Hono(), quiet)
const later = async () => fail()

describe.each([
  ['a handler', fail],
  ['an asynchronous handler', later],
])('an error that %s throws', (_, handler) => {
  test('a thrown error is c.error for the middleware around its handler', async () => {
    const seen: unknown[] = []
    const app = wrapped()
      .use(async (c, next) => {
        await next()
        seen.push(c.error, c.res.status)
      })
      .get('/', handler)
    expect((await app.request('/')).status).toBe(404)
    expect(seen).toEqual([expect.any(NotFound), 404])
  })

  test('a thrown error goes to an error handler that the app was given afterwards', async () => {
    for (const app of [wrapped(), wrapped().use(async (_c, next) => next())]) {
      app.get('/', handler).onError((error, c) => c.text(`own: ${error.message}`, 418))
      const response = await app.request('/')
      expect(response.status).toBe(418)
      expect(await response.text()).toBe('own: No book has that id.')
    }
  })

  test('a thrown error goes to the error handler of a base path if that app is served', async () => {
    const app = wrapped()
    const base = app.basePath('/v1').get('/', handler)
    expect((await base.request('/v1')).headers.get('content-type')).toBe(
      problemJsonFormatter().type
    )
    base.onError((_error, c) => c.text('own', 418))
    expect((await base.request('/v1')).status).toBe(418)
    // What Hono does is decided by the app that serves, as ever.
    expect((await app.request('/v1')).headers.get('content-type')).toBe(problemJsonFormatter().type)
  })

  test('a thrown error is formatted with the options of the sub-app that it comes from', async () => {
    const sub = httpErrors(new Hono(), { ...quiet, formatters: [textFormatter()] }).get(
      '/',
      handler
    )
    const app = wrapped().route('/sub', sub)
    expect((await app.request('/sub')).headers.get('content-type')).toBe(textFormatter().type)
  })

  test('a thrown error goes to the error handler of a sub-app that is not wrapped', async () => {
    const sub = new Hono().get('/', handler).onError((_error, c) => c.text('own', 418))
    expect((await wrapped().route('/sub', sub).request('/sub')).status).toBe(418)
  })

  test('a thrown error keeps the fields that middleware set before, and middleware can set more', async () => {
    const app = wrapped()
      .use(async (c, next) => {
        c.header('X-Before', '1')
        await next()
        c.header('X-After', '1')
      })
      .get('/', handler)
    const { status, headers } = await app.request('/')
    expect([status, headers.get('x-before'), headers.get('x-after')]).toEqual([404, '1', '1'])
  })
})

test('the error that middleware throws after a response replaces the response', async () => {
  const app = wrapped()
    .use(async (_c, next) => {
      await next()
      fail()
    })
    .get('/', (c) => c.text('fine', 200, { ETag: '"1"', 'X-Kept': '1' }))
  const response = await app.request('/')
  expect(response.status).toBe(404)
  expect(response.headers.get('etag')).toBeNull()
  expect(response.headers.get('x-kept')).toBe('1')
  expect(await response.json()).toMatchObject({ detail: 'No book has that id.' })
})

describe('a promise of another realm, as those of Node are in Jest,', () => {
  const foreign: PromiseConstructor = runInNewContext('Promise')

  test.each([
    ['alone', wrapped],
    ['behind middleware', () => wrapped().use(async (_c, next) => next())],
  ])('a promise of another realm is awaited: %s', async (_where, make) => {
    const app = make()
      .get('/fine', (c) => foreign.resolve(c.text('fine')))
      .get('/fails', () => foreign.reject(new NotFound('No book has that id.')))
      .get('/string', () => foreign.reject('x'))
    const fine = await app.request('/fine')
    expect([fine.status, await fine.text()]).toEqual([200, 'fine'])
    const missing = await app.request('/fails')
    expect(await missing.json()).toMatchObject({ status: 404, detail: 'No book has that id.' })
    expect((await app.request('/string')).status).toBe(500)
  })
})

test('a request that has only a method and a URL gets its response', async () => {
  const request = { method: 'GET', url: 'http://localhost/nowhere' } as Request
  const response = await wrapped().fetch(request)
  expect([response.status, response.headers.get('content-type')]).toEqual([
    404,
    problemJsonFormatter().type,
  ])
})

test('an object with the status, the headers and the clone() of a Response is sent as Hono sends it', async () => {
  const like = {
    status: 200,
    headers: new Headers({ 'X-Like': '1' }),
    clone: () => like,
  } as Response
  const app = wrapped().get('/', () => like)
  expect((await app.request('/')).headers.get('x-like')).toBe('1')
})

describe('a handler that returns no Response', () => {
  const rubbish: readonly [string, () => unknown][] = [
    ['a number', () => 5],
    ['a string', () => 'secret'],
    ['an object', () => ({ secret: 1 })],
    ['a promise of a number', () => Promise.resolve(5)],
  ]

  test.each(rubbish)(
    'a handler that returns %s gets a 500 for GET and HEAD, also below a base path',
    async (_, handler) => {
      const app = quietApp().get('/x', handler as never)
      const clone = quietApp()
        .basePath('/v1')
        .get('/x', handler as never)
      for (const response of [await getOverHttp1(app, '/x'), await getOverHttp1(clone, '/v1/x')]) {
        expect(response.status).toBe(500)
        expect(response.field('content-type')).toBe('application/problem+json')
        expect(String(response.body)).not.toMatch(/secret|Symbol/)
      }
      expect((await getOverHttp1(app, '/x', 'HEAD')).status).toBe(500)
    }
  )

  test('a handler that returns an error instead of throwing it gets the response to that error', async () => {
    const response = await getOverHttp1(
      quietApp().get('/', (() => new NotFound('forgotten')) as never),
      '/'
    )
    expect(response.status).toBe(404)
    expect(JSON.parse(String(response.body))).toMatchObject({ detail: 'forgotten' })
  })
})
