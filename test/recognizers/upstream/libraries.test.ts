/** By which properties the errors of each HTTP client are known, and what is read of them. */
import { describe, expect, test } from 'vitest'
import { fromUpstream } from '../../../src/recognizers/upstream.ts'
import { isOwnFault, libraryOf } from '../../../src/recognizers/upstream/libraries.ts'

const noop = (): void => {}
/** What the client of this package marks received errors with. */
const mark = Symbol.for('hono-http-errors.received')
/** For each library, the properties of an error of it for the status 429 with a Retry-After. */
const headers = { 'retry-after': '7' }
const shapes: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  got: {
    code: 'ERR_NON_2XX_3XX_RESPONSE',
    options: 1,
    timings: 1,
    request: 1,
    response: { statusCode: 429, headers },
  },
  'hono/client': { name: 'DetailedError', detail: {}, statusCode: 429 },
  ky: { name: 'HTTPError', response: { status: 429, headers }, request: 1, options: 1 },
  ofetch: {
    name: 'FetchError',
    request: 1,
    options: 1,
    statusCode: 429,
    statusMessage: 'x',
    response: { status: 429, headers },
  },
  axios: { isAxiosError: true, toJSON: noop, response: { status: 429, headers } },
  undici: { code: 'UND_ERR_RESPONSE', statusCode: 429, headers },
  'openai and @anthropic-ai/sdk': { status: 429, headers, requestID: 'x', error: {} },
  stripe: { type: 'x', raw: 1, rawType: 1, requestId: 1, statusCode: 429, headers },
  '@octokit/request': {
    name: 'HttpError',
    status: 429,
    request: { method: 'GET', url: 'https://example.org/', headers: {} },
    response: { status: 429, headers },
  },
}
/** Properties without which the error is still one of the library. */
const optional: Readonly<Record<string, readonly string[]>> = {
  ofetch: ['response'],
  axios: ['response'],
  undici: ['statusCode', 'headers'],
  '@octokit/request': ['response'],
  stripe: ['headers'],
}

const errorOf = (members: object, cause?: unknown): Error =>
  Object.assign(new Error('x', cause === undefined ? {} : { cause }), members)
const without = (members: object, name: string): object =>
  Object.fromEntries(Object.entries(members).filter(([key]) => key !== name))

describe.each(Object.entries(shapes))('an error of %s', (name, shape) => {
  test('is known by its properties, and its status and Retry-After are read', () => {
    expect(libraryOf(errorOf(shape))?.name).toBe(name)
    const error = fromUpstream()(errorOf(shape))
    expect(error?.status).toBe(503)
    expect(error?.headers['retry-after']).toBe(name === 'hono/client' ? undefined : '7')
  })

  test.each(Object.keys(shape))('is not known without its %s, if that is needed', (member) => {
    const found = libraryOf(errorOf(without(shape, member)))?.name
    expect(found).toBe(optional[name]?.includes(member) ? name : undefined)
  })

  test('is a 504 where the timeout of a signal is its underlying error', () => {
    const link = name === 'stripe' ? 'detail' : 'cause'
    const members = { ...shape, response: undefined, statusCode: undefined }
    if (name.startsWith('openai')) Object.assign(members, { status: undefined })
    if (name === 'stripe') Object.assign(members, { type: 'StripeConnectionError' })
    const timeout = new DOMException('x', 'TimeoutError')
    expect(fromUpstream()(errorOf({ ...members, [link]: timeout }))?.status).toBe(504)
    expect(fromUpstream()(errorOf({ ...members, other: timeout }))?.status).toBe(502)
  })

  test('has its underlying error in a property', () => {
    const link = name === 'stripe' ? 'detail' : 'cause'
    const members = { ...shape, response: undefined, statusCode: undefined, status: undefined }
    if (name === '@octokit/request') members.status = 500 as never
    if (name === 'stripe') Object.assign(members, { type: 'StripeConnectionError' })
    const error = errorOf({ ...members, [link]: errorOf({ code: 'ENOSPC' }) })
    expect(fromUpstream()(error)?.status).toBe(507)
  })
})

describe('libraryOf()', () => {
  test('an error that the client of this package received is one of it, whatever else it has', () => {
    const received: Error & { [mark]?: boolean } = errorOf({
      ...shapes['ky'],
      status: 503,
      problem: { status: 503 },
    })
    expect(libraryOf(received)?.name).toBe('ky')
    received[mark] = true
    expect(libraryOf(received)?.name).toBe('hono-http-errors/client')
    const bare = errorOf({ [mark]: true })
    expect(libraryOf(bare)).toBeUndefined()
    const withFields = Object.assign(received, { response: { headers: { 'retry-after': '9' } } })
    expect(fromUpstream()(withFields)?.headers['retry-after']).toBe('9')
  })

  test.each([
    [{ url: 'u', method: 'GET' }, 'ky'],
    [{ url: 'u' }, undefined],
    [{ method: 'GET' }, undefined],
    [{ url: new URL('https://example.org'), method: 'GET' }, undefined],
  ])('a TimeoutError with the request %o is one of %s', (request, name) => {
    const error = errorOf({ name: 'TimeoutError', request })
    expect(libraryOf(error)?.name).toBe(name)
    expect(fromUpstream()(error)?.status).toBe(name && 504)
    expect(libraryOf(errorOf({ name: 'Error', request }))).toBeUndefined()
  })

  test.each([
    ['axios', { isAxiosError: 'true' }],
    ['axios', { toJSON: 'text' }],
    ['undici', { code: 'UND_ERR_OTHER' }],
    ['@octokit/request', { status: '429' }],
    ['@octokit/request', { request: { url: 'u', headers: {} } }],
    ['@octokit/request', { request: { method: 'GET', headers: {} } }],
    ['@octokit/request', { request: { method: 'GET', url: 'u' } }],
    ['@octokit/request', { request: null }],
  ])('an error like that of %s with %o is of no library', (name, members) => {
    expect(libraryOf(errorOf({ ...shapes[name], ...members }))).toBeUndefined()
  })

  test('the error of the retries of undici is one of undici', () => {
    expect(libraryOf(errorOf({ code: 'UND_ERR_REQ_RETRY' }))?.name).toBe('undici')
  })
})

