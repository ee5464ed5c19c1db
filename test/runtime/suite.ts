/** The conformance suite: the same requests to every runtime, before the same referee. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exchangeRaw, type WireResponse } from '../../src/conformance/clients/raw-client.ts'
import { belowLimits } from './below.ts'
import { judge, type Case, type Channel, type Finding } from './case.ts'
import { otherCases, statusCases, thrownCases } from './cases.ts'
import { compressedCase, connectionCases } from './connection-cases.ts'
import { limits } from './all-limits.ts'
import { exchangePipeline, pipelines } from './pipeline.ts'
import { isError } from './promises.ts'
import { outcomeOf, rawCases } from './raw-cases.ts'
import { Recorder } from './record.ts'
import type { Running, Runtime } from './runtimes.ts'

/** What came, and what it came to. */
interface Exchanged {
  readonly one: Case
  readonly channel: Channel
  readonly response: WireResponse
  readonly twin?: WireResponse | undefined
}

/** Describes the tests of one runtime. */
export function describeConformance(runtime: Runtime): void {
  const { name, title, channels } = runtime
  const recorder = new Recorder(name)
  let running: Running

  /** What is neither right nor a known limit. */
  const findingsOf = ({ one, channel, response, twin }: Exchanged): readonly Finding[] =>
    recorder.take({ one, channel, response }, judge(one, channel, response, twin))

  const isWire = channels.includes('1.1')
  const cases = [
    ...statusCases(channels),
    ...thrownCases(channels),
    ...otherCases,
    compressedCase,
    ...(isWire ? connectionCases : []),
  ]
  const rows = cases.flatMap((one) =>
    (one.channels ?? channels)
      .filter((channel) => channels.includes(channel))
      .map((channel) => [one.title, channel, one] as const)
  )
  const rawRows =
    isWire && !runtime.isProxied ? rawCases.map((row) => [row.title, row] as const) : []
  const pipelineRows = pipelines
    .filter(({ isLong }) => isWire && !(isLong && runtime.isProxied))
    .map((row) => [row.title, row] as const)
  const known = limits
    .filter((limit) => limit.runtime === name && !limit.isRace)
    .flatMap((limit) => limit.rules.map((rule) => [limit.happens, rule, limit] as const))

  describe(`the conformance of ${title}`, () => {
    beforeAll(async () => {
      running = await runtime.start()
    }, 60_000)
    afterAll(async () => {
      await running.stop()
      recorder.write(title, running.version)
    })

    test.each(rows)(
      `The app on ${title} keeps every rule: %s (over %s)`,
      async (_title, channel, one) => {
        const { request } = one
        const response = await running.exchange(channel, request)
        const twin =
          request.method === 'HEAD'
            ? await running.exchange(channel, { ...request, method: 'GET' })
            : undefined
        expect(findingsOf({ one, channel, response, twin })).toEqual([])
      }
    )

    test.each(rawRows)(
      `${title} treats a request with %s as the rules or the list of limits say`,
      async (what, { bytes, statuses }) => {
        const response = await exchangeRaw(running.port ?? 0, bytes, 1000)
        const outcome = outcomeOf(response)
        const right = statuses.map((status) => `${status} of the app`)
        const limit = belowLimits.find((one) => one.runtime === name && one.request === what)
        expect(String(response.raw)).not.toMatch(/secret/)
        // What is right is no limit, and has to leave the list.
        expect(limit ? [limit.happens] : right).toContain(outcome)
        expect(limit ? right : []).not.toContain(outcome)
        if (!outcome.endsWith('app')) return
        const { method, version } = response.request
        // 499 is for the log. workerd alone gives the error of a client that left while it is there.
        const exemptRules = outcome.startsWith('499') ? ['A-REGISTERED'] : []
        const one = { title: what, request: { method, target: '/' }, promises: [], exemptRules }
        expect(findingsOf({ one, channel: version, response })).toEqual([])
      }
    )

    test.each(pipelineRows)(
      `${title} responds to pipelined requests in order: %s`,
      async (what, { requests, statuses }) => {
        const responses = await exchangePipeline(running.port ?? 0, requests)
        // RFC 9112 §9.6: nothing comes after the response that says so.
        const last = responses.findIndex(({ field }) => field('connection') === 'close')
        expect(responses.map(({ status }) => status)).toEqual(statuses.slice(0, last + 1))
        for (const [index, response] of responses.entries()) {
          const request = requests[index] ?? { method: 'GET', target: '/' }
          // What HEAD would have been is not asked here.
          const promises = isError(response.status).filter(
            ({ id }) => id !== 'OWN-LENGTH' || request.method !== 'HEAD'
          )
          const one = { title: what, request, promises, exemptRules: ['A-RESERVED'] }
          expect(findingsOf({ one, channel: '1.1', response })).toEqual([])
        }
      }
    )

    test.each(known)(`${title} still has the limit: %s (%s)`, (_happens, rule, limit) => {
      expect(recorder.hasShown(limit, rule)).toBe(true)
    })

    test(`${title} writes nothing to standard error but its own messages on cut content`, () => {
      expect(running.complaints().replaceAll(runtime.murmurs, '').trim()).toBe('')
    })
  })
}
