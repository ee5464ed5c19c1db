/** The clients of the soak: good and bad ones, whose responses are compared, and hostile ones. */
import type { Agent } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { exchangeHttp1, exchangeHttp2, openSession } from './clients.ts'
import { differenceOf, type KnownExchange } from './exchange.ts'
import type { Gate } from './gate.ts'
import { hostileHttp1, type Visit } from './hostile-http1.ts'
import { hostileHttp2 } from './hostile-http2.ts'
import { canaries, good } from './known-exchanges.ts'
import { randomOf, type Random } from './random.ts'

/** What the clients have done and found. */
export interface Tally {
  /** How many exchanges or visits there were, by kind. */
  readonly counts: Record<string, number>
  /** The first wrong responses, described. */
  readonly faults: string[]
}

/** Where the traffic goes, and what is in it. */
export interface TrafficOptions {
  readonly ports: readonly [http1: number, http2: number]
  readonly bad: readonly KnownExchange[]
  readonly seed: number
  readonly gate: Gate
  readonly tally: Tally
  /** Keeps connections of good and bad clients. */
  readonly agent: Agent
}

const CLIENTS = 12

/** Sends requests until the gate ends. */
export async function sendTraffic(options: TrafficOptions): Promise<void> {
  const { gate, seed } = options
  const actions: Action[] = Array.from({ length: CLIENTS }, (_, index) => {
    const random = randomOf(seed * 1000 + index)
    return () => act(random, options)
  })
  const loops = actions.map(async (action) => {
    while (await gate.pass(action));
  })
  await Promise.all([...loops, sendCanaries(options)])
}

type Action = () => Promise<void>

async function sendCanaries(options: TrafficOptions): Promise<void> {
  const { gate, ports } = options
  const send = async (): Promise<void> => {
    const session = openSession(ports[1])
    await Promise.all(
      canaries.flatMap((known) => [
        compare('canary, HTTP/1.1', known, () => exchangeHttp1(ports[0], known), options.tally),
        compare('canary, HTTP/2', known, () => exchangeHttp2(session, known), options.tally),
      ])
    )
    session.destroy()
  }
  while (await gate.pass(send)) await delay(1000, undefined, { ref: false })
}

async function act(random: Random, options: TrafficOptions): Promise<void> {
  const { agent, bad, ports, tally } = options
  const chance = random.next()
  if (chance < 0.3) return visit(random, options)
  const kind = chance < 0.65 ? 'good' : 'bad'
  const known = (): KnownExchange => random.pick(kind === 'good' ? good : bad)
  if (random.next() < 0.5) {
    const exchange = known()
    const isKept = random.next() < 0.7
    await compare(
      `${kind}, HTTP/1.1`,
      exchange,
      () => exchangeHttp1(ports[0], exchange, isKept && agent),
      tally
    )
    return
  }
  const session = openSession(ports[1])
  const exchanges = Array.from({ length: 1 + random.below(8) }, known)
  await Promise.all(
    exchanges.map((exchange) =>
      compare(`${kind}, HTTP/2`, exchange, () => exchangeHttp2(session, exchange), tally)
    )
  )
  session.destroy()
}

async function visit(random: Random, { ports, gate, tally }: TrafficOptions): Promise<void> {
  const version = random.below(2)
  const ways: Readonly<Record<string, Visit>> = version === 0 ? hostileHttp1 : hostileHttp2
  const name = random.pick(Object.keys(ways))
  // Clients of one protocol also send it to the port of the other.
  const port = ports[random.next() < 0.9 ? version : 1 - version] ?? 0
  count(tally, `hostile, ${name}`)
  await ways[name]?.(port, random, gate.signal)
}

async function compare(
  kind: string,
  known: KnownExchange,
  exchange: () => ReturnType<typeof exchangeHttp1>,
  tally: Tally
): Promise<void> {
  count(tally, kind)
  try {
    const difference = differenceOf(known, await exchange())
    if (difference !== undefined) fault(tally, `${kind}: ${difference}`)
  } catch (error) {
    fault(tally, `${kind}: ${known.method} ${known.path}: ${String(error)}`)
  }
}

function count(tally: Tally, kind: string): void {
  tally.counts[kind] = (tally.counts[kind] ?? 0) + 1
}

function fault(tally: Tally, description: string): void {
  count(tally, 'wrong responses')
  if (tally.faults.length < 20) tally.faults.push(description)
}
