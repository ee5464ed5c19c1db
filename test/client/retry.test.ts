/** Retry-After as seconds, and the advice to repeat a request. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { errorFrom, retryAdvice } from '../../src/client/index.ts'
import { delayOrDate, readRetryAfter } from '../../src/fields/retry-after.ts'
import { errorClassesByStatus } from '../../src/index.ts'

const now = Date.UTC(2030, 5, 15, 12, 0, 0)

beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['Date'] })
})

afterEach(() => {
  vi.useRealTimers()
})

const secondsOf = (value: string): number | undefined =>
  errorFrom({ status: 503, headers: { 'retry-after': value } }, '').retryAfter

describe('Retry-After', () => {
  test.each([
    ['0', 0],
    ['30', 30],
    ['007', 7],
    ['315576000', 315_576_000],
    ['315576001', undefined],
    ['99999999999999999999999', undefined],
    ['Sat, 15 Jun 2030 12:00:30 GMT', 30],
    ['Saturday, 15-Jun-30 12:00:30 GMT', 30],
    ['Sat Jun 15 12:00:30 2030', 30],
    ['Sat, 15 Jun 2030 11:00:00 GMT', 0],
    ['Thu, 01 Jan 1960 00:00:00 GMT', 0],
    ['Sat, 45 Jun 2030 12:00:30 GMT', undefined],
    ['', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['30s', undefined],
    ['soon', undefined],
    ['2030-06-15T12:00:30Z', undefined],
    ['Sat, 15 Jun 2030 12:00:30 +0200', undefined],
  ])('the value %j is read as %s seconds', (value, seconds) => {
    expect(secondsOf(value)).toBe(seconds)
  })

  test('Half a second is rounded up, so that no request comes too early', () => {
    vi.setSystemTime(now + 500)
    expect(secondsOf('Sat, 15 Jun 2030 12:00:30 GMT')).toBe(30)
  })

  test('What a server of this package can write, its client reads as the same time', () => {
    const date = fc.date({
      min: new Date(0),
      max: new Date(now + 315_000_000_000),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(fc.oneof(date, fc.nat(315_576_000)), (value) => {
        const written = delayOrDate(value, 'retryAfter')
        const read = readRetryAfter({ 'retry-after': written })
        const seconds = read instanceof Date ? Math.max(0, (read.getTime() - now) / 1000) : read
        expect(secondsOf(written)).toBe(seconds)
      })
    )
  })

  test('Nothing else is a time', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[A-Za-z0-9 ,:-]{0,40}$/)), (value) => {
        const seconds = secondsOf(value)
        if (readRetryAfter({ 'retry-after': value }) === undefined) expect(seconds).toBeUndefined()
        else expect(seconds).toBeGreaterThanOrEqual(0)
      })
    )
  })
})

describe('retryAdvice', () => {
  const advise = (
    status: number,
    method: string,
    content: object = {},
    field?: string,
    key?: string
  ) => {
    const headers = { ...(field !== undefined && { 'retry-after': field }) }
    const error = errorFrom({ status, headers }, content)
    return retryAdvice(error, { method, ...(key && { headers: new Headers({ [key]: '1' }) }) })
  }

  test.each([
    [503, 'GET', {}, '5', { after: 5 }],
    [503, 'GET', {}, undefined, { after: undefined }],
    [503, 'POST', {}, '5', undefined],
    [503, 'PATCH', {}, '5', undefined],
    [503, 'POST', { applied: false }, '5', { after: 5 }],
    [503, 'POST', { applied: true }, '5', undefined],
    [503, 'put', { applied: true }, '5', { after: 5 }],
    [429, 'POST', {}, '5', { after: 5 }],
    [425, 'POST', {}, undefined, { after: undefined }],
    [429, 'POST', { applied: true }, '5', undefined],
    [507, 'GET', { condition: 'temporary' }, '5', undefined],
    [507, 'POST', { condition: 'temporary', applied: false }, '5', undefined],
    [404, 'GET', {}, undefined, undefined],
    [404, 'GET', { condition: 'temporary' }, undefined, { after: undefined }],
    [400, 'GET', {}, undefined, undefined],
    [500, 'GET', {}, undefined, undefined],
    [502, 'GET', {}, '5', { after: 5 }],
    [403, 'GET', {}, '60', { after: 60 }],
    [503, 'GET', { condition: 'permanent' }, '5', undefined],
    [503, 'GET', { condition: 'unknown' }, '5', undefined],
  ])('of a %i to %s with %j and Retry-After %s is %j', (status, method, content, field, advice) => {
    expect(advise(status, method, content, field)).toEqual(advice)
  })

  test('of a POST with an Idempotency-Key is to repeat it', () => {
    expect(advise(503, 'POST', {}, '5', 'Idempotency-Key')).toEqual({ after: 5 })
    expect(advise(503, 'POST', {}, '5', 'X-Key')).toBeUndefined()
  })

  test('of problems without a condition is to repeat 408, 425, 429, 503 and 504', () => {
    const statuses = [...errorClassesByStatus.keys()].filter((status) => advise(status, 'GET'))
    expect(statuses).toEqual([408, 425, 429, 503, 504])
  })

  test.each(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE', 'get'])(
    'is given for %s',
    (method) => {
      expect(advise(503, method)).toBeDefined()
    }
  )

  test.each(['POST', 'PATCH', 'CONNECT', 'XGET', 'GETS'])('is not given for %s', (method) => {
    expect(advise(503, method)).toBeUndefined()
  })

  test.each([undefined, null, 1, 'x', new Error('x'), new TypeError('fetch failed'), {}])(
    'of %s, which was not received, is none',
    (error) => {
      expect(retryAdvice(error, { method: 'GET' })).toBeUndefined()
    }
  )

  test('of an error that cannot be read is none', () => {
    const fail = (): never => {
      throw new Error('trapped')
    }
    for (const error of [
      new Proxy({}, { get: fail }),
      { problem: new Proxy({}, { get: fail }) },
      { problem: { status: Symbol('x') } },
    ]) {
      expect(retryAdvice(error, { method: 'GET' })).toBeUndefined()
    }
  })

  test('takes a Request', () => {
    const error = errorFrom({ status: 503 }, {})
    const fields = { 'idempotency-key': '1' }
    const request = new Request('http://localhost', { method: 'POST', headers: fields })
    expect(retryAdvice(error, request)).toEqual({ after: undefined })
  })
})
