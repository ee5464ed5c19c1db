/** Throws millions of errors and prints the heap after each million, and what one error allocates. */

import { casesOf } from '../cases/index.ts'
import { useGlobalsOfTheServer } from '../node-globals.ts'
import { packageUnderTest } from '../package-under-test.ts'
import { median } from '../statistics.ts'

const MILLION = 1_000_000
/** So few that no collection comes in between. */
const BATCH = 500
const BATCHES = 200

const millions = Number(process.argv[2] ?? 5)
await useGlobalsOfTheServer()
const { throw: call } = casesOf('throw', await packageUnderTest())
if (call === undefined || globalThis.gc === undefined) throw new Error('--expose-gc is needed.')
const collect = globalThis.gc

/** How many listeners the process has: an error must not leave any behind. */
function listeners(): number {
  return process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0)
}

call()
const before = listeners()
const heaps: number[] = []
for (let million = 0; million < millions; million++) {
  for (let index = 0; index < MILLION; index++) call()
  // Rests that the microtasks keep alive are let go first.
  await new Promise((resolve) => setImmediate(resolve))
  collect()
  heaps.push(process.memoryUsage().heapUsed)
}

const allocations: number[] = []
for (let batch = 0; batch < BATCHES; batch++) {
  const start = process.memoryUsage().heapUsed
  for (let index = 0; index < BATCH; index++) call()
  const after = process.memoryUsage().heapUsed
  if (after > start) allocations.push((after - start) / BATCH)
}
const added = listeners() - before
console.log(JSON.stringify({ heaps, allocation: median(allocations), listeners: added }))
