/** Runs one case for a while and prints its time a call and its CPU profile, without the warm-up. */

import { Session } from 'node:inspector/promises'
import { casesOf } from '../cases/index.ts'
import { useGlobalsOfTheServer } from '../node-globals.ts'
import { packageUnderTest } from '../package-under-test.ts'

const BATCH = 1000
/** Microseconds between two samples. */
const INTERVAL = 200

const [group, name = '', duration] = process.argv.slice(2)
await useGlobalsOfTheServer()
const cases = casesOf(group, await packageUnderTest())
const call = cases[name]
if (call === undefined) throw new Error(`One of ${Object.keys(cases).join(', ')} expected.`)

/** Calls the case for some milliseconds; returns the nanoseconds that a call took. */
async function run(milliseconds: number): Promise<number> {
  const start = performance.now()
  let calls = 0
  while (performance.now() - start < milliseconds) {
    // oxlint-disable-next-line no-await-in-loop
    for (let index = 0; index < BATCH; index++) await call?.()
    calls += BATCH
  }
  return ((performance.now() - start) / calls) * 1e6
}

await run(Number(duration) / 2)
const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.setSamplingInterval', { interval: INTERVAL })
await session.post('Profiler.start')
const nanoseconds = await run(Number(duration))
const { profile } = await session.post('Profiler.stop')
session.disconnect()
console.log(JSON.stringify({ nanoseconds, profile }))
