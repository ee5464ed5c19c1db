/** The judge of the soak: a leak of known size is found, and noise is no leak. */
import { describe, expect, test } from 'vitest'
import { randomOf } from './random.ts'
import { slopeOf, verdictOf, type Point } from './slope.ts'

const LIMIT = 100

/** Samples of a value that grows by a number of kB a minute, with noise of a seed. */
function samples(
  growth: number,
  noise: (next: () => number, before: number) => number,
  seed = 1,
  count = 60
): readonly Point[] {
  const { next } = randomOf(seed)
  let before = 0
  return Array.from({ length: count }, (_, index) => {
    before = noise(next, before)
    const minutes = index / 4
    return { minutes, value: 20_000 + growth * minutes + before }
  })
}

const silent = (): number => 0
/** ±500 kB, independent of each other. */
const white = (next: () => number): number => (next() - 0.5) * 1000
/** Each sample keeps 80 % of the deviation before it, as a heap that is collected now and then. */
const correlated = (next: () => number, before: number): number =>
  0.8 * before + (next() - 0.5) * 600
/** Grows for eleven samples and falls back at the twelfth. */
const sawtooth = (_next: () => number, before: number): number => (before >= 550 ? 0 : before + 50)
const seeds = Array.from({ length: 200 }, (_, index) => index + 1)

const verdicts = (growth: number, noise: Parameters<typeof samples>[1]): readonly string[] =>
  seeds.map((seed) => verdictOf(slopeOf(samples(growth, noise, seed)), LIMIT))

describe('slopeOf', () => {
  test('the slope of a line is its growth a minute, with an interval of no width', () => {
    expect(slopeOf(samples(40, silent))).toEqual({
      perMinute: expect.closeTo(40, 9),
      lower: expect.closeTo(40, 6),
      upper: expect.closeTo(40, 6),
    })
    expect(slopeOf(samples(0, silent))).toEqual({ perMinute: 0, lower: 0, upper: 0 })
  })

  test('the interval of eight points is the one of a table of the t distribution', () => {
    // 6 degrees of freedom: t = 2.447. The residuals alternate, so that the interval is not widened.
    const points = [1, -1, 1, -1, -1, 1, -1, 1].map((value, minutes) => ({ minutes, value }))
    const { perMinute, upper } = slopeOf(points)
    expect(perMinute).toBeCloseTo(0, 9)
    expect(upper).toBeCloseTo(2.447 * Math.sqrt(8 / 6 / 42), 2)
  })

  test.each([
    ['white', white],
    ['correlated', correlated],
  ] as const)(
    'the interval of %s noise contains the true slope for 9 of 10 seeds',
    (_name, noise) => {
      const hits = seeds.filter((seed) => {
        const { lower, upper } = slopeOf(samples(70, noise, seed))
        return lower <= 70 && 70 <= upper
      })
      expect(hits.length).toBeGreaterThanOrEqual(180)
    }
  )

  test('fewer than six points, and points of one time, are refused', () => {
    expect(() => slopeOf(samples(1, silent, 1, 5))).toThrow(
      new RangeError('A slope needs at least 6 points; received 5.')
    )
    expect(() => slopeOf(Array.from({ length: 9 }, () => ({ minutes: 1, value: 1 })))).toThrow(
      new RangeError('A slope needs points of different times.')
    )
  })
})

describe('verdictOf', () => {
  test.each([
    ['white', white],
    ['correlated', correlated],
  ] as const)(
    'a leak of four times the limit in %s noise is found for every seed',
    (_name, noise) => {
      expect(new Set(verdicts(4 * LIMIT, noise))).toEqual(new Set(['grows']))
    }
  )

  test.each([
    ['white', white],
    ['correlated', correlated],
    ['sawtooth', sawtooth],
  ] as const)('%s noise without a leak never grows', (_name, noise) => {
    expect(verdicts(0, noise)).not.toContain('grows')
  })

  test('noise that is small beside the limit is flat for every seed', () => {
    expect(new Set(verdicts(0, (next) => white(next) / 5))).toEqual(new Set(['flat']))
  })

  test('what falls is flat, though it falls by more than the limit', () => {
    expect(verdictOf(slopeOf(samples(-500, silent)), LIMIT)).toBe('flat')
  })

  test('a slope whose interval contains the limit is undecided', () => {
    expect(verdictOf({ perMinute: 90, lower: 60, upper: 120 }, LIMIT)).toBe('undecided')
    expect(verdictOf({ perMinute: 100, lower: 100, upper: 100 }, LIMIT)).toBe('flat')
  })
})
