/** The options `report: false` and `reportUnrouted`. */
import { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  Conflict,
  MethodNotAllowed,
  NotFound,
  NotImplemented,
  httpErrorHandlers,
  httpErrors,
  type HttpErrorsOptions,
  type Report,
} from '../../src/index.ts'
import { fails } from '../support/respond-to.ts'

const report = vi.fn<Report>()
const log = vi.spyOn(console, 'error')
beforeEach(() => {
  report.mockReset()
  log.mockReset().mockImplementation(() => {})
})
afterEach(() => log.mockReset())

function shop(options: HttpErrorsOptions): Hono {
  return httpErrors(new Hono(), options)
    .get('/books', (c) => c.text('books'))
    .get('/unknown', () => {
      throw new Error('secret')
    })
    .get('/conflict', () => {
      throw new Conflict()
    })
    .get('/missing', (c) => c.notFound())
}

describe('the option report: false', () => {
  test('Nothing is written to the console for a 500', async () => {
    const response = await shop({ report: false }).request('/unknown')
    expect(response.status).toBe(500)
    expect(log).not.toHaveBeenCalled()
  })

  test('Nothing is written to the console for a hook that throws', async () => {
    const app = shop({ report: false, instance: fails, extensions: fails, typeFor: fails })
    expect((await app.request('/conflict')).status).toBe(409)
    expect(log).not.toHaveBeenCalled()
  })

  test('a 500 is written to the console once without the option report', async () => {
    expect((await shop({}).request('/unknown')).status).toBe(500)
    expect(log).toHaveBeenCalledTimes(1)
  })

  test.each([true, null, 'no', 0])('httpErrors throws if report is %j', (value) => {
    expect(() => shop({ report: value as unknown as false })).toThrow(/'report' must be a function/)
  })
})

describe('the option reportUnrouted', () => {
  const reported = async (options: HttpErrorsOptions, path: string, method = 'GET') => {
    await shop({ report, ...options }).request(path, { method })
    return report.mock.calls.map(([error, c, { status, problem }]) => ({
      error,
      path: c?.req.path,
      status,
      title: problem.title,
    }))
  }

  test.each([
    ['GET', '/nowhere', 404, NotFound, 'Not Found'],
    ['DELETE', '/books', 405, MethodNotAllowed, 'Method Not Allowed'],
    ['BREW', '/books', 501, NotImplemented, 'Not Implemented'],
    ['GET', '/missing', 404, NotFound, 'Not Found'],
  ])('%s %s is reported once, as a %i', async (method, path, status, errorClass, title) => {
    expect(await reported({ reportUnrouted: true }, path, method)).toEqual([
      { error: expect.any(errorClass), path, status, title },
    ])
  })

  test.each([
    ['GET', '/nowhere'],
    ['DELETE', '/books'],
    ['BREW', '/books'],
  ])('%s %s is not reported by default', async (method, path) => {
    expect(await reported({}, path, method)).toEqual([])
  })

  test('An OPTIONS that is answered from the routes is not reported', async () => {
    expect(await reported({ reportUnrouted: true }, '/books', 'OPTIONS')).toEqual([])
  })

  test('A thrown error is reported once', async () => {
    expect(await reported({ reportUnrouted: true }, '/conflict')).toEqual([
      { error: expect.any(Conflict), path: '/conflict', status: 409, title: 'Conflict' },
    ])
  })

  test('A path without a route is reported in an app that is wired by hand', async () => {
    const app = new Hono()
    const { onError, notFound } = httpErrorHandlers({ app, report, reportUnrouted: true })
    await app.onError(onError).notFound(notFound).request('/nowhere')
    expect(report.mock.calls.map(([error]) => error)).toEqual([expect.any(NotFound)])
  })

  test('A sub-app reports its own paths by its own options', async () => {
    const api = httpErrors(new Hono(), { report, reportUnrouted: true })
    api.get('/books', (c) => c.text('books'))
    const app = httpErrors(new Hono(), { report: false }).route('/api', api)
    await app.request('/nowhere')
    expect(report).not.toHaveBeenCalled()
    await app.request('/api/nowhere')
    expect(report).toHaveBeenCalledTimes(1)
  })

  test('httpErrors throws if reportUnrouted is no boolean', () => {
    expect(() => shop({ reportUnrouted: 1 as unknown as boolean })).toThrow(
      /'reportUnrouted' must be a boolean/
    )
  })
})
