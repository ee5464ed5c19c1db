/** How fast a measured value grows, and how sure that is: a linear regression with its interval. */

/** A value at a time. */
export interface Point {
  readonly minutes: number
  readonly value: number
}

/** The slope of a line through points, in units of the value per minute. */
export interface Slope {
  readonly perMinute: number
  /** The 95 % confidence interval. */
  readonly lower: number
  readonly upper: number
}

/** What a slope says about its limit. */
export type Verdict = 'flat' | 'grows' | 'undecided'

/** A line and the scatter around it cannot be estimated from fewer. */
export const FEWEST_POINTS = 6

/**
 * Fits a line by least squares.
 *
 * Samples of memory depend on the sample before them, which makes the usual interval too narrow. It is
 * widened by the correlation of neighbouring residuals, as for an AR(1) process.
 *
 * @throws {RangeError} if there are fewer than 6 points, or all have the same time.
 */
export function slopeOf(points: readonly Point[]): Slope {
  const { length } = points
  if (length < FEWEST_POINTS) {
    throw new RangeError(`A slope needs at least ${FEWEST_POINTS} points; received ${length}.`)
  }
  const meanTime = mean(points.map(({ minutes }) => minutes))
  const meanValue = mean(points.map(({ value }) => value))
  const spread = sum(points.map(({ minutes }) => (minutes - meanTime) ** 2))
  if (spread === 0) throw new RangeError('A slope needs points of different times.')
  const covered = sum(
    points.map(({ minutes, value }) => (minutes - meanTime) * (value - meanValue))
  )
  const perMinute = covered / spread
  const residuals = points.map(
    ({ minutes, value }) => value - meanValue - perMinute * (minutes - meanTime)
  )
  const scatter = sum(residuals.map((residual) => residual ** 2))
  const freedom = length - 2
  const error = Math.sqrt(scatter / freedom / spread) * widening(residuals, scatter)
  const reach = quantile(freedom) * error
  return { perMinute, lower: perMinute - reach, upper: perMinute + reach }
}

/** Compares the whole interval with the limit: a run that is too short to tell is neither. */
export function verdictOf({ lower, upper }: Slope, limit: number): Verdict {
  if (lower > limit) return 'grows'
  return upper <= limit ? 'flat' : 'undecided'
}

/** √((1 + r) / (1 - r)) for the correlation r of neighbouring residuals; never below 1. */
function widening(residuals: readonly number[], scatter: number): number {
  if (scatter === 0) return 1
  const products = residuals.slice(1).map((residual, index) => residual * (residuals[index] ?? 0))
  const observed = sum(products) / scatter
  // Beside a fitted line, the observed correlation is too low by about (2 + 4r) / n.
  const { length } = residuals
  const correlation = (observed + 2 / length) / (1 - Math.min(4 / length, 0.5))
  // A correlation near 1 is a curve, whose interval would be infinite.
  const bounded = Math.min(Math.max(correlation, 0), 0.95)
  return Math.sqrt((1 + bounded) / (1 - bounded))
}

/** The 97.5 % quantile of Student's t: Cornish and Fisher's expansion, right to 0.5 % from 4 degrees. */
function quantile(freedom: number): number {
  const z = 1.959_964
  const first = (z ** 3 + z) / 4
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384
  return z + first / freedom + second / freedom ** 2 + third / freedom ** 3
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length
}
