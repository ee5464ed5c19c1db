/**
 * `npm run test:count`: runs all tests, then the quick ones, and keeps their number and how long they took.
 * `npm run test:count -- report.json` takes the report of a run of all tests that Vitest has written, such
 * as that of CI, and runs only the quick ones.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { dateAndMachine } from '../bench/machine.ts'
import { resultFolder } from './results.ts'
import { timesOf, type TestReport } from './test-report.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const [given] = process.argv.slice(2)

/** Runs a command; returns the seconds that it took. Ends this process where it fails. */
function seconds(command: string): number {
  const start = performance.now()
  const { status } = spawnSync(command, { cwd: root, stdio: 'inherit', shell: true })
  if (status !== 0) {
    console.error(`${command} has failed: nothing is kept.`)
    process.exit(1)
  }
  return Math.round((performance.now() - start) / 100) / 10
}

mkdirSync(resultFolder, { recursive: true })
const report = given ?? `${resultFolder}tests-report.json`
if (given === undefined) {
  seconds(`npm test -- --reporter=default --reporter=json --outputFile.json=${report}`)
}
const quickSeconds = seconds('npm run test:quick')
const results = {
  ...dateAndMachine(),
  ...timesOf(JSON.parse(readFileSync(report, 'utf8')) as TestReport),
  quickSeconds,
}
writeFileSync(`${resultFolder}tests.json`, `${JSON.stringify(results, null, 2)}\n`)
