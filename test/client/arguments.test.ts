/** Arguments of the client that are none, as programs without types pass them. */
import { describe, expect, test } from 'vitest'
import {
  errorFrom,
  errorOf,
  readProblem,
  retryAdvice,
  throwIfError,
  type AnyResponse,
  type ReadOptions,
} from '../../src/client/index.ts'
import { NotFound } from '../../src/index.ts'

const readers: readonly [string, (response: AnyResponse, options?: ReadOptions) => unknown][] = [
  ['readProblem', readProblem],
  ['errorOf', (response, options) => errorOf(response, [NotFound], options)],
  ['throwIfError', (response, options) => throwIfError(response, [NotFound], options)],
]

describe.each(readers)('%s', (_name, read) => {
  test.each([
    ['a promise of a response', Promise.resolve(new Response())],
    ['undefined', undefined],
    ['null', null],
    ['a URL', 'http://127.0.0.1/'],
    ['an object without a status', {}],
    ['an error', new Error('fetch failed')],
  ])('refuses %s in the place of a response', async (_, value) => {
    await expect(read(value as never)).rejects.toThrow(
      new TypeError('response must be a Response: await it.')
    )
  })

  test.each<[options: object, message: string]>([
    [{ limit: NaN }, 'limit (NaN) and timeout (10000) must be numbers from 0.'],
    [{ limit: -1 }, 'limit (-1) and timeout (10000) must be numbers from 0.'],
    [{ limit: '5' }, 'limit (5) and timeout (10000) must be numbers from 0.'],
    [{ limit: null }, 'limit (null) and timeout (10000) must be numbers from 0.'],
    [{ timeout: NaN }, 'limit (65536) and timeout (NaN) must be numbers from 0.'],
    [{ timeout: -1 }, 'limit (65536) and timeout (-1) must be numbers from 0.'],
    [{ timeout: '5' }, 'limit (65536) and timeout (5) must be numbers from 0.'],
    [{ timeout: -Infinity }, 'limit (65536) and timeout (-Infinity) must be numbers from 0.'],
  ])('refuses the options %o for every response', async (options, message) => {
    for (const status of [200, 404]) {
      const response = new Response('x', { status })
      await expect(read(response, options)).rejects.toThrow(new TypeError(message))
      expect(response.bodyUsed).toBe(false)
    }
  })

  test.each([undefined, {}, { limit: undefined, timeout: undefined }, { limit: 0, timeout: 0 }])(
    'takes the options %o',
    async (options) => {
      await expect(read(new Response('x'), options)).resolves.not.toBeInstanceOf(Error)
    }
  )
})

test.each([undefined, null, Promise.resolve({ status: 404 }), 'x', {}])(
  'errorFrom refuses %s in the place of a response',
  (value) => {
    expect(() => errorFrom(value as never, {})).toThrow(
      new TypeError('response must be a Response: await it.')
    )
  }
)

describe('retryAdvice', () => {
  const error = errorFrom({ status: 503, headers: { 'retry-after': '5' } }, {})

  test.each([undefined, null, {}, { method: undefined }, { method: 7 }, 'GET'])(
    'refuses %j in the place of a request',
    (request) => {
      expect(() => retryAdvice(error, request as never)).toThrow(
        new TypeError("request must have a method: { method: 'GET' }.")
      )
      expect(() => retryAdvice(undefined, request as never)).toThrow(TypeError)
    }
  )

  test.each<[what: string, headers: Headers | Readonly<Record<string, string>> | undefined]>([
    ['Headers', new Headers({ 'Idempotency-Key': '1' })],
    ['an object', { 'Idempotency-Key': '1' }],
    ['an object in lower case', { 'idempotency-key': '1' }],
    ['pairs', [['IDEMPOTENCY-KEY', '1']] as never],
  ])('reads Idempotency-Key of %s', (_, headers) => {
    expect(retryAdvice(error, { method: 'POST', headers })).toEqual({ after: 5 })
  })

  test.each([undefined, {}, { 'X-Key': '1' }, new Headers()])(
    'gives no advice for a POST with the headers %o',
    (headers) => {
      expect(retryAdvice(error, { method: 'POST', headers })).toBeUndefined()
    }
  )
})
