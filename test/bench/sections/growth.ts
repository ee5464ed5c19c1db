/** How cost grows: with routes not at all, with issues and the Accept field in step. */

import { acceptLengths, acceptPatterns, issueCounts, routeCounts } from '../cases/growth.ts'
import type { Rounds } from '../rounds.ts'
import type { Row } from '../row.ts'
import { median } from '../statistics.ts'
import { roundsOf } from './in-process.ts'

/** Fewer, as what is compared is far apart. */
const ROUNDS = 4
/** How much more than in step time may seem to grow, as caches are not endless. */
const SLACK = 1.5

export async function growthSection(): Promise<readonly Row[]> {
  const routes = await roundsOf('routes', { rounds: ROUNDS })
  const issues = await roundsOf('issues', { rounds: ROUNDS })
  const accept = await roundsOf('accept', { rounds: ROUNDS })
  const times = (what: string): readonly number[] =>
    routeCounts.map((count) => median(routes[`${what} ${count}`] ?? []))
  const [bare, ours] = [times('bare 404'), times('404')]
  return [
    {
      what: `404 with ${routeCounts.at(-1)} routes, of Hono’s own`,
      measured: (ours.at(-1) ?? NaN) / (bare.at(-1) ?? NaN),
      unit: '× time',
      note: `${routeCounts.join(', ')}: ${listed(ours)} of ${listed(bare)}`,
    },
    growth('405 with ten times the routes', routes, '405', routeCounts, SLACK),
    growth('ten times the validation errors', issues, 'issues', issueCounts, 10 * SLACK),
    ...Object.keys(acceptPatterns).map((name) =>
      growth(`four times the Accept, of ${name}`, accept, name, acceptLengths, 4 * SLACK)
    ),
  ]
}

/** The largest step from one size to the next. */
function growth(
  what: string,
  rounds: Rounds,
  name: string,
  sizes: readonly number[],
  most: number
): Row {
  const times = sizes.map((size) => median(rounds[`${name} ${size}`] ?? []))
  const steps = times.slice(1).map((time, index) => time / (times[index] ?? NaN))
  return {
    what,
    measured: Math.max(...steps),
    unit: '× time',
    target: { atMost: most },
    note: `${sizes.join(', ')}: ${listed(times)}`,
  }
}

function listed(times: readonly number[]): string {
  return `${times.map((time) => (time / 1000).toFixed(1)).join(', ')} µs`
}
