/** What `upstreamJson` and `checkUpstream` make of a response, without a connection. */
import { describe, expect, test, vi } from 'vitest'
import type { HttpError } from '../../../src/errors/http-error.ts'
import { checkUpstream, upstreamJson } from '../../../src/recognizers/upstream/check-upstream.ts'
import type { StandardSchema } from '../../../src/untrusted/standard-schema.ts'

/** A schema whose result is this. */
const schemaOf = (validate: (value: unknown) => unknown): StandardSchema =>
  ({ '~standard': { version: 1, vendor: 'x', validate } }) as StandardSchema
const thrownBy = (promise: Promise<unknown>): Promise<HttpError> =>
  promise.then(
    () => Promise.reject(new Error('Nothing was thrown.')),
    (error: HttpError) => error
  )

describe('upstreamJson()', () => {
  test('returns the JSON, or the value of the schema', async () => {
    expect(await upstreamJson(new Response('{"a":1}'))).toEqual({ a: 1 })
    const schema = schemaOf((value) => ({ value: [value] }))
    expect(await upstreamJson(Promise.resolve(new Response('{"a":1}')), schema)).toEqual([{ a: 1 }])
  })

  test.each([
    [404, 502, {}],
    [503, 503, { 'retry-after': '7' }],
    [429, 503, { 'retry-after': '7' }],
    [302, 502, {}],
  ])(
    'of the status %i throws a %i, with the status in the cause',
    async (received, status, fields) => {
      const cancel = vi.fn<() => void>()
      const headers = { 'Retry-After': '7' }
      const response = new Response(new ReadableStream({ cancel }), { status: received, headers })
      const error = await thrownBy(upstreamJson(response))
      expect([error.status, error.headers]).toEqual([status, fields])
      expect(error.cause).toEqual(
        new Error(`An upstream has responded with the status ${received}.`)
      )
      expect(cancel).toHaveBeenCalledTimes(1)
    }
  )

  test('leaves content alone that was read, is read, or is not there', async () => {
    const read = new Response('x', { status: 404 })
    await read.text()
    const locked = new Response('x', { status: 404 })
    const reader = locked.body?.getReader()
    for (const response of [read, locked, new Response(null, { status: 404 })])
      expect((await thrownBy(upstreamJson(response))).status).toBe(502)
    expect((await reader?.read())?.done).toBe(false)
  })

  test.each<[string, () => Response | Promise<Response>, Error]>([
    [
      'no Response',
      () => ({ ok: true }) as Response,
      new TypeError(
        'Argument 1 of upstreamJson() must be a Response or the promise of one; received an object.'
      ),
    ],
    [
      'a Response that was read',
      async () => {
        const response = new Response('1')
        await response.text()
        return response
      },
      new TypeError('Argument 1 of upstreamJson() must be a Response whose content was not read.'),
    ],
    [
      'a wrong URL',
      () => Promise.reject(new TypeError('Invalid URL')),
      new TypeError('Invalid URL'),
    ],
  ])('throws a TypeError for %s, which is a mistake of the app', async (_what, make, error) => {
    expect(await thrownBy(upstreamJson(make()))).toEqual(error)
  })

  test('names itself for a schema that is none', async () => {
    const error = await thrownBy(upstreamJson(new Response('1'), {} as StandardSchema))
    const message = (name: string) =>
      `TypeError: The schema of ${name} must implement Standard Schema: it has no '~standard'.`
    expect(String(error)).toBe(message('upstreamJson()'))
    expect(String(await thrownBy(checkUpstream({} as StandardSchema, 1)))).toBe(
      message('checkUpstream()')
    )
  })

  const failing = (failure: unknown) =>
    Object.assign(new Response('1'), { json: () => Promise.reject(failure) })
  const timeout = new DOMException('x', 'TimeoutError')
  test.each<[string, unknown, number]>([
    ['that is no JSON', new SyntaxError('x'), 502],
    ['whose timeout expired', timeout, 504],
    ['whose timeout expired, as a cause', new Error('x', { cause: timeout }), 504],
    ['whose connection broke', Object.assign(new Error('x'), { code: 'EPIPE' }), 502],
    ['that fails with no Error', 'x', 502],
  ])('throws for content %s', async (_what, failure, status) => {
    const error = await thrownBy(upstreamJson(failing(failure)))
    expect([error.status, error.cause]).toEqual([status, failure])
    expect(error.condition).toBe(
      Object.hasOwn(Object(failure), 'code') || status === 504 ? 'temporary' : 'unknown'
    )
  })

  test('An abort stays what it is, also as a cause', async () => {
    const abort = new DOMException('x', 'AbortError')
    for (const failure of [abort, new Error('x', { cause: abort })])
      expect(await thrownBy(upstreamJson(failing(failure)))).toBe(failure)
    expect(await thrownBy(upstreamJson(Promise.reject(abort)))).toBe(abort)
  })

  test('The failure of fetch counts as one of the upstream', async () => {
    const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED' })
    const failure = new TypeError('fetch failed', { cause: refused })
    const error = await thrownBy(upstreamJson(Promise.reject(failure)))
    expect([error.status, error.cause]).toEqual([502, failure])
    expect((await thrownBy(upstreamJson(Promise.reject(timeout)))).status).toBe(504)
  })
})

describe('checkUpstream()', () => {
  test.each<[string, object]>([
    ['no issues', { value: 7 }],
    ['issues that are null', { value: 7, issues: null }],
    ['a promise', Promise.resolve({ value: 7 })],
  ])('returns the value of a result with %s', async (_what, result) => {
    const received: unknown[] = []
    const schema = schemaOf((value) => (received.push(value), result))
    expect(await checkUpstream(schema, 'sent')).toBe(7)
    expect(received).toEqual(['sent'])
  })

  test('throws a 502 with the issues in its cause', async () => {
    for (const issues of [[{ message: 'x' }], []]) {
      const error = await thrownBy(
        checkUpstream(
          schemaOf(() => ({ issues })),
          1
        )
      )
      expect(error.status).toBe(502)
      expect(error.cause).toEqual(
        Object.assign(new Error('The response of an upstream does not match its schema.'), {
          issues,
        })
      )
      expect(error.cause).toHaveProperty('issues', issues)
    }
  })

  test('throws a 502 for a schema that throws, with the failure as its cause', async () => {
    const failure = new Error('x')
    const throwing = schemaOf(() => {
      throw failure
    })
    const error = await thrownBy(checkUpstream(throwing, 1))
    expect([error.status, error.cause]).toEqual([502, failure])
  })
})
