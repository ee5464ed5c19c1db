/**
 * `npm run profile [-- group case beside]`: where the time of one case goes, beside that of another.
 * By default one thrown NotFound beside the floor, below which no library comes.
 */

import { selfTimes, type CpuProfile, type SelfTime } from './cpu-profile.ts'
import { buildPackage, buildWorkers, runWorker } from './worker.ts'

const LISTED = 40
const MILLISECONDS = process.env['PROFILE_MS'] ?? '4000'

const [group = 'throw', name = 'throw', beside = 'floor'] = process.argv.slice(2)

/** Nanoseconds a call, the profiler included, and how they are spent. */
interface Profile {
  readonly nanoseconds: number
  readonly times: readonly SelfTime[]
}

async function profileOf(caseName: string): Promise<Profile> {
  const printed = await runWorker('one-case', { args: [group, caseName, MILLISECONDS] })
  const { nanoseconds, profile } = JSON.parse(printed) as {
    readonly nanoseconds: number
    readonly profile: CpuProfile
  }
  return { nanoseconds, times: selfTimes(profile) }
}

/** Nanoseconds of each profile by what `keyOf` finds in a row, the longest first. */
function compared(
  profiles: readonly Profile[],
  keyOf: (time: SelfTime) => string
): readonly (readonly [string, readonly number[]])[] {
  const sums = new Map<string, number[]>()
  profiles.forEach(({ nanoseconds, times }, column) => {
    for (const time of times) {
      const key = keyOf(time)
      const row = sums.get(key) ?? profiles.map(() => 0)
      row[column] = (row[column] ?? 0) + time.share * nanoseconds
      sums.set(key, row)
    }
  })
  return [...sums].toSorted((a, b) => Math.max(...b[1]) - Math.max(...a[1]))
}

function print(rows: readonly (readonly [string, readonly number[]])[]): void {
  const width = Math.max(name.length, beside.length, 7)
  console.log(`${name.padStart(width)}  ${beside.padStart(width)}  nanoseconds a call`)
  for (const [label, times] of rows) {
    const cells = times.map((time) => (time < 0.5 ? '-' : time.toFixed(0)).padStart(width))
    console.log(`${cells.join('  ')}  ${label}`)
  }
}

await Promise.all([buildPackage(), buildWorkers()])
const profiles = [await profileOf(name), await profileOf(beside)]
print([
  ...compared(profiles, ({ origin }) => origin),
  ['all', profiles.map(({ nanoseconds }) => nanoseconds)],
])
console.log('\nBy function, without those that it calls:\n')
const byFunction = compared(profiles, ({ origin, label }) => `${label} (${origin})`)
print(byFunction.slice(0, LISTED))
