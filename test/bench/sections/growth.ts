/** How cost grows: with routes not at all, with issues and the Accept field in step. */

import { acceptLengths, issueCounts, routeCounts } from '../cases/growth.ts'
import type { Rounds } from '../rounds.ts'
import type { Row } from '../row.ts'
import { median } from '../statistics.ts'
import { roundsOf } from './in-process.ts'

/** What linear growth may be measured as, as caches are not endless. */
const SLACK = 1.5

export async function growthSection(): Promise<readonly Row[]> {
  const routes = await roundsOf('routes')
  const issues = await roundsOf('issues')
  const accept = await roundsOf('accept')
  return [
    ...['404', 'bare 404', '405'].map((what) =>
      row(
        `${what.replace('bare', 'Hono’s own')}, 10 000 routes, of 10`,
        routeCounts.map((count) => time(routes, `${what} ${count}`)),
        what === 'bare 404' ? undefined : SLACK * 2
      )
    ),
    row(
      '10 000 validation errors, of 1000',
      issueCounts.map((count) => time(issues, String(count))),
      10 * SLACK,
      2
    ),
    ...['ranges', 'quotes', 'semicolons', 'commas'].map((name) =>
      row(
        `16 kB of Accept, of 1 kB, ${name}`,
        acceptLengths.map((length) => time(accept, `${name} ${length}`)),
        16 * SLACK
      )
    ),
  ]
}

function time(rounds: Rounds, name: string): number {
  return median(rounds[name] ?? [])
}

/** The last one as so many times the first one, or one of the others. */
function row(
  what: string,
  times: readonly number[],
  most: number | undefined,
  base: number = 0
): Row {
  return {
    what,
    measured: (times.at(-1) ?? NaN) / (times[base] ?? NaN),
    unit: '× time',
    note: `${times.map((nanoseconds) => (nanoseconds / 1000).toFixed(1)).join(', ')} µs`,
    ...(most !== undefined && { target: { atMost: most } }),
  }
}
