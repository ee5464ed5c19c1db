import { Hono } from 'hono'
import { requestId } from 'hono/request-id'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  httpErrors,
  instanceFromRequestId,
  instanceFromTraceparent,
  type HttpErrorsOptions,
} from '../../src/index.ts'

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})

afterEach(() => {
  vi.restoreAllMocks()
})

function warnings(): readonly string[] {
  return vi.mocked(console.warn).mock.calls.map(([message]) => String(message))
}

async function instanceOf(instance: HttpErrorsOptions['instance'], fields: Record<string, string>) {
  const app = httpErrors(new Hono(), instance ? { instance } : {}).use(requestId())
  const response = await app.request('/', { headers: fields })
  const problem: Record<string, unknown> = await response.json()
  return { instance: problem['instance'], id: response.headers.get('x-request-id') }
}

describe('instanceFromRequestId', () => {
  test('instanceFromRequestId returns a URN', async () => {
    const { instance, id } = await instanceOf(instanceFromRequestId(), {})
    expect(instance).toBe(`urn:uuid:${id}`)
    expect(warnings()).toEqual([])
  })

  test('instanceFromRequestId returns nothing if a client sent an id that is no UUID', async () => {
    const { instance, id } = await instanceOf(instanceFromRequestId(), { 'X-Request-Id': 'abc' })
    expect(id).toBe('abc')
    expect(instance).toBeUndefined()
  })

  test('instanceFromRequestId warns once if nothing sets a request id', async () => {
    const app = httpErrors(new Hono(), { instance: instanceFromRequestId() })
    app.get('/fine', (c) => c.text('fine'))
    await app.request('/fine')
    expect(warnings()).toEqual([])
    for (let count = 0; count < 3; count++) {
      expect(await (await app.request('/')).json()).not.toHaveProperty('instance')
    }
    expect(warnings()).toEqual([
      expect.stringMatching(
        /instanceFromRequestId\(\).* no requestId .*app\.use\(requestId\(\)\) of hono\/request-id before the routes/
      ),
    ])
  })

  test('instanceFromRequestId warns once for each call of the factory', async () => {
    for (const hook of [instanceFromRequestId(), instanceFromRequestId()]) {
      const app = httpErrors(new Hono(), { instance: hook })
      await app.request('/')
      await app.request('/')
    }
    expect(warnings()).toHaveLength(2)
  })

  test.each(['abc', 'secret-7', '', 7, {}])(
    'instanceFromRequestId warns once of the id %j, which is no UUID, and does not write the id',
    async (id) => {
      const app = httpErrors(new Hono<{ Variables: { requestId: unknown } }>(), {
        instance: instanceFromRequestId(),
      })
      app.use(async (c, next) => {
        c.set('requestId', id)
        await next()
      })
      for (let count = 0; count < 3; count++) {
        expect(await (await app.request('/')).json()).not.toHaveProperty('instance')
      }
      expect(warnings()).toEqual([expect.stringMatching(/instanceFromRequestId\(\).* no UUID/)])
      expect(warnings().join()).toContain(
        "instance: (c) => `/requests/${encodeURIComponent(c.get('requestId'))}`"
      )
      expect(warnings().join()).not.toMatch(/abc|secret-7/)
    }
  )

  test('instanceFromRequestId changes no response if the console throws', async () => {
    vi.mocked(console.warn).mockImplementation(() => {
      throw new Error('The console is broken.')
    })
    const app = httpErrors(new Hono(), { instance: instanceFromRequestId() })
    expect((await app.request('/')).status).toBe(404)
  })
})

describe('instanceFromTraceparent', () => {
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'

  test('instanceFromTraceparent returns the trace id after a prefix', async () => {
    expect((await instanceOf(instanceFromTraceparent(), { traceparent })).instance).toBe(
      '/traces/4bf92f3577b34da6a3ce929d0e0e4736'
    )
    expect(
      (await instanceOf(instanceFromTraceparent('https://t.example/'), { traceparent })).instance
    ).toBe('https://t.example/4bf92f3577b34da6a3ce929d0e0e4736')
  })

  test.each(['', 'x', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`])(
    'instanceFromTraceparent returns nothing for the field %j',
    async (wrong) => {
      expect(
        (await instanceOf(instanceFromTraceparent(), { traceparent: wrong })).instance
      ).toBeUndefined()
    }
  )
})
