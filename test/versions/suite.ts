/** Runs the tests of a copy of the repository, and counts them from vitest's JSON report. */

import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import type { Outcome } from './outcome.ts'

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message: string
    readonly assertionResults: readonly {
      readonly status: string
      readonly fullName: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

/** Which tests run, and on what. */
export interface SuiteRun {
  /** The copy of the repository, with a slash at the end. */
  readonly folder: string
  /** Where vitest writes its JSON report, which `.ci/count.mjs` adds up. */
  readonly reportFile: string
  /** Filters of vitest, such as `test/hono/`; all tests without any. */
  readonly rooms: readonly string[]
  /** The executable of Node. */
  readonly node?: string
}

/** Runs the tests; their types are not checked, as they are written for the newest versions. */
export function runSuite({
  folder,
  reportFile,
  rooms,
  node = process.execPath,
}: SuiteRun): Outcome {
  rmSync(reportFile, { force: true })
  const { stderr } = spawnSync(
    node,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config=test/vitest.config.ts',
      '--typecheck.enabled=false',
      '--reporter=json',
      `--outputFile=${reportFile}`,
      ...rooms,
    ],
    { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 30 }
  )
  return readReport(reportFile, stderr)
}

function readReport(reportFile: string, stderr: string): Outcome {
  let report: Report
  try {
    report = JSON.parse(readFileSync(reportFile, 'utf8')) as Report
  } catch {
    return { passed: 0, failed: 1, skipped: 0, failures: [`vitest wrote no report: ${stderr}`] }
  }
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === 'failed')
    if (failed.length === 0) return status === 'failed' ? [`${name}: ${message}`] : []
    return failed.map(({ fullName, failureMessages: [first = ''] }) => `${fullName}: ${first}`)
  })
  return {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests,
    failures,
  }
}
