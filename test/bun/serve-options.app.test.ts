/** What the app receives with the options of `serveOptions`, and what fails after it. */
import { describe, expect, test, vi } from 'vitest'
import { jsonFormatter, type Report } from '../../src/index.ts'
import { serveOptions } from '../../src/presets/bun.ts'
import { url, upload, wrapped } from './upload.ts'

describe('what the app receives', () => {
  type FetchOfApp = (request: Request, server?: unknown) => Promise<Response>
  const spy = () =>
    vi.fn<FetchOfApp>(async (request) => new Response(`${request.method} ${await request.text()}`))

  test.each([
    ['no content', new Request(url)],
    ['content of a known length', upload('ab')],
  ])('a request with %s is passed on as it is, and the server too', async (_, request) => {
    const fetch = spy()
    const server = { port: 3000 }
    await serveOptions({ fetch }).fetch(request, server)
    const [received] = fetch.mock.calls
    expect(received?.[0]).toBe(request)
    expect(received?.[1]).toBe(server)
  })

  test('a request of chunks is replaced by one with the same method, URL, fields and content', async () => {
    const fetch = spy()
    const request = upload(['a', 'b'], { 'X-Own': '1' })
    const response = await serveOptions({ fetch }).fetch(request)
    expect(await response.text()).toBe('POST ab')
    const received = fetch.mock.calls[0]?.[0]
    expect(received).not.toBe(request)
    expect([received?.url, received?.headers.get('x-own')]).toEqual([url, '1'])
  })

  test('the methods of the server get the request of Bun for the one that replaces it', async () => {
    const calls: unknown[] = []
    class Server {
      port = 3000
      #secret = 'private'
      upgrade(...args: unknown[]): string {
        calls.push(...args)
        return this.#secret
      }
    }
    const fetch = spy()
    const request = upload(['a'])
    await serveOptions({ fetch }).fetch(request, new Server())
    const [[received, server] = []] = fetch.mock.calls
    const passed = server as Server
    expect(passed.port).toBe(3000)
    expect(passed.upgrade(received, { data: 1 })).toBe('private')
    expect(passed.upgrade('/topic', 2)).toBe('private')
    expect(calls).toEqual([request, { data: 1 }, '/topic', 2])
    expect(calls[0]).toBe(request)
  })

  test.each([undefined, null, 'server', 7])('the server may be %o', async (server) => {
    const fetch = spy()
    await serveOptions({ fetch }).fetch(upload(['a']), server)
    expect(fetch.mock.calls[0]?.[1]).toBe(server)
  })
})

describe('the handler error', () => {
  test('it responds with a 500 without anything private, and reports what failed', async () => {
    const report = vi.fn<Report>()
    const failure = new Error('SECRET')
    const response = await serveOptions(wrapped(report)).error(failure)
    expect([response.status, await response.text()]).toEqual([
      500,
      expect.not.stringContaining('SECRET'),
    ])
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(report.mock.calls.map(([error]) => error)).toEqual([failure])
  })

  test('the option errors decides before the options of the app', async () => {
    const report = vi.fn<Report>()
    const ofApp = vi.fn<Report>()
    const formatters = [jsonFormatter(({ status }) => ({ code: status }))]
    const options = serveOptions(wrapped(ofApp), {
      maxRequestBodySize: 1,
      errors: { report, formatters },
    })
    expect(await (await options.error('thrown')).json()).toEqual({ code: 500 })
    expect(report.mock.calls.map(([error]) => error)).toEqual(['thrown'])
    expect(await (await options.fetch(upload('ab'))).json()).toEqual({ code: 413 })
    expect(ofApp).not.toHaveBeenCalled()
  })
})

test('an app that is not wrapped is guarded: what it throws becomes a problem', async () => {
  const report = vi.fn<Report>()
  const failure = new Error('The database is gone.')
  const fetch = () => Promise.reject(failure)
  const options = serveOptions({ fetch }, { errors: { report } })
  expect((await options.fetch(new Request(url))).status).toBe(500)
  expect(report.mock.calls.map(([error]) => error)).toEqual([failure])
})

test.each([undefined, null, {}, { fetch: 'x' }])('serveOptions refuses the app %o', (app) => {
  expect(() => serveOptions(app as { fetch: () => Response })).toThrow(
    /^Argument 1 of serveOptions\(\) must be a Hono app; received /
  )
})
