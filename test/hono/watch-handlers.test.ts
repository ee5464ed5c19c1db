/** What of a wrapped app may be replaced without a warning, and which paths are below another. */
import { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { isWithin } from '../../src/hono/watch-handlers.ts'
import { wrappedAppOfHandler } from '../../src/hono/wrapped-app.ts'
import type * as index from '../../src/index.ts'
import { httpErrorHandlers, httpErrors } from '../../src/index.ts'

const warn = vi.spyOn(console, 'warn')
beforeEach(() => void warn.mockReset().mockImplementation(() => {}))
afterEach(() => void warn.mockReset())

const quiet = { report: false } as const

describe('the handlers of a wrapped app', () => {
  test('to set them again is no replacement', async () => {
    const app = httpErrors(new Hono(), quiet).get('/', () => {
      throw new Error('SECRET')
    })
    const wrapped = wrappedAppOfHandler(app.router)
    if (wrapped === undefined) throw new Error('The app is not wrapped.')
    app.onError(wrapped.onError).notFound(wrapped.notFound)
    expect(warn).not.toHaveBeenCalled()
    expect(wrapped.isOverruled).toBe(false)
    expect((await app.request('/')).headers.get('content-type')).toBe('application/problem+json')
  })

  test('another error handler overrules them, which is warned of once', async () => {
    const app = httpErrors(new Hono(), quiet).get('/', () => {
      throw new Error('SECRET')
    })
    for (let count = 0; count < 2; count++) app.onError((_error, c) => c.text('own', 503))
    expect(warn.mock.calls).toEqual([
      [
        'app.onError() replaces the error responses of httpErrors(). Use options instead, such as `formatters`.',
      ],
    ])
    expect((await app.request('/')).status).toBe(503)
  })

  test('another handler of unknown paths is warned of once', async () => {
    const app = httpErrors(new Hono(), quiet)
    for (let count = 0; count < 2; count++) app.notFound((c) => c.text('own', 404))
    expect(warn.mock.calls).toEqual([
      [
        'app.notFound() replaces the 404, 405 and OPTIONS responses of httpErrors(). Use options instead, such as `formatters`.',
      ],
    ])
    expect(await (await app.request('/')).text()).toBe('own')
    expect(await (await app.basePath('/api').request('/api')).text()).toBe('own')
  })

  test.each([
    ['/api', '/api/books', 1],
    ['/api', '/apiary', 0],
    ['/api/', '/api', 1],
    ['/books/api', '/api', 0],
    ['/', '/api', 1],
  ])('an app with the base %s and a route %s: %i warning', (base, path, count) => {
    const app = new Hono()
    // The route belongs to the app that the base path was made of.
    app.basePath(path).get('', (c) => c.text(''))
    const derived = app.basePath(base)
    httpErrors(derived, quiet)
    expect(warn).toHaveBeenCalledTimes(count)
  })
})

test.each([
  ['/api/books', '/api', true],
  ['/api', '/api', true],
  ['/api/', '/api', true],
  ['/api', '/api/', true],
  ['/apiary', '/api', false],
  ['/v1/api', '/api', false],
  ['/v1/api/', '/api/', false],
  ['/api', '/', true],
  ['/', '/api', false],
])('the path %s is below %s: %o', (path, base, expected) => {
  expect(isWithin(path, base)).toBe(expected)
})

describe('the response to an error after an upgrade', () => {
  test('it is the upgrade, as no other response can follow, and the error is reported', async () => {
    const upgrade = { status: 101, headers: new Headers(), arrayBuffer() {} } as unknown as Response
    const error = new Error('SECRET')
    const report = vi.fn<() => void>()
    const app = httpErrors(new Hono(), { report }).get('/', (c) => {
      c.res = upgrade
      throw error
    })
    expect(await app.request('/')).toBe(upgrade)
    expect(report.mock.calls.map(([each]: unknown[]) => each)).toEqual([error])
  })
})

describe('the option stack', () => {
  /** Whether a 4xx of a new copy of this package has stack frames. */
  async function hasFrames(make: (copy: typeof index) => unknown) {
    vi.resetModules()
    const copy = await import('../../src/index.ts')
    make(copy)
    return /\n\s+at /.test(String(new copy.NotFound().stack))
  }

  test.each([
    ['server-errors', false],
    ['always', true],
  ] as const)('a 4xx has stack frames with %s: %o', async (stack, expected) => {
    expect(await hasFrames((copy) => copy.httpErrors(new Hono(), { stack }))).toBe(expected)
    expect(await hasFrames((copy) => copy.httpErrorHandlers({ stack }))).toBe(expected)
  })

  test('a 4xx has none by default', async () => {
    expect(await hasFrames(() => {})).toBe(false)
    expect(httpErrorHandlers()).toEqual({
      onError: expect.any(Function),
      notFound: expect.any(Function),
      catchAll: expect.any(Function),
    })
  })
})
