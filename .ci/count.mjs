// Prints the counts of vitest's own JSON reports, added up, as CI's closing line.
import { readFileSync } from 'node:fs'

let passed = 0
let failed = 0
for (const file of process.argv.slice(2)) {
  const counts = countsOf(file)
  passed += counts.passed
  // A run without a report, or without any test that passed, is no success.
  failed += counts.passed === 0 ? Math.max(counts.failed, 1) : counts.failed
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0

function countsOf(file) {
  let report
  try {
    report = JSON.parse(readFileSync(file, 'utf8'))
  } catch (failure) {
    console.log(`ci: ${failure.message}`)
    return { passed: 0, failed: 1 }
  }
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed')
  ).length
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken }
}
