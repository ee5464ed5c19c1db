/** The result of a soak, for people. */
import type { Judgement } from './judge.ts'
import type { SoakResult } from './soak.ts'

/** Tables of what was measured and of the traffic, and what is wrong. */
export function reportOf({ judgements, counts, logged, failures, seed }: SoakResult): string {
  const measured = judgements.map(({ name, unit, early, late, slope, limit, verdict }) => [
    name,
    amount(early, unit),
    amount(late, unit),
    `${slope.perMinute.toFixed(2)} (${slope.lower.toFixed(2)} to ${slope.upper.toFixed(2)})`,
    `${limit} ${unit}`,
    verdict,
  ])
  const traffic = Object.entries(counts)
    .toSorted()
    .map(([kind, count]) => [kind, String(count)])
  const head = ['second half', 'at first', 'at last', 'growth a minute (95 %)', 'limit', '']
  return [
    table([head, ...measured]),
    table([['traffic', 'count'], ...traffic, ['errors in the log, as expected', String(logged)]]),
    failures.length === 0
      ? `Nothing grows, and every response was right. The seed was ${seed}.`
      : `${failures.map((failure) => `- ${failure}`).join('\n')}\n\nThe soak fails. The seed was ${seed}.`,
  ].join('\n\n')
}

function amount(value: number, unit: Judgement['unit']): string {
  return `${value.toFixed(unit === 'kB' ? 0 : 1)} ${unit}`
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length))
  )
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()
    )
    .join('\n')
}
