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

  test.each([
    ['abc', '/requests/abc'],
    ['2026-11-26_7', '/requests/2026-11-26_7'],
  ])(
    'An id %j that a client sent, and that is no UUID, is the end of the instance',
    async (sent, expected) => {
      const { instance, id } = await instanceOf(instanceFromRequestId(), { 'X-Request-Id': sent })
      expect(id).toBe(sent)
      expect(instance).toBe(expected)
      expect(warnings()).toEqual([])
    }
  )

  test.each([
    [
      '01J8Z3/../admin?x=1#y',
      'https://logs.example.org/?id=',
      'https://logs.example.org/?id=01J8Z3%2F..%2Fadmin%3Fx%3D1%23y',
    ],
    ['"><script>', 'urn:example:', 'urn:example:%22%3E%3Cscript%3E'],
    ['...', undefined, '/requests/...'],
    ['x'.repeat(255), undefined, `/requests/${'x'.repeat(255)}`],
  ])('The id %j with the prefix %j is the instance %j', async (id, prefix, expected) => {
    const app = httpErrors(new Hono<{ Variables: { requestId: string } }>(), {
      instance: instanceFromRequestId(prefix),
    })
    app.use((c, next) => (c.set('requestId', id), next()))
    expect(await (await app.request('/')).json()).toHaveProperty('instance', expected)
  })

  test.each(['a b', 'a\nb', 'ä', '', '\ud800'])('The prefix %j is refused', (prefix) => {
    const call = (): unknown => instanceFromRequestId(prefix)
    if (prefix === '') expect(call).not.toThrow()
    else expect(call).toThrow(TypeError)
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

  test.each(['secret 7', 'secret\r\n7', 'sécret', '', '.', '..', 'x'.repeat(256), '\ud800', 7, {}])(
    'instanceFromRequestId warns once of the id %j, which is not usable, and does not write the id',
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
      expect(warnings()).toEqual([
        expect.stringMatching(
          /instanceFromRequestId\(\).* not 1 to 255 characters of visible ASCII/
        ),
      ])
      expect(warnings().join()).not.toMatch(/secret.{0,2}7|sécret|xxx/)
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

  test.each(['a b', 'a\nb', 'ä', '\ud800'])('The prefix %j is refused at start', (prefix) => {
    expect(() => instanceFromTraceparent(prefix)).toThrow(
      expect.objectContaining({
        name: 'TypeError',
        message: expect.stringMatching(/^Argument 1 of instanceFromTraceparent\(\) must be a URI/),
      })
    )
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
