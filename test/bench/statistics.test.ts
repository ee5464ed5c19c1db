import { expect, test } from 'vitest'
import { median, ratioOf } from './statistics.ts'

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[], NaN],
])('The median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected)
})

test('A ratio is the median of the ratios of the rounds, so that a slow round cancels out', () => {
  expect(ratioOf([2, 200, 4], [1, 100, 1])).toEqual({ ratio: 2, spread: [2, 4] })
})
