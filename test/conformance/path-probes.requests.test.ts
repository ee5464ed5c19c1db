import { expect, test } from 'vitest'
import { expectations } from '../../src/conformance/probes/expectations.ts'
import { messageProbes } from '../../src/conformance/probes/message-probes.ts'
import { METHODS, pathProbes } from '../../src/conformance/probes/path-probes.ts'
import type { PathProbeOptions } from '../../src/conformance/probes/path-probes.ts'
import type { Probe } from '../../src/conformance/probes/probe.ts'
import { commandOf } from '../../src/conformance/report/command.ts'
import { parseTarget } from '../../src/conformance/run/target.ts'

const target = parseTarget('http://127.0.0.1:3000', false)
const options: PathProbeOptions = {
  target: "/it's?a=1",
  authority: target.authority,
  methods: METHODS,
  unsafe: true,
  http1: true,
  http2: true,
}
const statuses = Array.from({ length: 500 }, (_, index) => index + 100)

const dumped = (probe: Probe) => {
  const { expectations: asked = [], ...rest } = probe
  const shown = JSON.stringify({ ...rest, ids: asked.map(({ id }) => id) })
  // A run of one letter shows nothing that its length does not show.
  const short = shown.replace(/(.)\1{99,}/g, (run, char: string) => `${char}×${run.length}`)
  return `${short}\n${commandOf(probe, target).replace(/(.)\1{150,}/g, '$1…')}\n`
}

test('The probes of a path are these requests, with these commands.', async () => {
  const text = pathProbes(options).map(dumped).join('\n')
  await expect(text).toMatchFileSnapshot('expected/path-probes.txt')
})

test('The probes that are malformed or too large are these requests, with these commands.', async () => {
  const text = messageProbes('/a', target.authority).map(dumped).join('\n')
  await expect(text).toMatchFileSnapshot('expected/message-probes.txt')
})

test.each<[string, Partial<PathProbeOptions>, string[]]>([
  ['safe methods without unsafe', { unsafe: false }, ['GET', 'HEAD', 'OPTIONS']],
  ['the methods asked for', { methods: ['POST'] }, ['POST']],
  ['nothing without a version', { http1: false, http2: false }, []],
])('The probes of a path have %s.', (_title, changed, methods) => {
  const found = pathProbes({ ...options, ...changed }).map(({ method }) => method)
  expect([...new Set(found)]).toEqual(methods)
})

test('The probes of a path have one version if the server has one.', () => {
  const versions = (changed: Partial<PathProbeOptions>) => [
    ...new Set(
      pathProbes({ ...options, ...changed }).map((one) =>
        one.kind === 'message' ? one.version : one.kind
      )
    ),
  ]
  expect(versions({ http2: false })).toEqual(['1.1', 'pipeline', '1.0'])
  expect(versions({ http1: false })).toEqual(['2'])
})

test('The methods that can be sent are these.', () => {
  expect(METHODS).toEqual(['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS', 'UNKNOWN'])
})

test('Each expectation is met by these statuses, and has this message otherwise.', async () => {
  const asked = [...pathProbes(options), ...messageProbes('/a', 'a')].flatMap(
    (probe) => probe.expectations ?? []
  )
  const lines = expectations.map(({ id, level, section, message }) => {
    const isMet = asked.find((one) => one.id === id)?.isMet
    const met = statuses.filter((status) => isMet?.(status))
    const unmet = statuses.filter((status) => isMet?.(status) === false)
    const fewer = met.length > 50 ? `not ${shortened(unmet)}` : met.join(' ')
    const text = `${level} ${id} ${section}: ${message(418)}`
    return isMet === undefined ? text : `${text}\n  met by: ${fewer}`
  })
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('expected/expectations.txt')
})

const shortened = (some: readonly number[]) =>
  some.length > 50 ? `${some[0]} to ${some.at(-1)} (${some.length})` : some.join(' ')
