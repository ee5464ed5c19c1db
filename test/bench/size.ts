/** `npm run size`: the bytes alone, and which modules they are. */

import { tableOf } from './row.ts'
import { largestModules, sizeSection } from './sections/size.ts'
import { buildPackage } from './worker.ts'

const LISTED = 10

await buildPackage()
console.log(tableOf(await sizeSection()))
console.log(`\nThe largest modules of httpErrors, minified, before gzip:\n`)
const modules = await largestModules()
const whole = modules.reduce((sum, [, bytes]) => sum + bytes, 0)
for (const [path, bytes] of modules.slice(0, LISTED)) {
  console.log(`${String(bytes).padStart(6)} B  ${((bytes / whole) * 100).toFixed(1)} %  ${path}`)
}