describe('isOwnFault()', () => {
  const rows: readonly (readonly [string, object, boolean])[] = [
    ['got', { code: 'ERR_UNSUPPORTED_PROTOCOL' }, true],
    ['got', { code: 'ERR_INVALID_URL' }, true],
    ['got', { code: 'ERR_ABORTED' }, true],
    ['got', { code: 'ERR_ASSERTION' }, true],
    ['got', { code: 'ERR_GOT_REQUEST_ERROR' }, true],
    ['got', { code: 'ERR_BODY_PARSE_FAILURE' }, true],
    ['got', { code: 'X_ERR_GOT_' }, false],
    ['got', { code: 'ERR_NON_2XX_3XX_RESPONSE' }, false],
    ['got', { code: { toString: () => 'ERR_ABORTED' } }, false],
    ['axios', { response: undefined, code: 'ERR_BAD_OPTION' }, true],
    ['axios', { response: undefined, code: 'ERR_BAD_RESPONSE' }, false],
    ['axios', { response: undefined, code: 'ERR_NETWORK' }, false],
    ['axios', { response: undefined, code: 'ERR_FR_TOO_MANY_REDIRECTS' }, false],
    ['axios', { response: undefined, code: 'ECONNRESET' }, false],
    ['axios', { response: undefined, code: undefined }, false],
    ['axios', { code: 'ERR_BAD_OPTION' }, false],
    ['openai and @anthropic-ai/sdk', { status: undefined, message: 'Request was aborted.' }, true],
    ['openai and @anthropic-ai/sdk', { message: 'Request was aborted.' }, false],
    ['openai and @anthropic-ai/sdk', { status: undefined, message: 'Other.' }, false],
    ['openai and @anthropic-ai/sdk', { status: undefined, name: 'APIUserAbortError' }, true],
    ['stripe', { statusCode: undefined, type: 'StripeSignatureVerificationError' }, true],
    ['stripe', { statusCode: undefined, type: 'StripeConnectionError' }, false],
    ['stripe', { statusCode: undefined, type: 'StripeAPIError' }, false],
    ['stripe', { type: 'StripeSignatureVerificationError' }, false],
    ['ky', {}, false],
    ['undici', { name: 'AbortError' }, true],
    ['undici', { name: 'CanceledError' }, true],
  ]
  test.each(rows)('of %s for %o is %s', (name, members, expected) => {
    const error = errorOf({ ...shapes[name], ...members })
    const library = libraryOf(error)
    if (library === undefined) throw new Error('It is an error of the library.')
    expect(library.name).toBe(name)
    expect(isOwnFault(error, library)).toBe(expected)
    expect(fromUpstream()(error) === undefined).toBe(expected)
  })
})

describe('a timeout of the library is a 504', () => {
  test.each([
    ['got', { name: 'TimeoutError', code: 'x', response: undefined }, 504],
    ['got', { code: 'ETIMEDOUT', response: undefined }, 504],
    ['got', { code: 'x', response: undefined }, 502],
    ['axios', { response: undefined, code: 'ECONNABORTED' }, 504],
    ['axios', { response: undefined, code: 'ETIMEDOUT' }, 504],
    ['axios', { response: undefined, code: 'ERR_NETWORK' }, 502],
    ['openai and @anthropic-ai/sdk', { status: undefined, message: 'Request timed out.' }, 504],
    ['openai and @anthropic-ai/sdk', { status: undefined, name: 'APIConnectionTimeoutError' }, 504],
    ['openai and @anthropic-ai/sdk', { status: undefined }, 502],
    [
      'stripe',
      { statusCode: undefined, type: 'StripeAPIError', detail: { code: 'ETIMEDOUT' } },
      504,
    ],
    [
      'stripe',
      { statusCode: undefined, type: 'StripeAPIError', detail: errorOf({ code: 'x' }) },
      502,
    ],
  ])('an error of %s with %o becomes a %i', (name, members, status) => {
    const error = fromUpstream({ proxyStatus: 'shop' })(errorOf({ ...shapes[name], ...members }))
    expect(error?.status).toBe(status)
    expect(error?.headers['proxy-status']).toBe(
      status === 504 ? 'shop; error=http_response_timeout' : 'shop'
    )
  })
})
