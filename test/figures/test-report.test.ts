import { expect, test } from 'vitest'
import { timesOf } from './test-report.ts'

const report = {
  numPassedTests: 7,
  numFailedTests: 0,
  startTime: 1000,
  testResults: [{ endTime: 61_000 }, { endTime: 4000 }],
}

test('A run took from its start to the end of its last file', () => {
  expect(timesOf(report)).toEqual({ tests: 7, seconds: 60 })
})

test.each([{ numFailedTests: 1 }, { numPassedTests: 0 }])('A run with %j is refused', (change) => {
  expect(() => timesOf({ ...report, ...change })).toThrow('nothing is kept')
})
