/** What each failure of an upstream becomes, without a connection. */
import { describe, expect, test } from 'vitest'
import { fromUpstream } from '../../../src/recognizers/upstream.ts'

const errorOf = (members: object, cause?: unknown): Error =>
  Object.assign(new Error('x', cause === undefined ? {} : { cause }), members)
const guard = fromUpstream({ proxyStatus: 'shop' })

/** Status, condition and Proxy-Status of the error for a thrown value. */
function answer(thrown: unknown): unknown {
  const error = guard(thrown)
  if (error === undefined) return undefined
  expect(error.cause).toBe(thrown)
  return [error.status, error.condition, error.headers['proxy-status']]
}

describe('the status of an upstream', () => {
  const undici = (statusCode: unknown) => errorOf({ code: 'UND_ERR_RESPONSE', statusCode })
  test.each([
    [400, 502, 'unknown'],
    [404, 502, 'unknown'],
    [429, 503, 'temporary'],
    [499, 502, 'unknown'],
    [500, 502, 'temporary'],
    [501, 502, 'unknown'],
    [502, 502, 'temporary'],
    [503, 503, 'temporary'],
    [504, 502, 'temporary'],
    [505, 502, 'unknown'],
    [506, 502, 'unknown'],
    [507, 502, 'temporary'],
    [508, 502, 'unknown'],
    [510, 502, 'unknown'],
    [511, 502, 'unknown'],
    [599, 502, 'temporary'],
  ])('%i is a %i, whose condition is %s', (received, status, condition) => {
    expect(answer(undici(received))).toEqual([
      status,
      condition,
      `shop; received-status=${received}`,
    ])
  })

  test.each([100, 101, 200, 304, 399])('%i, which the library cannot use, is a 502', (received) => {
    expect(answer(undici(received))).toEqual([502, 'unknown', `shop; received-status=${received}`])
  })

  test.each([99, 600, 0, 200.5, '404', null, undefined])('%j is none', (received) => {
    expect(answer(undici(received))).toEqual([502, 'unknown', 'shop'])
  })

  test('without a Retry-After or a name there is no field', () => {
    expect(fromUpstream()(undici(404))?.headers).toEqual({})
    expect(fromUpstream()(undici(503))?.headers).toEqual({})
    const headers = { 'retry-after': '7' }
    const withField = errorOf({ code: 'UND_ERR_RESPONSE', statusCode: 404, headers })
    expect(fromUpstream()(withField)?.headers).toEqual({})
  })
})

describe('the cause of an error of a library', () => {
  const failed = (cause: unknown) => errorOf({ code: 'UND_ERR_RESPONSE' }, cause)
  const nested = (cause: unknown) => errorOf({}, cause)
  const timeout = new DOMException('x', 'TimeoutError')
  const abort = new DOMException('x', 'AbortError')
  test.each<[string, unknown, unknown]>([
    ['the timeout of a signal', timeout, 504],
    ['the timeout of a signal behind another error', nested(timeout), 504],
    ['a timeout without the code of a signal', errorOf({ name: 'TimeoutError', code: 7 }), 502],
    ['the code 23 alone', errorOf({ code: 23 }), 502],
    ['an abort', abort, undefined],
    ['an abort behind another error', nested(abort), undefined],
    ['the reason of a signal', 'gone', undefined],
    ['the reason of a signal behind another error', nested({ gone: true }), undefined],
    ['null', null, 502],
    ['a failed connection', errorOf({ code: 'EMFILE' }), 503],
    ['another error', new Error('x'), 502],
  ])('%s gets the status of row %#', (_what, cause, status) => {
    expect(guard(failed(cause))?.status).toBe(status)
  })

  test('the code of the error itself counts as well', () => {
    const shape = { isAxiosError: true, toJSON: () => ({}), code: 'ECONNREFUSED' }
    expect(answer(errorOf(shape))).toEqual([502, 'temporary', 'shop; error=connection_refused'])
  })
})

describe('what fetch of Node rejects with', () => {
  const failed = (cause: unknown) => Object.assign(new TypeError('fetch failed', { cause }))
  const protocol = [502, 'unknown', 'shop; error=http_protocol_error']
  test.each<[unknown, unknown]>([
    [failed(new Error('redirect count exceeded')), protocol],
    [failed(new Error('URL scheme must be a HTTP(S) scheme')), protocol],
    [failed(new Error('unknown scheme')), undefined],
    [failed(errorOf({ message: 7 })), undefined],
    [failed(undefined), undefined],
    [failed(errorOf({ code: 'Z_DATA_ERROR' })), undefined],
    [new TypeError('x', { cause: new Error('redirect count exceeded') }), undefined],
    [
      new TypeError('terminated', { cause: errorOf({ code: 'Z_DATA_ERROR' }) }),
      [502, 'unknown', 'shop; error=http_response_content_coding'],
    ],
    [new TypeError('terminated', { cause: errorOf({ code: 'DATA_Z_' }) }), undefined],
    [new TypeError('terminated', { cause: errorOf({ code: 7 }) }), undefined],
    [new TypeError('terminated'), undefined],
    [new TypeError('other', { cause: errorOf({ code: 'Z_DATA_ERROR' }) }), undefined],
    [failed(errorOf({ code: 'EPIPE' })), [502, 'temporary', 'shop; error=connection_terminated']],
    // No type of RFC 9209: the upstream is not the reason.
    [failed(errorOf({ code: 'EMFILE' })), undefined],
  ])('the error of row %# gets its status and Proxy-Status', (thrown, expected) => {
    expect(answer(thrown)).toEqual(expected)
  })
})

describe('the option responses', () => {
  const response = (status: number): Response => {
    const headers = { 'retry-after': '7' }
    return new Response(new ReadableStream(), { status, headers })
  }
  const responses = fromUpstream({ responses: true })

  test.each<[string, unknown, number | undefined]>([
    ['a Response', response(503), 503],
    ['a Response without an error status', response(302), undefined],
    ['a Response of the app', new Response('x', { status: 503 }), undefined],
    ['the res of an error', errorOf({ res: response(503) }), 503],
    ['a getResponse()', errorOf({ getResponse: () => response(404) }), 502],
    [
      'the res before the getResponse()',
      errorOf({ res: response(503), getResponse: () => response(404) }),
      503,
    ],
    ['an object with a res', { res: response(503) }, undefined],
    ['an error of a library with a res', errorOf({ code: 'EPIPE', res: response(503) }), 502],
    ['an Error', new Error('x'), undefined],
  ])('%s gets the status of row %#', (_what, thrown, status) => {
    const error = responses(thrown)
    expect(error?.status).toBe(status)
    if (status === 503) expect(error?.headers).toEqual({ 'retry-after': '7' })
    if (!(thrown instanceof Error) || 'res' in thrown === false || 'code' in thrown) return
    expect(fromUpstream()(thrown)).toBeUndefined()
    expect(fromUpstream({ responses: false })(thrown)).toBeUndefined()
  })

  test('a Response is none of an upstream by default', () => {
    expect(fromUpstream()(response(503))).toBeUndefined()
  })

  test('an error because the client left is none of an upstream', () => {
    const context = { env: {}, req: { raw: { signal: AbortSignal.abort() } } } as never
    const reset = errorOf({ code: 'ECONNRESET', message: 'aborted' })
    expect(responses(reset, context)).toBeUndefined()
    expect(responses(reset)?.status).toBe(502)
  })
})
