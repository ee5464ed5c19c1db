/** Thrown values that are promises, or contain some. */
import { Hono } from 'hono'
import { describe, expect, test, vi } from 'vitest'
import { httpErrors, NotFound, type HttpErrorsOptions, fromUpstream } from '../../src/index.ts'
import { getOverHttp1, quietApp } from '../support/quiet-app.ts'

test('a thrown Promise that rejects becomes a 500 without an unhandled rejection', async () => {
  const unhandled = vi.fn<() => void>()
  process.on('unhandledRejection', unhandled)
  const app = quietApp().get('/', () => {
    throw Promise.reject(new Error('inner'))
  })
  expect((await getOverHttp1(app, '/')).status).toBe(500)
  await new Promise(setImmediate)
  process.off('unhandledRejection', unhandled)
  expect(unhandled).not.toHaveBeenCalled()
})

describe('a promise that rejects inside of a thrown value', () => {
  const rejects = () => Promise.reject(new Error('rejected'))
  const exception = { status: 403, getResponse: rejects }

  test.each<[string, unknown, number, HttpErrorsOptions]>([
    ['a getResponse', exception, 403, {}],
    ['a getResponse that is to be sent', exception, 403, { keepResponse: () => true }],
    ['a toJSON', new NotFound({ extensions: { book: { toJSON: rejects } } }), 404, {}],
    [
      'the headers of an upstream',
      Object.assign(new Error('busy'), {
        name: 'HTTPError',
        response: { status: 503, headers: { get: rejects }, url: 'https://upstream.example/' },
        request: {},
        options: {},
      }),
      503,
      { recognizers: [fromUpstream()] },
    ],
  ])(
    'a rejection by %s of a thrown value does not end the process',
    async (_, thrown, status, options) => {
      const unhandled = vi.fn<(reason: unknown) => void>()
      process.on('unhandledRejection', unhandled)
      const app = httpErrors(new Hono(), { report: () => {}, ...options }).get('/', () => {
        throw thrown as Error
      })
      const response = await app.request('/')
      await new Promise((resolve) => setImmediate(resolve))
      process.off('unhandledRejection', unhandled)
      expect([response.status, unhandled.mock.calls]).toEqual([status, []])
    }
  )
})
