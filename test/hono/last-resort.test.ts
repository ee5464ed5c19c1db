/** Responses to what escapes Hono. */
import { Hono } from 'hono'
import { describe, expect, test, vi } from 'vitest'
import { httpErrors, NotFound, type Report } from '../../src/index.ts'
import { getOverHttp1, quietApp } from '../support/quiet-app.ts'

describe('the last resort', () => {
  test('the last resort reports what was thrown, and why no response to it could be made', async () => {
    const report = vi.fn<Report>()
    const error = new NotFound()
    const failure = new TypeError('no Response')
    const app = new Hono().get('/', () => {
      throw error
    })
    const { Response: Real } = globalThis
    // The first Response that is made only shows which fields the context has.
    const fail = (): never => {
      throw failure
    }
    const fails = vi.fn<() => void>().mockImplementationOnce(fail).mockImplementationOnce(fail)
    vi.stubGlobal(
      'Response',
      class extends Real {
        constructor(...args: ConstructorParameters<typeof Real>) {
          fails()
          super(...args)
        }
      }
    )
    const response = await httpErrors(app, { report }).request('/')
    vi.unstubAllGlobals()
    expect(response.status).toBe(500)
    const failures = report.mock.calls.map(([failure]) => failure)
    expect(failures).toEqual([error, failure])
  })

  test('the last resort leaves a 101 to other runtimes than Node', async () => {
    // No Response can be made with it here, but elsewhere it is how a WebSocket is accepted.
    const switching = { status: 101, arrayBuffer: () => {} }
    const app = quietApp().get('/', () => switching as unknown as Response)
    expect(await app.request('/')).toBe(switching)
    expect((await getOverHttp1(app, '/')).status).toBe(500)
  })
})
