/** What the tests of one row came to, and the table of all rows. */

/** The counts of one row. */
export interface Outcome {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** For each failed test, its name and the message. */
  readonly failures: readonly string[]
}

/** One line of the table. */
export interface RowOutcome extends Outcome {
  readonly name: string
  readonly seconds: number
}

/** What two parts of a row came to. */
export function sumOfOutcomes(one: Outcome, other: Outcome): Outcome {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
    failures: [...one.failures, ...other.failures],
  }
}

/** The table that is printed at the end. */
export function outcomeTable(rows: readonly RowOutcome[]): string {
  const lines = rows.map((row) => [
    row.name,
    String(row.passed),
    String(row.failed),
    String(row.skipped),
    `${row.seconds.toFixed(0)} s`,
  ])
  const head = ['versions', 'passed', 'failed', 'skipped', 'time']
  const widths = head.map((title, column) =>
    Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0))
  )
  const text = (line: readonly string[]): string =>
    line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
  return [head, ...lines].map((line) => text(line).trimEnd()).join('\n')
}

/** The first lines of the failures, at most 20, each with at most 300 characters. */
export function failureLines({ name, failures }: RowOutcome): string {
  const shown = failures.slice(0, 20).map((failure) => `  ${failure.slice(0, 300)}`)
  const left = failures.length - shown.length
  return [`${name}:`, ...shown, ...(left > 0 ? [`  and ${left} more`] : [])].join('\n')
}
