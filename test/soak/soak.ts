/** A soak: traffic for some minutes against a server in its own process, which is judged. */
import { Agent } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { createApp } from './app.ts'
import { startChild, type Child } from './child.ts'
import { Gate } from './gate.ts'
import { FEWEST_SAMPLES, judge, type Judgement, type TimedSample } from './judge.ts'
import { badExchanges } from './known-exchanges.ts'
import { sendTraffic, type Tally } from './traffic.ts'

/** How to soak. */
export interface SoakOptions {
  readonly minutes: number
  /** Of the random choices of the clients. */
  readonly seed: number
  /** The program of this folder that serves: `server`, or `leaking-server`. */
  readonly program?: string
  /** How long clients may take for a request, in milliseconds. Each sample waits for such connections. */
  readonly requestTimeout?: number
  /** Called after each sample. */
  readonly onSample?: (sample: TimedSample, tally: Tally) => void
}

/** What came of it. */
export interface SoakResult {
  readonly minutes: number
  readonly seed: number
  readonly counts: Tally['counts']
  readonly logged: number
  readonly judgements: readonly Judgement[]
  readonly samples: readonly TimedSample[]
  /** Why the server fails; empty if it does not. */
  readonly failures: readonly string[]
}

const MOST_SAMPLES = 120

/** How long there is traffic between two samples at least, in milliseconds. */
const SHORTEST_INTERVAL = 400

/** Runs a soak. Takes some seconds more than its minutes. */
export async function soak(options: SoakOptions): Promise<SoakResult> {
  const { minutes, seed, program = 'server', requestTimeout = 3000, onSample = () => {} } = options
  const child = await startChild(program, requestTimeout)
  const tally: Tally = { counts: {}, faults: [] }
  const gate = new Gate()
  const agent = new Agent({ keepAlive: true })
  const bad = await badExchanges(createApp({ report: false }))
  const samples: TimedSample[] = []
  const takeSamples = async (): Promise<void> => {
    const start = performance.now()
    const elapsed = (): number => (performance.now() - start) / 60_000
    const interval = Math.max((minutes * 60_000) / MOST_SAMPLES, SHORTEST_INTERVAL)
    while (elapsed() < minutes || samples.length < FEWEST_SAMPLES) {
      await delay(interval, undefined, { signal: child.ended })
      await gate.close()
      agent.destroy()
      const sample = { minutes: elapsed(), ...(await child.sample()) }
      samples.push(sample)
      onSample(sample, tally)
      gate.open()
    }
  }
  await Promise.all([
    sendTraffic({ ports: child.ports, bad, seed, gate, tally, agent }),
    takeSamples()
      .catch((error: unknown) => {
        // The end of the process is among the failures.
        if (!child.ended.aborted) throw error
      })
      .finally(() => gate.end()),
  ])
  agent.destroy()
  const isEarly = child.ended.aborted
  const failures = await failuresOf(child, tally)
  const judgements = isEarly ? [] : judge(samples)
  return {
    minutes,
    seed,
    counts: tally.counts,
    logged: child.log.expected,
    judgements,
    samples,
    failures: [...failures, ...judgements.filter(({ isFailure }) => isFailure).map(describe)],
  }
}

/** Ends the server, and collects what was wrong beside its growth. */
async function failuresOf(child: Child, { faults }: Tally): Promise<readonly string[]> {
  const isEarly = child.ended.aborted
  const end = await child.close()
  const failures = [...faults, ...child.log.unexpected.map((line) => `unexpected log: ${line}`)]
  if (isEarly) failures.unshift(`the process ended during the traffic, with ${end}`)
  else if (end !== 0) failures.unshift(`the process ended with ${end} after closeGracefully`)
  return failures
}

function describe({ name, unit, slope, limit, verdict }: Judgement): string {
  const interval = `${slope.lower.toFixed(2)} to ${slope.upper.toFixed(2)} ${unit} a minute`
  return verdict === 'grows'
    ? `${name} grows by ${interval}; at most ${limit} are accepted`
    : `${name} grows by ${interval}, which does not tell whether it is at most ${limit}: run longer`
}
