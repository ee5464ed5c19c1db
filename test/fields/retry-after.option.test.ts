/** Retry-After: what an option writes, and what a reader takes. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ContentTooLarge, ServiceUnavailable, TooManyRequests } from '../../src/errors/errors.ts'
import { createHttpError } from '../../src/errors/classes-by-status.ts'

describe('Retry-After', () => {
  test.each([0, 1, 3600])('Retry-After can be %i seconds', (retryAfter) => {
    expect(new ServiceUnavailable({ retryAfter }).headers).toEqual({
      'retry-after': String(retryAfter),
    })
  })

  test('Retry-After writes a date as IMF-fixdate (RFC 9110 §5.6.7)', () => {
    const retryAfter = new Date(Date.UTC(1994, 10, 6, 8, 49, 37))
    expect(new TooManyRequests({ retryAfter }).headers['retry-after']).toBe(
      'Sun, 06 Nov 1994 08:49:37 GMT'
    )
  })

  test('Retry-After takes every date with a year of four digits and refuses others', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: false }), (retryAfter) => {
        const make = () => new ContentTooLarge({ retryAfter }).headers['retry-after']
        const year = retryAfter.getUTCFullYear()
        if (year >= 0 && year <= 9999) {
          expect(make()).toMatch(/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/)
        } else expect(make).toThrow(RangeError)
      })
    )
  })

  test.each([
    [1.5, '2'],
    [0.001, '1'],
    [-1, '0'],
    [-0.4, '0'],
    [-1e300, '0'],
    [315_576_000, '315576000'],
  ])('Retry-After rounds a delay of %d seconds up to %s', (given, sent) => {
    expect(new ServiceUnavailable({ retryAfter: given }).headers['retry-after']).toBe(sent)
    expect(new TooManyRequests('x', { retryAfter: given }).headers['retry-after']).toBe(sent)
    expect(createHttpError(413 as number, { retryAfter: given }).headers['retry-after']).toBe(sent)
  })

  test.each([315_576_001, 1.7e12, 1e21])(
    'Retry-After refuses %d, which is in milliseconds',
    (retryAfter) => {
      const make = () => new ServiceUnavailable({ retryAfter })
      expect(make).toThrow(RangeError)
      expect(make).toThrow(
        `Option 'retryAfter' is in seconds, not milliseconds, and at most ten years (315576000); ` +
          `received ${retryAfter}. Divide by 1000, or pass a point in time as a Date.`
      )
    }
  )

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'Retry-After refuses %d, which is no delay',
    (retryAfter) => {
      expect(() => new ServiceUnavailable({ retryAfter })).toThrow(
        new RangeError(
          `Option 'retryAfter' must be a finite number of seconds; received ${retryAfter}.`
        )
      )
    }
  )

  test('the message for a Date after the year 9999 states that a Date takes milliseconds', () => {
    const retryAfter = new Date(1.7e15)
    expect(() => new ServiceUnavailable({ retryAfter })).toThrow(
      /must be a Date from the year 0 to 9999; received the year 55840: a Date takes milliseconds/
    )
    expect(() => new ServiceUnavailable({ retryAfter: new Date(Number.NaN) })).toThrow(
      /received an invalid Date/
    )
  })

  test.each(['30', null, {}, 30n])('Retry-After refuses %s, which is no number', (retryAfter) => {
    expect(() => new ServiceUnavailable({ retryAfter: retryAfter as never })).toThrow(TypeError)
  })
})
