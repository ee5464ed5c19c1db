/** Times in milliseconds that a timer can wait for. */
import { expect, test } from 'vitest'
import { longestTimeout, timerDelay } from '../../src/fields/timer-delay.ts'

test.each([
  [0, 0],
  [1.5, 1.5],
  [2_147_483_647, 2_147_483_647],
  [-1, 0],
  [-Number.MAX_VALUE, 0],
])('a timer for %d milliseconds waits %d', (value, delay) => {
  expect(timerDelay(value, 'timeout')).toBe(delay)
})

test.each([2_147_483_648, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN])(
  '%d milliseconds are refused, as a timer would fire at once',
  (value) => {
    expect(() => timerDelay(value, 'timeout')).toThrow(
      new RangeError(
        `Option 'timeout' must be a finite number of milliseconds, at most 2147483647; received ${value}.`
      )
    )
  }
)

test.each([
  [undefined, 'undefined'],
  [null, 'null'],
  ['30', '"30"'],
  [30n, 'a bigint'],
  [{}, 'an object'],
])('%o is refused, as it is no number', (value, received) => {
  expect(() => timerDelay(value, 'timeout')).toThrow(
    new TypeError(`Option 'timeout' must be a number of milliseconds; received ${received}.`)
  )
})

test('the longest time is the largest integer of 32 bits', () => {
  expect(longestTimeout).toBe(2 ** 31 - 1)
})
