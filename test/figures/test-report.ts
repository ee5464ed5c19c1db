/** What is read of the report that Vitest writes as JSON. */

export interface TestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  /** Milliseconds since 1970. */
  readonly startTime: number
  readonly testResults: readonly { readonly endTime: number }[]
}

/**
 * The number of tests of a run, and how long it took.
 *
 * @throws {Error} for a run that failed, as it says nothing of how long the tests take.
 */
export function timesOf({ numPassedTests, numFailedTests, startTime, testResults }: TestReport): {
  readonly tests: number
  readonly seconds: number
} {
  if (numFailedTests > 0 || numPassedTests === 0)
    throw new Error(`${numPassedTests} tests passed and ${numFailedTests} failed: nothing is kept.`)
  const end = Math.max(...testResults.map(({ endTime }) => endTime))
  return { tests: numPassedTests, seconds: Math.round((end - startTime) / 100) / 10 }
}
