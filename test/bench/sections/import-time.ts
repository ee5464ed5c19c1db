/** What importing the package takes, cold, where Hono was imported before. */

import { tinyEntryOf } from '../package-under-test.ts'
import type { Row } from '../row.ts'
import { median } from '../statistics.ts'
import { environment, runWorker } from '../worker.ts'
import { workerdRow } from './workerd.ts'

/** Processes for each entry. */
const RUNS = 15

/** The entries, and the milliseconds that each may take. */
const entries = [
  { name: '/tiny', file: tinyEntryOf(environment.BENCH_DIST), atMost: 6 },
  { name: 'main', file: environment.BENCH_DIST, atMost: 12 },
] as const

export async function importSection(): Promise<readonly Row[]> {
  const times = new Map<string, number[]>(entries.map(({ name }) => [name, []]))
  for (let run = 0; run <= RUNS; run++) {
    for (const { name, file } of entries) {
      const printed = await runWorker('import-time', { args: [file] })
      // The first run warms the cache of the disk.
      if (run > 0) times.get(name)?.push(Number(printed))
    }
  }
  const rows = entries.map(({ name, atMost }) => importRow(name, times.get(name) ?? [], atMost))
  return [...rows, await workerdRow()]
}

function importRow(name: string, times: readonly number[], atMost: number): Row {
  const range = `${Math.min(...times).toFixed(1)} to ${Math.max(...times).toFixed(1)}`
  return {
    what: `import of ${name} over Hono, cold, Node`,
    measured: median(times),
    unit: 'ms',
    target: { atMost },
    note: `${range} ms in ${times.length} processes`,
  }
}
