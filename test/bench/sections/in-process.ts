/** What is measured without a socket: `app.fetch(request)` of one app against that of another. */

import type { Rounds } from '../rounds.ts'
import type { Row, Target } from '../row.ts'
import { median, ratioOf } from '../statistics.ts'
import { runWorker, type Run } from '../worker.ts'

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 9)

/** The rounds of a group of cases, on Node unless told. */
export async function roundsOf(
  group: string,
  { rounds = ROUNDS, ...run }: Run & { readonly rounds?: number } = {}
): Promise<Rounds> {
  const args = [group, String(rounds)]
  return JSON.parse(await runWorker('in-process', { ...run, args }))
}

/** Time of the one over time of the other. */
export function timeRow(
  what: string,
  rounds: Rounds,
  of: string,
  to: string,
  target?: Target
): Row {
  const { ratio, spread } = ratioOf(rounds[of] ?? [], rounds[to] ?? [])
  const times = `${nanoseconds(rounds, of)} / ${nanoseconds(rounds, to)}`
  const note = `${times} (${spread.map((value) => value.toFixed(2)).join('–')})`
  return { what, measured: ratio, unit: '× time', note, ...(target && { target }) }
}

/** What the one takes longer than the other, in nanoseconds a call. */
export function differenceRow(
  what: string,
  rounds: Rounds,
  of: string,
  to: string,
  atMost: number
): Row {
  const differences = (rounds[of] ?? []).map((time, round) => time - (rounds[to]?.[round] ?? NaN))
  const { spread } = ratioOf(rounds[of] ?? [], rounds[to] ?? [])
  const ratios = spread.map((value) => value.toFixed(2)).join('–')
  const note = `${nanoseconds(rounds, of)} / ${nanoseconds(rounds, to)} (× ${ratios})`
  return { what, measured: median(differences), unit: 'ns', target: { atMost }, note }
}

function nanoseconds(rounds: Rounds, name: string): string {
  return `${median(rounds[name] ?? []).toFixed(0)} ns`
}

/** Throwing, in the time of the floor, of returning and of other throws. */
export async function throwSection(): Promise<readonly Row[]> {
  const rounds = await roundsOf('throw')
  const against = (what: string, of: string, to: string, target?: Target): Row =>
    timeRow(what, rounds, of, to, target)
  return [
    against('throw NotFound, of the floor', 'throw', 'floor', { atMost: 1.15 }),
    against('unknown error, of HTTPException + onError', 'unknown', 'HTTPException', { atMost: 1 }),
    against('throw NotFound, of return c.json', 'throw', 'return'),
    against('… another detail each time', 'throw varied', 'return varied'),
    against('… async', 'throw async', 'return async'),
    against('throw NotFound, of the same bytes and fields', 'throw', 'return the same fields'),
    against('throw NotFound, of HTTPException + onError', 'throw', 'HTTPException'),
    against('throw NotFound, of http-errors + onError', 'throw', 'http-errors'),
    against('new NotFound(message) alone, of return c.json', 'new NotFound', 'return'),
  ]
}

/** The rows of the happy path that the README states. */
export const HAPPY_SYNC = 'happy path, over bare Hono'
export const HAPPY_ASYNC = 'happy path of an async handler, over bare Hono'

/** The happy path, over bare Hono. */
export async function happySection(): Promise<readonly Row[]> {
  const rounds = await roundsOf('happy')
  const over = (what: string, which: string, atMost: number, bare = which): Row =>
    differenceRow(what, rounds, `wrapped ${which}`, `bare ${bare}`, atMost)
  return [
    over(HAPPY_SYNC, 'sync', 40),
    over('happy path of a route with throws, over bare Hono', 'with throws', 100, 'sync'),
    over(HAPPY_ASYNC, 'async', 150),
    timeRow(
      'happy path behind a middleware, of bare Hono',
      rounds,
      'wrapped behind a middleware',
      'bare behind a middleware'
    ),
  ]
}

/** What differs between two runs of the same code: less is no difference. */
const NOISE = 0.02

/** The preset `./tiny`, in the time of the main entry. */
export async function presetSection(): Promise<readonly Row[]> {
  const rounds = await roundsOf('presets')
  const target = { atMost: 1 + NOISE }
  return ['throw', 'unknown', 'happy'].map((which) =>
    timeRow(`/tiny ${which}, of main`, rounds, `tiny ${which}`, `main ${which}`, target)
  )
}

/** 404 and 405 without a throw, in the time of Hono's own. */
export async function unroutedSection(): Promise<readonly Row[]> {
  const rounds = await roundsOf('unrouted')
  return [
    timeRow('unrouted 404 in-process, of Hono’s', rounds, 'wrapped 404', 'bare 404'),
    timeRow('405 in-process, of hono/method-not-allowed', rounds, 'wrapped 405', 'peer 405'),
  ]
}

/** The other bodies, in the time of problem+json. */
export async function pageSection(): Promise<readonly Row[]> {
  const rounds = await roundsOf('page')
  return ['html', 'text', 'xml', 'json'].map((name) =>
    timeRow(`${name} in-process, of problem+json`, rounds, name, 'no preference')
  )
}
