/** `npm run bench`: measures, prints a table, and writes `test/output/bench.json`. */

import { mkdirSync, writeFileSync } from 'node:fs'
import { dateAndMachine } from './machine.ts'
import { tableOf, verdict, type Row } from './row.ts'
import { sections } from './sections.ts'
import { buildPackage, buildWorkers, root } from './worker.ts'

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
  console.log(
    `\n${name} (${((performance.now() - start) / 1000).toFixed(0)} s)\n\n${tableOf(rows)}`
  )
}
const rows = Object.values(results).flat()
const short = rows.filter((row) => verdict(row) === 'falls short')
console.log(`\n${short.length} of ${rows.filter(({ target }) => target).length} fall short.`)
mkdirSync(`${root}test/output`, { recursive: true })
const report = { ...dateAndMachine(), sections: results }
writeFileSync(`${root}test/output/bench.json`, `${JSON.stringify(report, null, 2)}\n`)
