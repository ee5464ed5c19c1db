/** What must not grow, and the limits. */
import { median } from '../bench/statistics.ts'
import type { Sample } from './sample.ts'
import { FEWEST_POINTS, slopeOf, verdictOf, type Slope, type Verdict } from './slope.ts'

/** A sample, and when it was taken, in minutes since the start. */
export interface TimedSample extends Sample {
  readonly minutes: number
}

interface Metric {
  readonly name: string
  readonly unit: string
  /** In units per minute. */
  readonly limit: number
  readonly valueOf: (sample: Sample) => number
  /** Whether other processes of the machine change it, so that `undecided` is no failure. */
  readonly isOfMachine?: true
}

/**
 * The traffic is more than 10 000 exchanges a minute, so 100 kB a minute is 10 bytes of each: less than
 * an entry of a Map. A leak of 1 kB is found if one of 100 exchanges has it. The resident memory is
 * judged without what V8 has reserved for the heap, which it returns and takes again by tens of MB. The rest
 * contains pages that the allocator keeps, and grows in steps: 1000 kB a minute is 30 MB in half an hour.
 * A connection, timer or handle that is left behind every two minutes is found, whatever its size.
 */
export const metrics: readonly Metric[] = [
  { name: 'heap', unit: 'kB', limit: 100, valueOf: ({ heap }) => heap / 1000 },
  { name: 'external memory', unit: 'kB', limit: 100, valueOf: ({ external }) => external / 1000 },
  {
    name: 'memory outside of the heap',
    unit: 'kB',
    limit: 1000,
    valueOf: ({ rss, reserved }) => (rss - reserved) / 1000,
  },
  { name: 'handles', unit: 'handles', limit: 0.5, valueOf: ({ resources }) => total(resources) },
  { name: 'open connections', unit: 'connections', limit: 0.5, valueOf: ({ sockets }) => sockets },
  {
    name: 'event-loop delay',
    unit: 'ms',
    limit: 1,
    valueOf: ({ delay }) => delay,
    isOfMachine: true,
  },
]

/** How one metric has developed. */
export interface Judgement {
  readonly name: string
  readonly unit: string
  /** The median of the first and of the last quarter of the samples that are judged. */
  readonly early: number
  readonly late: number
  readonly slope: Slope
  readonly limit: number
  readonly verdict: Verdict
  readonly isFailure: boolean
}

/** The fewest samples of a run that can be judged: only the second half is. */
export const FEWEST_SAMPLES = 2 * FEWEST_POINTS

/**
 * Judges the second half of the samples: until then caches fill, and functions are compiled.
 *
 * @throws {RangeError} if there are fewer than 12 samples.
 */
export function judge(samples: readonly TimedSample[]): readonly Judgement[] {
  const settled = samples.slice(Math.floor(samples.length / 2))
  return metrics.map(({ name, unit, limit, valueOf, isOfMachine }) => {
    const points = settled.map((sample) => ({ minutes: sample.minutes, value: valueOf(sample) }))
    const slope = slopeOf(points)
    const quarter = Math.ceil(points.length / 4)
    const values = points.map(({ value }) => value)
    const verdict = verdictOf(slope, limit)
    return {
      name,
      unit,
      early: median(values.slice(0, quarter)),
      late: median(values.slice(-quarter)),
      slope,
      limit,
      verdict,
      isFailure: verdict === 'grows' || (verdict === 'undecided' && !isOfMachine),
    }
  })
}

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((all, count) => all + count, 0)
}
