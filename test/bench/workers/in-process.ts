/** Measures groups of cases in a process of its own and prints what it measured as JSON. */

import { throwCases } from '../cases/throw.ts'
import { happyCases } from '../cases/happy.ts'
import { unroutedCases } from '../cases/unrouted.ts'
import { pageCases } from '../cases/page.ts'
import { packageUnderTest } from '../package-under-test.ts'
import { inRounds, type Cases } from '../rounds.ts'

// On Node its server puts a light Response in the place of the global one; here it must be too.
if (process.versions['bun'] === undefined && process.versions['deno'] === undefined) {
  const { getRequestListener } = await import('@hono/node-server')
  getRequestListener(() => new Response())
}
const ours = await packageUnderTest()
const groups: Readonly<Record<string, () => Cases>> = {
  throw: () => throwCases(ours),
  happy: () => happyCases(ours),
  unrouted: () => unroutedCases(ours),
  page: () => pageCases(ours),
}
const group = groups[process.argv[2] ?? '']
if (group === undefined) throw new Error(`One of ${Object.keys(groups).join(', ')} expected.`)
console.log(JSON.stringify(await inRounds(group())))
