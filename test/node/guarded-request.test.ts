/** The guarded classes of requests: which upgrades are accepted, and HTTP/2 content that a reset cuts. */
import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import { guardedHttp2Request, guardedRequest } from '../../src/node/guarded-request.ts'

describe('the requests', () => {
  class BaseRequest extends EventEmitter {}

  test.each([
    [true, true, true],
    [true, false, false],
    [false, true, false],
    [null, true, false],
  ])('an upgrade that is offered (%o) and may be accepted (%o) is: %o', (offer, may, expected) => {
    const Guarded = guardedRequest(BaseRequest, () => may) as unknown as new () => {
      upgrade: unknown
    }
    const request = new Guarded()
    expect(request.upgrade).toBe(false)
    request.upgrade = offer
    expect(request.upgrade).toBe(expected)
  })

  class BaseHttp2Request extends EventEmitter {
    pushed: unknown[][] = []
    readableEnded = false
    destroyed = false
    aborted = false
    stream = { closed: false, writableEnded: false }
    error: unknown
    push(...args: unknown[]): boolean {
      this.pushed.push(args)
      return true
    }
    destroy(error: unknown): void {
      this.destroyed = true
      this.error = error
    }
  }
  const http2 = () => new (guardedHttp2Request(BaseHttp2Request))()
  const later = () => new Promise((resolve) => setImmediate(resolve))
  const aborted = Object.assign(new Error('aborted'), { code: 'ECONNRESET' })

  test('HTTP/2 content is passed on, and its end a turn later', async () => {
    const request = http2()
    expect(request.push('a', 'utf8')).toBe(true)
    expect(request.push(null)).toBe(false)
    expect(request.push(null)).toBe(false)
    expect(request.pushed).toEqual([['a', 'utf8']])
    await later()
    expect(request.pushed).toEqual([['a', 'utf8'], [null]])
  })

  test('the end of a request without content is passed on at once', () => {
    const request = http2()
    expect(request.push(null)).toBe(true)
    expect(request.pushed).toEqual([[null]])
  })

  test.each<[string, (request: BaseHttp2Request) => void, boolean]>([
    ['aborted', (request) => void (request.aborted = true), true],
    ['closed before the response', (request) => void (request.stream.closed = true), true],
    [
      'closed after the response',
      (request) => void Object.assign(request.stream, { closed: true, writableEnded: true }),
      false,
    ],
  ])('a stream that is %s cuts the content: %o', async (_, change, isCut) => {
    const request = http2()
    request.push('a')
    request.push(null)
    change(request)
    await later()
    expect(request.error).toEqual(isCut ? aborted : undefined)
    expect(request.pushed).toEqual(isCut ? [['a', undefined]] : [['a', undefined], [null]])
    expect(request.listenerCount('error')).toBe(isCut ? 1 : 0)
  })

  test.each(['readableEnded', 'destroyed'] as const)(
    'the end is passed on once: not to a request that is %s',
    (state) => {
      const request = http2()
      request[state] = true
      expect(request.push(null)).toBe(false)
      expect(request.pushed).toEqual([])
    }
  )

  test('an end after the reset cuts the content at once', () => {
    const request = http2()
    request.aborted = true
    expect(request.push(null)).toBe(false)
    expect(request.error).toEqual(aborted)
  })

  test.each(['readableEnded', 'destroyed'] as const)(
    'a request that is %s is not cut',
    async (state) => {
      for (const isLate of [false, true]) {
        const request = http2()
        request.push('a')
        if (isLate) request.push(null)
        request.aborted = true
        request[state] = true
        if (!isLate) expect(request.push(null)).toBe(false)
        await later()
        expect(request.error).toBeUndefined()
      }
    }
  )
})
