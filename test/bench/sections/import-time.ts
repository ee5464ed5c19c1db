/** What importing the package takes, cold, where Hono was imported before. */

import type { Row } from '../row.ts'
import { median } from '../statistics.ts'
import { environment, runWorker } from '../worker.ts'
import { workerdRow } from './workerd.ts'

const RUNS = 11

export async function importSection(): Promise<readonly Row[]> {
  const times: number[] = []
  // The first run warms the disk.
  for (let run = 0; run <= RUNS; run++) {
    const printed = await runWorker('import-time', { args: [environment.BENCH_DIST] })
    if (run > 0) times.push(Number(printed))
  }
  return [
    {
      what: 'import of the main entry over Hono, cold, Node',
      measured: median(times),
      unit: 'ms',
      target: { atMost: 15 },
      note: `${Math.min(...times).toFixed(1)} to ${Math.max(...times).toFixed(1)} ms in ${RUNS} processes`,
    },
    await workerdRow(),
  ]
}
