import { describe, expect, test } from 'vitest'
import { fromStatusProperty } from '../../src/recognizers/status-property.ts'
import { respondTo, hostileValues } from './respond-to.ts'

class ShopError extends Error {
  override name = 'ShopError'
  readonly statusCode: number
  constructor(statusCode: number, message: string) {
    super(message)
    this.statusCode = statusCode
  }
}

describe('fromStatusProperty()', () => {
  test('an error with a status is a 500 without the recognizer', async () => {
    expect((await respondTo(new ShopError(404, 'No book.'))).status).toBe(500)
  })

  test.each([
    ['its class', [ShopError]],
    ['its name', ['ShopError']],
    ['one of several', [RangeError, 'OtherError', ShopError]],
    ['a function', (error: object) => error instanceof ShopError],
  ])('an error keeps its status if it is trusted by %s', async (_by, trust) => {
    const { status, problem } = await respondTo(new ShopError(404, 'No book.'), [
      fromStatusProperty({ trust }),
    ])
    expect(status).toBe(404)
    expect(problem).toMatchObject({ detail: 'No book.' })
  })

  test('an error is a 500 if another class is trusted', async () => {
    const upstreamError = Object.assign(new Error('secret'), { status: 401 })
    const { status, text } = await respondTo(upstreamError, [
      fromStatusProperty({ trust: [ShopError] }),
    ])
    expect(status).toBe(500)
    expect(text).not.toContain('secret')
  })

  test('status and headers of an error are used, except for fields of the connection', async () => {
    const error = Object.assign(new ShopError(0, 'Slow down.'), {
      statusCode: undefined,
      status: 429,
      headers: { 'Retry-After': '7', Connection: 'close' },
    })
    const { status, headers } = await respondTo(error, [fromStatusProperty({ trust: [ShopError] })])
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
  ])('the status is the one that http-errors and finalhandler use: %j', async (codes, expected) => {
    const error = Object.assign(new ShopError(0, 'x'), codes)
    expect((await respondTo(error, [fromStatusProperty({ trust: [ShopError] })])).status).toBe(
      expected
    )
  })

  test.each([
    ['of a 5xx', new ShopError(503, 'secret')],
    ['that it does not expose', Object.assign(new ShopError(403, 'secret'), { expose: false })],
    ['of a 5xx, though it would', Object.assign(new ShopError(500, 'secret'), { expose: true })],
  ])('the message of an error %s is not sent', async (_when, error) => {
    const { status, text } = await respondTo(error, [fromStatusProperty({ trust: ['ShopError'] })])
    expect(status).toBe(error.statusCode)
    expect(text).not.toContain('secret')
  })

  test.each([0, 200, 304, 399, 600, 404.5, Number.NaN])(
    'an error with the status %s is not recognized',
    (status) => {
      expect(fromStatusProperty({ trust: [ShopError] })(new ShopError(status, 'x'))).toBeUndefined()
    }
  )

  test.each(hostileValues)('fromStatusProperty() does not recognize %s', (_name, value) => {
    expect(fromStatusProperty({ trust: () => true })(value)).toBeUndefined()
  })
})

describe('the option trust', () => {
  test.each([undefined, null, 'ShopError', 7, [], [7], [null]])(
    'fromStatusProperty() throws for the option trust %j',
    (trust) => {
      // @ts-expect-error: none of these is one of the types
      expect(() => fromStatusProperty({ trust })).toThrow(/^Option 'trust/)
    }
  )

  test('fromStatusProperty() throws without the option trust', () => {
    // @ts-expect-error: the options are required
    expect(() => fromStatusProperty()).toThrow(
      /^Option 'trust' must be an array of classes and names, or a function/
    )
  })
})
