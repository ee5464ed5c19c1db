/** Medians and ratios of what was measured in rounds. */

/** The middle of some numbers; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2
}

/** The median of the ratios of each round, and how far the middle half of them is spread. */
export interface Ratio {
  readonly ratio: number
  /** The lower and the upper quartile. */
  readonly spread: readonly [number, number]
}

/** Compares round by round: what was slow for both in one round cancels out. */
export function ratioOf(of: readonly number[], to: readonly number[]): Ratio {
  const ratios = of.map((value, round) => value / (to[round] ?? NaN)).toSorted((a, b) => a - b)
  const quartile = (part: number): number => ratios[Math.round((ratios.length - 1) * part)] ?? NaN
  return { ratio: median(ratios), spread: [quartile(0.25), quartile(0.75)] }
}
