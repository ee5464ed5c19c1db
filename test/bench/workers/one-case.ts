/** Runs one case for a while, for a profiler to look at. */

import { casesOf } from '../cases/index.ts'
import { useGlobalsOfTheServer } from '../node-globals.ts'
import { packageUnderTest } from '../package-under-test.ts'

const [group, name = '', milliseconds] = process.argv.slice(2)
await useGlobalsOfTheServer()
const cases = casesOf(group, await packageUnderTest())
const call = cases[name]
if (call === undefined) throw new Error(`One of ${Object.keys(cases).join(', ')} expected.`)
const start = performance.now()
let calls = 0
while (performance.now() - start < Number(milliseconds)) {
  // oxlint-disable-next-line no-await-in-loop
  for (let batch = 0; batch < 1000; batch++) await call()
  calls += 1000
}
console.log(((performance.now() - start) / calls) * 1e6)
