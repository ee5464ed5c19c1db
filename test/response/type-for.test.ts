/** The option `typeFor`: the problem type of errors that have none (RFC 9457 §3.1.1). */
import { Hono } from 'hono'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import {
  Conflict,
  httpErrors,
  NotFound,
  problemJsonFormatter,
  problemXmlFormatter,
  type HttpErrorsOptions,
  type Report,
} from '../../src/index.ts'

const report = vi.fn<Report>()
beforeEach(() => report.mockReset())

function shop(typeFor: unknown, options: HttpErrorsOptions = {}): Hono {
  return httpErrors(new Hono(), {
    formatters: [problemJsonFormatter()],
    report,
    typeFor: typeFor as string,
    ...options,
  })
    .get('/conflict', () => {
      throw new Conflict()
    })
    .get('/own', () => {
      throw new Conflict({ type: 'https://example.org/own' })
    })
    .get('/unknown', () => {
      throw new Error('secret')
    })
    .get('/kept', (c) => {
      throw c.json({ kept: true }, 409)
    })
}

async function typeOf(app: Hono, path: string, init?: RequestInit): Promise<unknown> {
  const body = (await (await app.request(path, init)).json()) as { readonly type: unknown }
  return body.type
}

describe('the option typeFor with a text', () => {
  test('the prefix in the option typeFor is followed by the status code', async () => {
    const app = shop('https://example.org/problems/')
    expect(await typeOf(app, '/conflict')).toBe('https://example.org/problems/409')
    expect(await typeOf(app, '/unknown')).toBe('https://example.org/problems/500')
    expect(await typeOf(app, '/nowhere')).toBe('https://example.org/problems/404')
    expect(await typeOf(app, '/conflict', { method: 'POST' })).toBe(
      'https://example.org/problems/405'
    )
  })

  test('The type of an error has priority over the option', async () => {
    expect(await typeOf(shop('/problems#'), '/own')).toBe('https://example.org/own')
    expect(await typeOf(shop('/problems#'), '/conflict')).toBe('/problems#409')
  })

  test('the type that the option typeFor sets is in problem+xml too', async () => {
    const app = shop('urn:problem:', { formatters: [problemXmlFormatter()] })
    expect(await (await app.request('/conflict')).text()).toContain('<type>urn:problem:409</type>')
  })

  test('A map of formatters finds the type that the option has set', async () => {
    const own = { type: 'text/x-own', format: () => 'own' }
    const app = shop('urn:problem:', { formatters: { 'urn:problem:409': own } })
    const response = await app.request('/conflict', { headers: { Accept: 'text/x-own' } })
    expect(await response.text()).toBe('own')
  })

  test('A thrown Response is sent with its own content', async () => {
    expect(await (await shop('urn:problem:').request('/kept')).json()).toEqual({ kept: true })
  })
})

describe('the option typeFor with a function', () => {
  test('the function in the option typeFor receives the status code', async () => {
    const typeFor = vi.fn<(status: number) => string | undefined>((status) =>
      status === 409 ? '/problems/conflict' : undefined
    )
    expect(await typeOf(shop(typeFor), '/conflict')).toBe('/problems/conflict')
    expect(await typeOf(shop(typeFor), '/nowhere')).toBe('about:blank')
    expect(typeFor.mock.calls).toEqual([[409], [404]])
    expect(report).toHaveBeenCalledTimes(1)
  })

  const failure = new Error('hook')
  test.each<readonly [string, () => unknown, unknown]>([
    ['throws', () => fails(failure), failure],
    ['rejects', () => Promise.reject(failure), expect.any(TypeError)],
    ['returns a promise', () => Promise.resolve('urn:x'), expect.any(TypeError)],
    ['returns a text with a space', () => 'two words', expect.any(TypeError)],
    ['returns a line break', () => 'urn:x\r\nSet-Cookie: a=b', expect.any(TypeError)],
    ['returns null', () => null, expect.any(TypeError)],
    ['returns a number', () => 7, expect.any(TypeError)],
    ['returns an object', () => ({ toString: () => 'urn:x' }), expect.any(TypeError)],
  ])(
    'An error has the type about:blank if the function %s, which is reported once',
    async (_how, typeFor, reported) => {
      const app = shop(typeFor)
      const response = await app.request('/conflict')
      expect(response.status).toBe(409)
      expect(await response.json()).toMatchObject({ type: 'about:blank', status: 409 })
      expect(report.mock.calls.map(([error]) => error)).toEqual([expect.any(Conflict), reported])
    }
  )

  test('The title remains the phrase of the status', async () => {
    const body = await (await shop('urn:problem:').request('/conflict')).json()
    expect(body).toMatchObject({ type: 'urn:problem:409', title: 'Conflict' })
  })
})

test.each([
  ['a space', 'two words', /'typeFor' must be a function or a URI reference in ASCII; received "/],
  [
    'a letter beyond ASCII',
    'urn:ü',
    /'typeFor' must be a function or a URI reference in ASCII; received "/,
  ],
  ['a number', 7, /'typeFor' must be a function or a URI reference in ASCII; received 7/],
  ['null', null, /'typeFor' must be a function or a URI reference in ASCII; received null/],
])('httpErrors throws if typeFor is %s', (_what, typeFor, message) => {
  expect(() => shop(typeFor)).toThrow(message)
})

test('A frozen error keeps its type about:blank while its problem has the type of the option', async () => {
  const error = Object.freeze(new NotFound())
  const app = shop('urn:problem:').get('/frozen', () => {
    throw error
  })
  expect(await typeOf(app, '/frozen')).toBe('urn:problem:404')
  expect(error.type).toBeUndefined()
})

function fails(failure: Error): never {
  throw failure
}
