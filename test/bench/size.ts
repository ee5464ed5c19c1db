/**
 * `npm run size`: the size of each import by bundler, and the source files that its bytes come from. Writes
 * `test/output/size.json` for `npm run figures`.
 */

import { writeFileSync } from 'node:fs'
import { dateAndMachine } from './machine.ts'
import { tableOf, verdict } from './row.ts'
import { bytesByFile, sizesByName, sizeSection } from './sections/size.ts'
import { root } from './worker.ts'

const rows = await sizeSection()
console.log('Minified, after gzip -9, without Hono, with side effects forced on:\n')
console.log(tableOf(rows))
const short = rows.filter((row) => verdict(row) === 'falls short')
console.log(`\n${short.length} of ${rows.filter(({ target }) => target).length} fall short.`)
console.log('\nBytes by source file, minified by esbuild, before gzip:\n')
console.log(await bytesByFile())
const report = { ...dateAndMachine(), kilobytes: await sizesByName() }
writeFileSync(`${root}test/output/size.json`, `${JSON.stringify(report, null, 2)}\n`)
