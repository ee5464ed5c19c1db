/** A `fetch` that neither throws nor rejects, whatever the app returns, throws, or is called with. */
import { describe, expect, test, vi } from 'vitest'
import { wrapFetch } from '../../src/hono/last-resort.ts'
import { NotFound } from '../../src/index.ts'
import { full } from '../../src/presets/full.ts'
import type { Report } from '../../src/response/report.ts'
import { readOptions } from '../../src/response/settings.ts'

const node = { incoming: { httpVersion: '1.1', headers: {} } }
const bytes = (value: object) => ({ arrayBuffer() {}, ...value })

/** What the wrapped `fetch` returns, and what is reported. */
async function answerOf(app: () => unknown, request = new Request('http://a/'), env?: unknown) {
  const report = vi.fn<Report>()
  const response = await wrapFetch(app, readOptions(full, { report }))(request, env)
  return { response, reported: report.mock.calls.map(([error]) => error) }
}

describe('what the app returns', () => {
  test.each<[string, unknown, unknown]>([
    ['a Response', new Response('x'), undefined],
    ['a Response on Node', new Response('x'), node],
    ['a Response of 200 of another class', bytes({ status: 200 }), node],
    ['a Response of 101 of another runtime', bytes({ status: 101 }), undefined],
  ])('%s is returned as it is', async (_, returned, env) => {
    for (const app of [() => returned, async () => returned]) {
      const { response, reported } = await answerOf(app, undefined, env)
      expect(response).toBe(returned)
      expect(reported).toEqual([])
    }
  })

  test.each<[string, unknown, unknown, string]>([
    ['nothing', undefined, undefined, 'no Response'],
    ['null', null, undefined, 'no Response'],
    ['a text', 'text', undefined, 'no Response'],
    ['an object', { status: 200 }, undefined, 'no Response'],
    ['a Response without a status', bytes({}), undefined, 'no Response'],
    ['a status that is a text', bytes({ status: '200' }), undefined, 'no Response'],
    ['a Response of 101 on Node', bytes({ status: 101 }), node, 'a Response of status 101'],
    ['a Response of 199 on Node', bytes({ status: 199 }), node, 'a Response of status 199'],
  ])('%s becomes a 500, and the report says what it was', async (_, returned, env, what) => {
    const { response, reported } = await answerOf(() => returned, undefined, env)
    expect(response.status).toBe(500)
    expect(reported).toEqual([new TypeError(`The app returned ${what}.`)])
  })

  test('a Proxy of a Response whose traps throw becomes a 500', async () => {
    const fail = (): never => {
      throw new Error('trap')
    }
    const proxy = new Proxy(new Response('x'), { get: fail, getPrototypeOf: fail, has: fail })
    expect((await answerOf(() => proxy)).response.status).toBe(500)
  })
})

describe('what the app throws', () => {
  const error = new NotFound('No book has that id.')
  const throws = () => {
    throw error
  }

  test.each<[string, () => unknown]>([
    ['is thrown', throws],
    ['is a rejection', async () => throws()],
  ])('an error that %s becomes its response, and is reported', async (_, app) => {
    const { response, reported } = await answerOf(app)
    expect([response.status, await response.json()]).toMatchObject([404, { status: 404 }])
    expect(response.headers.has('content-length')).toBe(false)
    expect(reported).toEqual([error])
  })

  test('the response to HEAD has the length of that to GET, and no content', async () => {
    const { response } = await answerOf(throws, new Request('http://a/', { method: 'HEAD' }))
    const { response: ofGet } = await answerOf(throws)
    const { byteLength } = await ofGet.arrayBuffer()
    expect(response.headers.get('content-length')).toBe(String(byteLength))
    expect([response.status, response.body]).toEqual([404, null])
    expect(response.headers.get('content-type')).toBe(ofGet.headers.get('content-type'))
  })

  test.each([undefined, null, {}, 'http://a/', { url: '/', method: 7 }])(
    'the response is made for the request %o, too',
    async (request) => {
      const { response, reported } = await answerOf(throws, request as unknown as Request)
      expect(response.status).toBe(404)
      expect(reported).toEqual([error])
    }
  )

  test('a 500 without hooks and formatters is sent where no response to it can be made', async () => {
    const { Response: Real } = globalThis
    const failure = new TypeError('no Response')
    let count = 0
    vi.stubGlobal(
      'Response',
      class extends Real {
        constructor(...args: ConstructorParameters<typeof Real>) {
          if (count++ === 0) throw failure
          super(...args)
        }
      }
    )
    const { response, reported } = await answerOf(throws)
    vi.unstubAllGlobals()
    expect([response.status, Object.fromEntries(response.headers)]).toEqual([
      500,
      {
        'cache-control': 'no-store',
        'content-type': 'application/problem+json',
        'x-content-type-options': 'nosniff',
      },
    ])
    expect(await response.json()).toMatchObject({ status: 500, title: 'Internal Server Error' })
    expect(reported).toContain(error)
    expect(reported.at(-1)).toBe(failure)
  })
})
