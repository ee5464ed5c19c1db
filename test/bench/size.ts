/** `npm run size`: the size of each import by bundler, and the source files that its bytes come from. */

import { tableOf, verdict } from './row.ts'
import { bytesByFile, sizeSection } from './sections/size.ts'

const rows = await sizeSection()
console.log('Minified, after gzip -9, without Hono, with side effects forced on:\n')
console.log(tableOf(rows))
const short = rows.filter((row) => verdict(row) === 'falls short')
console.log(`\n${short.length} of ${rows.filter(({ target }) => target).length} fall short.`)
console.log('\nBytes by source file, minified by esbuild, before gzip:\n')
console.log(await bytesByFile())
