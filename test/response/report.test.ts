/** The option `report`: when it is called, and with what. */
import { Hono } from 'hono'
import { describe, expect, test, vi } from 'vitest'
import {
  Conflict,
  httpErrors,
  NotFound,
  type Report,
  problemJsonFormatter,
} from '../../src/index.ts'
import { quietApp } from '../support/quiet-app.ts'
import { fails, respondTo } from '../support/respond-to.ts'

describe('the option report', () => {
  test('a report is called with the 500 of a middleware after the 404 of its handler, and with both', async () => {
    const report = vi.fn<Report>()
    const bug = new Error('outer')
    const app = quietApp({ report }).get(
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
    expect(report.mock.calls.map(([error]) => error)).toEqual([new NotFound('inner'), bug])
  })

  test('a report is called with the first of several 4xx, and with none after a 5xx', async () => {
    const errors = [
      new NotFound('inner'),
      new Conflict('next'),
      new Error('bug'),
      new Error('last'),
    ]
    const report = vi.fn<Report>()
    const app = quietApp({ report })
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

  test('a report that returns a promise is passed to waitUntil of the execution context', async () => {
    const waited: unknown[] = []
    const done = { isReported: false }
    const app = quietApp({
      report: async () => {
        await Promise.resolve()
        done.isReported = true
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
    expect(done.isReported).toBe(true)
    expect(logged.mock.calls).toEqual([
      ['Not reported: GET / 404:', new NotFound()],
      ['The report failed:', new Error('report')],
    ])
    logged.mockRestore()
  })

  test('the default report writes the failure of a hook to the console although the error is a 404', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const broken = () => {
      throw new Error('hook')
    }
    await quietApp({ formatters: [{ type: 'a/b', format: broken }] })
      .get('/', () => {
        throw new NotFound()
      })
      .request('/')
    expect(logged.mock.calls).toEqual([['GET / 404, while responding:', new Error('hook')]])
    vi.restoreAllMocks()
  })
})

test('a report gets the problem and status of the response, and whether the error is a failure', async () => {
  const report = vi.fn<Report>()
  const error = new NotFound('No book has that id.')
  await respondTo(error, { report, instance: fails })
  const problem = expect.objectContaining({ status: 404, detail: 'No book has that id.' })
  expect(report.mock.calls.map(([each, , info]) => [each, info])).toEqual([
    [error, { problem, status: 404, method: 'GET', path: '/' }],
    [new Error('hook'), { problem, status: 404, method: 'GET', path: '/', isFailure: true }],
  ])
})

test('a report that sets c.res does not replace the error response', async () => {
  const report: Report = (_error, c) => {
    if (c) c.res = new Response('from the report', { status: 200 })
  }
  const app = httpErrors(new Hono(), { formatters: [problemJsonFormatter()], report })
  app.use(() => {
    throw new NotFound('No book has that id.')
  })
  app.get('/', (c) => c.text('found'))
  const response = await app.request('/')
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ detail: 'No book has that id.' })
})

test('a report may return any thenable, and its rejection is written to the console', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  const error = new NotFound()
  const failure = new Error('The log is full.')
  // As queries are, which run when somebody waits for them.
  const report = () => ({
    then: (_: unknown, rejected: (reason: unknown) => void) => rejected(failure),
  })
  const app = httpErrors(new Hono(), { report: report as unknown as Report }).get('/', () => {
    throw error
  })
  expect((await app.request('/')).status).toBe(404)
  await new Promise((resolve) => setImmediate(resolve))
  expect(logged.mock.calls).toEqual([
    ['Not reported: GET / 404:', error],
    ['The report failed:', failure],
  ])
  logged.mockRestore()
})
