/** Retry-After as the client reads it (RFC 9110 §5.6.7, §10.2.3): each form, and what is near to one. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { secondsUntil, wholeSeconds } from '../../src/client/retry-after.ts'

// A Monday.
const now = Date.UTC(2030, 5, 17, 12, 0, 0)

beforeAll(() => {
  vi.useFakeTimers({ now, toFake: ['Date'] })
})
afterAll(() => {
  vi.useRealTimers()
})

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

describe('a date', () => {
  test.each(days.map((day, index) => [day, index] as const))(
    'a date on a %s is read as the seconds from now',
    (day, index) => {
      const date = 17 + index
      const seconds = index * 86_400 + 30
      const short = day.slice(0, 3)
      expect(secondsUntil(`${short}, ${date} Jun 2030 12:00:30 GMT`)).toBe(seconds)
      expect(secondsUntil(`${day}, ${date}-Jun-30 12:00:30 GMT`)).toBe(seconds)
      expect(secondsUntil(`${short} Jun ${date} 12:00:30 2030`)).toBe(seconds)
    }
  )

  test.each([
    'xMon, 17 Jun 2030 12:00:30 GMT',
    ' Mon, 17 Jun 2030 12:00:30 GMT',
    'Mon, 17 Jun 2030 12:00:30 GMT ',
    'Mon, 17 Jun 2030 12:00:30 GMT+1',
    'Mon, 17 Jun 2030 12:00:30 UTC',
    'Mon, 17 Jun 2030 12:00:30',
    'Mon, 17 Jun 2030 12:00:3 GMT',
    'Mon, 17 Jun 2030 2:00:30 GMT',
    'Mon, 17 Jun 2030 12:0:30 GMT',
    'Mon, 17 Jun 2030 12:00 GMT',
    'Mon Jun 17 12:00:30 030',
    'Mon,, 17 Jun 2030 12:00:30 GMT',
    'Mon,17 Jun 2030 12:00:30 GMT',
    'MON, 17 Jun 2030 12:00:30 GMT',
    '17 Jun 2030 12:00:30 GMT',
    'Mon, 17/Jun/2030 12:00:30 GMT',
    'Mon, 17 Xxx 2030 12:00:30 GMT',
    'GMT',
  ])('%j is none', (value) => {
    expect(secondsUntil(value)).toBeUndefined()
  })
})

describe('a delay', () => {
  test.each<[string | undefined, number | undefined]>([
    ['0', 0],
    ['5', 5],
    ['0005', 5],
    ['315576000', 315_576_000],
    ['315576001', undefined],
    ['x5', undefined],
    ['5x', undefined],
    ['+5', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('of %j is %j', (value, seconds) => {
    expect(secondsUntil(value)).toBe(seconds)
  })

  test.each([
    [0, 0],
    [-0.5, 0],
    [-9, 0],
    [0.1, 1],
    [1, 1],
    [315_576_000, 315_576_000],
    [315_576_000.5, undefined],
    [NaN, undefined],
    [Infinity, undefined],
    [-Infinity, 0],
  ])('of the number %d is %j', (delay, seconds) => {
    expect(Number(wholeSeconds(delay))).toBe(Number(seconds))
  })
})
