/** Measuring in rounds, A B C A B C …, so that a busy neighbour slows all of them alike. */

import { measure } from 'mitata'

/** One thing to measure: calls it once. */
export type Cases = Readonly<Record<string, () => unknown>>

/** Nanoseconds a call: the median of each round, by the name of the case. */
export type Rounds = Readonly<Record<string, readonly number[]>>

/** How long one case runs in a round, in nanoseconds. */
const ROUND_TIME = Number(process.env['BENCH_ROUND_MS'] ?? 80) * 1e6

/**
 * Many calls in a sample, as the clock of the CPU is read in microseconds. No collection is forced
 * between the cases: it would throw away optimised code, and a server never does that.
 */
const OPTIONS = { min_cpu_time: ROUND_TIME, batch_samples: 1024, gc: false }

/** Nanoseconds that this process kept a core busy: what others do on the machine does not count. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) * 1000
}

/** Measures all cases. The first round only warms up, as optimised code of the one slows the other. */
export async function inRounds(cases: Cases, count: number): Promise<Rounds> {
  const rounds: Record<string, number[]> = {}
  for (let round = 0; round <= count; round++) {
    for (const [name, call] of Object.entries(cases)) {
      const { p50 } = await measure(call, { now: cpuTime, ...OPTIONS })
      if (round > 0) (rounds[name] ??= []).push(p50)
    }
  }
  return rounds
}
