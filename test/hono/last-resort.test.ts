/** Responses to what escapes Hono. */
import { Hono } from 'hono'
import { describe, expect, test, vi } from 'vitest'
import { httpErrors, NotFound, type HttpErrorsOptions, type Report } from '../../src/index.ts'
import { getOverHttp1, quietApp } from '../support/quiet-app.ts'

describe('the last resort', () => {
  const error = new NotFound()
  const failure = new TypeError('no Response')
  const throwing = (value: unknown) =>
    new Hono().get('/', () => {
      throw value
    })

  /** Calls an app where the first Responses that are made throw. */
  async function reportedBy(value: unknown, failures: number, options?: HttpErrorsOptions) {
    const report = vi.fn<Report>()
    const { Response: Real } = globalThis
    const fail = (): never => {
      throw failure
    }
    const fails = vi.fn<() => void>()
    for (let n = 0; n < failures; n++) fails.mockImplementationOnce(fail)
    vi.stubGlobal(
      'Response',
      class extends Real {
        constructor(...args: ConstructorParameters<typeof Real>) {
          fails()
          super(...args)
        }
      }
    )
    const response = await httpErrors(throwing(value), { report, ...options }).request('/')
    vi.unstubAllGlobals()
    return { status: response.status, reported: report.mock.calls.map(([each]) => each) }
  }

  // The first Response that is made only shows which fields the context has.
  test.each<[string, unknown, number]>([
    ['an Error', error, 2],
    ['a text', 'text', 1],
  ])(
    'the last resort reports %s that was thrown once, and why no response to it could be made',
    async (_, value, failures) => {
      expect(await reportedBy(value, failures)).toEqual({ status: 500, reported: [value, failure] })
    }
  )

  test('the same with a hook that returns a promise', async () => {
    const localize = () => Promise.resolve(undefined)
    expect(await reportedBy('text', 1, { localize })).toEqual({
      status: 500,
      reported: ['text', failure],
    })
  })

  test('the last resort leaves a 101 to other runtimes than Node', async () => {
    // No Response can be made with it here, but elsewhere it is how a WebSocket is accepted.
    const switching = { status: 101, arrayBuffer: () => {} }
    const app = quietApp().get('/', () => switching as unknown as Response)
    expect(await app.request('/')).toBe(switching)
    expect((await getOverHttp1(app, '/')).status).toBe(500)
  })
})
