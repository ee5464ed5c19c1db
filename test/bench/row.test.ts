import { describe, expect, test } from 'vitest'
import { tableOf, verdict } from './row.ts'

const time = { what: 'throw', unit: '× time' }

describe('verdict', () => {
  test.each([
    [1.15, { atMost: 1.15 }, 'pass'],
    [1.16, { atMost: 1.15 }, 'falls short'],
    [0.97, { atLeast: 0.97 }, 'pass'],
    [0.96, { atLeast: 0.97 }, 'falls short'],
    [NaN, { atMost: 1 }, 'falls short'],
    [NaN, { atLeast: 1 }, 'falls short'],
    [undefined, { atMost: 1 }, 'not measured'],
  ])('A row of %d with the target %o has the verdict "%s"', (measured, target, expected) => {
    expect(verdict({ ...time, measured, target })).toBe(expected)
  })

  test('A row without a target has no verdict', () => {
    expect(verdict({ ...time, measured: 2 })).toBe('')
  })
})

test('A table has a line for each row, with aligned columns', () => {
  const rows = [
    { ...time, measured: 1.149, target: { atMost: 1.15 }, note: '9 rounds' },
    { what: 'import', unit: 'ms', measured: undefined },
  ]
  expect(tableOf(rows)).toBe(
    [
      '| what   | measured    | target        |      | note     |',
      '| ------ | ----------- | ------------- | ---- | -------- |',
      '| throw  | 1.15 × time | ≤ 1.15 × time | pass | 9 rounds |',
      '| import | -           |               |      |          |',
    ].join('\n')
  )
})
