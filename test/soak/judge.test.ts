/** What a soak accepts of the measurements: the second half decides, each metric by its limit. */
import { describe, expect, test } from 'vitest'
import { FEWEST_SAMPLES, judge, type TimedSample } from './judge.ts'

const sampleAt = (minutes: number, changes: Partial<TimedSample>): TimedSample => ({
  minutes,
  heap: 20e6,
  reserved: 30e6,
  rss: 100e6,
  external: 3e6,
  resources: { TCPServerWrap: 2, PipeWrap: 3 },
  sockets: 0,
  delay: 10,
  ...changes,
})

/** A sample each minute, changed by its number. */
const run = (change: (minute: number) => Partial<TimedSample>): readonly TimedSample[] =>
  Array.from({ length: 30 }, (_, minute) => sampleAt(minute, change(minute)))

const failuresOf = (samples: readonly TimedSample[]) =>
  judge(samples)
    .filter(({ isFailure }) => isFailure)
    .map(({ name, verdict }) => `${name} ${verdict}`)

describe('judge', () => {
  test('samples that do not change are flat', () => {
    expect(failuresOf(run(() => ({})))).toEqual([])
    expect(new Set(judge(run(() => ({}))).map(({ verdict }) => verdict))).toEqual(new Set(['flat']))
  })

  test.each([
    ['heap', (minute: number) => ({ heap: 20e6 + 200e3 * minute })],
    ['external memory', (minute: number) => ({ external: 3e6 + 200e3 * minute })],
    ['memory outside of the heap', (minute: number) => ({ rss: 100e6 + 2e6 * minute })],
    ['handles', (minute: number) => ({ resources: { TCPServerWrap: 2, Timeout: minute } })],
    ['open connections', (minute: number) => ({ sockets: minute })],
    ['event-loop delay', (minute: number) => ({ delay: 10 + 2 * minute })],
  ])('%s that grows by twice its limit is the only failure', (name, change) => {
    expect(failuresOf(run(change))).toEqual([`${name} grows`])
  })

  test('what grows in the first half only is no failure', () => {
    expect(failuresOf(run((minute) => ({ heap: 20e6 + 1e6 * Math.min(minute, 14) })))).toEqual([])
  })

  test('noise that does not tell is a failure of memory, and none of the delay, which others cause', () => {
    const noise = (minute: number) => (minute % 2 === 0 ? 1 : -1)
    expect(failuresOf(run((minute) => ({ heap: 20e6 + 9e6 * noise(minute) })))).toEqual([
      'heap undecided',
    ])
    expect(failuresOf(run((minute) => ({ delay: 100 + 90 * noise(minute) })))).toEqual([])
  })

  test('fewer samples than can be judged are refused', () => {
    const few = run(() => ({})).slice(0, FEWEST_SAMPLES - 2)
    expect(() => judge(few)).toThrow('A slope needs at least 6 points; received 5.')
  })
})
