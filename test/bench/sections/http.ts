/** The same over HTTP, as throughput: every server in a process of its own, one loaded at a time. */

import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { browser } from '../cases/page.ts'
import { generator, load, type Asked } from '../load.ts'
import { dateAndMachine, type DateAndMachine } from '../machine.ts'
import type { Row } from '../row.ts'
import { serve, type Served } from '../served.ts'
import { median, ratioOf } from '../statistics.ts'
import { root } from '../worker.ts'

const ROUNDS = Number(process.env['BENCH_HTTP_ROUNDS'] ?? 5)
const SECONDS = 1

interface Load extends Asked {
  readonly server: string
  readonly status: number
}

const loads = {
  throw: { server: 'ours', path: '/nf', status: 404 },
  'the same bytes': { server: 'the same bytes', path: '/nf', status: 404 },
  floor: { server: 'floor', path: '/nf', status: 404 },
  'throw of tiny': { server: 'tiny', path: '/nf', status: 404 },
  HTTPException: { server: 'HTTPException', path: '/nf', status: 404 },
  'http-errors': { server: 'http-errors', path: '/nf', status: 404 },
  Fastify: { server: 'Fastify', path: '/nf', status: 404 },
  Koa: { server: 'Koa', path: '/nf', status: 404 },
  Express: { server: 'Express', path: '/nf', status: 404 },
  'node:http': { server: 'node:http', path: '/nf', status: 404 },
  unknown: { server: 'ours', path: '/unknown', status: 500 },
  html: { server: 'ours', path: '/nf', accept: browser, status: 404 },
  happy: { server: 'ours', path: '/sync', status: 200 },
  'bare happy': { server: 'bare', path: '/sync', status: 200 },
  unrouted: { server: 'ours', path: '/nothing/here', status: 404 },
  'bare unrouted': { server: 'bare', path: '/nothing/here', status: 404 },
  405: { server: 'ours', path: '/books/7', method: 'PUT', status: 405 },
  'method-not-allowed': {
    server: 'method-not-allowed',
    path: '/books/7',
    method: 'PUT',
    status: 405,
  },
} satisfies Record<string, Load>

type Name = keyof typeof loads

/** Throughput may differ by that much between two runs of the same code. */
const NOISE = 0.02

/** What, of, to, at least. */
const comparisons: readonly (readonly [string, Name, Name, number?])[] = [
  ['throw, of the floor', 'throw', 'floor', 0.97],
  ['throw, of returning the same bytes and fields', 'throw', 'the same bytes', 0.88],
  ['throw with /tiny, of main', 'throw of tiny', 'throw', 1 - NOISE],
  ['happy path, of bare Hono', 'happy', 'bare happy', 0.98],
  ['unknown error, of HTTPException + onError', 'unknown', 'HTTPException', 1],
  ['throw, of HTTPException + onError', 'throw', 'HTTPException'],
  ['throw, of http-errors + onError', 'throw', 'http-errors'],
  ['throw, of Fastify', 'throw', 'Fastify'],
  ['throw, of Koa', 'throw', 'Koa'],
  ['throw, of Express', 'throw', 'Express'],
  ['throw, of node:http alone', 'throw', 'node:http'],
  ['the floor, of returning the same bytes and fields', 'floor', 'the same bytes'],
  ['unrouted 404, of Hono’s', 'unrouted', 'bare unrouted'],
  ['405, of hono/method-not-allowed', 405, 'method-not-allowed'],
  ['HTML, of JSON', 'html', 'throw'],
]

/** Loads all in rounds, and compares. */
export async function httpSection(): Promise<readonly Row[]> {
  const names = new Set<string>(Object.values(loads).map(({ server }) => server))
  const servers = new Map<string, Served>()
  try {
    for (const name of names) servers.set(name, await serve(name))
    await check(servers)
    const rounds = await measured(servers)
    keep(rounds)
    return comparisons.map(([what, of, to, least]) =>
      row(what, rounds[of] ?? [], rounds[to] ?? [], least)
    )
  } finally {
    await Promise.all([...servers.values()].map((server) => server.stop()))
  }
}

