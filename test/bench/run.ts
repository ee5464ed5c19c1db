/**
 * `npm run bench`: measures, prints a table, and writes `test/output/bench.json`. What it has of the sections
 * that are not measured this time stays.
 */

import { keepSections } from './bench-results.ts'
import { tableOf, verdict, type Row } from './row.ts'
import { sections } from './sections.ts'
import { buildPackage, buildWorkers } from './worker.ts'

const wanted = process.argv.slice(2)
const names = wanted.length > 0 ? wanted : Object.keys(sections)
await Promise.all([buildPackage(), buildWorkers()])
const results: Record<string, readonly Row[]> = {}
for (const name of names) {
  const section = sections[name]
  if (section === undefined) {
    console.error(`No section '${name}': ${Object.keys(sections).join(', ')}.`)
    process.exit(1)
  }
  const start = performance.now()
  const rows = await section()
  results[name] = rows
  const seconds = ((performance.now() - start) / 1000).toFixed(0)
  console.log(`\n${name} (${seconds} s)\n\n${tableOf(rows)}`)
}
const goals = Object.entries(results).flatMap(([name, rows]) =>
  rows
    .filter(({ target }) => target !== undefined)
    .map((row) => ({ ...row, what: `${name}: ${row.what}` }))
)
const short = goals.filter((row) => verdict(row) === 'falls short')
console.log(`\nthe goals\n\n${tableOf(goals)}\n\n${short.length} of ${goals.length} fall short.`)
keepSections(results)
