import { describe, expect, test } from 'vitest'
import { fromStatusProperty } from '../../src/recognizers/status-property.ts'
import { answerTo, hostile } from './respond-to.ts'

class ShopError extends Error {
  override name = 'ShopError'
  readonly statusCode: number
  constructor(statusCode: number, message: string) {
    super(message)
    this.statusCode = statusCode
  }
}

describe('an error with a status of its own', () => {
  test('is a 500 when nobody trusts it', async () => {
    expect((await answerTo(new ShopError(404, 'No book.'))).status).toBe(500)
  })

  test.each([
    ['its class', [ShopError]],
    ['its name', ['ShopError']],
    ['one of several', [RangeError, 'OtherError', ShopError]],
    ['a function', (error: object) => error instanceof ShopError],
  ])('keeps that status when trusted by %s', async (_by, trust) => {
    const { status, problem } = await answerTo(new ShopError(404, 'No book.'), [
      fromStatusProperty({ trust }),
    ])
    expect(status).toBe(404)
    expect(problem).toMatchObject({ detail: 'No book.' })
  })

  test('is a 500 when another is trusted', async () => {
    const upstreamError = Object.assign(new Error('secret'), { status: 401 })
    const { status, text } = await answerTo(upstreamError, [
      fromStatusProperty({ trust: [ShopError] }),
    ])
    expect(status).toBe(500)
    expect(text).not.toContain('secret')
  })

  test('may call it status, and bring fields', async () => {
    const error = Object.assign(new ShopError(0, 'Slow down.'), {
      statusCode: undefined,
      status: 429,
      headers: { 'Retry-After': '7', Connection: 'close' },
    })
    const { status, headers } = await answerTo(error, [fromStatusProperty({ trust: [ShopError] })])
    expect(status).toBe(429)
    expect(headers.get('retry-after')).toBe('7')
    expect(headers.has('connection')).toBe(false)
  })

  test.each([
    [{ status: 500, statusCode: 400 }, 500],
    [{ status: 404, statusCode: 500 }, 404],
    [{ status: 200, statusCode: 404 }, 404],
    [{ status: '404', statusCode: 409 }, 409],
    [{ status: null, statusCode: 409 }, 409],
    [{ status: 200, statusCode: 302 }, 500],
  ])('has the status that http-errors and finalhandler read: %j', async (codes, expected) => {
    const error = Object.assign(new ShopError(0, 'x'), codes)
    expect((await answerTo(error, [fromStatusProperty({ trust: [ShopError] })])).status).toBe(
      expected
    )
  })

  test.each([
    ['of a 5xx', new ShopError(503, 'secret')],
    ['that it does not expose', Object.assign(new ShopError(403, 'secret'), { expose: false })],
    ['of a 5xx, though it would', Object.assign(new ShopError(500, 'secret'), { expose: true })],
  ])('keeps the message to itself %s', async (_when, error) => {
    const { status, text } = await answerTo(error, [fromStatusProperty({ trust: ['ShopError'] })])
    expect(status).toBe(error.statusCode)
    expect(text).not.toContain('secret')
  })

  test.each([0, 200, 304, 399, 600, 404.5, Number.NaN])('is none with a status of %s', (status) => {
    expect(fromStatusProperty({ trust: [ShopError] })(new ShopError(status, 'x'))).toBeUndefined()
  })

  test.each(hostile)('is none when it is %s', (_name, value) => {
    expect(fromStatusProperty({ trust: () => true })(value)).toBeUndefined()
  })
})

describe('whom to trust', () => {
  test.each([undefined, null, 'ShopError', 7, [], [7], [null]])('must not be %j', (trust) => {
    // @ts-expect-error: none of these is one of the types
    expect(() => fromStatusProperty({ trust })).toThrow(/^Option 'trust/)
  })

  test('has to be said', () => {
    // @ts-expect-error: the options are required
    expect(() => fromStatusProperty()).toThrow(/^Option 'trust' must be an array or a function/)
  })
})
