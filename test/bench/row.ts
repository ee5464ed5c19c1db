/** A row of the table: what was measured, beside what it should be. */

/** What a section of the benchmarks finds out. */
export interface Row {
  readonly what: string
  /** Undefined where it could not be measured; `note` says why. */
  readonly measured: number | undefined
  /** `'x'` for ratios. */
  readonly unit: string
  /** None for rows that are only reported. */
  readonly target?: Target
  /** How far the middle half of the rounds is spread, absolute numbers, or why there is no number. */
  readonly note?: string
}

/** At most or at least this much. */
export type Target = { readonly atMost: number } | { readonly atLeast: number }

/** `pass`, `falls short`, or nothing where there is no target. */
export function verdict({ measured, target }: Row): string {
  if (target === undefined) return ''
  if (measured === undefined) return 'not measured'
  const isMet = 'atMost' in target ? measured <= target.atMost : measured >= target.atLeast
  return isMet ? 'pass' : 'falls short'
}

/** The rows as a table in Markdown, its columns aligned. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.what,
    row.measured === undefined ? '-' : `${number(row.measured)} ${row.unit}`,
    targetOf(row),
    verdict(row),
    row.note ?? '',
  ])
  const all = [['what', 'measured', 'target', '', 'note'], ...cells]
  const widths = (all[0] ?? []).map((_, column) =>
    Math.max(3, ...all.map((row) => (row[column] ?? '').length))
  )
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = all
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')
}

function targetOf({ target, unit }: Row): string {
  if (target === undefined) return ''
  return 'atMost' in target ? `≤ ${target.atMost} ${unit}` : `≥ ${target.atLeast} ${unit}`
}

function number(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2)
}
