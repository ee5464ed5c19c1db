/** Whether anything of an error stays: the heap after each of five million. */

import type { Row } from '../row.ts'
import { runWorker } from '../worker.ts'

const MEGABYTE = 1e6

interface Memory {
  /** Bytes in use after a collection, after each million. */
  readonly heaps: readonly number[]
  /** Bytes an error. */
  readonly allocation: number
  readonly listeners: number
}

export async function memorySection(): Promise<readonly Row[]> {
  const flags = ['--expose-gc', '--max-semi-space-size=64']
  const printed = await runWorker('memory', { args: ['5'], flags })
  const { heaps, allocation, listeners } = JSON.parse(printed) as Memory
  const grown = ((heaps.at(-1) ?? NaN) - (heaps[0] ?? NaN)) / MEGABYTE
  const millions = heaps.map((heap) => (heap / MEGABYTE).toFixed(2)).join(', ')
  return [
    {
      what: 'heap growth from the first to the fifth million errors',
      measured: grown,
      unit: 'MB',
      target: { atMost: 0.5 },
      note: `after each million: ${millions} MB`,
    },
    { what: 'allocated by one error', measured: allocation / 1000, unit: 'kB' },
    {
      what: 'listeners added to the process',
      measured: listeners,
      unit: '',
      target: { atMost: 0 },
    },
  ]
}