/** One load of one server. */
interface Measured {
  readonly requestsPerSecond: number
  /** Microseconds of CPU time of the server a request: other programs do not count in. */
  readonly cpuTime: number
}

type Rounds = Readonly<Record<string, readonly Measured[]>>

async function measured(servers: ReadonlyMap<string, Served>): Promise<Rounds> {
  const rounds: Record<string, Measured[]> = {}
  // The first round only warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, asked] of Object.entries<Load>(loads)) {
      const server = serverOf(servers, asked)
      const before = await server.cpuTime()
      const { requests, requestsPerSecond } = await load(server.port, asked, SECONDS)
      const cpuTime = ((await server.cpuTime()) - before) / requests
      if (round > 0) (rounds[name] ??= []).push({ requestsPerSecond, cpuTime })
    }
  }
  return rounds
}

function serverOf(servers: ReadonlyMap<string, Served>, { server }: Load): Served {
  const served = servers.get(server)
  if (served === undefined) throw new Error(`No server '${server}'.`)
  return served
}

/** Nothing is compared that is not alike: the statuses, and to the byte what is returned by hand. */
async function check(servers: ReadonlyMap<string, Served>): Promise<void> {
  const answers = new Map<string, string>()
  for (const [name, asked] of Object.entries<Load>(loads)) {
    const { path, status, method = 'GET', accept } = asked
    const response = await fetch(`http://127.0.0.1:${serverOf(servers, asked).port}${path}`, {
      method,
      ...(accept !== undefined && { headers: { accept } }),
    })
    assert.equal(response.status, status, name)
    const fields = [...response.headers].filter(([field]) => field !== 'date')
    answers.set(name, JSON.stringify([fields, await response.text()]))
  }
  assert.equal(answers.get('throw'), answers.get('the same bytes'))
  assert.equal(answers.get('floor'), answers.get('the same bytes'))
  assert.equal(answers.get('node:http'), answers.get('the same bytes'))
}

/** What is kept of the rounds for the chart and the README. */
export interface Throughputs extends DateAndMachine {
  readonly generator: string
  /** How many rounds each number is the median of. */
  readonly rounds: number
  /** Requests in a second, by the name of the load. */
  readonly perSecond: Readonly<Record<string, number>>
  /** Requests in a second of CPU time of the server, which neighbours do not change. */
  readonly perCpuSecond: Readonly<Record<string, number>>
}

function keep(rounds: Rounds): void {
  const kept: Throughputs = {
    ...dateAndMachine(),
    generator: generator(),
    rounds: ROUNDS,
    perSecond: medians(rounds, ({ requestsPerSecond }) => requestsPerSecond),
    perCpuSecond: medians(rounds, ({ cpuTime }) => 1e6 / cpuTime),
  }
  writeFileSync(`${root}test/output/http.json`, `${JSON.stringify(kept, null, 2)}\n`)
}

function medians(
  rounds: Rounds,
  numberOf: (round: Measured) => number
): Readonly<Record<string, number>> {
  const entries = Object.entries(rounds)
  return Object.fromEntries(entries.map(([name, loaded]) => [name, median(loaded.map(numberOf))]))
}

function row(
  what: string,
  of: readonly Measured[],
  to: readonly Measured[],
  least: number | undefined
): Row {
  const throughputs = [of, to].map((rounds) => rounds.map((round) => round.requestsPerSecond))
  const times = [of, to].map((rounds) => rounds.map((round) => round.cpuTime))
  const { ratio, spread } = ratioOf(throughputs[0] ?? [], throughputs[1] ?? [])
  const byTime = ratioOf(times[1] ?? [], times[0] ?? [])
  const thousands = throughputs.map((values) => `${(median(values) / 1000).toFixed(1)}k`)
  const microseconds = times.map((values) => median(values).toFixed(0))
  return {
    what,
    measured: ratio,
    unit: '× throughput',
    note: [
      `${thousands.join(' / ')} a second, ${generator()} (${spread.map(decimals).join('–')})`,
      `by CPU time ${decimals(byTime.ratio)}, ${microseconds.join(' / ')} µs`,
    ].join('; '),
    ...(least !== undefined && { target: { atLeast: least } }),
  }
}

function decimals(value: number): string {
  return value.toFixed(2)
}
