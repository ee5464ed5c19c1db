/**
 * Runs the suite with the oldest and the newest version of each dependency: `npm run test:versions`.
 *
 *     npm run test:versions              every row
 *     npm run test:versions -- floors    the rows whose name contains `floors`, as CI does
 *     npm run test:versions -- hono -- test/hono/   those rows, but only these tests
 */

import { mkdirSync } from 'node:fs'
import { outcomeTable, failureLines, type RowOutcome } from './outcome.ts'
import { outputFolder } from './registry.ts'
import { rows, type Row } from './rows.ts'

const args = process.argv.slice(2)
const separator = args.includes('--') ? args.indexOf('--') : args.length
const names = args.slice(0, separator)
const rooms = args.slice(separator + 1)

function isAskedFor({ name }: Row): boolean {
  return names.length === 0 || names.some((part) => name.includes(part))
}

/** A row that could not start, such as one whose packages npm does not install: the others still run. */
function failedRow({ name }: Row, failure: unknown): Omit<RowOutcome, 'seconds'> {
  return { name, passed: 0, failed: 1, skipped: 0, failures: [String(failure)] }
}

mkdirSync(outputFolder, { recursive: true })
const outcomes: RowOutcome[] = []
for (const row of rows.filter(isAskedFor)) {
  const start = performance.now()
  const outcome = await row.run(rooms).catch((failure: unknown) => failedRow(row, failure))
  outcomes.push({ ...outcome, seconds: (performance.now() - start) / 1000 })
  console.log(`${outcome.name}: ${outcome.passed} passed, ${outcome.failed} failed`)
}
if (outcomes.length === 0) {
  console.log(`No row is named so. The rows are: ${rows.map(({ name }) => name).join(', ')}`)
}
for (const outcome of outcomes.filter(({ failed }) => failed > 0)) {
  console.log(failureLines(outcome))
}
console.log(outcomeTable(outcomes))
process.exitCode = outcomes.some(({ failed, passed }) => failed > 0 || passed === 0) ? 1 : 0
if (outcomes.length === 0) process.exitCode = 1
