/** Asks all probes, one after the other, and collects what is found. */
import { messageProbes } from '../probes/message-probes.ts'
import { METHODS, pathProbes, UNKNOWN_METHOD } from '../probes/path-probes.ts'
import type { Probe } from '../probes/probe.ts'
import { commandOf } from '../report/command.ts'
import { Findings } from '../report/findings.ts'
import type { Finding, ProtocolUse, Unanswered } from '../report/report.ts'
import { ask, type Exchange } from './ask.ts'
import { AppSignature } from './below-app.ts'
import { judge, unansweredReason } from './judge.ts'
import { detectProtocols } from './protocols.ts'
import type { Target } from './target.ts'
import { NothingAsked } from './wrong-usage.ts'

/** How far a run is. */
export interface Progress {
  /** How many probes are done. */
  readonly done: number
  /** How many probes there are. */
  readonly total: number
  /** The probe that is sent now, in a few words. */
  readonly request: string
}

export interface RunOptions {
  readonly target: Target
  /** The first one is not there. */
  readonly paths: readonly [missing: string, ...others: string[]]
  readonly methods: readonly string[]
  readonly unsafe: boolean
  readonly timeoutMs: number
  readonly mostExchanges: number
  readonly onProgress: ((progress: Progress) => void) | undefined
}

export interface Outcome {
  readonly findings: readonly Finding[]
  readonly exchanges: number
  readonly protocols: readonly ProtocolUse[]
  readonly unanswered: readonly Unanswered[]
  readonly skipped: number
}

/** After so many requests without a response, in a row and in all, a group of probes is given up. */
const MOST_IN_A_ROW = 3
const MOST_UNANSWERED = 10
const MOST_LISTED = 20

/** A server that closes does it at once. Waiting for one that has not closed so often is a loss. */
const GRACE = 1000
const SHORT_GRACE = 100
const MOST_KEPT_OPEN = 3

/** @throws {NothingAsked} if the server cannot be reached, or sends no response at all. */
export async function run(options: RunOptions): Promise<Outcome> {
  const { target, paths, timeoutMs } = options
  const protocols = await detectProtocols(target, paths[0], timeoutMs)
  const groups = groupsOf(options, protocols)
  const state = new RunState(options, groups.flat().length)
  for (const group of groups) await state.askAll(group)
  return {
    ...state.outcome(),
    protocols: [
      { protocol: 'HTTP/1.0', offered: protocols.http1 },
      { protocol: 'HTTP/1.1', offered: protocols.http1 },
      { protocol: 'HTTP/2', offered: protocols.http2 },
    ],
  }
}

function groupsOf(
  { target, paths, methods, unsafe }: RunOptions,
  protocols: { readonly http1: boolean; readonly http2: boolean }
): readonly (readonly Probe[])[] {
  const { authority } = target
  const groups = paths.map((path, index) =>
    pathProbes({
      ...protocols,
      target: path,
      authority,
      methods,
      // Nothing can be changed where nothing is.
      unsafe: unsafe || index === 0,
    })
  )
  if (!protocols.http1) return groups
  const isAsked = ({ method }: Probe) =>
    methods.includes(METHODS.includes(method) ? method : UNKNOWN_METHOD)
  return [...groups, messageProbes(paths[0], authority).filter(isAsked)]
}

const isPersistent = (probe: Probe) =>
  probe.kind === 'message' && (probe.version === '2' || probe.keepAlive === true)

class RunState {
  readonly #options: RunOptions
  readonly #total: number
  readonly #findings: Findings
  readonly #app = new AppSignature()
  readonly #unanswered: Unanswered[] = []
  #done = 0
  #exchanges = 0
  #answered = 0
  #keptOpen = 0
  #skipped = 0
  #reason = 'it sent no response'

  constructor(options: RunOptions, total: number) {
    this.#options = options
    this.#total = total
    this.#findings = new Findings(options.target)
  }

  async askAll(probes: readonly Probe[]): Promise<void> {
    let inARow = 0
    let inAll = 0
    for (const [index, probe] of probes.entries()) {
      const { onProgress, mostExchanges } = this.#options
      const isGivenUp = inARow >= MOST_IN_A_ROW || inAll >= MOST_UNANSWERED
      if (isGivenUp || this.#exchanges >= mostExchanges) {
        this.#skipped += probes.length - index
        this.#done += probes.length - index
        return
      }
      onProgress?.({ done: this.#done, total: this.#total, request: probe.name })
      // One at a time: load is not what is tested, and some servers limit connections.
      // oxlint-disable-next-line no-await-in-loop
      const isEnded = await this.#ask(probe)
      inARow = isEnded ? 0 : inARow + 1
      if (!isEnded) inAll += 1
      this.#done += 1
    }
  }

  /** @returns whether there was a response that ended in time. */
  async #ask(probe: Probe): Promise<boolean> {
    const { target, timeoutMs } = this.#options
    const graceMs = Math.min(timeoutMs, this.#keptOpen < MOST_KEPT_OPEN ? GRACE : SHORT_GRACE)
    let exchange: Exchange
    try {
      exchange = await ask(probe, { target, timeoutMs, graceMs })
    } catch (error) {
      this.#exchanges += 1
      // Sockets and sessions fail with errors only.
      return this.#leaveUnanswered(probe, (error as Error).message)
    }
    this.#exchanges += exchange.requests
    const [response] = exchange.responses
    const reason = unansweredReason(response, timeoutMs)
    if (reason !== undefined) return this.#leaveUnanswered(probe, reason)
    if (response.status > 0) this.#answered += 1
    if (probe.mayBypassApp !== true && probe.method === 'GET') this.#app.learn(response)
    const belowApp = probe.mayBypassApp === true && this.#app.differs(response)
    this.#findings.add(probe, judge(probe, exchange), belowApp)
    if (!response.closed && !isPersistent(probe)) this.#keptOpen += 1
    return response.complete || response.stop === undefined || response.stop === 'limit'
  }

  #leaveUnanswered(probe: Probe, reason: string): false {
    this.#reason = reason
    if (this.#unanswered.length < MOST_LISTED) {
      const command = commandOf(probe, this.#options.target)
      this.#unanswered.push({ request: probe.name, command, reason })
    }
    return false
  }

  outcome(): Omit<Outcome, 'protocols'> {
    const findings = this.#findings.all()
    if (this.#answered === 0 && findings.length === 0) {
      const { origin } = this.#options.target
      throw new NothingAsked(`Nothing could be asked of ${origin}: ${this.#reason}.`)
    }
    return {
      findings,
      exchanges: this.#exchanges,
      unanswered: this.#unanswered,
      skipped: this.#skipped,
    }
  }
}
