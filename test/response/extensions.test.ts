/** The option `extensions`: members that every problem gets. */
import { Hono } from 'hono'
import { requestId, type RequestIdVariables } from 'hono/request-id'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { exchangeHttp1, exchangeRaw } from '../../src/conformance/clients/raw-client.ts'
import {
  BadRequest,
  httpErrors,
  NotFound,
  UnprocessableContent,
  type ExtensionsHook,
  type HttpErrorsOptions,
  type Report,
} from '../../src/index.ts'
import { createAdaptorServer } from '../../src/presets/node.ts'
import { started } from '../support/server.ts'
import { fails } from '../support/respond-to.ts'

const report = vi.fn<Report>()
beforeEach(() => report.mockReset())

function shop(extensions: unknown, options: HttpErrorsOptions = {}): Hono {
  return httpErrors(new Hono(), {
    report,
    extensions: extensions as ExtensionsHook,
    ...options,
  })
    .get('/own', () => {
      throw new NotFound({ extensions: { region: 'own', bookId: 7 } })
    })
    .get('/invalid', () => {
      throw new UnprocessableContent({ extensions: { errors: [{ detail: 'too long' }] } })
    })
    .get('/unknown', () => {
      throw 'text'
    })
}

async function problemOf(app: Hono, path: string): Promise<Record<string, unknown>> {
  const response = await app.request(path)
  return (await response.json()) as Record<string, unknown>
}

describe('the option extensions', () => {
  test('the members that the option extensions returns are in the problem of every error', async () => {
    const app = shop(() => ({ region: 'eu' }))
    expect(await problemOf(app, '/unknown')).toMatchObject({ status: 500, region: 'eu' })
    expect(await problemOf(app, '/nowhere')).toMatchObject({ status: 404, region: 'eu' })
    expect(await problemOf(app, '/invalid')).toMatchObject({
      status: 422,
      region: 'eu',
      errors: [{ detail: 'too long' }],
    })
  })

  test('the members of an error have priority over those of the option extensions', async () => {
    const app = shop(() => ({ region: 'eu', shelf: 3 }))
    expect(await problemOf(app, '/own')).toMatchObject({ region: 'own', bookId: 7, shelf: 3 })
  })

  test('the option extensions receives the context and the error', async () => {
    const hook = vi.fn<ExtensionsHook>(() => undefined)
    await shop(hook).request('/own')
    const [c, error] = hook.mock.calls[0] ?? []
    expect(c?.req.path).toBe('/own')
    expect(error).toBeInstanceOf(NotFound)
    expect(hook).toHaveBeenCalledTimes(1)
  })

  test('the option extensions can read what a middleware has set', async () => {
    const app = httpErrors(new Hono<{ Variables: RequestIdVariables }>(), {
      report,
      extensions: (c) => ({ requestId: c?.get('requestId') }),
    }).use(requestId())
    const response = await app.request('/nowhere', { headers: { 'X-Request-Id': 'abc' } })
    expect(await response.json()).toMatchObject({ requestId: 'abc' })
  })

  test.each([
    ['application/problem+json', '"region":"eu"'],
    ['application/json', '"region":"eu"'],
    ['application/problem+xml', '<region>eu</region>'],
    ['application/xml', '<region>eu</region>'],
    ['text/plain', 'eu'],
    ['text/html', 'eu'],
  ])('the members that the option extensions returns are in %s', async (type, text) => {
    const response = await shop(() => ({ region: 'eu' })).request('/own-none', {
      headers: { Accept: type },
    })
    expect(response.headers.get('content-type')).toContain(type)
    expect(await response.text()).toContain(text)
  })

  test.each(['type', 'title', 'status', 'detail', 'instance', 'condition'])(
    'a member of the option extensions cannot replace the reserved name %s',
    async (name) => {
      const plain = await problemOf(
        shop(() => ({})),
        '/nowhere'
      )
      expect(
        await problemOf(
          shop(() => ({ [name]: 'x' })),
          '/nowhere'
        )
      ).toEqual(plain)
    }
  )

  test('a request that never reaches Hono gets the members of the option extensions, without a context', async () => {
    const hook = vi.fn<ExtensionsHook>((c) => ({ region: c === undefined ? 'edge' : 'eu' }))
    const server = await started(createAdaptorServer({ fetch: shop(hook).fetch }))
    try {
      const refused = await exchangeRaw(server.port, 'GET / HTTP/1.1\r\n\r\n')
      expect(refused.status).toBe(400)
      expect(JSON.parse(String(refused.body))).toMatchObject({ status: 400, region: 'edge' })
      const request = { version: '1.1', method: 'GET', target: '/nowhere' } as const
      const routed = await exchangeHttp1(server.port, request)
      expect(JSON.parse(String(routed.body))).toMatchObject({ status: 404, region: 'eu' })
    } finally {
      await server.close()
    }
  })
})

describe('the option extensions with a hook that fails', () => {
  test.each<readonly [string, () => unknown, unknown]>([
    ['throws', fails, new Error('hook')],
    ['rejects', () => Promise.reject(new Error('hook')), expect.any(TypeError)],
    ['returns a promise', () => Promise.resolve({ region: 'eu' }), expect.any(TypeError)],
    ['returns a text', () => 'eu', expect.any(TypeError)],
    ['returns null', () => null, expect.any(TypeError)],
    ['returns an array', () => ['eu'], expect.any(TypeError)],
    ['returns a revoked Proxy', revokedProxy, expect.any(TypeError)],
    ['returns a Proxy that throws', () => new Proxy({}, { ownKeys: fails }), new Error('hook')],
  ])(
    'an error keeps its status and members if the option extensions %s, which is reported once',
    async (_how, hook, reported) => {
      const app = shop(hook)
      const response = await app.request('/own')
      expect(response.status).toBe(404)
      expect(await response.json()).toMatchObject({ status: 404, region: 'own', bookId: 7 })
      expect(report.mock.calls.map(([error]) => error)).toEqual([expect.any(NotFound), reported])
    }
  )

  test('a member of the option extensions that cannot be read or written in JSON is left out', async () => {
    const cyclic: Record<string, unknown> = { name: 'cyclic' }
    cyclic['self'] = cyclic
    const app = shop(() => ({
      get broken() {
        return fails()
      },
      late: Promise.reject(new Error('late')).catch(() => {}),
      count: 7n,
      day: new Date(0),
      call: () => {},
      cyclic,
      ['__proto__']: { polluted: true },
    }))
    const problem = await problemOf(app, '/nowhere')
    expect(problem).toMatchObject({
      count: '7',
      day: '1970-01-01T00:00:00.000Z',
      cyclic: { name: 'cyclic' },
    })
    expect(Object.keys(problem)).not.toContain('broken')
    expect(Object.keys(problem)).not.toContain('call')
    expect(problem['polluted']).toBeUndefined()
    expect(report).not.toHaveBeenCalled()
  })

  test('an option extensions that changes the error does not change its status', async () => {
    const app = shop((_c: unknown, error: object) => {
      Reflect.set(error, 'status', 200)
      return undefined
    }).get('/bad', () => {
      throw new BadRequest('No date.')
    })
    const response = await app.request('/bad')
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ status: 400, detail: 'No date.' })
  })
})

test('httpErrors throws if extensions is no function', () => {
  expect(() => shop({ region: 'eu' })).toThrow(/'extensions' must be a function/)
})

function revokedProxy(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}
