/** `npm run test:count`: runs all tests, then the quick ones, and keeps their number and how long they took. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { dateAndMachine } from '../bench/machine.ts'
import { resultFolder } from './results.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const report = `${resultFolder}tests-report.json`

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
const all = seconds(
  'npm test -- --reporter=default --reporter=json --outputFile.json=test/output/tests-report.json'
)
const quick = seconds('npm run test:quick')
const { numPassedTests } = JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests: number }
const results = { ...dateAndMachine(), tests: numPassedTests, seconds: all, quickSeconds: quick }
writeFileSync(`${resultFolder}tests.json`, `${JSON.stringify(results, null, 2)}\n`)
