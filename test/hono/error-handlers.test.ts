/** Errors that Hono does not pass to onError, and the handlers for apps that are not wrapped. */
import { Hono } from 'hono'
import { requestId } from 'hono/request-id'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { httpErrorHandlers, httpErrors, type Report } from '../../src/index.ts'
import { respondTo, silent } from './thrower.ts'

afterEach(() => {
  vi.restoreAllMocks()
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
    [null, 'The options of httpErrors() must be an object; received null.'],
    [{ app: null }, "Option 'app' must be a Hono app; received null."],
    [{ app: {} }, "Option 'app' must be a Hono app; received an object."],
  ])('httpErrorHandlers refuses the options %j and names the option', (options, message) => {
    expect(() => httpErrorHandlers(options as never)).toThrow(new TypeError(message))
  })
})
